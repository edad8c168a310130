// Without the module: the caller hands it over, from wherever the caller serves it.
export * from "./facade.mjs";
export { init, initSync } from "./instance.mjs";

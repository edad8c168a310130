// Without the modules: the caller hands them over, from wherever the caller serves them.
export * from "./facade.mjs";
export * from "./slim-full.mjs";
export { init, initSync } from "./instance.mjs";

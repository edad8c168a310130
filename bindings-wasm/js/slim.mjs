// Without the modules: the caller hands them over, from wherever the caller serves them.
export * from "./facade.mjs";
export * from "./functions.mjs";
export { schema } from "./schema.mjs";
export { init, initSync } from "./instance.mjs";
export { initFull, initFullSync } from "#source";

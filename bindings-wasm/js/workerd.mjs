// For workers: they refuse to compile bytes, and take a module only by a static import.
import module from "./core.wasm";
import { provide } from "./instance.mjs";

provide(() => module);

export * from "./facade.mjs";
export * from "./functions.mjs";
export { schema } from "./schema.mjs";

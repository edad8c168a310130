// The functions of the catalogue for workers: the module comes by a static import.
import module from "./catalogue.wasm";
import { catalogue } from "./catalogue.mjs";

const source = () => module;

/** @type {import("./catalogue.mjs").JsonSchema} */
export const jsonSchema = (...given) => catalogue(source).jsonSchema(...given);
/** @type {import("./catalogue.mjs").OpenApi} */
export const openapi = () => catalogue(source).openapi();
/** @type {import("./catalogue.mjs").Explain} */
export const explain = (code) => catalogue(source).explain(code);

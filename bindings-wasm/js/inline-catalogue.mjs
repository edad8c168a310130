// The functions of the catalogue for the default entry point: the module is inside, as base64.
import base64 from "../pkg/catalogue.wasm";
import { decodeBase64 } from "./base64.mjs";
import { catalogue } from "./catalogue.mjs";

const source = () => decodeBase64(base64);

/** @type {import("./catalogue.mjs").JsonSchema} */
export const jsonSchema = (...given) => catalogue(source).jsonSchema(...given);
/** @type {import("./catalogue.mjs").OpenApi} */
export const openapi = () => catalogue(source).openapi();
/** @type {import("./catalogue.mjs").Explain} */
export const explain = (code) => catalogue(source).explain(code);

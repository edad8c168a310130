// The functions of the catalogue for `orderwire/slim`: the caller hands the module over.
import { catalogue } from "./catalogue.mjs";
import { missing } from "./loader.mjs";

/** @typedef {import("./loader.mjs").ModuleSource} ModuleSource */

const source = () =>
  missing(
    "orderwire/slim needs orderwire/catalogue.wasm for this: " +
      "call initCatalogueSync(bytes) or await initCatalogue(fetch(url))",
  );

/**
 * Takes the module of the catalogue.
 *
 * @param {ModuleSource} module
 */
export function initCatalogueSync(module) {
  catalogue(source).loader.initSync(module);
}

/**
 * Takes the module of the catalogue, also from a response on its way.
 *
 * @param {ModuleSource | Response | Promise<ModuleSource | Response>} module
 */
export function initCatalogue(module) {
  return catalogue(source).loader.init(module);
}

/** @type {import("./catalogue.mjs").JsonSchema} */
export const jsonSchema = (...given) => catalogue(source).jsonSchema(...given);
/** @type {import("./catalogue.mjs").OpenApi} */
export const openapi = () => catalogue(source).openapi();
/** @type {import("./catalogue.mjs").Explain} */
export const explain = (code) => catalogue(source).explain(code);

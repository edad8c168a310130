// The full module of `orderwire/slim`: the caller hands it over.
import { full } from "./full.mjs";
import { missing } from "./loader.mjs";

/** @typedef {import("./loader.mjs").ModuleSource} ModuleSource */

export const source = () =>
  missing(
    "orderwire/slim needs orderwire/full.wasm for this: " +
      "call initFullSync(bytes) or await initFull(fetch(url))",
  );

/**
 * Takes the full module.
 *
 * @param {ModuleSource} module
 */
export function initFullSync(module) {
  full(source).loader.initSync(module);
}

/**
 * Takes the full module, also from a response on its way.
 *
 * @param {ModuleSource | Response | Promise<ModuleSource | Response>} module
 */
export function initFull(module) {
  return full(source).loader.init(module);
}

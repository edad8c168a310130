// The module that checks, in one place for all functions.
import { instantiate } from "../pkg/glue.mjs";
import { Loader, missing } from "./loader.mjs";

/** @typedef {ReturnType<typeof instantiate> & import("./loader.mjs").Instance} Core the functions of src/check.rs */
/** @typedef {import("./loader.mjs").ModuleSource} ModuleSource */

/** @type {Loader<Core>} */
export const loader = new Loader(instantiate, "check", () =>
  missing("orderwire/slim needs its module first: call initSync(bytes) or await init(fetch(url))"),
);

/**
 * Says where the module comes from; for the entry points.
 *
 * @param {() => ModuleSource} source
 */
export function provide(source) {
  loader.provide(source);
}

/**
 * Takes the module that `orderwire/slim` leaves out.
 *
 * @param {ModuleSource} module
 */
export function initSync(module) {
  loader.initSync(module);
}

/**
 * Takes the module that `orderwire/slim` leaves out, also from a response on its way.
 *
 * @param {ModuleSource | Response | Promise<ModuleSource | Response>} module
 */
export function init(module) {
  return loader.init(module);
}

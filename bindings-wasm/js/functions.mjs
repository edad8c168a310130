// The functions of the full module, for every entry point. Each is a declaration of its own that
// nothing but its user refers to, so that a bundler drops it, and the module with the last of them.
//
// `#source` says where the module comes from; build.mjs puts the entry point's own file in its place.
import { source } from "#source";
import { full } from "./full.mjs";
import { schemasOf } from "./schema.mjs";

/** @type {import("./full.mjs").Functions["checkExchange"]} */
export const checkExchange = (...given) => full(source).checkExchange(...given);
/** @type {import("./full.mjs").Functions["checkUpdate"]} */
export const checkUpdate = (...given) => full(source).checkUpdate(...given);
/** @type {import("./full.mjs").Functions["detect"]} */
export const detect = (...given) => full(source).detect(...given);
/** @type {import("./full.mjs").Functions["diagnose"]} */
export const diagnose = (...given) => full(source).diagnose(...given);
/** @type {import("./full.mjs").Functions["build"]} */
export const build = (...given) => full(source).build(...given);
/** @type {import("./full.mjs").Functions["apportionExplained"]} */
export const apportionExplained = (...given) => full(source).apportionExplained(...given);
/** @type {import("./full.mjs").Functions["tax"]} */
export const tax = (...given) => full(source).tax(...given);
/** @type {import("./full.mjs").Functions["inferTaxPct"]} */
export const inferTaxPct = (...given) => full(source).inferTaxPct(...given);
/** @type {import("./full.mjs").Functions["refundNext"]} */
export const refundNext = (...given) => full(source).refundNext(...given);
/** @type {import("./full.mjs").Functions["refundQuantity"]} */
export const refundQuantity = (...given) => full(source).refundQuantity(...given);
/** @type {import("./full.mjs").Functions["compare"]} */
export const compare = (...given) => full(source).compare(...given);
/** @type {import("./full.mjs").Functions["verify"]} */
export const verify = (...given) => full(source).verify(...given);
/** @type {import("./full.mjs").Functions["jsonSchema"]} */
export const jsonSchema = (...given) => full(source).jsonSchema(...given);
/** @type {import("./full.mjs").Functions["format"]} */
export const format = (...given) => full(source).format(...given);
/** @type {import("./full.mjs").Functions["openapi"]} */
export const openapi = (...given) => full(source).openapi(...given);
/** @type {import("./full.mjs").Functions["explain"]} */
export const explain = (...given) => full(source).explain(...given);
/** @type {import("./full.mjs").Functions["serialize"]} */
export const serialize = (...given) => full(source).serialize(...given);
/** @type {import("./full.mjs").Functions["writeback"]} */
export const writeback = (...given) => full(source).writeback(...given);
/** All kinds as Standard Schemas. */
export const schemas = /* @__PURE__ */ schemasOf(jsonSchema);

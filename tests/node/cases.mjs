// What the tests of Node read: the payloads of the examples, and the cases of tests/vectors/check.json.
import { readFileSync } from "node:fs";
import { inCamelCase, sourceOf } from "./vectors.mjs";

const root = new URL("../../", import.meta.url);

/**
 * The bytes of a file in examples/payloads.
 *
 * @param {string} name
 */
export const fileOf = (name) => readFileSync(new URL(`examples/payloads/${name}`, root));

const { cases } = JSON.parse(readFileSync(new URL("tests/vectors/check.json", root), "utf8"));

/** Every payload of the check's vectors with its kind and options, the caller's mistakes left out. */
export const checks = cases
  .filter(({ error }) => error === undefined)
  .map(({ kind, payload, options }) => ({
    kind,
    payload: sourceOf(payload, fileOf),
    options: inCamelCase(options),
  }));

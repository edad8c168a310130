// What the small module does; each function converts in, calls the core, converts out.
import { call } from "./call.mjs";
import { encodeOptions, textOf } from "./options.mjs";
import { marksOf, prepare, write } from "./payload.mjs";
import { readReport } from "./report.mjs";

export { apportion, apportionMany } from "./apportion.mjs";
export { OrderwireError } from "./error.mjs";
export { listOf } from "./list.mjs";
export { checkMany } from "./many.mjs";
export { toAjvErrors, toProblem, toZodIssues } from "./projections.mjs";

/**
 * Every problem of a payload.
 *
 * @param {unknown} kind
 * @param {unknown} payload
 * @param {unknown} [options]
 */
export function check(kind, payload, options) {
  const [name, source, pairs] = [textOf(kind), prepare(payload), encodeOptions(options)];
  return call((core) => {
    const length = write(core, source);
    return readReport(core, core.check(name, length, marksOf(source), pairs));
  });
}

/**
 * Whether a payload has no errors.
 *
 * @param {unknown} kind
 * @param {unknown} payload
 * @param {unknown} [options]
 */
export function isValid(kind, payload, options) {
  const [name, source, pairs] = [textOf(kind), prepare(payload), encodeOptions(options)];
  return call((core) => core.isValid(name, write(core, source), marksOf(source), pairs));
}

/**
 * The values of a payload.
 *
 * @param {unknown} kind
 * @param {unknown} payload
 * @param {unknown} [options]
 */
export function parse(kind, payload, options) {
  const [name, source, pairs] = [textOf(kind), prepare(payload), encodeOptions(options)];
  return JSON.parse(call((core) => core.parse(name, write(core, source), marksOf(source), pairs)));
}

/**
 * What a payload's amounts add up to.
 *
 * @param {unknown} kind
 * @param {unknown} payload
 * @param {unknown} [options]
 */
export function totals(kind, payload, options) {
  const [name, source, pairs] = [textOf(kind), prepare(payload), encodeOptions(options)];
  return JSON.parse(call((core) => core.totals(name, write(core, source), marksOf(source), pairs)));
}

/** The catalogue. */
export function kinds() {
  return JSON.parse(call((core) => core.kinds()));
}

/** The version of this package. */
export function version() {
  return call((core) => core.version());
}

// What `import … from "orderwire"` offers; each function converts in, calls the core, converts out.
import { call } from "./call.mjs";
import { encodeOptions, nameOf } from "./options.mjs";
import { marksOf, prepare, write } from "./payload.mjs";
import { readReport } from "./report.mjs";

export { apportion, apportionExplained } from "./apportion.mjs";
export { OrderwireError } from "./error.mjs";

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
    return readReport(core, core.check(name, length, marksOf(source), pairs), name);
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

/**
 * The answer to a request.
 *
 * @param {unknown} request
 * @param {unknown} facts
 * @param {unknown} [options]
 */
export function writeback(request, facts, options) {
  const [question, store, pairs] = [prepare(request), prepare(facts), encodeOptions(options)];
  return JSON.parse(
    call((core) => {
      const length = write(core, question);
      const more = write(core, store, length);
      return core.writeback(length, marksOf(question), more, marksOf(store), pairs);
    }),
  );
}

/**
 * Proves a trace.
 *
 * @param {unknown} trace
 */
export function verify(trace) {
  const source = prepare(trace);
  call((core) => core.verify(write(core, source)));
}

/** The catalogue. */
export function kinds() {
  return JSON.parse(call((core) => core.kinds()));
}

/**
 * What a code means.
 *
 * @param {unknown} code
 */
export function explain(code) {
  const slug = textOf(code);
  return JSON.parse(call((core) => core.explain(slug)));
}

/** The version of this package. */
export function version() {
  return call((core) => core.version());
}

/**
 * A name for the core, which refuses what is none.
 *
 * @param {unknown} name
 */
function textOf(name) {
  return typeof name === "string" ? name : nameOf(name);
}

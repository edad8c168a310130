// What `import … from "orderwire"` offers; each function converts in, calls the core, converts out.
import { call } from "./call.mjs";
import { encode } from "./encode.mjs";
import { OrderwireError } from "./error.mjs";
import { encodeOptions, nameOf, printOption, textOf } from "./options.mjs";
import { marksOf, prepare, write, writeBoth } from "./payload.mjs";
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

/**
 * Whether an answer fits its question.
 *
 * @param {unknown} operation
 * @param {unknown} request
 * @param {unknown} response
 * @param {unknown} [options]
 */
export function checkExchange(operation, request, response, options) {
  const [question, answer] = [prepare(request), prepare(response)];
  const [name, pairs] = [textOf(operation), encodeOptions(options)];
  return call((core) => {
    const lengths = writeBoth(core, question, answer);
    return readReport(core, core.checkExchange(name, ...lengths, pairs));
  });
}

/**
 * Whether an update may be sent, given the state before it.
 *
 * @param {unknown} kind
 * @param {unknown} previous
 * @param {unknown} next
 * @param {unknown} [options]
 */
export function checkUpdate(kind, previous, next, options) {
  const [before, after] = [prepare(previous), prepare(next)];
  const [name, pairs] = [textOf(kind), encodeOptions(options)];
  return call((core) => {
    const both = writeBoth(core, before, after);
    return readReport(core, core.checkUpdate(name, ...both, pairs));
  });
}

/**
 * The kinds that a payload is likely to be of.
 *
 * @param {unknown} payload
 * @param {unknown} [options]
 */
export function detect(payload, options) {
  const [source, pairs] = [prepare(payload), encodeOptions(options)];
  return JSON.parse(call((core) => core.detect(write(core, source), marksOf(source), pairs)));
}

/**
 * The HTTP message with the payload of the caller's fields.
 *
 * @param {unknown} kind
 * @param {unknown} fields
 * @param {unknown} [options]
 */
export function build(kind, fields, options) {
  const [name, source] = [textOf(kind), prepare(fields)];
  const pairs = encodeOptions(options, printBuildOption);
  return JSON.parse(call((core) => core.build(name, write(core, source), marksOf(source), pairs)));
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
  return JSON.parse(call((core) => core.writeback(...writeBoth(core, question, store), pairs)));
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

/** The version of this package. */
export function version() {
  return call((core) => core.version());
}

/**
 * As other options; headers are an object, which crosses as JSON text.
 *
 * @param {string} name
 * @param {unknown} value
 */
function printBuildOption(name, value) {
  if (name !== "headers") return printOption(name, value);
  // A `Headers`, a `Map` or a list of pairs has no members of its own to print.
  if (typeof value === "object" && value !== null && !(Symbol.iterator in value))
    return encode(value).text;
  const message = `\`headers\` is ${nameOf(value)}; write an object of text`;
  throw new OrderwireError("option.value", message);
}

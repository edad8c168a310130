// The functions of the full module. Nothing here is made before the first call, so that a bundler
// drops all of it where none of these functions is imported.
import { instantiate } from "../pkg/full/glue.mjs";
import { compared, explained } from "./apportion.mjs";
import { callInto } from "./call.mjs";
import { encode } from "./encode.mjs";
import { OrderwireError } from "./error.mjs";
import { Loader } from "./loader.mjs";
import { encodeOptions, nameOf, printOption, textOf } from "./options.mjs";
import { marksOf, prepare, write, writeBoth } from "./payload.mjs";
import { refundNext, refundQuantity } from "./refund.mjs";
import { readReport } from "./report.mjs";
import { taxOf, taxPctOf } from "./tax.mjs";

/** @typedef {ReturnType<typeof instantiate> & import("./loader.mjs").Instance} Module the functions of src/check.rs and src/full.rs */

class Full {
  /** @type {Loader<Module>} */
  loader;

  /** @param {() => import("./loader.mjs").ModuleSource} source */
  constructor(source) {
    this.loader = new Loader(instantiate, "build", source);
  }

  /**
   * The answer to a request.
   *
   * @param {unknown} request
   * @param {unknown} facts
   * @param {unknown} [options]
   */
  writeback(request, facts, options) {
    const [question, store, pairs] = [prepare(request), prepare(facts), encodeOptions(options)];
    return JSON.parse(
      this.#call((core) => core.writeback(...writeBoth(core, question, store), pairs)),
    );
  }

  /**
   * Whether an answer fits its question.
   *
   * @param {unknown} operation
   * @param {unknown} request
   * @param {unknown} response
   * @param {unknown} [options]
   */
  checkExchange(operation, request, response, options) {
    const [question, answer] = [prepare(request), prepare(response)];
    const [name, pairs] = [textOf(operation), encodeOptions(options)];
    return this.#call((core) => {
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
  checkUpdate(kind, previous, next, options) {
    const [before, after] = [prepare(previous), prepare(next)];
    const [name, pairs] = [textOf(kind), encodeOptions(options)];
    return this.#call((core) => {
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
  detect(payload, options) {
    const [source, pairs] = [prepare(payload), encodeOptions(options)];
    return JSON.parse(
      this.#call((core) => core.detect(write(core, source), marksOf(source), pairs)),
    );
  }

  /**
   * What would make the identities of a payload hold.
   *
   * @param {unknown} kind
   * @param {unknown} payload
   * @param {unknown} [options]
   */
  diagnose(kind, payload, options) {
    const [name, source, pairs] = [textOf(kind), prepare(payload), encodeOptions(options)];
    return JSON.parse(
      this.#call((core) => core.diagnose(name, write(core, source), marksOf(source), pairs)),
    );
  }

  /**
   * The HTTP message with the payload of the caller's fields.
   *
   * @param {unknown} kind
   * @param {unknown} fields
   * @param {unknown} [options]
   */
  build(kind, fields, options) {
    const [name, source] = [textOf(kind), prepare(fields)];
    const pairs = encodeOptions(options, printBuildOption);
    return JSON.parse(
      this.#call((core) => core.build(name, write(core, source), marksOf(source), pairs)),
    );
  }

  /**
   * How the shares came about.
   *
   * @param {unknown} total
   * @param {unknown} weights
   * @param {unknown} [options]
   */
  apportionExplained(total, weights, options) {
    return explained(
      (texts, pairs) => this.#call((core) => core.apportionExplained(...texts, pairs)),
      total,
      weights,
      options,
    );
  }

  /**
   * The tax of an order's lines.
   *
   * @param {unknown} amounts
   * @param {unknown} rates
   * @param {unknown} [options]
   */
  tax(amounts, rates, options) {
    return taxOf((...order) => this.#call((core) => core.tax(...order)), amounts, rates, options);
  }

  /**
   * The percentage behind a tax.
   *
   * @param {unknown} tax
   * @param {unknown} base
   * @param {unknown} [options]
   */
  inferTaxPct(tax, base, options) {
    return taxPctOf(
      (...given) => this.#call((core) => core.inferTaxPct(...given)),
      tax,
      base,
      options,
    );
  }

  /**
   * The shares of the next partial refund.
   *
   * @param {unknown} original
   * @param {unknown} refunded
   * @param {unknown} amount
   * @param {unknown} [options]
   */
  refundNext(original, refunded, amount, options) {
    const next = (/** @type {import("./refund.mjs").NextTexts} */ texts) =>
      this.#call((core) => core.refundNext(...texts));
    return refundNext(next, original, refunded, amount, options);
  }

  /**
   * What further units of a line are worth.
   *
   * @param {unknown} amount
   * @param {unknown} quantity
   * @param {unknown} refunded
   * @param {unknown} count
   * @param {unknown} [options]
   */
  refundQuantity(amount, quantity, refunded, count, options) {
    const worth = (/** @type {import("./refund.mjs").QuantityTexts} */ texts) =>
      this.#call((core) => core.refundQuantity(...texts));
    return refundQuantity(worth, amount, { quantity, refunded, count }, options);
  }

  /**
   * What explains somebody else's shares.
   *
   * @param {unknown} total
   * @param {unknown} weights
   * @param {unknown} shares
   * @param {unknown} [options]
   */
  compare(total, weights, shares, options) {
    return compared(
      (texts, found, pairs) => this.#call((core) => core.compare(...texts, found, pairs)),
      total,
      weights,
      shares,
      options,
    );
  }

  /**
   * Proves a trace.
   *
   * @param {unknown} trace
   */
  verify(trace) {
    const source = prepare(trace);
    this.#call((core) => core.verify(write(core, source)));
  }

  /**
   * Values as text, spelled as they were sent.
   *
   * @param {unknown} values
   * @param {unknown} original
   */
  serialize(values, original) {
    const [changed, sent] = [prepare(values), prepare(original)];
    return this.#call((core) => core.serialize(...writeBoth(core, changed, sent)));
  }

  /**
   * The JSON Schema of a kind.
   *
   * @param {unknown} kind
   * @param {unknown} [draft]
   * @param {unknown} [options]
   */
  jsonSchema(kind, draft, options) {
    const [name, version] = [textOf(kind), textOf(draft ?? "2020-12")];
    const pairs = encodeOptions(options);
    return JSON.parse(this.#call((core) => core.jsonSchema(name, version, pairs)));
  }

  /**
   * A report with the lines of its payload.
   *
   * @param {unknown} report
   * @param {unknown} [payload]
   * @param {unknown} [options]
   */
  format(report, payload, options) {
    const [found, given, pairs] = [prepare(report), prepare(payload ?? ""), encodeOptions(options)];
    // What was no text has no lines.
    const text = typeof given === "string" || given instanceof Uint8Array ? given : "";
    return this.#call((core) => {
      const [length, , behind] = writeBoth(core, found, text);
      return core.format(length, behind, pairs);
    });
  }

  /** The OpenAPI document of all vendors. */
  openapi() {
    return JSON.parse(this.#call((core) => core.openapi()));
  }

  /**
   * What a code means.
   *
   * @param {unknown} code
   */
  explain(code) {
    const slug = textOf(code);
    return JSON.parse(this.#call((core) => core.explain(slug)));
  }

  /**
   * The result of `use` on the full module.
   *
   * @template T
   * @param {(instance: Module) => T} use
   * @returns {T}
   */
  #call(use) {
    return callInto(this.loader, use);
  }
}

/** @type {Full | undefined} */
let made;

/**
 * The functions, with their module from where the first call says.
 *
 * @param {() => import("./loader.mjs").ModuleSource} source
 */
export function full(source) {
  return (made ??= new Full(source));
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

/** @typedef {Full} Functions */

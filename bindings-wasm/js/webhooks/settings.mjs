// The options of a handler, held to what there is when it is made: a misspelled callback would
// otherwise never be called.
import { check, OrderwireError, writeback } from "orderwire";
import { callbackName, documented, requestOf, Routes, WRITEBACK } from "./routes.mjs";
import { gatekeeper } from "./ticket.mjs";

const OTHERS = [
  "ticket",
  "operations",
  "prefix",
  "maxBytes",
  "check",
  "writeback",
  "onError",
  "log",
];
const MEBIBYTE = 2 ** 20;

/** @typedef {ReturnType<typeof settingsOf>} Settings */

/** @param {unknown} all */
export function settingsOf(all) {
  if (typeof all !== "object" || all === null)
    throw new OrderwireError(
      "option.missing",
      "there are no options; give callbacks, and the store's `ticket`",
    );
  const options = /** @type {Record<string, any>} */ (all);
  const routes = documented();
  const names = new Map(routes.map(({ operation }) => [callbackName(operation), operation]));
  for (const name of Object.keys(options)) {
    if (names.has(name) || OTHERS.includes(name)) continue;
    const known = [...names.keys(), ...OTHERS].map((each) => `\`${each}\``).join(", ");
    throw new OrderwireError("option.unknown", `\`${name}\` is no option; there are ${known}`);
  }

  /** @type {Map<string, Function>} */
  const callbacks = new Map();
  for (const [name, operation] of names) {
    const callback = functionOf(options, name);
    if (callback !== undefined) callbacks.set(operation, callback.bind(options));
  }
  if (callbacks.size === 0) {
    const message =
      "there is no callback; an operation is served when it has one, such as `onWriteback`";
    throw new OrderwireError("option.missing", message);
  }

  const { prefix = "", maxBytes = MEBIBYTE } = options;
  if (typeof prefix !== "string" || !/^(\/.*[^/])?$/s.test(prefix))
    throw invalid("prefix", "is no path; write it like `/retailops`, without a `/` at its end");
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1)
    throw invalid("maxBytes", "is no whole number of bytes");
  const given = { check: objectOf(options, "check"), writeback: objectOf(options, "writeback") };
  tryOut(given);
  return {
    callbacks,
    routes: new Routes(routes, new Set(callbacks.keys()), options.operations),
    // Not given is not the same as given and undefined, which is an unset variable.
    isAllowed: gatekeeper("ticket" in options ? options.ticket : false),
    prefix,
    maxBytes,
    ...given,
    ...observers(functionOf(options, "onError") ?? print, functionOf(options, "log")),
  };
}

/**
 * Options of other functions, which are to be wrong now rather than at the first request.
 *
 * @param {{ check: object, writeback: object }} given
 */
function tryOut(given) {
  const kind = requestOf(WRITEBACK);
  check(kind, "{}", given.check);
  try {
    writeback("{}", "{}", { ...given.check, ...given.writeback, kind });
  } catch (error) {
    if (!(/** @type {OrderwireError} */ (error).report)) throw error;
  }
}

/**
 * What the store is told, which must not keep the caller from a reply.
 *
 * @param {Function} onError
 * @param {Function} [log]
 */
function observers(onError, log) {
  /** @param {unknown} error @param {object} context */
  const report = (error, context) =>
    guarded(
      () => onError(error, context),
      () => {},
    );
  return {
    onError: report,
    /** @param {object} entry @param {object} context */
    log(entry, context) {
      if (log !== undefined)
        guarded(
          () => log(entry),
          (error) => report(error, context),
        );
    },
  };
}

/**
 * @param {() => unknown} call
 * @param {(error: unknown) => void} failed
 */
function guarded(call, failed) {
  try {
    // A rejection that nobody takes ends a Node process.
    Promise.resolve(call()).catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** @param {any} error */
function print(error) {
  console.error(error?.stack ?? error);
}

/**
 * @param {Record<string, any>} options
 * @param {string} name
 * @returns {Function | undefined}
 */
function functionOf(options, name) {
  const value = options[name];
  if (value === undefined || typeof value === "function") return value;
  throw invalid(name, "is no function");
}

/**
 * @param {Record<string, any>} options
 * @param {string} name
 */
function objectOf(options, name) {
  const value = options[name] ?? {};
  if (typeof value === "object" && !Array.isArray(value)) return value;
  throw invalid(name, "is no object of options");
}

/**
 * @param {string} name
 * @param {string} what
 */
function invalid(name, what) {
  return new OrderwireError("option.value", `\`${name}\` ${what}`);
}

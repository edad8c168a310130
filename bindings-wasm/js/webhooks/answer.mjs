// The store's answer: what its function gives, printed, and held against the request.
import { build, checkExchange, OrderwireError, writeback } from "orderwire";
import { requestOf, responseOf, WRITEBACK } from "./routes.mjs";
import { Refused } from "./reply.mjs";

/** @typedef {import("orderwire").Report} Report */
/** @typedef {import("../web.d.ts").Problem} Problem */

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {import("./routes.mjs").Route} route
 * @param {any} payload
 * @param {Uint8Array} body
 * @param {object} context
 * @param {(about: "request" | "facts" | "answer", report: Report) => void} note
 * @returns {Promise<string>} the text of the answer
 */
export async function answerTo(settings, { operation }, payload, body, context, note) {
  const callback = /** @type {Function} */ (settings.callbacks.get(operation));
  const given = await callback(payload, context);
  if (given instanceof Refused) throw given;
  const answer =
    operation === WRITEBACK
      ? repriced(settings, body, given ?? {}, note)
      : printed(operation, given === undefined ? { events: [] } : given, note);
  const report = checkExchange(`retailops.${operation}`, body, answer);
  note("answer", report);
  if (report.ok) return answer;
  const message = `the answer to \`${operation}\` does not fit its request, and is not sent`;
  throw new OrderwireError("validation", message, { report });
}

/**
 * @param {import("./routes.mjs").Route["operation"]} operation
 * @param {any} fields
 * @param {(about: "answer", report: Report) => void} note
 */
function printed(operation, fields, note) {
  try {
    return build(responseOf(operation), fields).body;
  } catch (error) {
    const { report } = /** @type {OrderwireError} */ (error);
    if (report !== undefined) note("answer", report);
    throw error;
  }
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {Uint8Array} body
 * @param {any} facts
 * @param {(about: "request" | "facts", report: Report) => void} note
 */
function repriced(settings, body, facts, note) {
  const kind = requestOf(WRITEBACK);
  try {
    const options = { ...settings.check, ...settings.writeback, kind };
    return /** @type {string} */ (
      writeback(body, facts, /** @type {any} */ (options)).response_json
    );
  } catch (error) {
    const { report } = /** @type {OrderwireError} */ (error);
    if (report === undefined) throw error;
    const theirs = report.kind === kind;
    note(theirs ? "request" : "facts", report);
    if (theirs) throw new Refused(422, problemsOf(report));
    const refusals = problemsOfFacts(report, facts);
    if (refusals === undefined) throw error;
    throw new Refused(422, refusals);
  }
}

/**
 * The errors of a report about what RetailOps sent: each concerns the value at its pointer.
 *
 * @param {Report} report
 * @returns {Problem[]}
 */
export function problemsOf(report) {
  return errorsOf(report).map(({ code, message, pointer, line, column, found, expected }) => ({
    code,
    message,
    subject: { id: brief(pointer), concept: "json_pointer" },
    details: { pointer: brief(pointer), line, column, found, expected },
  }));
}

/**
 * Facts that do not fit the order, such as a price above the asked one: the caller knows its lines,
 * not the store's facts. None where the facts themselves are wrong, which is the store's mistake.
 *
 * @param {Report} report
 * @param {any} facts
 * @returns {Problem[] | undefined}
 */
function problemsOfFacts(report, facts) {
  const errors = errorsOf(report);
  if (!errors.every(({ code }) => code.startsWith("exchange."))) return undefined;
  return errors.map(({ code, message, pointer, found, expected }) => {
    const corr = facts.line_items?.[/^\/line_items\/(\d+)/.exec(pointer)?.[1] ?? ""]?.corr;
    const subject =
      corr === undefined ? { id: WRITEBACK, concept: "order" } : { id: corr, concept: "line_item" };
    return { code, message, subject, details: { found, expected } };
  });
}

/** A pointer as it is sent and logged: keys may be as long as a body. @param {string} pointer */
export const brief = (pointer) => (pointer.length > 300 ? `${pointer.slice(0, 299)}…` : pointer);

/** @param {Report} report */
const errorsOf = ({ findings }) => findings.filter(({ severity }) => severity === "error");

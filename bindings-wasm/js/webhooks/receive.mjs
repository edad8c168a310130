// A request on its way to the store's function, and the answer back. The order of the steps is a
// decision: nothing of a payload is told to a caller without the ticket, but that it is no JSON.
import { check, OrderwireError, parse } from "orderwire";
import { answerTo, brief, problemsOf } from "./answer.mjs";
import { requireJson } from "./body.mjs";
import { envelopeOf } from "./envelope.mjs";
import { failure, json, problem, Refused, refused } from "./reply.mjs";
import { requestOf } from "./routes.mjs";

/** @typedef {import("./routes.mjs").Route} Route */
/** @typedef {import("./settings.mjs").Settings} Settings */

/**
 * A request, as each platform hands it over.
 *
 * @typedef {object} Incoming
 * @property {string} method
 * @property {string} path below what the handler is mounted at
 * @property {string} origin such as `https://store.example`
 * @property {string} address the whole path, without the query, which may hold the ticket
 * @property {string} query without `?`
 * @property {Headers} headers
 * @property {(most: number) => Promise<Uint8Array>} read the body
 * @property {AbortSignal} signal
 * @property {unknown} request the framework's own
 */

/**
 * What is known of a request so far.
 *
 * @typedef {object} Seen
 * @property {Route["operation"] | undefined} operation
 * @property {import("../web.d.ts").WebhookLogEntry["findings"][number][]} findings
 */

/**
 * The reply to a request; none where nothing is served at its path.
 *
 * @param {Settings} settings
 * @param {Incoming} incoming
 * @returns {Promise<import("./reply.mjs").Reply | undefined>}
 */
export async function receive(settings, incoming) {
  const { method, path, origin, address, request } = incoming;
  /** @type {Seen} */
  const seen = { operation: undefined, findings: [] };
  let reply;
  try {
    const routes = settings.routes.at(path, request);
    if (routes.length === 0) return undefined;
    reply = notServed(settings, routes, method) ?? (await served(settings, routes, incoming, seen));
  } catch (thrown) {
    const known = thrown instanceof Refused;
    if (!known) settings.onError(thrown, { operation: seen.operation, request });
    reply = failure(
      known ? thrown : refused(500, "the store failed"),
      origin + address,
      seen.operation,
    );
  }
  const { operation, findings } = seen;
  settings.log(
    { method, path: address, operation, status: reply.status, findings },
    { operation, request },
  );
  return reply;
}

/**
 * @param {Settings} settings
 * @param {Route[]} routes
 * @param {string} method
 */
function notServed(settings, routes, method) {
  const served = routes.filter((route) => settings.routes.serves(route));
  if (served.some((route) => route.method === method)) return undefined;
  const allow = [...new Set(served.map((route) => route.method)), "OPTIONS"].join(", ");
  if (method === "OPTIONS") return { status: 204, headers: { allow }, body: null };
  return problem(405, "Method Not Allowed", `this path takes ${allow}`, { allow });
}

/**
 * @param {Settings} settings
 * @param {Route[]} all
 * @param {Incoming} incoming
 * @param {Seen} seen
 */
async function served(settings, all, incoming, seen) {
  const { headers, request, signal } = incoming;
  const routes = all.filter(({ method }) => method === incoming.method);
  if (routes.length === 1) seen.operation = routes[0].operation;
  const body = await payloadOf(incoming, settings.maxBytes);
  const route = settings.routes.chosen(routes, body);
  const { operation } = route;

  /** @param {"request" | "facts" | "answer"} about @param {import("orderwire").Report} report */
  const note = (about, report) => {
    for (const { code, severity, pointer } of report.findings)
      if (severity !== "info")
        seen.findings.push({ about, severity, code, pointer: brief(pointer) });
  };
  const kind = requestOf(operation);
  const { payload, refusal } = read(kind, body, settings.check);
  if (refusal?.findings.some(isUnreadable)) {
    note("request", refusal);
    throw new Refused(400, problemsOf(refusal));
  }
  seen.operation = operation;

  // The ticket is that of the payload which the store gets. Where there is none, since the payload
  // has errors, another reading decides only who may see them.
  const { ticket } = payload === undefined ? envelopeOf(body) : (payload.headers ?? {});
  if (!(await settings.isAllowed(ticket, { operation, headers, request })))
    throw refused(403, "the ticket is not that of this store");
  if (!settings.routes.serves(route)) throw refused(404, `this store does not take ${operation}`);
  const report = check(kind, body, settings.check);
  note("request", report);
  if (refusal !== undefined) throw new Refused(422, problemsOf(report));

  // A copy: the answer is computed of what came, whatever the store does with it.
  const copy = Uint8Array.from(body);
  const context = { operation, kind, body: copy, report, headers, request, signal, refuse };
  const answer = await answerTo(settings, route, payload, body, context, note);
  return json(route.status, answer);
}

/**
 * A payload, or else the report of its first error: nobody has asked for the others yet.
 *
 * @param {ReturnType<typeof requestOf>} kind
 * @param {Uint8Array} body
 * @param {object} options
 * @returns {{ payload?: any, refusal?: import("orderwire").Report }}
 */
function read(kind, body, options) {
  try {
    return { payload: parse(kind, body, { ...options, maxFindings: 1 }) };
  } catch (error) {
    const { report } = /** @type {OrderwireError} */ (error);
    if (report === undefined) throw error;
    return { refusal: report };
  }
}

/**
 * The body, or the query of a request that has none.
 *
 * @param {Incoming} incoming
 * @param {number} most
 */
async function payloadOf({ method, query, headers, read }, most) {
  if (method !== "GET") {
    requireJson(headers);
    return read(most);
  }
  const bytes = new TextEncoder().encode(/^%7b/i.test(query) ? unescaped(query) : query);
  if (bytes.length > most) throw refused(414, `the query is longer than ${most} bytes`);
  return bytes;
}

/** JSON in place of a query. @param {string} query */
function unescaped(query) {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}

const UNREADABLE = ["json.syntax", "json.invalid_utf8", "json.depth", "query.syntax"];
/** @param {{ code: string }} finding */
const isUnreadable = ({ code }) => UNREADABLE.includes(code);

/**
 * @param {unknown} problems one or a list
 * @param {number} [status]
 */
function refuse(problems, status = 422) {
  if (!Number.isInteger(status) || status < 400 || status > 599)
    throw new OrderwireError("option.value", "`refuse` takes a status from 400 to 599");
  // A copy, of what JSON has: nothing may go wrong with it later.
  const list = JSON.parse(JSON.stringify([problems].flat(), bigintsAsText));
  if (list.length === 0 || !list.every(isProblem))
    throw new OrderwireError(
      "option.value",
      "`refuse` takes problems: `{ code, message, subject: { id, concept }, details }`, all but the first two optional",
    );
  return new Refused(status, list);
}

/** @param {string} _ @param {unknown} value */
const bigintsAsText = (_, value) => (typeof value === "bigint" ? String(value) : value);

/** @param {any} problem */
const isProblem = (problem) =>
  typeof problem?.code === "string" &&
  typeof problem.message === "string" &&
  (problem.subject === undefined || typeof problem.subject?.concept === "string");

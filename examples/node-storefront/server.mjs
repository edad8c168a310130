// A store that answers RetailOps' order_writeback: `node server.mjs`, settings in the environment.
import { createHash, timingSafeEqual } from "node:crypto";
import { pathToFileURL } from "node:url";
import express from "express";
import { check, OrderwireError, parse, writeback } from "orderwire";
import { factsFor } from "./catalogue.mjs";
import { failure, problemsOf, problemsOfFacts } from "./events.mjs";

const kind = "retailops.order_writeback.request";

/**
 * @param {object} [settings]
 * @param {string} [settings.ticket] the secret that RetailOps' calls carry; any call without it
 * @param {string} [settings.limit] the longest body
 * @param {(entry: object) => void} [settings.log] takes one entry a request
 */
export function createApp({ ticket, limit = "1mb", log = logLine } = {}) {
  const app = express();
  app.disable("x-powered-by");
  app.use(logged(log));
  app
    .route("/orders/writeback")
    // The body stays bytes: parsed to numbers, amounts would lose digits, and findings their place.
    .post(onlyJson, express.raw({ type: () => true, limit }), answer(ticket))
    .all(onlyMethods("POST"));
  app
    .route("/health")
    .get((_, response) => response.json({ ok: true }))
    .all(onlyMethods("GET, HEAD"));
  app.use((request, response) => refuse(request, response, 404, "no such path"));
  app.use(failed);
  return app;
}

const answer = (ticket) => (request, response) => {
  const body = request.body ?? Buffer.alloc(0); // Express leaves an empty body undefined.
  const report = check(kind, body);
  response.locals.findings = report.findings;
  if (!report.ok) return send(request, response, statusFor(report), problemsOf(report));

  const order = parse(kind, body);
  if (ticket !== undefined && !isSame(order.headers?.ticket, ticket)) {
    return refuse(request, response, 403, "the ticket is not the one of this store");
  }
  const { facts, unknown } = factsFor(order);
  if (unknown.length > 0) return send(request, response, 422, unknown.map(notSold));
  try {
    sendJson(response, 200, writeback(body, facts, { kind }).response_json);
  } catch (error) {
    if (!(error instanceof OrderwireError && error.report)) throw error;
    response.locals.findings = error.report.findings;
    // A report of the request's kind points into the request, the other into our facts.
    const theirs = error.report.kind === kind;
    const problems = theirs ? problemsOf(error.report) : problemsOfFacts(error.report, facts);
    send(request, response, 422, problems);
  }
};

const notSold = ({ sku, pointer }) => ({
  code: "store.unknown_sku",
  message: `this store does not sell \`${sku}\``,
  subject: { id: sku, concept: "sku" },
  details: { pointer },
});

/** 400 for what is no JSON, 422 for JSON that says something wrong. */
function statusFor(report) {
  const unreadable = ["json.syntax", "json.invalid_utf8", "json.depth"];
  return report.findings.some(({ code }) => unreadable.includes(code)) ? 400 : 422;
}

/** In constant time, whatever the lengths. */
function isSame(given, expected) {
  const digest = (text) => createHash("sha256").update(String(text)).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function onlyJson(request, response, next) {
  const stated = request.get("content-type") !== undefined;
  if (!stated || request.is(["*/json", "+json"]) !== false) return next();
  response.set("accept", "application/json");
  refuse(request, response, 415, "the body must be application/json");
}

const onlyMethods = (allowed) => (request, response) => {
  response.set("allow", allowed);
  refuse(request, response, 405, `this path takes ${allowed}`);
};

/**
 * Everything that throws: a body that is too long or incomplete (`expose`), or our own mistake.
 * Express knows an error handler by its four parameters.
 */
function failed(error, request, response, next) {
  const status = error.expose ? error.status : 500;
  if (status === 500) response.locals.error = error.stack;
  refuse(request, response, status, error.expose ? error.message : "the store failed");
}

function refuse(request, response, status, message) {
  const subject = { id: request.path, concept: "url" };
  send(request, response, status, [{ code: `http.${status}`, message, subject }]);
}

function send(request, response, status, problems) {
  const url = `${request.protocol}://${request.host ?? "localhost"}${request.path}`;
  sendJson(response, status, JSON.stringify(failure(status, url, problems)));
}

/** The text as it is: `response.json` and `response.send` would print it again or add a charset. */
function sendJson(response, status, text) {
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.end(text);
}

/** One entry a request. Findings by code and place only: values belong to customers. */
const logged = (log) => (request, response, next) => {
  const start = performance.now();
  const { method, path } = request;
  response.on("close", () => {
    const { findings = [], error } = response.locals;
    const milliseconds = Math.round((performance.now() - start) * 10) / 10;
    const named = (wanted) =>
      findings
        .filter(({ severity }) => severity === wanted)
        .map(({ code, pointer }) => `${code} ${pointer}`);
    const [errors, warnings] = [named("error"), named("warning")];
    log({ method, path, status: response.statusCode, milliseconds, errors, warnings, error });
  });
  next();
};

/** JSON, so that no pointer or path can start a line of its own. */
function logLine(entry) {
  console.log(JSON.stringify({ time: new Date().toISOString(), ...entry }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { PORT = "3000", HOST = "127.0.0.1", RETAILOPS_TICKET: ticket } = process.env;
  const server = createApp({ ticket }).listen(Number(PORT), HOST, (error) => {
    if (error) throw error;
    console.log(`listening on http://${HOST}:${server.address().port}`);
  });
  // Requests under way are answered before the process ends.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close());
}

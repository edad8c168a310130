// What the tests of the webhook handlers share: the documents' examples as requests, and a store
// that takes all of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { check, kinds } from "orderwire";
import { createWebhookHandler } from "orderwire/web";

const payloads = new URL("../../examples/payloads/", import.meta.url);

/** An example as text: `payload("order_ack.request")`. */
export const payload = (name, extension = "json") =>
  readFileSync(new URL(`retailops.${name}.${extension}`, payloads), "utf8");

/** The secret of the examples, and the part of it that nobody should ever read. */
export const { ticket } = JSON.parse(payload("order_ack.request")).headers;
export const secret = ticket.slice(-60);

/** Operation, method, path and status, as the catalogue has them. */
export const routes = kinds()
  .filter(({ vendor, direction }) => vendor === "retailops" && direction === "request")
  .map(({ operation, method, path, status }) => ({ operation, method, path, status }));

/**
 * An operation's example as a request. That of order_update, whose document knows no ticket, and
 * those of /catalogs, which are the same, say a bit more than the document.
 */
export function example(operation, change = (text) => text) {
  const { method, path } = routes.find((route) => route.operation === operation);
  if (method === "GET") {
    const query = change(payload(`${operation}.request`, "query").trim());
    return { method, path: `${path}?${query}`, headers: {} };
  }
  const values = JSON.parse(payload(`${operation}.request`));
  let text = payload(`${operation}.request`);
  if (values.headers === undefined)
    text = text.replace("{", `{"headers": {"client_id": 497, "ticket": "${ticket}"},`);
  if (path === "/catalogs") text = text.replace("orderpull.order_fetch", `catalog.${operation}`);
  return { method, path, headers: { "content-type": "application/json" }, body: change(text) };
}

/** A store for all operations: `called` is told of each call. */
export function store(called = () => {}) {
  const take = (answer) => (values, context) => {
    called(context.operation, values, context);
    return answer;
  };
  return {
    ticket,
    onWriteback: take({ currency: "USD", tax_pct: "7" }),
    onOrderFetch: take(JSON.parse(payload("order_fetch.response"))),
    onItemsReturned: take({
      events: [],
      return: { channel_store_credit_amount: "12345678901234567.89" },
    }),
    onCatPushConfig: take({ fanout: "relatives" }),
    onCatpushTransmit: take(),
    onCaptureChannelPayments: take(),
    onInvPush: take(),
    onOrderAck: take(),
    onOrderCancel: take(),
    onOrderComplete: take(),
    onOrderUpdate: take(),
    onShipmentSubmit: take(),
  };
}

/** What a good request to that store is answered. */
export const answers = {
  order_writeback:
    '{"line_items":[{"corr":"7397","ship_amt":"5.00","shiptax_amt":0,"unit_tax":2.10,"quantity":2,' +
    '"discount_amt":0}],"values":{"shipping_amt":"0","tax_amt":"0","discount_amt":0,"tax_pct":7}}',
  cat_push_config: '{"fanout":"relatives"}',
  items_returned: '{"events":[],"return":{"channel_store_credit_amount":12345678901234567.89}}',
};

/** Sends to a web handler. */
export const sender =
  (handler, origin = "https://store.example") =>
  async ({ path, ...init }) => {
    const response = await handler(new Request(origin + path, init));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
  };

/** A handler with what it logged, its errors, and what it called. */
export function open(options, { quiet = false } = {}) {
  const seen = { log: [], errors: [], calls: [] };
  const callbacks = quiet ? {} : store((...call) => seen.calls.push(call));
  const handler = createWebhookHandler({
    ...callbacks,
    ticket,
    log: (entry) => seen.log.push(entry),
    onError: (error, context) => seen.errors.push([error, context]),
    ...options,
  });
  return { ...seen, handler, send: sender(handler) };
}

/** Only some callbacks. */
export const only = (options) => open(options, { quiet: true });

/** The problems of a refusal, which must have the documented form to the letter. */
export function problems(reply, status, operation) {
  assert.equal(reply.status, status, reply.text);
  assert.equal(reply.headers["content-type"], "application/json");
  assert.equal(reply.headers["cache-control"], "no-store");
  const report = check("retailops.order_update.response", reply.text, { mode: "strict" });
  assert.deepEqual(report.findings, []);
  const { events } = JSON.parse(reply.text);
  assert.ok(events.length > 0);
  if (operation === "order_update")
    return events.map((event) => ({
      code: event.error_code,
      message: event.error_message,
      subject: { id: event.associations[0].identity, concept: event.associations[0].type },
      details: event.diagnostic_data[0],
    }));
  return events.map(({ handle, secondary, data }) => {
    assert.equal(data.status, status);
    assert.equal(handle, `channel_${operation ?? "webhook"}_fail`);
    return {
      code: data.code,
      message: data.message,
      subject: secondary,
      details: data.data_items[0],
      url: data.request_url,
    };
  });
}

export const codes = (reply, ...expected) => problems(reply, ...expected).map(({ code }) => code);

/** An RFC 9457 problem. */
export function isProblem(reply, status) {
  assert.equal(reply.status, status);
  assert.equal(reply.headers["content-type"], "application/problem+json");
  const { type, title, detail, ...rest } = JSON.parse(reply.text);
  assert.equal(type, "about:blank");
  assert.ok(title && detail);
  assert.deepEqual(rest, { status });
}

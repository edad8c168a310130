// The storefront on a free port of this machine, with real HTTP requests.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { check } from "orderwire";
import { createApp } from "./server.mjs";

const payloads = new URL("../payloads/", import.meta.url);
const example = await readFile(new URL("retailops.order_writeback.request.json", payloads), "utf8");
const { ticket } = JSON.parse(example).headers;

let server, base;
let log = [];
before(async () => {
  const app = createApp({ ticket, limit: "64kb", log: (entry) => log.push(entry) });
  server = await new Promise((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());
beforeEach(() => (log = []));

const json = { "content-type": "application/json" };
const post = (body, headers = json) =>
  fetch(`${base}/orders/writeback`, { method: "POST", body, headers });

/** The example with one line (its parts replaced) or several. */
function order(...lines) {
  const payload = JSON.parse(example);
  const [line] = payload.data.line_items;
  payload.data.line_items = lines.map((changes) => ({ ...line, ...changes }));
  return JSON.stringify(payload);
}

/** The failures of an answer, which must be RetailOps' documented form to the letter. */
async function failures(response, status) {
  assert.equal(response.status, status);
  assert.equal(response.headers.get("content-type"), "application/json");
  const text = await response.text();
  const report = check("retailops.order_update.response", text, { mode: "strict" });
  assert.deepEqual(report.findings, []);
  const { events } = JSON.parse(text);
  assert.ok(events.length > 0);
  for (const { data } of events) assert.equal(data.status, status);
  return events;
}

test("the document's example is re-priced to the cent", async () => {
  const response = await post(example);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json");
  const text = await response.text();
  assert.equal(
    text,
    '{"line_items":[{"corr":"7397","ship_amt":"5.00","shiptax_amt":0,"unit_tax":2.10,"quantity":2,' +
      '"discount_amt":0,"refnum":"496"}],' +
      '"values":{"shipping_amt":"0","tax_amt":"0","discount_amt":0,"tax_pct":7}}',
  );
  assert.ok(check("retailops.order_writeback.response", text).ok);
});

test("one log entry a request, with warnings and without the ticket", async () => {
  await post(example);
  await post(example.replace('"quantity": "2"', '"quantity": "two"'));
  await fetch(`${base}/health?ticket=${ticket}`);
  assert.deepEqual(
    log.map(({ method, path, status }) => `${method} ${path} ${status}`),
    ["POST /orders/writeback 200", "POST /orders/writeback 422", "GET /health 200"],
  );
  assert.deepEqual(log[0].warnings, ["total.grand_total /data/order/grand_total"]);
  assert.deepEqual(log[1].errors, ["value.integer /data/line_items/0/quantity"]);
  assert.ok(!JSON.stringify(log).includes(ticket.slice(0, 20)));
});

test("a store's lower price becomes a discount", async () => {
  const response = await post(order({ unit_price: "31.50" }));
  const { line_items } = await response.json();
  assert.deepEqual([line_items[0].discount_amt, line_items[0].quantity], [3, 2]);
});

test("a body that says something wrong gets every reason at once, with its place", async () => {
  const broken = example
    .replace('"quantity": "2"', '"quantity": "two"')
    .replace('"shipping_amt": "5"', '"shipping_amt": "5,00"');
  const events = await failures(await post(broken), 422);
  assert.deepEqual(
    events.map(({ secondary, data }) => [data.code, secondary.id, data.data_items[0].line]),
    [
      ["value.integer", "/data/line_items/0/quantity", 17],
      ["amount.syntax", "/data/order_info/shipping_amt", 28],
    ],
  );
});

test("what is no JSON is a bad request", async () => {
  for (const body of [example.slice(0, 900), "", Buffer.from([0x7b, 0xff]), "[".repeat(1000)]) {
    const [event, ...others] = await failures(await post(body), 400);
    assert.match(event.data.code, /^json\./);
    assert.deepEqual(others, []);
  }
});

test("a body above the limit is refused, one below it is read", async () => {
  const [event] = await failures(await post(example + " ".repeat(64 * 1024)), 413);
  assert.equal(event.data.code, "http.413");
  assert.equal((await post(example + " ".repeat(32 * 1024))).status, 200);
});

test("lines that the store cannot answer", async (t) => {
  await t.test("an unknown SKU, unless it is removed", async () => {
    const [event] = await failures(await post(order({ sku: "132" }, { sku: "999" })), 422);
    assert.deepEqual(event.secondary, { id: "999", concept: "sku" });
    assert.equal(event.data.code, "store.unknown_sku");
    const response = await post(order({ sku: "132" }, { sku: "999", corr: "8", removed: "1" }));
    assert.deepEqual((await response.json()).line_items.length, 1);
  });
  await t.test("a price below the store's", async () => {
    const [event] = await failures(await post(order({ unit_price: "29.99" })), 422);
    assert.deepEqual(event.secondary, { id: "7397", concept: "line_item" });
    assert.equal(event.data.code, "exchange.unit_price");
  });
  await t.test("a line without an id to echo", async () => {
    const [event] = await failures(await post(order({ corr: undefined })), 422);
    assert.equal(event.data.code, "exchange.missing_operand");
    assert.equal(event.secondary.concept, "json_pointer");
  });
  await t.test("no lines at all", async () => {
    for (const none of ["[]", "{}", "null", "[null]"]) {
      const response = await post(
        `{"headers": {"ticket": "${ticket}"}, "data": {"line_items": ${none}}}`,
      );
      assert.equal(response.status, 200);
      assert.deepEqual((await response.json()).line_items, []);
    }
  });
});

test("a wrong ticket is refused", async () => {
  const [event] = await failures(await post(example.replace("1,1,0,", "1,1,1,")), 403);
  assert.equal(event.data.code, "http.403");
});

test("what HTTP has words for", async () => {
  const [type] = await failures(await post("<order/>", { "content-type": "text/xml" }), 415);
  assert.equal(type.data.request_url, `${base}/orders/writeback`);
  await failures(await fetch(`${base}/orders`), 404);
  const get = await fetch(`${base}/orders/writeback`);
  await failures(get, 405);
  assert.equal(get.headers.get("allow"), "POST");
  const packed = { ...json, "content-encoding": "compress" };
  await failures(await post("{}", packed), 415);
  const variant = { "content-type": "application/vnd.retailops+json; charset=utf-8" };
  assert.equal((await post(example, variant)).status, 200);
});

test("200 orders at once, each gets its own answer", async () => {
  const corrs = Array.from({ length: 200 }, (_, index) => String(10_000 + index));
  const answers = await Promise.all(
    corrs.map(async (corr) => (await post(order({ corr }))).json()),
  );
  assert.deepEqual(
    answers.map(({ line_items }) => line_items[0].corr),
    corrs,
  );
});

test("a caller that hangs up does no harm", async () => {
  await new Promise((resolve) => {
    const headers = { ...json, "content-length": 5000 };
    const half = httpRequest(`${base}/orders/writeback`, { method: "POST", headers });
    half.on("error", resolve);
    half.write(example.slice(0, 900), () => setTimeout(() => half.destroy(new Error("gone")), 20));
  });
  assert.equal((await post(example)).status, 200);
  assert.deepEqual(log.map(({ status }) => status).sort(), [200, 400]);
});

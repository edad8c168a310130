// Both apps with the documents' examples.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createApp } from "./fastify.mjs";
import hono from "./hono.mjs";

const payload = (name) =>
  readFile(new URL(`../payloads/retailops.${name}.request.json`, import.meta.url), "utf8");
const writeback = await payload("order_writeback");
const { ticket } = JSON.parse(writeback).headers;
const headers = { "content-type": "application/json" };
const answer =
  '{"line_items":[{"corr":"7397","ship_amt":"5.00","shiptax_amt":0,"unit_tax":2.10,"quantity":2,' +
  '"discount_amt":0}],"values":{"shipping_amt":"0","tax_amt":"0","discount_amt":0,"tax_pct":7}}';

test("Fastify", async () => {
  const lines = [];
  const app = createApp({ ticket, logger: { stream: { write: (line) => lines.push(line) } } });
  const post = async (path, body) => {
    const reply = await app.inject({
      method: "POST",
      url: `/retailops${path}`,
      headers,
      payload: body,
    });
    return [reply.statusCode, reply.body];
  };
  assert.deepEqual(await post("/orders/writeback", writeback), [200, answer]);
  const cancel = await payload("order_cancel");
  assert.deepEqual(await post("/orders/cancel", cancel), [200, '{"events":[]}']);
  const [status] = await post("/orders/cancel", cancel.replace('"channel_refnum": "496",', ""));
  assert.equal(status, 422);
  assert.equal((await post("/orders/cancel", cancel.replace("1,1,0", "1,1,1")))[0], 403);
  assert.equal((await post("/orders/complete", cancel))[0], 404);
  assert.match(lines.join(""), /"refnum":"496"/);
  assert.ok(!lines.join("").includes(ticket.slice(0, 20)));
  await app.close();
});

test("Hono", async (t) => {
  const said = t.mock.method(console, "log", () => {});
  const post = async (path, body) => {
    const env = { RETAILOPS_TICKET: ticket };
    const reply = await hono.request(`/retailops${path}`, { method: "POST", headers, body }, env);
    return [reply.status, await reply.text()];
  };
  assert.deepEqual(await post("/orders/writeback", writeback), [200, answer]);
  assert.deepEqual(await post("/inventory", await payload("inv_push")), [201, '{"events":[]}']);
  assert.equal(said.mock.calls[0].arguments[0], "53: 24");
  assert.equal((await post("/inventory", await payload("items_returned")))[0], 404);
});

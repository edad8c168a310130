import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { orders } from "./trpc.mjs";

const caller = orders.createCaller({});
const money = (cents) => ({ cents, currency: "USD" });
const example = JSON.parse(
  readFileSync(new URL("../payloads/onward.update_order.request.json", import.meta.url)),
);
/** The document's example with totals that add up. */
const order = { ...example, subtotal_price: money(1000), total_price: money(843) };

test("a procedure takes a payload whose amounts add up", async () => {
  for (const payload of [order, JSON.stringify(order), Buffer.from(JSON.stringify(order))])
    assert.deepEqual(await caller.total(payload), money(843));
});

test("and refuses others as bad requests", async () => {
  await assert.rejects(caller.total({ ...order, total_price: money(844) }), (error) => {
    assert.equal(error.code, "BAD_REQUEST");
    assert.match(error.message, /total_price/);
    return true;
  });
});

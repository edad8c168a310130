import assert from "node:assert/strict";
import { test } from "node:test";
import { app } from "./hono.mjs";

const post = (body) =>
  app.request("/update_order", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("a route takes a payload without errors", async () => {
  const response = await post({ order_total: 8950, cart_amount: 9000, discount_amount: 50 });
  assert.deepEqual([response.status, await response.json()], [200, { total: 8950 }]);
});

test("and answers others with its issues, not with what was sent", async () => {
  const response = await post({ order_total: "89.50", customer: "Ada" });
  assert.equal(response.status, 422);
  const text = await response.text();
  assert.deepEqual(JSON.parse(text).issues[0].path, ["order_total"]);
  assert.doesNotMatch(text, /Ada/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesOf, orderForm } from "./form.mjs";

test("a field shows what is wrong with it until it is right", () => {
  const form = orderForm({ items: [{ sku: "tee", unit_price: "4500", qty: "two" }] });
  form.setFieldValue("items[0].unit_price", "4500");
  assert.deepEqual(messagesOf(form, "items[0].qty"), ["`qty` is `two`, not a whole number"]);
  assert.equal(form.state.isValid, false);
  form.setFieldValue("items[0].qty", "2");
  assert.deepEqual(messagesOf(form, "items[0].qty"), []);
  assert.equal(form.state.isValid, true);
});

test("so does a total that does not add up", () => {
  const form = orderForm({
    order_total: "8950",
    cart_amount: "9000",
    tax_amount: "0",
    shipping_amount: "0",
    discount_amount: "0",
  });
  form.setFieldValue("discount_amount", "40");
  assert.match(messagesOf(form, "order_total")[0], /8960/);
  form.setFieldValue("discount_amount", "50");
  assert.deepEqual(messagesOf(form, "order_total"), []);
});

// The types of tax in JavaScript; what taxes there are is in tests/vectors/tax.json.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inferTaxPct, tax } from "orderwire";

test("results are in the type of the amounts", () => {
  assert.equal(tax([1000], [7]).gross, 1070);
  assert.equal(tax([1000n], [7]).gross, 1070n);
  assert.equal(tax(["10.00"], [7], { currency: "EUR" }).gross, "10.70");
  const mixed = tax([1000, 10n], [7]);
  assert.deepEqual([mixed.lines[0].gross, mixed.gross], [1070n, 1081n]);
});

test("rates are exact numbers of any type, for all lines or for each", () => {
  const expected = tax([1000, 490], [["7"], ["19"]]);
  assert.deepEqual(expected.rates[0], { rate: "7", base: 1000, tax: 70 });
  assert.deepEqual(tax(new Set([1000, 490]), [[7n], new Set([19])]), expected);
  assert.deepEqual(tax([1000], ["7", 19]), tax([1000], [[7, "19.0"]]));
  assert.deepEqual(tax([1000], []).lines, [{ net: 1000, tax: 0, gross: 1000, rates: [] }]);
});

test("what a number cannot hold is refused, and a bigint holds it", () => {
  const most = Number.MAX_SAFE_INTEGER;
  assert.throws(() => tax([most, 1], []), { code: "overflow", message: /write bigints/ });
  assert.equal(tax([BigInt(most), 1], []).gross, BigInt(most) + 1n);
  assert.throws(() => tax([2 ** 53], []), { code: "value.unsafe_integer" });
});

test("what is not exact, no list or of another form is refused", () => {
  for (const [code, ...given] of [
    ["amount.float", [1.5], [7]],
    ["amount.float", [100], [7.5]],
    ["amount.float", [100], [[7.5]]],
    ["input.type", "100", [7]],
    ["input.type", [100], "7"],
    ["input.type", [100], [[7], 7]],
    ["input.type", [100], [7, [7]]],
    ["input.type", [100], [null]],
    ["input.type", [null], [7]],
    ["not_representable", [100, "1.00"], [7], { scale: 2 }],
    ["not_representable", [100], [7], { discounts: ["1.00"], scale: 2 }],
    ["amount.syntax", ["1.00"], [7], { discounts: ["0.50,0.50"], scale: 2 }],
    ["option.value", [100], [7], { perRate: "yes" }],
    ["option.unknown", [100], [7], { per_rate: true }],
    ["option.unknown", [100], [7], { step: 5 }],
  ])
    assert.throws(() => tax(...given), { name: "OrderwireError", code }, JSON.stringify(given));
});

test("errors name options as they are spelled here", () => {
  const message = /^`roundAt` is `invoice`; it is one of `unit`, `line`, `order`$/;
  assert.throws(() => tax([100], [7], { roundAt: "invoice" }), { message });
});

test("an inferred percentage is text", () => {
  assert.deepEqual(inferTaxPct(22, 250), { tax_pct: "8.8", ambiguous: true });
  assert.deepEqual(inferTaxPct(86n, 1000), { tax_pct: "8.6", ambiguous: false });
  assert.throws(() => inferTaxPct(7, "1.00", { scale: 2 }), { code: "not_representable" });
  assert.throws(() => inferTaxPct(7.5, 100), { code: "amount.float" });
});

test("ten thousand lines take no quadratic time", () => {
  const amounts = Array.from({ length: 10_000 }, (_, index) => index);
  const rates = amounts.map((index) => [index % 40, "2.5"]);
  for (const roundAt of ["unit", "line", "order"]) {
    const start = performance.now();
    const order = tax(amounts, rates, { roundAt });
    assert.equal(order.lines.length, amounts.length);
    assert.ok(performance.now() - start < 2000);
  }
});

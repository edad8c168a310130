// The types of amounts in JavaScript; what shares there are is in tests/vectors/apportion.json.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  apportion,
  apportionExplained,
  apportionMany,
  compare,
  OrderwireError,
  refundNext,
  refundQuantity,
  verify,
} from "orderwire";

test("shares come back in the total's type, whatever that of the weights", () => {
  const expected = [381, 243, 746, 130, 0];
  for (const weights of [
    [2200, 1400, 4300, 750, 0],
    [2200n, 1400, "4300", "750.00", "0"],
    Uint16Array.of(2200, 1400, 4300, 750, 0),
    BigInt64Array.of(2200n, 1400n, 4300n, 750n, 0n),
    new Set([2200, 1400, 4300, 750, 0]).values(),
  ]) {
    const list = [...weights];
    assert.deepEqual(apportion(1500, list), expected);
    assert.deepEqual(
      apportion(-1500n, list),
      expected.map((share) => BigInt(-share)),
    );
    assert.deepEqual(apportion("15.00", list, { currency: "USD" }), [
      "3.81",
      "2.43",
      "7.46",
      "1.30",
      "0.00",
    ]);
  }
});

test("any iterable is a list of weights", () => {
  assert.deepEqual(apportion(3, Uint16Array.of(2, 1)), [2, 1]);
  assert.deepEqual(apportion(3, new Set([2, 1])), [2, 1]);
  assert.deepEqual(apportion(0, [0, -0], { onZero: new Set([1, 2]) }), [0, 0]);
});

test("the leftover is given only on request, in the total's type", () => {
  const options = { onExcess: "return", caps: [1, 1] };
  assert.deepEqual(apportion(5, [1, 2], options), { shares: [1, 1], leftover: 3 });
  assert.deepEqual(apportion(-5n, [1, 2], { ...options, caps: [1n, 1n] }), {
    shares: [-1n, -1n],
    leftover: -3n,
  });
  assert.deepEqual(apportion("0.05", [1, 2], { ...options, caps: ["0.01", "0.01"], scale: 2 }), {
    shares: ["0.01", "0.01"],
    leftover: "0.03",
  });
  assert.deepEqual(apportion(5, [1, 2], { onExcess: "return" }), { shares: [2, 3], leftover: 0 });
  assert.throws(() => apportion(5, [1, 2], { caps: [1, 1] }), {
    code: "capacity_exceeded",
    excess: 3,
  });
  assert.throws(() => apportion(5n, [1, 2], { caps: [1, 1] }), { excess: 3n });
  assert.throws(() => apportion("5", [1, 2], { caps: ["1", "1"], scale: 0 }), { excess: "3" });
});

test("safe integers at their bounds, exact", () => {
  const most = Number.MAX_SAFE_INTEGER;
  assert.deepEqual(apportion(most, [1]), [most]);
  assert.deepEqual(apportion(-most, [1, 0]), [-most, 0]);
  assert.deepEqual(apportion(most, [most, most]), [(most + 1) / 2, (most - 1) / 2]);
  const [negative] = apportion(-0, [1]);
  assert.ok(Object.is(negative, 0));
  assert.deepEqual(apportion(2n ** 63n - 1n, [1]), [2n ** 63n - 1n]);
  assert.throws(() => apportion(2n ** 63n, [1]), { code: "overflow" });
});

test("numbers that are no exact amounts are refused, with the way out", () => {
  for (const [amount, code, message] of [
    [0.1, "amount.float", /binary float 0\.1; write minor units or decimal text/],
    [1e21, "value.unsafe_integer", /write a bigint/],
    [2 ** 53, "value.unsafe_integer", /write a bigint/],
    [NaN, "input.number", /NaN/],
    [Infinity, "input.number", /Infinity/],
    [undefined, "input.type", /is undefined; write minor units or decimal text/],
    [null, "input.type", /is null/],
    [{}, "input.type", /is an object/],
    [true, "input.type", /is a boolean/],
  ]) {
    assert.throws(() => apportion(amount, [1]), { name: "OrderwireError", code, message });
    assert.throws(() => apportion(1, [1, amount]), { code, message: /`weights\[1\]`/ });
    assert.throws(() => apportion(1, [0], { onZero: [amount] }), {
      code,
      message: /`onZero\[0\]`/,
    });
    if (amount === undefined || amount === null) continue;
    if (typeof amount === "object") assert.throws(() => apportion(1, [1], { step: amount }));
    else assert.throws(() => apportion(1, [1], { step: amount }), { code, message: /`step`/ });
    assert.throws(() => apportionExplained(amount, [1]), { code });
  }
  for (const weights of [undefined, null, 5, "1,2", {}, () => 1]) {
    assert.throws(() => apportion(1, weights), {
      code: "input.type",
      message: /`weights` is .*; write a list/,
    });
  }
});

test("text that is no decimal is refused, and text needs a scale", () => {
  for (const text of [
    "",
    " 1",
    "1,5",
    "1.",
    ".5",
    "+1",
    "1 000",
    "0x1",
    "NaN",
    "\ud800",
    "1\0",
    "١",
  ]) {
    assert.throws(() => apportion(text, [1], { scale: 2 }), { code: "amount.syntax" }, text);
    assert.throws(() => apportion(1, [1, text]), { code: "amount.syntax" }, text);
    assert.throws(
      () => apportion("1", [1], { scale: 2, step: text }),
      { code: "amount.syntax" },
      text,
    );
    assert.throws(
      () => apportion("1", [1], { scale: 2, caps: [text] }),
      { code: "amount.syntax" },
      text,
    );
    assert.throws(() => apportion(1, [0], { onZero: [text] }), { code: "amount.syntax" }, text);
  }
  assert.throws(() => apportion("5", [1]), { code: "scale_missing" });
  assert.throws(() => apportion("0.001", [1], { currency: "USD" }), { code: "amount.precision" });
});

test("minor units and decimals are not mixed", () => {
  for (const options of [{ step: "1" }, { caps: ["1"] }, { caps: ["1", 1] }]) {
    assert.throws(() => apportion(1, [1], { ...options, scale: 0 }), { code: "not_representable" });
  }
  for (const options of [{ step: 1 }, { caps: [1n] }, { caps: ["1", 1] }]) {
    assert.throws(() => apportion("1", [1], { ...options, scale: 0 }), {
      code: "not_representable",
    });
  }
  assert.deepEqual(apportion(4n, [1, 1], { step: 2, caps: [2, 2n] }), [2n, 2n]);
});

test("options are spelled in camelCase", () => {
  assert.deepEqual(apportion(5, [0, 0], { onZero: "equal" }), [3, 2]);
  assert.deepEqual(apportion(5, [0, 0], { onZero: ["1.5", 1n] }), [3, 2]);
  assert.throws(() => apportion(5, [0, 0], { on_zero: "equal" }), { message: /`onZero`/ });
  assert.throws(() => apportion(5, [1], { methode: "x" }), { message: /onExcess, onZero/ });
  assert.throws(() => apportion(5, [1], { method: ["x"] }), { code: "option.value" });
});

test("numbers and bigints have the same shares, and every trace is proven", () => {
  const amount = fc.maxSafeInteger();
  const weight = fc.oneof(fc.nat(20), fc.maxSafeNat(), fc.constant(0));
  const method = fc.constantFrom("largest_remainder", "cumulative", "largest_weight", "cascade");
  fc.assert(
    fc.property(
      amount,
      fc.array(weight, { minLength: 1, maxLength: 12 }),
      method,
      (total, weights, method) => {
        const options = { method, onZero: "equal" };
        const shares = apportion(total, weights, options);
        assert.equal(
          shares.map(BigInt).reduce((a, b) => a + b),
          BigInt(total),
        );
        assert.deepEqual(
          apportion(BigInt(total), weights.map(String), options),
          shares.map(BigInt),
        );
        const trace = apportionExplained(total, weights, options);
        assert.deepEqual(trace.shares, shares.map(String));
        verify(trace);
      },
    ),
  );
});

test("ten thousand lines", () => {
  const weights = Array.from({ length: 10_000 }, (_, index) => index % 97);
  const shares = apportion(1_000_003, weights);
  assert.equal(
    shares.reduce((a, b) => a + b),
    1_000_003,
  );
});

test("refunds come back in the amount's type, and lines may be of either integer type", () => {
  assert.deepEqual(refundNext([5n, 6], new Set([1, 2n]), 3), [2, 1]);
  assert.deepEqual(refundNext([5, 6], [1, 2], 3n), [2n, 1n]);
  assert.equal(refundQuantity(1000n, 3, 2n, 1), 334n);
  assert.throws(() => refundNext([5, 6], [1, 2], 30), {
    code: "refund_exceeds_original",
    excess: 22,
    message: "`amount` goes `22` beyond `original`; lower it by as much",
  });
  assert.throws(() => refundQuantity("10.00", 3, 2, 2, { scale: 2 }), {
    code: "refund_exceeds_original",
    excess: "1",
  });
});

test("refunds and comparisons take no floats, and amounts in one form", () => {
  const usd = { currency: "USD" };
  for (const [code, call] of [
    ["amount.float", () => refundNext([5.5], [0], 1)],
    ["amount.float", () => compare(5, [1], [5.5])],
    ["amount.float", () => refundQuantity(5.5, 3, 0, 1)],
    ["value.unsafe_integer", () => refundQuantity(5, 2 ** 60, 0, 1)],
    ["option.value", () => refundQuantity(5, 3, 0, 0.5)],
    ["option.value", () => refundQuantity(5, 3, 0, null)],
    ["not_representable", () => refundNext(["5.00"], [0], 1, usd)],
    ["not_representable", () => refundNext([500], ["0"], "1.00", usd)],
    ["not_representable", () => compare(500, [1], ["5.00"], usd)],
    ["input.type", () => refundNext(5, [0], 1)],
    ["input.type", () => compare(5, [1], 5)],
    ["option.unknown", () => compare(5, [1], [5], { method: "cascade" })],
  ]) {
    assert.throws(call, { name: "OrderwireError", code }, String(call));
  }
});

test("each of many orders is what apportion gives, with its place on an error", () => {
  const total = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -99, max: 99 }), fc.bigInt());
  const weight = fc.oneof(fc.integer({ min: -1, max: 9 }), fc.maxSafeNat(), fc.constant("0.5"));
  const order = fc.tuple(total, fc.array(weight, { maxLength: 8 }));
  const method = fc.constantFrom("largest_remainder", "cumulative", "largest_weight", "cascade");
  fc.assert(
    fc.property(fc.array(order, { maxLength: 6 }), method, (orders, method) => {
      const [totals, weights] = [orders.map(([total]) => total), orders.map(([, list]) => list)];
      const results = apportionMany(totals, weights, { method, onError: "return" });
      results.forEach((result, order) => {
        try {
          assert.deepEqual(result, apportion(totals[order], weights[order], { method }));
        } catch (error) {
          if (!(error instanceof OrderwireError)) throw error;
          assert.deepEqual({ ...result }, { ...error, order });
          assert.equal(result.message, error.message);
        }
      });
    }),
  );
});

test("many orders in pieces, and one larger than a piece", () => {
  const weights = Array.from({ length: 9_000 }, (_, order) => [order % 7, 3, 5, order % 11]);
  weights[4_500] = new Array(40_000).fill(1);
  const totals = weights.map((_, order) => (order - 4_000) * 1_000_003);
  const results = apportionMany(totals, weights);
  for (const order of [0, 1, 4_499, 4_500, 4_501, 6_552, 8_999]) {
    assert.deepEqual(results[order], apportion(totals[order], weights[order]));
  }
  results.forEach((shares, order) => {
    assert.equal(
      shares.reduce((a, b) => a + b),
      totals[order],
    );
  });
});

test("any iterables of orders, and options that are read once", () => {
  const lists = [new Set([2, 1]), Uint16Array.of(1, 1), [3, 1].values()];
  assert.deepEqual(apportionMany(new Set([100, 5, 4]), lists.values()), [
    [67, 33],
    [3, 2],
    [3, 1],
  ]);
  const zeros = [
    [0, 0],
    [0, 0],
  ];
  assert.deepEqual(apportionMany([5, 5], zeros, { onZero: [1, 4].values() }), [
    [1, 4],
    [1, 4],
  ]);
  assert.deepEqual(apportionMany([], [], null), []);
});

test("what is wrong with a call of many orders is thrown, also where errors are returned", () => {
  for (const [totals, weights, options, code] of [
    [[1, 2], [[1]], {}, "length_mismatch"],
    [[1], [[1]], { caps: [] }, "length_mismatch"],
    [[1, "1.00"], [[1], [1]], { scale: 2 }, "not_representable"],
    [[1], [[1]], { method: "fair" }, "option.value"],
    [[], [], { method: "fair" }, "option.value"],
    [[5], [[1]], { currency: "USD", scale: 3 }, "currency_mismatch"],
    [[5], [[1]], { currency: "usd" }, "currency_unknown"],
    [[1], [[1]], { methods: "fair" }, "option.unknown"],
    [[1], [[1]], { on_zero: "equal" }, "option.unknown"],
    [5, [[1]], {}, "input.type"],
    [[5], 5, {}, "input.type"],
    [[5], [[1]], 5, "option.value"],
  ]) {
    for (const onError of ["raise", "return"]) {
      const given = typeof options === "object" ? { ...options, onError } : options;
      assert.throws(
        () => apportionMany(totals, weights, given),
        (error) => error.code === code && !("order" in error),
      );
    }
  }
  for (const onError of ["ignore", "", 1, true]) {
    assert.throws(() => apportionMany([], [], { onError }), {
      code: "option.value",
      message: /`onError` is .*; it is one of `raise`, `return`/,
    });
  }
  const [whole, float] = apportionMany([5, 0.5], [[1], [1]], { onError: "return" });
  assert.deepEqual([whole, float.code, float.order], [[5], "amount.float", 1]);
  assert.throws(() => apportionMany([5, 5], [[1], 5]), { code: "input.type", order: 1 });
  assert.throws(() => apportionMany([5], [[1, 1]], { caps: [null] }), { code: "input.type" });
});

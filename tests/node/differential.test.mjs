// Apportioning beside the libraries whose ways it offers, on drawn orders of 1 to 12 lines.
// ORDERWIRE_CASES says how many; they are the same each time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allocate, dinero } from "dinero.js";
import { USD } from "dinero.js/currencies";
import * as big from "dinero.js/bigint";
import { USD as bigUSD } from "dinero.js/bigint/currencies";
import Dinero from "dinero.js-1";
import fc from "fast-check";
import { apportion } from "orderwire";

const run = { numRuns: Number(process.env.ORDERWIRE_CASES ?? 2_000), seed: 20_261_122 };

/** Orders with a weight above zero, often with zeros: all peers refuse weights that are all zero. */
function orders(least, mostTotal, mostWeight) {
  const total = fc.oneof(
    fc.integer({ min: least && -100, max: 100 }),
    fc.integer({ min: least, max: mostTotal }),
  );
  const weight = fc.oneof(
    fc.constant(0),
    fc.nat(9),
    fc.nat(Math.min(99_999, mostWeight)),
    fc.nat(mostWeight),
  );
  const weights = fc
    .array(weight, { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((weight) => weight > 0));
  return fc.tuple(total, weights);
}

// Both libraries compute floor(total · weight / sum) in floats. A quotient of whole numbers whose
// product stays below 2^53 is never rounded up to the next whole number, so there they are exact.
const MOST_TOTAL = 2 ** 27;
const MOST_WEIGHT = 2 ** 26 - 1;

test("largest_weight is what dinero.js 2 allocates", () => {
  fc.assert(
    fc.property(orders(-MOST_TOTAL, MOST_TOTAL, MOST_WEIGHT), ([total, weights]) => {
      const shares = allocate(dinero({ amount: total, currency: USD }), weights);
      assert.deepEqual(
        apportion(total, weights, { method: "largest_weight" }),
        // It has shares of -0.
        shares.map((share) => share.toJSON().amount + 0),
      );
    }),
    run,
  );
});

test("largest_weight is what dinero.js 2 allocates in bigints, which have no bounds", () => {
  const most = 2n ** 63n - 1n;
  const weights = fc
    .array(fc.oneof(fc.constant(0n), fc.bigInt(0n, 9n), fc.bigInt(0n, 10n ** 18n)), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((weights) => weights.some((weight) => weight > 0n));
  fc.assert(
    fc.property(fc.bigInt(-most, most), weights, (total, weights) => {
      const shares = big.allocate(big.dinero({ amount: total, currency: bigUSD }), weights);
      assert.deepEqual(
        apportion(total, weights, { method: "largest_weight" }),
        shares.map((share) => share.toJSON().amount),
      );
    }),
    run,
  );
});

// dinero.js 2 writes a weight of 12.5 as `{ amount: 125, scale: 1 }`, and its shares then have as
// many decimals more than the total: it deals out the finer steps.
test("weights with decimals are what dinero.js 2 calls scaled", () => {
  const scale = fc.nat(3);
  fc.assert(
    fc.property(orders(-(10 ** 6), 10 ** 6, 10 ** 6), scale, ([total, weights], scale) => {
      const ratios = weights.map((amount) => ({ amount, scale }));
      const shares = allocate(dinero({ amount: total, currency: USD }), ratios);
      const texts = weights.map((weight) => `${weight}e-${scale}`);
      assert.deepEqual(
        apportion(total * 10 ** scale, texts, { method: "largest_weight" }),
        shares.map((share) => share.toJSON().amount + 0),
      );
      assert.ok(shares.every((share) => share.toJSON().scale === 2 + scale));
    }),
    run,
  );
});

// Totals are not negative: dinero.js 1 rounds a negative share down, away from zero, where orderwire
// mirrors the positive one.
test("first_non_zero is what dinero.js 1 allocates", () => {
  fc.assert(
    fc.property(orders(0, MOST_TOTAL, MOST_WEIGHT), ([total, weights]) => {
      const shares = Dinero({ amount: total, currency: "USD" }).allocate(weights);
      assert.deepEqual(
        apportion(total, weights, { method: "first_non_zero" }),
        shares.map((share) => share.getAmount()),
      );
    }),
    run,
  );
});

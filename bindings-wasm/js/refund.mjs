// Partial refunds: amounts in as the caller writes them, shares out in the amount's type.
import { amountOf, as, inTypeOf, listOf, sameForm } from "./apportion.mjs";
import { encodeOptions, listed, printOption } from "./options.mjs";

/** @typedef {[original: string, refunded: string, amount: string, decimal: boolean, pairs: string | undefined]} NextTexts what src/full.rs takes */
/** @typedef {[amount: string, decimal: boolean, counts: string, pairs: string | undefined]} QuantityTexts what src/full.rs takes */

/**
 * The shares of the next partial refund, by the full module.
 *
 * @param {(texts: NextTexts) => string} next
 * @param {unknown} original
 * @param {unknown} refunded
 * @param {unknown} amount
 * @param {unknown} [options]
 */
export function refundNext(next, original, refunded, amount, options) {
  const total = amountOf("amount", amount);
  const lines = Object.entries({ original, refunded }).map(([name, values]) => {
    const amounts = listOf(name, values);
    for (const each of amounts) sameForm(name, each, "amount", total);
    return listed(amounts.map(String));
  });
  /** @type {NextTexts} */
  const texts = [lines[0], lines[1], String(total), isDecimal(total), encodeOptions(options)];
  /** @type {string[]} */
  const shares = JSON.parse(inTypeOf(total, () => next(texts)));
  return shares.map((share) => as(total, share));
}

/**
 * What further units of a line are worth, by the full module.
 *
 * @param {(texts: QuantityTexts) => string} worth
 * @param {unknown} amount
 * @param {Record<string, unknown>} counts
 * @param {unknown} [options]
 */
export function refundQuantity(worth, amount, counts, options) {
  const total = amountOf("amount", amount);
  const units = listed(Object.entries(counts).map(([name, count]) => countOf(name, count)));
  /** @type {QuantityTexts} */
  const texts = [String(total), isDecimal(total), units, encodeOptions(options)];
  return as(
    total,
    inTypeOf(total, () => worth(texts)),
  );
}

/** @param {unknown} amount */
function isDecimal(amount) {
  return typeof amount === "string";
}

/**
 * A number of units as text; the core refuses what is not whole.
 *
 * @param {string} name
 * @param {unknown} count
 */
function countOf(name, count) {
  return Number.isInteger(count) ? String(amountOf(name, count)) : printOption(name, count);
}

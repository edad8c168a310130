// Tax: amounts in as the caller writes them, taxes out in their type.
import { amountOf, as, elementsOf, isOtherForm, listOf, mixed, printerFor } from "./apportion.mjs";
import { encodeOptions, listed } from "./options.mjs";

/** @typedef {import("./apportion.mjs").Amount} Amount */
/** @typedef {[amounts: string, decimal: boolean, rates: string, counts: Uint32Array | undefined, pairs: string | undefined]} Order */

/**
 * The tax of an order's lines, by the full module.
 *
 * @param {(...order: Order) => string} compute
 * @param {unknown} amounts
 * @param {unknown} rates
 * @param {unknown} [options]
 */
export function taxOf(compute, amounts, rates, options) {
  const list = listOf("amounts", amounts);
  // Numbers beside bigints are minor units too.
  const like = list.find((amount) => typeof amount === "bigint") ?? list[0] ?? 0;
  if (list.some((amount) => isOtherForm(amount, like))) throw mixed("amounts", "amounts");
  const pairs = encodeOptions(options, printerFor(like, "amounts"));
  const given = [listed(list.map(String)), typeof like === "string", ...ratesOf(rates), pairs];
  const text = compute(.../** @type {Order} */ (given));
  // All text is amounts, but for the percentages.
  return JSON.parse(text, (name, value) =>
    typeof value === "string" && name !== "rate" ? as(like, value) : value,
  );
}

/**
 * The percentage behind a tax, by the full module.
 *
 * @param {(tax: string, base: string, decimal: boolean, pairs: string | undefined) => string} infer
 * @param {unknown} tax
 * @param {unknown} base
 * @param {unknown} [options]
 */
export function taxPctOf(infer, tax, base, options) {
  const [part, whole] = [amountOf("tax", tax), amountOf("base", base)];
  if (isOtherForm(whole, part)) throw mixed("base", "tax");
  const pairs = encodeOptions(options);
  return JSON.parse(infer(String(part), String(whole), typeof part === "string", pairs));
}

/**
 * The rates of all lines, or those of each line one after the other and how many they are.
 *
 * @param {unknown} rates
 * @returns {[string, Uint32Array | undefined]}
 */
function ratesOf(rates) {
  const list = elementsOf("rates", rates);
  if (typeof list[0] !== "object" || list[0] === null)
    return [listed(listOf("rates", list).map(String)), undefined];
  const lines = list.map((line, index) => listOf(`rates[${index}]`, line));
  return [listed(lines.flat().map(String)), Uint32Array.from(lines, (line) => line.length)];
}

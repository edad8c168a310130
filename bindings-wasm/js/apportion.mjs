// Apportioning: amounts in as the caller writes them, shares out in the total's type.
import { call } from "./call.mjs";
import { OrderwireError } from "./error.mjs";
import { memoryOf } from "./loader.mjs";
import { encodeOptions, listed, nameOf, printOption } from "./options.mjs";
import { room } from "./payload.mjs";

/** @typedef {number | bigint | string} Amount minor units, or a decimal as text */

/**
 * The shares, and with `onExcess: "return"` the leftover.
 *
 * @param {unknown} total
 * @param {unknown} weights
 * @param {unknown} [options]
 */
export function apportion(total, weights, options) {
  const amount = amountOf("total", total);
  const list = listOf("weights", weights);
  const pairs = encodeOptions(options, printerFor(amount));
  return inTypeOf(amount, () => {
    if (typeof amount === "number" && list.every(isNumber)) return ofNumbers(amount, list, pairs);
    const [shares, leftover] = JSON.parse(
      call((core) => core.apportion(...textsOf(amount, list), pairs)),
    );
    const typed = shares.map(/** @param {string} share */ (share) => as(amount, share));
    return leftover === null ? typed : { shares: typed, leftover: as(amount, leftover) };
  });
}

/**
 * How the shares came about, by the full module.
 *
 * @param {(texts: [string, boolean, string], pairs: string | undefined) => string} explain
 * @param {unknown} total
 * @param {unknown} weights
 * @param {unknown} [options]
 */
export function explained(explain, total, weights, options) {
  const amount = amountOf("total", total);
  const texts = textsOf(amount, listOf("weights", weights));
  const pairs = encodeOptions(options, printerFor(amount));
  return JSON.parse(inTypeOf(amount, () => explain(texts, pairs)));
}

/**
 * What explains somebody else's shares, by the full module.
 *
 * @param {(texts: [string, boolean, string], shares: string, pairs: string | undefined) => string} compare
 * @param {unknown} total
 * @param {unknown} weights
 * @param {unknown} shares
 * @param {unknown} [options]
 */
export function compared(compare, total, weights, shares, options) {
  const amount = amountOf("total", total);
  const texts = textsOf(amount, listOf("weights", weights));
  const found = listOf("shares", shares);
  for (const share of found) sameForm("shares", share, "total", amount);
  const pairs = encodeOptions(options, printerFor(amount));
  return JSON.parse(inTypeOf(amount, () => compare(texts, listed(found.map(String)), pairs)));
}

/**
 * The usual case, all numbers: they cross as 64-bit integers.
 *
 * @param {number} total
 * @param {number[]} weights
 * @param {string | undefined} pairs
 */
function ofNumbers(total, weights, pairs) {
  return call((core) => {
    const place = room(core, 0, 8 * weights.length + 8);
    const { view } = memoryOf(core);
    setInteger(view, place, total);
    for (let index = 0; index < weights.length; index += 1) {
      setInteger(view, place + 8 * index + 8, weights[index]);
    }
    const address = core.apportionUnits(weights.length, pairs);
    const after = memoryOf(core).view;
    const shares = new Array(weights.length);
    for (let index = 0; index < shares.length; index += 1) {
      shares[index] = integerAt(after, address + 8 * index + 16);
    }
    const leftover = after.getUint8(address) === 1 ? integerAt(after, address + 8) : null;
    return leftover === null ? shares : { shares, leftover };
  });
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {number} integer
 */
function setInteger(view, at, integer) {
  view.setUint32(at, integer, true);
  view.setInt32(at + 4, Math.floor(integer / 2 ** 32), true);
}

/**
 * @param {DataView} view
 * @param {number} at
 */
function integerAt(view, at) {
  return view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

/**
 * What src/lib.rs takes: the total, whether it is a decimal, and the weights.
 *
 * @param {Amount} total
 * @param {Amount[]} weights
 * @returns {[string, boolean, string]}
 */
function textsOf(total, weights) {
  return [String(total), typeof total === "string", listed(weights.map(String))];
}

/**
 * An amount out of the core in another's type.
 *
 * @param {Amount} like
 * @param {string} text
 */
export function as(like, text) {
  if (typeof like === "string") return text;
  if (typeof like === "bigint") return BigInt(text);
  const number = Number(text);
  if (isNumber(number)) return number;
  // Sums can be larger than what they are made of.
  const message = `the result \`${text}\` is beyond the integers a number holds exactly; write bigints`;
  throw new OrderwireError("overflow", message);
}

/**
 * The same for the excess of an error.
 *
 * @template T
 * @param {Amount} total
 * @param {() => T} use
 * @returns {T}
 */
export function inTypeOf(total, use) {
  try {
    return use();
  } catch (error) {
    if (error instanceof OrderwireError && "excess" in error) {
      error.excess = as(total, String(error.excess));
    }
    throw error;
  }
}

/** The options that are amounts. */
const MONEY = ["step", "caps", "discounts"];

/**
 * Prints options: lists as their elements with commas between, and those that are amounts only in
 * the form of another amount, since `5` is five cents and `"5"` five dollars.
 *
 * @param {Amount} like
 * @param {string} of the other amount's name
 * @returns {(name: string, value: unknown) => string}
 */
export function printerFor(like, of = "total") {
  return (name, value) => {
    const isMoney = MONEY.includes(name);
    const isList = typeof value === "object";
    if (!isList && !isMoney) return printOption(name, value);
    const amounts = isList ? listOf(name, value) : [amountOf(name, value)];
    for (const amount of amounts) {
      if (isMoney && isOtherForm(amount, like)) throw mixed(name, of);
      // A list ends where another one starts.
      if (typeof amount === "string" && /^$|,/.test(amount)) {
        throw new OrderwireError(
          "amount.syntax",
          `\`${name}\` has \`${amount}\`: not a decimal number`,
        );
      }
    }
    return amounts.join(",");
  };
}

/**
 * Whether one of two amounts is minor units, the other a decimal.
 *
 * @param {Amount} one
 * @param {Amount} other
 */
export function isOtherForm(one, other) {
  return (typeof one === "string") !== (typeof other === "string");
}

/**
 * @param {string} name
 * @param {string} other
 */
export function mixed(name, other) {
  const both = name === other ? `\`${name}\`` : `\`${name}\` and \`${other}\``;
  const message = `${both} mix minor units and decimals; write all in the same form`;
  return new OrderwireError("not_representable", message);
}

/**
 * Refuses minor units beside decimals.
 *
 * @param {string} name
 * @param {Amount} amount
 * @param {string} nameOfTotal
 * @param {Amount} total
 */
export function sameForm(name, amount, nameOfTotal, total) {
  if (isOtherForm(amount, total)) throw mixed(name, nameOfTotal);
}

/**
 * @param {string} name
 * @param {unknown} values
 * @returns {unknown[]}
 */
export function elementsOf(name, values) {
  if (typeof values !== "object" || values === null || !(Symbol.iterator in values)) {
    throw new OrderwireError("input.type", `\`${name}\` is ${nameOf(values)}; write a list`);
  }
  return Array.isArray(values) ? values : Array.from(/** @type {Iterable<unknown>} */ (values));
}

/**
 * @param {string} name
 * @param {unknown} values
 * @returns {Amount[]}
 */
export function listOf(name, values) {
  const list = elementsOf(name, values);
  const amounts = new Array(list.length);
  for (let index = 0; index < amounts.length; index += 1) {
    const value = list[index];
    amounts[index] = isNumber(value) ? value : amountOf(`${name}[${index}]`, value);
  }
  return amounts;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isNumber(value) {
  return Number.isSafeInteger(value);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {Amount}
 */
export function amountOf(name, value) {
  switch (typeof value) {
    case "string":
    case "bigint":
      return value;
    case "number":
      if (isNumber(value)) return value;
      throw new OrderwireError(...faultOf(name, value));
    default:
      throw new OrderwireError(
        "input.type",
        `\`${name}\` is ${nameOf(value)}; write minor units or decimal text`,
      );
  }
}

/**
 * @param {string} name
 * @param {number} value
 * @returns {[code: string, message: string]}
 */
function faultOf(name, value) {
  if (Number.isInteger(value)) {
    const message = `\`${name}\` is ${value}, beyond the integers a number holds exactly; write a bigint`;
    return ["value.unsafe_integer", message];
  }
  if (!Number.isFinite(value)) return ["input.number", `\`${name}\` is ${value}`];
  const message = `\`${name}\` is the binary float ${value}; write minor units or decimal text`;
  return ["amount.float", message];
}

// Apportioning: amounts in as the caller writes them, shares out in the total's type.
import { call } from "./call.mjs";
import { OrderwireError } from "./error.mjs";
import { memoryOf } from "./loader.mjs";
import { encodeOptions, listed, nameOf, objectOf, printOption } from "./options.mjs";
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
  return one(amount, list, encodeOptions(options, printerFor(amount)));
}

/**
 * @param {Amount} amount
 * @param {Amount[]} list
 * @param {string | undefined} pairs
 */
function one(amount, list, pairs) {
  if (typeof amount === "number" && list.every(isNumber)) {
    const shares = quickly(amount, list, pairs);
    if (shares !== undefined) return shares;
  }
  return byText(amount, list, pairs);
}

/**
 * The same for many orders.
 *
 * @param {unknown} totals
 * @param {unknown} weights
 * @param {unknown} [options]
 */
export function apportionMany(totals, weights, options) {
  const { caps, onError, ...shared } = objectOf(options);
  const returned = isReturned(onError);
  const orders = rowsOf("totals", totals);
  const lists = rowsOf("weights", weights, orders.length);
  const capsOf = caps === undefined || caps === null ? [] : rowsOf("caps", caps, orders.length);
  const isDecimal = areDecimals(orders);
  const pairs = encodeOptions(shared, printerFor(isDecimal ? "" : 0));
  // Bad options are bad without orders as well.
  if (orders.length === 0) one(0, [0], pairs);
  const results = capsOf.length > 0 || isDecimal ? [] : quickOnes(orders, lists, pairs);
  for (let order = 0; order < orders.length; order += 1) {
    if (results[order] !== undefined) continue;
    try {
      const amount = amountOf("total", orders[order]);
      const own =
        capsOf.length > 0
          ? encodeOptions({ caps: listOf("caps", capsOf[order]) }, printerFor(amount))
          : undefined;
      const both = own === undefined ? pairs : (pairs ?? "") + own;
      results[order] = one(amount, listOf("weights", lists[order]), both);
    } catch (error) {
      // What is wrong with the options is wrong for all orders.
      if (!(error instanceof OrderwireError) || /^(option\.|currency_)/.test(error.code))
        throw error;
      Object.assign(error, { order });
      if (!returned) throw error;
      results[order] = error;
    }
  }
  return results;
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
 * The shares by way of text, which takes every amount and every option.
 *
 * @param {Amount} total
 * @param {Amount[]} weights
 * @param {string | undefined} pairs
 */
function byText(total, weights, pairs) {
  return inTypeOf(total, () => {
    const [shares, leftover] = JSON.parse(
      call((core) => core.apportion(...textsOf(total, weights), pairs)),
    );
    const typed = shares.map(/** @param {string} share */ (share) => as(total, share));
    return leftover === null ? typed : { shares: typed, leftover: as(total, leftover) };
  });
}

/** Orders cross in pieces of at most this many integers, so that memory does not grow with them. */
const PIECE = 2 ** 15;

/** WebAssembly has the low byte of an integer first; typed arrays have what the machine has. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The results of the orders in numbers of 32 bits that the quick way has an answer for, each in its
 * place.
 *
 * @param {unknown[]} totals
 * @param {unknown[]} lists
 * @param {string | undefined} pairs
 */
function quickOnes(totals, lists, pairs) {
  /** @type {unknown[]} */
  const results = new Array(totals.length);
  if (!isLittleEndian) return results;
  const integers = new Int32Array(PIECE);
  /** @type {number[]} */
  let orders = [];
  let length = 0;
  for (let order = 0; order < totals.length; order += 1) {
    const weights = lists[order];
    if (!Array.isArray(weights) || weights.length + 2 > PIECE) continue;
    if (length + weights.length + 2 > PIECE) {
      answer(integers, length, pairs, orders, results);
      [orders, length] = [[], 0];
    }
    const end = put(integers, length, totals[order], weights);
    if (end === length) continue;
    orders.push(order);
    length = end;
  }
  answer(integers, length, pairs, orders, results);
  return results;
}

/**
 * Writes an order behind others: its total, how many weights it has, and the weights. Gives where
 * it ends, which is where it starts if not all of it is integers of 32 bits.
 *
 * @param {Int32Array} integers
 * @param {number} start
 * @param {unknown} total
 * @param {unknown[]} weights
 */
function put(integers, start, total, weights) {
  const count = weights.length;
  if (!isNarrow(total)) return start;
  integers[start] = total;
  integers[start + 1] = count;
  const first = start + 2;
  for (let index = 0; index < count; index += 1) {
    const weight = weights[index];
    if (!isNarrow(weight)) return start;
    integers[first + index] = weight;
  }
  return first + count;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isNarrow(value) {
  return typeof value === "number" && (value | 0) === value;
}

/**
 * Puts the shares of orders in their places; where the quick way has no answer there is nothing.
 *
 * @param {Int32Array} integers for each order its total, how many weights, the weights
 * @param {number} length
 * @param {string | undefined} pairs
 * @param {number[]} orders
 * @param {unknown[]} results
 */
function answer(integers, length, pairs, orders, results) {
  if (length === 0) return;
  const answers = call((core) => {
    const place = room(core, 0, 4 * length);
    memoryOf(core).bytes.set(new Uint8Array(integers.buffer, 0, 4 * length), place);
    const address = core.apportionNarrow(length, pairs);
    // Answers are no longer than what was asked.
    return new Int32Array(memoryOf(core).bytes.slice(address, address + 4 * length).buffer);
  });
  let [asked, at] = [0, 0];
  for (const order of orders) {
    const count = integers[asked + 1];
    asked += count + 2;
    if (answers[at++] === 0) continue;
    const shares = new Array(count);
    for (let index = 0; index < count; index += 1) shares[index] = answers[at++];
    results[order] = shares;
  }
}

/**
 * The usual case of one order, all numbers: they cross as 64-bit integers. Nothing where this way
 * has no answer.
 *
 * @param {number} total
 * @param {number[]} weights
 * @param {string | undefined} pairs
 */
function quickly(total, weights, pairs) {
  return call((core) => {
    const place = room(core, 0, 8 * weights.length + 16);
    const { view } = memoryOf(core);
    setInteger(view, place, total);
    setInteger(view, place + 8, weights.length);
    for (let index = 0; index < weights.length; index += 1) {
      setInteger(view, place + 8 * index + 16, weights[index]);
    }
    const address = core.apportionUnits(weights.length + 2, pairs);
    const after = memoryOf(core).view;
    if (after.getUint8(address) === 0) return undefined;
    const shares = new Array(weights.length);
    for (let index = 0; index < shares.length; index += 1) {
      shares[index] = integerAt(after, address + 8 * index + 8);
    }
    return shares;
  });
}

/**
 * Whether totals are decimals: all of them or none.
 *
 * @param {unknown[]} totals
 */
function areDecimals(totals) {
  let [decimals, integers] = [false, false];
  for (const total of totals) {
    if (typeof total === "string") decimals = true;
    else if (typeof total === "number" || typeof total === "bigint") integers = true;
  }
  if (!decimals || !integers) return decimals;
  const message = "`totals` mix minor units and decimals; write all in the same form";
  throw new OrderwireError("not_representable", message);
}

/**
 * Whether an order that fails has its error in its place.
 *
 * @param {unknown} onError
 */
function isReturned(onError) {
  if (onError === undefined || onError === null || onError === "raise") return false;
  if (onError === "return") return true;
  const message = `\`onError\` is ${typeof onError === "string" ? `\`${onError}\`` : nameOf(onError)}; it is one of \`raise\`, \`return\``;
  throw new OrderwireError("option.value", message);
}

/**
 * One thing for each order.
 *
 * @param {string} name
 * @param {unknown} rows
 * @param {number} [expected]
 * @returns {unknown[]}
 */
function rowsOf(name, rows, expected) {
  const list = elementsOf(name, rows);
  if (expected === undefined || list.length === expected) return list;
  const message = `\`${name}\` has ${list.length} lists for ${expected} totals; give one for each order`;
  throw new OrderwireError("length_mismatch", message);
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {number} integer
 */
function setInteger(view, at, integer) {
  view.setUint32(at, integer, true);
  // Small integers, the usual ones, need no division.
  view.setInt32(at + 4, integer === integer >>> 0 ? 0 : Math.floor(integer / 2 ** 32), true);
}

/**
 * @param {DataView} view
 * @param {number} at
 */
function integerAt(view, at) {
  const [low, high] = [view.getUint32(at, true), view.getInt32(at + 4, true)];
  return high === 0 ? low : high * 2 ** 32 + low;
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
  // A weight or a rate is no amount.
  const isAmount = !/^(weights|rates|quantities|onZero)/.test(name);
  const instead = isAmount ? "minor units or decimal text" : "decimal text";
  const message = `\`${name}\` is the binary float ${value}; write ${instead}`;
  return ["amount.float", message];
}

// A host object as JSON text. It is JSON.stringify's text, except where that would lose
// something: a bigint keeps its digits; what has no exact form in JSON is an error with its place;
// and the text comes with marks of what it does not say.
import { OrderwireError } from "./error.mjs";
import { nameOf } from "./options.mjs";

/** What engines since 2024 have for exact numbers: `JSON.rawJSON("10.10")`. */
const { isRawJSON } = /** @type {{ isRawJSON?: (value: unknown) => boolean }} */ (JSON);

/** The core reads this many levels, and answers for those that have more. */
const DEEPEST = 128;

/**
 * @typedef {object} Encoded
 * @property {string} text
 * @property {Uint32Array} marks how many offsets of floats there are, these, and those of integers
 *   beyond the safe range; in UTF-8 bytes
 */

/**
 * @param {unknown} value
 * @returns {Encoded}
 */
export function encode(value) {
  const encoder = new Encoder();
  if (!encoder.append("", value))
    encoder.refuse("input.type", `is ${nameOf(value)}; pass an object`);
  const { text, floats, unsafe } = encoder;
  const offsets = inBytes(text, floats, unsafe);
  return { text, marks: Uint32Array.of(floats.length, ...offsets) };
}

class Encoder {
  text = "";
  /** @type {number[]} offsets in UTF-16 code units, as all here */
  floats = [];
  /** @type {number[]} */
  unsafe = [];
  /** @type {object[]} the containers around the value at hand */
  #around = [];
  /** @type {(string | number)[]} their keys */
  #path = [];

  /**
   * Appends a value; false where JSON.stringify would leave it out.
   *
   * @param {string | number} key
   * @param {any} value
   * @returns {boolean}
   */
  append(key, value) {
    value = replaced(key, value);
    switch (typeof value) {
      case "string":
        this.text += JSON.stringify(value);
        return true;
      case "number":
        this.#number(value);
        return true;
      case "bigint":
      case "boolean":
        this.text += value;
        return true;
      case "object":
        if (value === null) this.text += "null";
        else if (isRawJSON?.(value)) this.text += value.rawJSON;
        else this.#container(value);
        return true;
      default:
        return false;
    }
  }

  /** @param {number} value */
  #number(value) {
    if (!Number.isFinite(value))
      this.refuse("input.number", `is ${value}, which JSON does not have`);
    if (!Number.isInteger(value)) this.floats.push(this.text.length);
    else if (!Number.isSafeInteger(value)) this.unsafe.push(this.text.length);
    this.text += value;
  }

  /** @param {any} value */
  #container(value) {
    const isArray = Array.isArray(value);
    if (!isArray) this.#refuseCollection(value);
    if (this.#around.includes(value)) this.refuse("input.cycle", "contains itself");
    if (this.#around.length === DEEPEST) {
      this.text += isArray ? "[]" : "{}";
      return;
    }
    this.#around.push(value);
    if (isArray) this.#array(value);
    else this.#object(value);
    this.#around.pop();
  }

  /** @param {unknown[]} array */
  #array(array) {
    this.text += "[";
    for (let index = 0; index < array.length; index += 1) {
      if (index > 0) this.text += ",";
      this.#path.push(index);
      if (!this.append(index, array[index])) this.text += "null";
      this.#path.pop();
    }
    this.text += "]";
  }

  /** @param {Record<string, unknown>} object */
  #object(object) {
    let between = "{";
    for (const key of Object.keys(object)) {
      const before = this.text;
      this.#path.push(key);
      this.text += `${between}${JSON.stringify(key)}:`;
      if (this.append(key, object[key])) between = ",";
      else this.text = before;
      this.#path.pop();
    }
    this.text += between === "{" ? "{}" : "}";
  }

  /** @param {object} value */
  #refuseCollection(value) {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return;
    const tag = Object.prototype.toString.call(value);
    const hint = tag === "[object Map]" ? "Object.fromEntries(map)" : "Array.from(set)";
    if (tag === "[object Map]" || tag === "[object Set]") {
      this.refuse("input.type", `is ${nameOf(value)}; convert it with ${hint}`);
    }
  }

  /**
   * @param {string} code
   * @param {string} what
   * @returns {never}
   */
  refuse(code, what) {
    const escaped = this.#path.map((key) =>
      String(key).replaceAll("~", "~0").replaceAll("/", "~1"),
    );
    const pointer = escaped.map((key) => `/${key}`).join("");
    throw new OrderwireError(code, `\`${pointer || "payload"}\` ${what}`, { pointer });
  }
}

/**
 * What stands for a value: what its `toJSON` gives, and what a boxed primitive holds.
 *
 * @param {string | number} key
 * @param {any} value
 */
function replaced(key, value) {
  if (typeof value === "bigint" || typeof value === "function" || isObject(value)) {
    const { toJSON } = value;
    if (typeof toJSON === "function") value = toJSON.call(value, String(key));
  }
  if (!isObject(value) || Object.getPrototypeOf(value) === Object.prototype) return value;
  switch (Object.prototype.toString.call(value)) {
    case "[object Number]":
      return Number(value);
    case "[object String]":
      return String(value);
    case "[object Boolean]":
    case "[object BigInt]":
      return value.valueOf();
    default:
      return value;
  }
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * Offsets in UTF-8 bytes of those in UTF-16 code units; both lists ascend.
 *
 * @param {string} text
 * @param {number[][]} lists
 */
function inBytes(text, ...lists) {
  if (lists.every((list) => list.length === 0) || /^[\0-\x7f]*$/.test(text)) return lists.flat();
  return lists.flatMap((list) => {
    let [at, bytes] = [0, 0];
    return list.map((offset) => {
      for (; at < offset; at += 1) {
        const unit = text.charCodeAt(at);
        // Half of a pair counts two: both make four bytes. JSON.stringify leaves no lone half.
        bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
      }
      return bytes;
    });
  });
}

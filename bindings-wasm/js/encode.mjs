// A host object as JSON text. It is JSON.stringify's text, except where that would lose
// something: a bigint keeps its digits; what has no exact form in JSON is an error with its place;
// and the text comes with marks of what it does not say. The table of README.md has an example of
// each, which tests/node/host-table.test.mjs runs.
import { OrderwireError } from "./error.mjs";
import { nameOf } from "./options.mjs";

/** What engines since 2024 have for exact numbers: `JSON.rawJSON("10.10")`. */
const { isRawJSON } = /** @type {{ isRawJSON?: (value: unknown) => boolean }} */ (JSON);

/** The core reads this many levels, and answers for those that have more. */
const DEEPEST = 128;
/** The most code units that are made of an object, for strings may stand in many places. */
const LONGEST = 2 ** 26;
/**
 * The most lists and objects, and empty places in lists; 100,000 lines of an order are 100,000.
 * Without it two references on each of 100 levels make 2^100 of 100 objects, getters and `toJSON`
 * may go on without end, and `Array(4e9)` has nothing but empty places.
 */
const MOST = 2 ** 20;
/** What to write instead of some that JSON.stringify would print without their content. */
const hints = new Map([
  ["a Map", "convert it with Object.fromEntries(map)"],
  ["a Set", "convert it with Array.from(set)"],
  ["a Promise", "`await` it first"],
]);

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
  /** Of what there may be `MOST`. */
  #count = 0;

  /**
   * Appends a value; false where JSON.stringify would leave it out.
   *
   * @param {string | number} key
   * @param {any} value
   * @returns {boolean}
   */
  append(key, value) {
    if (this.text.length > LONGEST) this.#refuseLength();
    value = this.#replaced(key, value);
    switch (typeof value) {
      case "string":
        this.text += this.#quoted(value);
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
        if (value !== undefined && this.#path.length > 0) {
          const advice = typeof value === "symbol" ? "write it as text" : "call it";
          this.refuse("input.type", `is ${nameOf(value)}; ${advice}, or leave it out`);
        }
        return false;
    }
  }

  /**
   * @param {string} value
   * @returns {string}
   */
  #quoted(value) {
    // Escapes make up to six of one, which is below the length at which engines throw.
    if (value.length > LONGEST) this.#refuseLength();
    const text = JSON.stringify(value);
    if (this.text.length + text.length > LONGEST) this.#refuseLength();
    return text;
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
    if (!isArray) this.#refuseOthers(value);
    if (this.#around.includes(value)) this.refuse("input.cycle", "contains itself");
    this.#counted();
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
    // Its length is read once, as a getter may add to it.
    const { length } = array;
    for (let index = 0; index < length; index += 1) {
      if (index > 0) this.text += ",";
      this.#path.push(index);
      if (!this.append(index, array[index])) {
        if (!(index in array)) this.#counted();
        this.text += "null";
      }
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
      this.text += `${between}${this.#quoted(key)}:`;
      if (this.append(key, object[key])) between = ",";
      else this.text = before;
      this.#path.pop();
    }
    this.text += between === "{" ? "{}" : "}";
  }

  /**
   * What stands for a value: what its `toJSON` gives, and what a boxed primitive holds.
   *
   * @param {string | number} key
   * @param {any} value
   */
  #replaced(key, value) {
    if (typeof value === "bigint" || typeof value === "function" || isObject(value)) {
      if (isObject(value) && !isPlain(value)) this.#refuseBefore(value);
      const { toJSON } = value;
      if (typeof toJSON === "function") value = toJSON.call(value, String(key));
    }
    if (!isObject(value) || isPlain(value)) return value;
    switch (nameOf(value)) {
      case "a Number":
        return Number(value);
      case "a String":
        return String(value);
      case "a Boolean":
      case "a BigInt":
        return value.valueOf();
      default:
        return value;
    }
  }

  /**
   * Refuses what loses its content by its own `toJSON`.
   *
   * @param {object} value
   */
  #refuseBefore(value) {
    if (ArrayBuffer.isView(value)) {
      const text = "decode bytes to text, and make a list by Array.from(array)";
      this.refuse("input.type", `is ${nameOf(value)}; ${text}`);
    }
    if (nameOf(value) === "a Date" && Number.isNaN(Number(value)))
      this.refuse("input.type", "is an invalid Date; leave it out");
  }

  /**
   * Refuses objects of the platform, such as a Map, a RegExp, an Error or a form: their content is
   * not in members, so it would be lost.
   *
   * @param {object} value
   */
  #refuseOthers(value) {
    if (isPlain(value)) return;
    const name = nameOf(value);
    if (name === "an object") return;
    const hint = hints.get(name) ?? "pass its content as text, a list or a plain object";
    this.refuse("input.type", `is ${name}; ${hint}`);
  }

  #counted() {
    this.#count += 1;
    if (this.#count <= MOST) return;
    const what = `comes after ${MOST} objects and lists, each counted wherever it stands`;
    this.refuse("input.size", `${what}; split the payload or pass it as bytes`);
  }

  /** @returns {never} */
  #refuseLength() {
    const what = `is beyond ${LONGEST} characters of JSON text; pass the payload as bytes`;
    return this.refuse("input.size", what);
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
 * Whether it is an object like those of JSON.parse, or one without a prototype.
 *
 * @param {object} value
 */
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
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

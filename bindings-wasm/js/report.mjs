// A report out of an instance: numbers, then all its text at once. See src/convert.rs.
import { memoryOf } from "./loader.mjs";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** Stands for no number and for no text. */
const NOTHING = 0xffffffff;

/**
 * @param {import("./instance.mjs").Core} instance
 * @param {number} address
 */
export function readReport(instance, address) {
  return readerAt(instance, address).report();
}

/**
 * Reports of lines, where each line is, and how many there are with the empty ones.
 *
 * @param {import("./instance.mjs").Core} instance
 * @param {number} address
 */
export function readLines(instance, address) {
  return readerAt(instance, address).lines();
}

/**
 * @param {import("./instance.mjs").Core} instance
 * @param {number} address
 */
function readerAt(instance, address) {
  const { bytes, view } = memoryOf(instance);
  const start = address + view.getUint32(address, true);
  const text = decoder.decode(bytes.subarray(start, start + view.getUint32(address + 4, true)));
  return new Reader(view, address + 8, text);
}

class Reader {
  #view;
  #text;
  /** Where the next number is. */
  #number;
  /** Where the next text is. */
  #at = 0;

  /**
   * @param {DataView} view
   * @param {number} start
   * @param {string} text
   */
  constructor(view, start, text) {
    this.#view = view;
    this.#number = start;
    this.#text = text;
  }

  lines() {
    const lines = [];
    for (let line = this.#next(); line !== 0; line = this.#next()) {
      const [offset, length] = [this.#next(), this.#next()];
      lines.push({ line, offset, length, report: this.report() });
    }
    return { lines, count: this.#next() };
  }

  report() {
    const kind = this.#word();
    const ok = this.#next() === 1;
    const truncated = this.#next();
    const parsed = this.#next() === 1;
    const scale = this.#next();
    const findings = new Array(this.#next());
    for (let index = 0; index < findings.length; index += 1)
      findings[index] = this.#finding(parsed);
    return { kind, ok, findings, truncated, input: parsed ? "parsed" : "text", scale };
  }

  /** @param {boolean} parsed a host object has no positions */
  #finding(parsed) {
    const code = this.#word();
    const severity = this.#word();
    const basis = this.#word();
    const pointer = this.#word();
    const message = this.#word();
    const found = this.#word();
    const expected = this.#word();
    const line = this.#next();
    const column = this.#next();
    const offset = this.#next();
    const offset_utf16 = this.#next();
    const related = new Array(this.#next());
    for (let index = 0; index < related.length; index += 1) related[index] = this.#related();
    const what = { code, severity, basis, pointer, message, found, expected };
    return parsed
      ? { ...what, related }
      : {
          code,
          severity,
          basis,
          pointer,
          message,
          found,
          expected,
          line,
          column,
          offset,
          offset_utf16,
          related,
        };
  }

  /** It may be a value of another document, of which one is text and the other a host object. */
  #related() {
    const pointer = this.#word();
    const line = this.#next();
    const column = this.#next();
    const message = this.#word();
    return line === NOTHING ? { pointer, message } : { pointer, line, column, message };
  }

  #next() {
    const number = this.#view.getUint32(this.#number, true);
    this.#number += 4;
    return number;
  }

  /** @returns {string | null} */
  #word() {
    const length = this.#next();
    if (length === NOTHING) return null;
    const start = this.#at;
    this.#at += length;
    return this.#text.slice(start, this.#at);
  }
}

// A payload on its way into an instance: text and bytes as they are, anything else as JSON text.
import { encode } from "./encode.mjs";
import { OrderwireError } from "./error.mjs";
import { memoryOf } from "./loader.mjs";
import { nameOf } from "./options.mjs";

/** @typedef {import("./encode.mjs").Encoded} Encoded */

const encoder = new TextEncoder();
/** The most bytes that one array holds inside an instance. */
const LONGEST = 2 ** 31 - 1;

/**
 * What `write` takes. Runs the caller's code (getters, `toJSON`), so nothing may be written before.
 *
 * @param {unknown} payload
 * @returns {string | Uint8Array | Encoded}
 */
export function prepare(payload) {
  if (typeof payload === "string") return wellFormed(payload) ? payload : surrogates(payload);
  if (payload instanceof Uint8Array) return payload;
  if (typeof payload === "object" && payload !== null) {
    const bytes = bytesIn(payload);
    if (bytes !== undefined) return bytes;
    if (typeof (/** @type {any} */ (payload).then) === "function") {
      throw new OrderwireError("input.type", "`payload` is a promise; `await` it first", {
        pointer: "",
      });
    }
  }
  return encode(payload);
}

/** @param {string | Uint8Array | Encoded} source */
export function marksOf(source) {
  return typeof source === "string" || source instanceof Uint8Array ? undefined : source.marks;
}

/**
 * Writes a payload into the input buffer, behind what stands in its first bytes.
 *
 * @param {import("./instance.mjs").Core} instance
 * @param {string | Uint8Array | Encoded} source
 * @param {number} [start]
 * @returns {number} how many bytes it has
 */
export function write(instance, source, start = 0) {
  if (source instanceof Uint8Array) {
    const { length } = source;
    const address = room(instance, start, length);
    memoryOf(instance).bytes.set(source, address);
    return length;
  }
  const text = typeof source === "string" ? source : source.text;
  // UTF-8 has up to three bytes for a code unit; long text is expected to be mostly ASCII.
  let length = text.length * 3;
  if (length > 1 << 16) length = text.length + 1024;
  for (;;) {
    const address = room(instance, start, length);
    const place = memoryOf(instance).bytes.subarray(address, address + length);
    const { read, written } = encoder.encodeInto(text, place);
    if (read === text.length) return written;
    length = written + (text.length - read) * 3;
  }
}

/**
 * Writes two payloads, one behind the other.
 *
 * @param {import("./instance.mjs").Core} instance
 * @param {string | Uint8Array | Encoded} first
 * @param {string | Uint8Array | Encoded} second
 * @returns {[number, Uint32Array | undefined, number, Uint32Array | undefined]} the length and the
 *   marks of each
 */
export function writeBoth(instance, first, second) {
  const length = write(instance, first);
  return [length, marksOf(first), write(instance, second, length), marksOf(second)];
}

/**
 * The address of this many bytes behind what stands in the first bytes of the input buffer.
 *
 * @param {import("./instance.mjs").Core} instance
 * @param {number} start
 * @param {number} length
 */
export function room(instance, start, length) {
  const address = start + length > LONGEST ? 0 : instance.input(start + length);
  if (address !== 0) return address + start;
  throw new OrderwireError(
    "input.size",
    `memory has no room for ${start + length} bytes; split the payload`,
  );
}

/**
 * The bytes of a buffer or a view of one; nothing of other objects.
 *
 * @param {object} payload
 */
export function bytesIn(payload) {
  if (ArrayBuffer.isView(payload)) {
    const { buffer, byteOffset, byteLength } = payload;
    const width = /** @type {any} */ (payload).BYTES_PER_ELEMENT ?? 1;
    if (width === 1) return new Uint8Array(buffer, byteOffset, byteLength);
    const message = `\`payload\` is ${nameOf(payload)}, which is no text in bytes`;
    throw new OrderwireError("input.type", message, { pointer: "" });
  }
  const tag = Object.prototype.toString.call(payload);
  if (tag !== "[object ArrayBuffer]" && tag !== "[object SharedArrayBuffer]") return undefined;
  try {
    return new Uint8Array(/** @type {ArrayBuffer} */ (payload));
  } catch (cause) {
    throw new OrderwireError(
      "input.type",
      "`payload` is detached; pass it before its transfer",
      { pointer: "" },
      { cause },
    );
  }
}

/** @type {(text: string) => boolean} */
const wellFormed =
  "isWellFormed" in String.prototype
    ? (text) => /** @type {any} */ (text).isWellFormed()
    : (text) => !/\p{Surrogate}/u.test(text);

/**
 * Text with half a surrogate pair, which UTF-8 does not have: as UTF-8 would encode it, so that
 * the core sees it. A TextEncoder would put U+FFFD in its place.
 *
 * @param {string} text
 */
function surrogates(text) {
  const at = text.search(/\p{Surrogate}/u);
  const before = encoder.encode(text.slice(0, at));
  const after = encoder.encode(text.slice(at + 1));
  const half = text.charCodeAt(at);
  const bytes = new Uint8Array(before.length + 3 + after.length);
  bytes.set(before);
  bytes.set([0xed, 0x80 | ((half >> 6) & 0x3f), 0x80 | (half & 0x3f)], before.length);
  bytes.set(after, before.length + 3);
  return bytes;
}

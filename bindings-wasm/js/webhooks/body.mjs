// The body of a request: its form, and its bytes up to a limit.
import { OrderwireError } from "orderwire";
import { refused } from "./reply.mjs";

/**
 * A body is JSON in UTF-8 and not packed. One without a type is taken for that.
 *
 * @param {Headers} headers
 */
export function requireJson(headers) {
  const type = headers.get("content-type");
  if (type !== null && !/^[\w.+-]+\/([\w.-]+\+)?json\s*(;|$)/i.test(type))
    throw refused(415, "the body must be application/json", { accept: "application/json" });
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type ?? "")?.[1] ?? "utf-8";
  if (!/^(utf-?8|us-ascii)$/i.test(charset))
    throw refused(415, "the body must be UTF-8", { accept: "application/json" });
  if (!/^(identity)?$/i.test(headers.get("content-encoding") ?? ""))
    throw refused(415, "the body must not be packed", { "accept-encoding": "identity" });
}

/** Collects chunks, and stops at the first that is too much. */
export class Collector {
  #most;
  #advice;
  #length = 0;
  /** @type {Uint8Array[]} */
  #chunks = [];

  /**
   * @param {number} most
   * @param {string | null} stated the length that the request states
   * @param {string} advice for a body that somebody else has read or decoded
   */
  constructor(most, stated, advice) {
    this.#most = most;
    this.#advice = advice;
    if (Number(stated) > most) throw this.#tooLong();
  }

  /** @param {Uint8Array} chunk */
  add(chunk) {
    // A stream of text, as after `setEncoding`, has no length in bytes to count.
    if (!ArrayBuffer.isView(chunk)) throw readBefore(this.#advice);
    this.#length += chunk.byteLength;
    if (this.#length > this.#most) throw this.#tooLong();
    this.#chunks.push(chunk);
  }

  bytes() {
    if (this.#chunks.length === 1) return this.#chunks[0];
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.byteLength;
    }
    return bytes;
  }

  #tooLong() {
    return refused(413, `the body is longer than ${this.#most} bytes`);
  }
}

/** A body that ended before its end: the caller hung up. */
export const cutOff = () => refused(400, "the body ended early");

/**
 * Somebody has read the body before us, and what that left may have lost digits.
 *
 * @param {string} advice
 */
export function readBefore(advice) {
  return new OrderwireError(
    "webhook.body_read",
    "the body was read before it came to orderwire, which checks bytes: what a JSON parser makes " +
      `of them has lost digits of amounts and all positions; ${advice}`,
  );
}

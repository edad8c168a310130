// Bytes as they come: of text and bytes at once, of streams chunk by chunk.
import { OrderwireError } from "./error.mjs";
import { nameOf } from "./options.mjs";
import { bytesIn, prepare } from "./payload.mjs";

const encoder = new TextEncoder();

/**
 * The chunks of a stream; nothing of text and bytes.
 *
 * @param {unknown} input
 * @returns {AsyncIterable<Uint8Array> | undefined}
 */
export function chunksOf(input) {
  if (typeof input !== "object" || input === null) return undefined;
  const stream = /** @type {any} */ (input);
  // By what it can do: streams may come from another realm. Not all browsers can iterate over one.
  if (typeof stream.getReader === "function") return bytesOf(readFrom(stream));
  if (typeof stream[Symbol.asyncIterator] === "function") return bytesOf(stream);
  return undefined;
}

/**
 * Text and bytes as bytes.
 *
 * @param {unknown} input
 */
export function toBytes(input) {
  if (typeof input === "string") {
    // Text with half a surrogate pair comes as bytes.
    const source = prepare(input);
    return typeof source === "string" ? encoder.encode(source) : /** @type {Uint8Array} */ (source);
  }
  const bytes = typeof input === "object" && input !== null ? bytesIn(input) : undefined;
  if (bytes !== undefined) return bytes;
  throw new OrderwireError("input.type", `the lines are ${nameOf(input)}; ${remedyFor(input)}`);
}

/** @param {unknown} input */
function remedyFor(input) {
  const { body, stream } = /** @type {any} */ (Object(input));
  if (typeof stream === "function") return "pass its `stream()`";
  if (typeof body?.getReader === "function") return "pass its `body`";
  return "pass NDJSON as text, as bytes or as a stream of either, and single payloads to `check`";
}

/**
 * @param {AsyncIterable<unknown>} chunks
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* bytesOf(chunks) {
  /** The first half of a character whose second half is in the next chunk. */
  let half = "";
  for await (const chunk of chunks) {
    if (typeof chunk !== "string") {
      if (half !== "") yield toBytes(half);
      half = "";
      yield toBytes(chunk);
      continue;
    }
    const text = half + chunk;
    half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : "";
    yield toBytes(half === "" ? text : text.slice(0, -1));
  }
  if (half !== "") yield toBytes(half);
}

/**
 * @param {ReadableStream<unknown>} stream
 * @returns {AsyncGenerator<unknown>}
 */
async function* readFrom(stream) {
  const reader = stream.getReader();
  let open = true;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        open = false;
        return;
      }
      yield value;
    }
  } finally {
    // Whoever stops early wants no more of it.
    if (open) await reader.cancel();
    reader.releaseLock();
  }
}

import type { CheckOptions, Report } from "./facade.d.ts";
import type { Kind } from "./kinds.d.ts";

// ---- many payloads

/**
 * The report of each line of an NDJSON text, in order. Empty lines are left out, though counted. Of
 * text and bytes it is an iterator, of a stream (`fetch(…).body`, `blob.stream()`,
 * `fs.createReadStream(…)`) an asynchronous one, which reads on only as its lines are taken, and
 * cancels the stream when you stop early. Either way lines cross into WebAssembly about 256 KiB at a
 * time, and no more than that and the longest line is held.
 *
 * @example
 * const text = '{"events": []}\n{"events": 5}\n';
 * const bad = [...checkMany("retailops.order_ack.response", text)].filter(({ report }) => !report.ok);
 * bad.map(({ line, offset }) => [line, offset]); // [[2, 15]]
 *
 * @param options `maxBytes` is that of a line, 64 MiB unless given; a longer one is not kept, and its
 * report says `json.size`
 * @throws {OrderwireError} as `check`; `input.type` for what is neither text, bytes nor a stream.
 */
export declare function checkMany<K extends Kind>(
  kind: K,
  lines: string | ArrayBufferView | ArrayBufferLike,
  options?: CheckOptions,
): Generator<CheckedLine<K>, void, undefined>;
export declare function checkMany<K extends Kind>(
  kind: K,
  lines: LineStream,
  options?: CheckOptions,
): AsyncGenerator<CheckedLine<K>, void, undefined>;

/** A stream of text or bytes: a web `ReadableStream`, Node's `Readable`, or anything like them. */
export type LineStream =
  | { getReader(): unknown }
  | { [Symbol.asyncIterator](): AsyncIterator<string | ArrayBufferView | ArrayBufferLike> };

/** One line of an NDJSON text. */
export interface CheckedLine<K extends Kind = Kind> {
  /** Its number, from 1. */
  readonly line: number;
  /** Where it begins, in bytes of UTF-8 from the start of the text. */
  readonly offset: number;
  /** How many bytes it has, without its end. */
  readonly length: number;
  /** Its text; `null` where it was too long to be kept. A view: `slice()` it to keep it for long. */
  readonly bytes: Uint8Array | null;
  /** What the check found. Positions count from the start of the line. */
  readonly report: Report<K>;
}

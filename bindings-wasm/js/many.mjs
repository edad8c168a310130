// Many payloads, one a line: in pieces of whole lines, each of which crosses once.
import { call } from "./call.mjs";
import { chunksOf, toBytes } from "./chunks.mjs";
import { encodeOptions, objectOf, textOf } from "./options.mjs";
import { write } from "./payload.mjs";
import { readLines, readReport } from "./report.mjs";

/** About so many bytes cross at once: more gains nothing, and holds more reports at a time. */
const PIECE = 1 << 18;
/** The longest line that is kept, unless `maxBytes` says otherwise. */
const LONGEST = 64 * 2 ** 20;
const [LF, CR] = [10, 13];

/**
 * The report of each line: of text and bytes as a generator, of a stream as an asynchronous one.
 *
 * @param {unknown} kind
 * @param {unknown} input
 * @param {unknown} [options]
 */
export function checkMany(kind, input, options) {
  const lines = new Lines(kind, options);
  const chunks = chunksOf(input);
  return chunks === undefined ? whole(lines, toBytes(input)) : streamed(lines, chunks);
}

/**
 * @param {Lines} lines
 * @param {Uint8Array} bytes
 */
function* whole(lines, bytes) {
  yield* inPieces(lines, bytes);
  yield* lines.end();
}

/**
 * @param {Lines} lines
 * @param {AsyncIterable<Uint8Array>} chunks
 */
async function* streamed(lines, chunks) {
  for await (const chunk of chunks) yield* inPieces(lines, chunk);
  yield* lines.end();
}

/**
 * @param {Lines} lines
 * @param {Uint8Array} bytes
 */
function* inPieces(lines, bytes) {
  for (let start = 0; start < bytes.length; start += PIECE)
    yield* lines.take(bytes.subarray(start, start + PIECE));
}

/** The lines of a text that comes in pieces. */
class Lines {
  #kind;
  #pairs;
  /** The longest line, and what is kept of one: its CR may come before its LF. */
  #most;
  #room;
  /** How many lines there were, and how many bytes they had. */
  #lines = 0;
  #offset = 0;
  /** The line under way: what came of it, unless that is more than the limit; how many bytes came, */
  #held = new Uint8Array(0);
  #length = 0;
  /** the last of them, and whether they are nothing but space. */
  #last = 0;
  #blank = true;

  /**
   * @param {unknown} kind
   * @param {unknown} options
   */
  constructor(kind, options) {
    const given = objectOf(options);
    const maxBytes = given.maxBytes ?? LONGEST;
    this.#kind = textOf(kind);
    this.#pairs = encodeOptions({ ...given, maxBytes });
    // Of no lines, for a mistake of the caller to be told at once.
    call((core) => core.checkMany(this.#kind, 0, this.#pairs));
    this.#most = Number(maxBytes);
    this.#room = this.#most + 1;
  }

  /**
   * The lines that end in this piece.
   *
   * @param {Uint8Array} piece
   */
  take(piece) {
    const end = piece.lastIndexOf(LF) + 1;
    if (end === 0) {
      this.#hold(piece);
      return [];
    }
    const lines = this.#upTo(piece, end);
    this.#hold(piece.subarray(end));
    return lines;
  }

  /** The line that ends with the text. */
  end() {
    return this.#upTo(new Uint8Array(0), 0);
  }

  /**
   * The lines of what is held and the piece up to its end.
   *
   * @param {Uint8Array} piece
   * @param {number} end
   */
  #upTo(piece, end) {
    if (this.#length <= this.#room) return this.#check(this.#joined(piece.subarray(0, end)));
    const rest = piece.indexOf(LF) + 1;
    return [...this.#tooLong(piece.subarray(0, rest)), ...this.#check(piece.subarray(rest, end))];
  }

  /**
   * The line that was not kept, up to its end in this piece.
   *
   * @param {Uint8Array} rest
   */
  #tooLong(rest) {
    const bytes = this.#length + rest.length;
    // As for lines that are kept, neither LF nor CRLF counts.
    const ended = rest.at(-1) === LF ? 1 : 0;
    const last = rest.length > ended ? rest[rest.length - 1 - ended] : this.#last;
    const length = bytes - ended - (last === CR ? 1 : 0);
    const report = call((core) =>
      readReport(core, core.tooLong(this.#kind, BigInt(length), this.#pairs)),
    );
    const blank = this.#blank && isBlank(rest);
    const line = { line: this.#lines + 1, offset: this.#offset, length, bytes: null, report };
    this.#lines += 1;
    this.#offset += bytes;
    this.#length = 0;
    return blank ? [] : [line];
  }

  /** @param {Uint8Array} text whole lines */
  #check(text) {
    const { lines, count } = call((core) =>
      readLines(core, core.checkMany(this.#kind, write(core, text), this.#pairs)),
    );
    const checked = lines.map(({ line, offset, length, report }) => ({
      line: this.#lines + line,
      offset: this.#offset + offset,
      length,
      bytes: length > this.#most ? null : text.subarray(offset, offset + length),
      report,
    }));
    this.#lines += count;
    this.#offset += text.length;
    return checked;
  }

  /**
   * What is held, and this behind it.
   *
   * @param {Uint8Array} piece
   */
  #joined(piece) {
    if (this.#length === 0) return piece;
    const joined = new Uint8Array(this.#length + piece.length);
    joined.set(this.#held.subarray(0, this.#length));
    joined.set(piece, this.#length);
    this.#length = 0;
    return joined;
  }

  /**
   * Keeps the beginning of a line, a copy, as the caller may use the piece again. There is twice the
   * room each time, so that a long line is not copied once a piece.
   *
   * @param {Uint8Array} piece
   */
  #hold(piece) {
    const length = this.#length + piece.length;
    if (length > this.#room) {
      this.#held = new Uint8Array(0);
    } else if (length > this.#held.length) {
      const held = new Uint8Array(Math.min(Math.max(length, 2 * this.#held.length), this.#room));
      held.set(this.#held.subarray(0, this.#length));
      this.#held = held;
    }
    if (length <= this.#room) this.#held.set(piece, this.#length);
    this.#last = piece.at(-1) ?? this.#last;
    this.#blank = (this.#length === 0 || this.#blank) && isBlank(piece);
    this.#length = length;
  }
}

/** @param {Uint8Array} bytes */
const isBlank = (bytes) =>
  bytes.every((byte) => byte === 32 || byte === 9 || byte === 12 || byte === 13 || byte === LF);

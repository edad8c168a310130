// Where values stand in JSON text: by pointer, and how far the token at an offset goes.
// A scan instead of a parser: it finds places in text that is not valid JSON, too.

/** A string, closed or not, a sign, or a bare word such as a number. */
const token = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[[\]{}:,]|[^ \t\r\n[\]{}:,"]+/g;

/** Where the token at an offset ends; at the end of a line, the offset itself. */
export function tokenEnd(text, offset) {
  const inQuery = !/^\s*[[{]/.test(text.slice(0, 64));
  const sticky = inQuery ? /[^&=\s]+/y : new RegExp(token.source, "y");
  sticky.lastIndex = offset;
  return offset + (sticky.exec(text)?.[0].length ?? 0);
}

/**
 * The place of a value.
 *
 * @param {string} text
 * @param {string} pointer RFC 6901
 * @returns {{ from: number, to: number } | undefined}
 */
export function placeOf(text, pointer) {
  const path = pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const scan = new Scan(text);
  for (const name of path) if (!scan.enter(name)) return undefined;
  return scan.value();
}

/** Reads from the start of one value to the next. */
class Scan {
  #text;
  #token = new RegExp(token.source, "g");
  #next;

  constructor(text) {
    this.#text = text;
    if (text.startsWith("\uFEFF")) this.#token.lastIndex = 1;
    this.#step();
  }

  /** Takes the token that is next, and looks at the one behind it. */
  #step() {
    const taken = this.#next;
    this.#next = this.#token.exec(this.#text);
    return taken;
  }

  /** Goes to a member's value, or an element; false where there is none. */
  enter(name) {
    const open = this.#step()?.[0];
    if (open !== "{" && open !== "[") return false;
    for (let index = 0; this.#next && !/^[\]}]$/.test(this.#next[0]); index += 1) {
      let key = String(index);
      if (open === "{") {
        key = unquoted(this.#step()[0]);
        if (this.#next?.[0] === ":") this.#step();
      }
      if (key === name) return this.#next !== null;
      this.value();
      if (this.#next?.[0] === ",") this.#step();
    }
    return false;
  }

  /** Takes a whole value. */
  value() {
    const first = this.#step();
    if (!first) return undefined;
    let last = first;
    for (let depth = change(first[0]); depth > 0 && this.#next;) {
      last = this.#step();
      depth += change(last[0]);
    }
    return { from: first.index, to: last.index + last[0].length };
  }
}

const change = (sign) => (/^[[{]$/.test(sign) ? 1 : /^[\]}]$/.test(sign) ? -1 : 0);

function unquoted(key) {
  try {
    return JSON.parse(key);
  } catch {
    return key;
  }
}

// The white space of JSON text, and nothing else: every name, string and number stays as it is
// spelled, which `JSON.stringify(JSON.parse(text))` does not promise.

const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[[\]{}:,]|[^ \t\r\n[\]{}:,"]+/g;

/** Each member and element on a line of its own, but for empty brackets. */
export function spread(text) {
  const parts = [];
  let depth = 0;
  let before = "";
  for (const [sign] of text.matchAll(token)) {
    const opened = /^[[{]$/.test(before);
    const closes = /^[\]}]$/.test(sign);
    if (closes) depth -= 1;
    if (before === "," || (before !== "" && opened !== closes))
      parts.push(`\n${"  ".repeat(Math.max(0, depth))}`);
    else if (before === ":" || (isWord(before) && isWord(sign))) parts.push(" ");
    parts.push(sign);
    if (/^[[{]$/.test(sign)) depth += 1;
    before = sign;
  }
  return parts.length > 0 ? `${parts.join("")}\n` : "";
}

/** All of it on one line, as a row of NDJSON must be. */
export function joined(text) {
  const parts = [];
  let before = "";
  for (const [sign] of text.matchAll(token)) {
    // Two words side by side are no JSON; they stay two words all the same.
    if (isWord(before) && isWord(sign)) parts.push(" ");
    parts.push(sign.replaceAll(/[\r\n]+/g, " "));
    before = sign;
  }
  return parts.join("");
}

/** A string, a number, a bare word: no sign of JSON, and not the start of the text. */
const isWord = (sign) => !/^[:,[\]{}]?$/.test(sign);

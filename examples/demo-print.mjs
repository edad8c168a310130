// How the demo prints: at most 100 columns, colour only where a terminal shows it.
const indent = "   ";
const half = 46;
const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (coloured ? `\x1b[${code}m${text}\x1b[0m` : String(text));

export const bold = paint("1");
export const dim = paint("2");
export const good = paint("32");
const colours = { error: paint("31"), warning: paint("33") };

/** A severity, or another text in its colour. */
export const severity = (name, text = name) => (colours[name] ?? dim)(text);

export const seconds = (time) => `${(time / 1000).toFixed(1)} s`;

// `make demo | head` closes our output early, which is no mistake.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});

export const say = (line) => console.log(indent + line);
export const heading = (number, title) => console.log(`\n${bold(`${number}  ${title}`)}`);

/** Two lists of lines side by side; the first line of each is its title. */
export function columns(left, right) {
  const rows = Math.max(left.length, right.length);
  for (let row = 0; row < rows; row += 1) {
    const [one, two] = [left[row] ?? "", right[row] ?? ""];
    const padding = " ".repeat(Math.max(0, half - length(one)));
    const [first, second] = row === 0 ? [dim(one), dim(two)] : [one, two];
    say(`${first}${padding} ${dim("│")} ${second}`.trimEnd());
  }
}

/** The columns that a text takes, without its colours. */
const length = (text) => [...text.replace(/\x1b\[\d+m/g, "")].length;

/** Text in lines of at most `width` columns. */
export function wrap(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * JSON text in lines, its tokens untouched: `JSON.parse` would turn 2.10 into 2.1.
 *
 * @param {string} text valid JSON without white space between its tokens
 */
export function json(text) {
  let depth = 0;
  const step = (by) => `\n${"  ".repeat((depth += by))}`;
  const laid = text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (token) => {
    if (token === "{" || token === "[") return token + step(1);
    if (token === "}" || token === "]") return step(-1) + token;
    if (token === ",") return token + step(0);
    return token === ":" ? ": " : token;
  });
  return laid.split("\n");
}

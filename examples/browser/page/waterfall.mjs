// A relation as a waterfall: from the lines, by what is added and subtracted, to what it makes, and
// what the payload states beside it. All figures are text of the core. The bars' ends are found in
// integers; a float is only how many pixels that is.
import { element, svg } from "./dom.mjs";
import { commonScale, part, scaled } from "../text/exact.mjs";

const ROW = 26;
/** Lines are drawn one by one up to here. */
const MOST_LINES = 8;

/** @returns {Node[]} a picture and its caption */
export function waterfall(identity, { lines, lineCount }) {
  const { pointer, left, right, holds, message } = identity;
  const steps = [...terms(identity, lines, lineCount), { name: "makes", text: right, sum: true }];
  if (left !== null) steps.push({ name: "stated", text: left, sum: holds, differs: !holds });
  const sentence = `${pointer}: ${steps.map(({ name, text }) => `${name} ${text}`).join(", ")}`;
  return [
    drawn(levels(steps), sentence),
    element("figcaption", {}, element("code", {}, pointer), ` ${message}`),
  ];
}

/** The terms of a relation; the lines' term is taken apart where lines are few. */
function* terms({ terms }, lines, lineCount) {
  const kept = lines.filter(({ removed, amounts }) => !removed && amounts.extended_price);
  let first = true;
  for (const { sign, name, amount } of terms) {
    if (name === "lines" && lineCount <= MOST_LINES && kept.length > 1) {
      for (const { pointer, amounts } of kept)
        yield {
          name: `line ${+pointer.split("/").at(-1) + 1}`,
          text: amounts.extended_price,
          by: 1n,
        };
    } else
      yield {
        name: `${sign < 0 ? "−" : first ? "" : "+"} ${name}`.trim(),
        text: amount,
        by: BigInt(sign),
      };
    first = false;
  }
}

/** From where to where each bar goes, in integers. A step without `by` starts at zero. */
function levels(steps) {
  const scale = commonScale(steps.map(({ text }) => text));
  let level = 0n;
  return steps.map((step) => {
    const start = step.by ? level : 0n;
    level = start + (step.by ?? 1n) * scaled(step.text, scale);
    const [from, to] = start < level ? [start, level] : [level, start];
    return { ...step, from, to, level };
  });
}

function drawn(bars, sentence) {
  // Narrower on a phone, so that the letters are not.
  const [LEFT, WIDTH, least] = innerWidth < 480 ? [96, 150, 64] : [132, 300, 84];
  // The longest figure is there as a whole: a part of it would be another amount.
  const longest = Math.max(...bars.map(({ text }) => text.length));
  const RIGHT = Math.max(least, 16 + 9 * longest);
  const low = bars.reduce((least, { from }) => (from < least ? from : least), 0n);
  const high = bars.reduce((most, { to }) => (to > most ? to : most), 0n);
  const x = (value) => LEFT + part(value - low, high - low) * WIDTH;
  const height = bars.length * ROW;
  const rows = bars.flatMap(({ name, text, from, to, level, by, sum, differs }, row) => {
    const look = differs ? "differs" : sum ? "sum" : by < 0n ? "less" : "more";
    const middle = row * ROW + ROW / 2;
    const next = bars[row + 1];
    return [
      svg("text", { x: LEFT - 10, y: middle, class: "label" }, name),
      svg("rect", {
        x: x(from),
        y: row * ROW + 5,
        width: Math.max(1.5, x(to) - x(from)),
        height: ROW - 10,
        rx: 2,
        class: look,
      }),
      // From the end of a step to the start of the next.
      next && !next.differs && !sum
        ? svg("line", { x1: x(level), x2: x(level), y1: middle, y2: middle + ROW, class: "joint" })
        : "",
      svg("text", { x: x(to) + 8, y: middle, class: look }, text),
    ].filter(Boolean);
  });
  return svg(
    "svg",
    {
      viewBox: `0 0 ${LEFT + WIDTH + RIGHT} ${height}`,
      class: "waterfall",
      role: "img",
      "aria-label": sentence,
    },
    svg("line", { x1: x(0n), y1: 0, x2: x(0n), y2: height, class: "zero" }),
    ...rows,
  );
}

// A trace of apportioning as a table: exact fractions, who got what is left over, what remains.
import { element, plural, sentence, svg, table } from "./dom.mjs";
import { commonScale, part, scaled, unscaled } from "../text/exact.mjs";

/** Lines that are listed; the trace has all of them. */
const MOST = 500;
const BAR = 96;

const words = (text) => text.replaceAll("_", " ");

/** The whole in a sentence, for people who hear it too. */
export function outcome({ inputs, lines, extra_steps, leftover }) {
  const got = lines.filter(({ extra }) => extra !== "0").map(({ index }) => index + 1);
  const takers = `line${got.length === 1 ? "" : "s"} ${got.join(", ")}`;
  const dealt =
    extra_steps === "0"
      ? "Rounding down leaves nothing over."
      : `Rounding down leaves ${extra_steps} of ${inputs.step}, dealt by ${words(inputs.method)} ` +
        `to ${got.length > 12 ? plural(got.length, "line") : takers}.`;
  return [
    element("strong", {}, `${inputs.total} over ${plural(lines.length, "line")}. `),
    dealt,
    leftover !== null && leftover !== "0" ? ` Caps leave no room for ${leftover}. ` : " ",
    element("span", { class: "proved" }, "✓ proved"),
  ];
}

/** @returns {Node[]} */
export function sharesView(trace, comparison) {
  const { inputs, lines, summary } = trace;
  const columns = [
    { name: "line", number: true },
    { name: "weight", number: true },
    ...(inputs.caps ? [{ name: "cap", number: true }] : []),
    { name: `exact, in steps of ${inputs.step}`, number: true },
    { name: "rank", number: true },
    { name: "extra", number: true },
    { name: "share", number: true },
    { name: "of the whole" },
    { name: "left after it", number: true },
  ];
  return [
    comparison ? compared(comparison) : "",
    table("Shares", columns, rows(trace)),
    lines.length > MOST
      ? element("p", { class: "dim" }, `${plural(lines.length - MOST, "line")} more.`)
      : "",
    element("h2", {}, "Why, line by line"),
    element(
      "ol",
      { class: "reasons" },
      ...lines
        .slice(0, MOST)
        .map(({ extra, sentence: why }) =>
          element("li", { class: extra !== "0" && "extra" }, ...sentence(why)),
        ),
    ),
    element("p", { class: "dim" }, summary),
  ].filter(Boolean);
}

function rows({ inputs, lines, leftover }) {
  // What was shared out is the sum of the shares: the total as typed may be spelled in other ways.
  const amounts = [...lines.map(({ share }) => share), leftover ?? "0"];
  const scale = commonScale(amounts);
  const total = amounts.reduce((sum, amount) => sum + scaled(amount, scale), 0n);
  let left = total;
  return lines.slice(0, MOST).map((line) => {
    left -= scaled(line.share, scale);
    return {
      class: line.extra !== "0" && "extra",
      cells: [
        String(line.index + 1),
        line.weight,
        ...(inputs.caps ? [line.cap] : []),
        fraction(line),
        line.rank === null ? "" : String(line.rank),
        line.extra === "0" ? "" : `+${line.extra}`,
        line.share,
        bar(part(scaled(line.share, scale), total)),
        unscaled(left, scale),
      ],
    };
  });
}

/** `380 8/13`: whole steps, and what rounding down takes away. */
function fraction({ exact, floor, remainder, capped_in_round }) {
  if (!exact) return "";
  const text = remainder === "0" ? floor : `${floor} ${remainder}/${exact.denominator}`;
  return capped_in_round === null ? text : `${text}, capped`;
}

/** How much of the total a share is, at a glance; the figure stands beside it. */
function bar(size) {
  return svg(
    "svg",
    { viewBox: `0 0 ${BAR} 8`, class: "bar-of", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 0, width: BAR, height: 8, rx: 2, class: "track" }),
    svg("rect", { x: 0, y: 0, width: Math.max(0, size) * BAR, height: 8, rx: 2 }),
  );
}

function compared({ explained, message, matches }) {
  return element(
    "div",
    { class: `comparison ${explained ? "ok" : "error"}` },
    element("p", {}, ...sentence(message)),
    matches.length > 1
      ? element(
          "ul",
          {},
          ...matches.slice(1, 6).map((match) => element("li", {}, ...sentence(match.message))),
        )
      : undefined,
  );
}

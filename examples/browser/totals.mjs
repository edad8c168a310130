// The figures of a payload: a waterfall, the relations between amounts, the lines, the sums.
import { element, svg } from "./dom.mjs";

/** More lines than anybody reads; the sums hold all of them. */
const MOST_LINES = 200;
const relations = { equal: "=", at_most: "≤", at_least: "≥" };
/** `direct_ship_amt` is read as "direct ship": all of it is amounts. */
const words = (name) => name.replace(/_amt$/, "").replaceAll("_", " ");
/** What is read first comes first; the rest as it comes. */
const first = [
  "quantity",
  "unit_price",
  "extended_price",
  "shipping_amt",
  "discount_amt",
  "tax_amt",
];
const last = ["due", "grand_total", "charged", "balance"];
const place = (name) =>
  first.includes(name) ? first.indexOf(name) - first.length : last.indexOf(name) + 1;
const inOrder = (names) => [...names].sort((one, other) => place(one) - place(other));

/** @param {import("orderwire").Totals} totals */
export function totalsView({ lines, sums, identities }) {
  const view = document.createDocumentFragment();
  if (sums.due !== undefined) view.append(waterfall(sums));
  if (identities.length > 0) view.append(identitiesView(identities));
  if (lines.length > 0) view.append(linesView(lines));
  if (Object.keys(sums).length > 0) view.append(sumsView(sums));
  return view.childElementCount > 0 ? view : "This payload has no amounts to add up.";
}

/** Those that do not hold first; the others are folded away when there are any of the first. */
function identitiesView(identities) {
  const broken = identities.filter(({ holds }) => !holds);
  const holding = identities.filter(({ holds }) => holds);
  const rows = (list) =>
    list.map(({ holds, pointer, left, right, relation, difference }) =>
      element(
        "tr",
        { class: holds ? "holds" : "broken" },
        element("td", { "aria-label": holds ? "holds" : "does not hold" }, holds ? "✓" : "✗"),
        element("td", {}, element("code", {}, pointer)),
        element("td", { class: "number" }, left ?? "?"),
        element("td", {}, relations[relation]),
        element("td", { class: "number" }, right ?? "?"),
        element("td", { class: "number" }, difference ?? "?"),
      ),
    );
  const head = ["", "amount", "stated", "", "computed", "difference"];
  const table = (list) => scrolling(element("table", {}, header(head), body(rows(list))));
  const title = `${holding.length} of ${identities.length} relations hold`;
  const view = element("div", { class: "identities" });
  if (broken.length > 0) view.append(table(broken));
  if (holding.length > 0) {
    view.append(
      element(
        "details",
        broken.length > 0 ? {} : { open: "" },
        element("summary", {}, title),
        table(holding),
      ),
    );
  }
  return view;
}

function linesView(lines) {
  const names = inOrder(new Set(lines.flatMap(({ amounts }) => Object.keys(amounts))));
  const rows = lines.slice(0, MOST_LINES).map(({ pointer, removed, amounts }) =>
    element(
      "tr",
      removed ? { class: "removed", "aria-label": "removed" } : {},
      // The last two segments of its pointer, such as `line_items/0`.
      element(
        "td",
        {},
        element("code", {}, pointer.split("/").slice(-2).join("/")),
        removed ? " removed" : "",
      ),
      ...names.map((name) => element("td", { class: "number" }, amounts[name] ?? "")),
    ),
  );
  const more = lines.length - rows.length;
  return element(
    "div",
    {},
    element("h3", {}, more > 0 ? `Lines, without the last ${more}` : "Lines"),
    scrolling(element("table", {}, header(["line", ...names.map(words)]), body(rows))),
  );
}

function sumsView(sums) {
  const rows = inOrder(Object.keys(sums)).map((name) =>
    element("div", {}, element("dt", {}, words(name)), element("dd", {}, sums[name])),
  );
  return element("div", {}, element("h3", {}, "Sums"), element("dl", { class: "sums" }, ...rows));
}

/** From the lines to what is due, and what the payload states beside it. */
function waterfall(sums) {
  const steps = [
    { name: "lines", from: "0", to: sums.extended_price, text: sums.extended_price },
    { name: "+ shipping", by: Number(sums.shipping_amt), text: sums.shipping_amt },
    { name: "− discount", by: -Number(sums.discount_amt), text: sums.discount_amt },
    { name: "+ tax", by: Number(sums.tax_amt), text: sums.tax_amt },
    { name: "= due", from: "0", to: sums.due, text: sums.due, sum: true },
  ];
  if (sums.grand_total !== undefined) {
    const differs = sums.grand_total !== sums.due;
    const stated = { name: "stated", from: "0", to: sums.grand_total, text: sums.grand_total };
    steps.push({ ...stated, sum: !differs, differs });
  }
  // Floats only place the bars; every figure shown is the exact text.
  let level = 0;
  const bars = steps.map((step) => {
    const from = step.by === undefined ? Number(step.from) : level;
    level = step.by === undefined ? Number(step.to) : level + step.by;
    return { ...step, from: Math.min(from, level), to: Math.max(from, level) };
  });
  const low = Math.min(0, ...bars.map(({ from }) => from));
  const high = Math.max(0, ...bars.map(({ to }) => to));
  const [left, width, height] = [84, 236, 24];
  const x = (amount) => left + ((amount - low) / (high - low || 1)) * width;
  const total = bars.length * height;
  const drawn = bars.flatMap(({ name, from, to, text, sum, differs, by }, row) => {
    const look = differs ? "differs" : sum ? "sum" : by < 0 ? "less" : "more";
    const middle = row * height + height / 2;
    return [
      svg("text", { x: left - 8, y: middle, class: "label" }, name),
      svg("rect", {
        x: x(from),
        y: row * height + 4,
        width: Math.max(1, x(to) - x(from)),
        height: height - 8,
        class: look,
      }),
      svg("text", { x: x(to) + 6, y: middle, class: differs ? "differs" : "" }, text),
    ];
  });
  const sentence = steps.map(({ name, text }) => `${name} ${text}`).join(", ");
  return svg(
    "svg",
    { viewBox: `0 0 400 ${total}`, class: "waterfall", role: "img", "aria-label": sentence },
    svg("line", { x1: x(0), y1: 0, x2: x(0), y2: total }),
    ...drawn,
  );
}

const notNumbers = ["", "amount", "line"];
const header = (names) => {
  const cell = (name) =>
    element("th", { scope: "col", class: notNumbers.includes(name) ? "" : "number" }, name);
  return element("thead", {}, element("tr", {}, ...names.map(cell)));
};
const body = (rows) => element("tbody", {}, ...rows);
/** Wide tables scroll by themselves, also by keyboard, and the page does not. */
const scrolling = (table) =>
  element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "table" }, table);

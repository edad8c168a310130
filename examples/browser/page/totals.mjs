// The figures of a payload: a waterfall, the relations between amounts, the lines, the sums.
import { button, element, empty, plural, sentence, table } from "./dom.mjs";
import { waterfall } from "./waterfall.mjs";

const relations = { equal: "=", at_most: "≤", at_least: "≥" };
/** `direct_ship_amt` is read as "direct ship": all of it is amounts. */
const words = (name) => name.replace(/_amt$/, "").replaceAll(/[_.]/g, " ");
/** The last two segments of a pointer, such as `line_items/0`. */
const short = (pointer) => pointer.split("/").slice(-2).join("/");
/** What is read first comes first; the rest as it comes. */
const first = ["quantity", "qty", "unit_price", "product_price", "extended_price"];
const then = ["shipping_amt", "discount_amt", "tax_amt"];
const last = ["due", "grand_total", "charged", "balance"];
const early = [...first, ...then];
const place = (name) =>
  early.includes(name) ? early.indexOf(name) - early.length : last.indexOf(name) + 1;
const inOrder = (names) => [...names].sort((one, other) => place(one) - place(other));

/**
 * @param {object} figures what worker/figures.mjs gives
 * @param {(pointer: string) => void} choose shows a place in the payload
 */
export function totalsView(figures, choose) {
  if (figures.unavailable)
    return empty("No totals yet", "Amounts are added up once the payload has no errors.");
  const { lines, sums, identities } = figures;
  if (identities.length === 0 && lines.length === 0 && Object.keys(sums).length === 0)
    return empty("No amounts", "A payload of this kind has nothing to add up.");
  const picture = element("figure", { class: "picture" });
  const drawable = identities.filter(({ terms }) => terms);
  const draw = (identity) => picture.replaceChildren(...waterfall(identity, figures));
  // What fails comes first, then what has most terms: mostly the grand total.
  const [shown] = [...drawable].sort(
    (one, other) => one.holds - other.holds || other.terms.length - one.terms.length,
  );
  if (shown) draw(shown);
  return [
    shown ? picture : undefined,
    identities.length > 0 ? identitiesView(figures, drawable, draw, choose) : undefined,
    lines.length > 0 ? linesView(figures, choose) : undefined,
    Object.keys(sums).length > 0 ? sumsView(sums) : undefined,
  ].filter(Boolean);
}

/** Those that do not hold first; the others are folded away when there are any of the first. */
function identitiesView({ identities, holding, of }, drawable, draw, choose) {
  const columns = [
    { name: "holds", hidden: true },
    { name: "amount" },
    { name: "stated", number: true },
    { name: "relation", hidden: true },
    { name: "computed", number: true },
    { name: "difference", number: true },
    { name: "how", hidden: true },
  ];
  const rows = (list) =>
    list.map((identity) => {
      const { holds, pointer, left, right, relation, difference, terms, message } = identity;
      return {
        class: holds ? "holds" : "broken",
        cells: [
          element(
            "span",
            { role: "img", "aria-label": holds ? "holds" : "does not hold" },
            holds ? "✓" : "✗",
          ),
          [
            element(
              "button",
              { type: "button", class: "link", title: pointer, click: () => choose(pointer) },
              element("code", {}, short(pointer)),
            ),
            holds ? "" : element("span", { class: "arithmetic" }, ...sentence(message)),
          ],
          left ?? "?",
          relations[relation],
          right ?? "?",
          difference ?? "?",
          terms && drawable.length > 1
            ? button("draw", () => draw(identity), {
                class: "link",
                "aria-label": `draw ${pointer}`,
              })
            : "",
        ],
      };
    });
  const broken = identities.filter(({ holds }) => !holds);
  const others = identities.filter(({ holds }) => holds);
  const cut = of - identities.length;
  return element(
    "section",
    { class: "identities" },
    element("h2", {}, "Relations"),
    element(
      "p",
      { class: "dim" },
      `${holding} of ${of} hold${cut > 0 ? `; ${plural(cut, "relation")} that hold are not listed` : ""}.`,
    ),
    broken.length > 0 ? table("Relations that do not hold", columns, rows(broken)) : undefined,
    others.length > 0
      ? element(
          "details",
          { open: broken.length === 0 },
          element("summary", {}, `${others.length} that hold`),
          table("Relations that hold", columns, rows(others)),
        )
      : undefined,
  );
}

function linesView({ lines, lineCount }, choose) {
  const names = inOrder(new Set(lines.flatMap(({ amounts }) => Object.keys(amounts))));
  const rows = lines.map(({ pointer, removed, amounts }) => ({
    class: removed && "removed",
    cells: [
      [
        element(
          "button",
          { type: "button", class: "link", click: () => choose(pointer) },
          element("code", {}, short(pointer)),
        ),
        removed ? " removed" : "",
      ],
      ...names.map((name) => amounts[name] ?? ""),
    ],
  }));
  const columns = [{ name: "line" }, ...names.map((name) => ({ name: words(name), number: true }))];
  const more = lineCount - lines.length;
  return element(
    "section",
    {},
    element("h2", {}, "Lines"),
    table("Lines", columns, rows),
    more > 0
      ? element("p", { class: "dim" }, `${plural(more, "line")} more; sums have all of them.`)
      : undefined,
  );
}

function sumsView(sums) {
  const rows = inOrder(Object.keys(sums)).map((name) =>
    element("div", {}, element("dt", {}, words(name)), element("dd", {}, sums[name])),
  );
  return element(
    "section",
    {},
    element("h2", {}, "Sums"),
    element("dl", { class: "sums" }, ...rows),
  );
}

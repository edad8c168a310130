// The findings of a report by severity: buttons that lead to their places, and what would mend them.
import { button, element, empty, plural, sentence } from "./dom.mjs";

const severities = ["error", "warning", "info"];
/** Repairs that are shown at once. */
const SHOWN = 3;

/** One sentence about a report. */
export function summary({ ok, findings, truncated }) {
  const parts = severities
    .map((severity) => [findings.filter((one) => one.severity === severity).length, severity])
    .filter(([count]) => count > 0)
    .map(([count, severity]) => plural(count, severity));
  if (truncated > 0) parts.push(`${truncated} more not listed`);
  return `${ok ? "Valid" : "Not valid"}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

/**
 * @param {import("orderwire").Report} report
 * @param {{ choose: (finding: object) => void, fix: (fix: object) => void }} on
 */
export function findingsView({ findings, truncated }, on) {
  if (findings.length === 0)
    return empty("Nothing to complain about", "The payload is what its document says.");
  const view = element("div", { class: "findings" });
  for (const severity of severities) {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) continue;
    view.append(
      element("h2", { class: severity }, plural(some.length, severity)),
      element("ul", {}, ...some.map((finding) => item(finding, on))),
    );
  }
  if (truncated > 0)
    view.append(
      element(
        "p",
        { class: "dim" },
        `${plural(truncated, "finding")} more; errors are listed first.`,
      ),
    );
  return view;
}

function item(finding, { choose, fix }) {
  const { severity, code, basis, pointer, line, column, message, fixes = [] } = finding;
  const { explanation, source, related } = finding;
  const place = element(
    "button",
    { type: "button", class: "place", title: "Show the place", click: () => choose(finding) },
    element("span", { class: "what" }, ...sentence(message)),
    element(
      "span",
      { class: "where" },
      element("code", {}, code),
      element("span", { class: "position" }, `${line}:${column}`),
      element("code", { class: "pointer" }, pointer || "the whole text"),
    ),
  );
  const repairs = (some) =>
    some.map((each) =>
      element(
        "li",
        {},
        button("Fix", () => fix(each), { class: "fix", "aria-label": `Fix: ${plain(each.name)}` }),
        element("span", {}, ...sentence(each.name)),
      ),
    );
  const others = fixes.slice(SHOWN);
  return element(
    "li",
    { class: `finding ${severity}` },
    place,
    fixes.length > 0
      ? element("ul", { class: "fixes" }, ...repairs(fixes.slice(0, SHOWN)))
      : undefined,
    others.length > 0
      ? element(
          "details",
          { class: "fixes" },
          element("summary", {}, plural(others.length, "other repair")),
          element("ul", {}, ...repairs(others)),
        )
      : undefined,
    element(
      "details",
      { class: "why" },
      element("summary", {}, "Why ", element("span", { class: "hidden" }, `${code} at ${pointer}`)),
      element("p", {}, ...sentence(explanation)),
      element("p", { class: "dim" }, `${basis}: ${source}`),
      related.length > 0 ? element("ul", {}, ...related.map(operand)) : undefined,
    ),
  );
}

const operand = ({ pointer, line, message }) =>
  element("li", {}, `${message}: `, element("code", {}, pointer), ` in line ${line}`);

const plain = (text) => text.replaceAll("`", "");

// The findings of a report as a list of buttons that lead to their places.
import { explain } from "./orderwire.mjs";
import { element } from "./dom.mjs";

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** One sentence about a report, for the line above the list. */
export function summary(report) {
  const count = (wanted) => report.findings.filter(({ severity }) => severity === wanted).length;
  const parts = ["error", "warning", "info"]
    .map((severity) => [count(severity), severity])
    .filter(([number]) => number > 0)
    .map(([number, severity]) => plural(number, severity));
  if (report.truncated > 0) parts.push(`${report.truncated} more not listed`);
  return `${report.ok ? "Valid" : "Not valid"}${parts.length ? `: ${parts.join(", ")}` : ""}`;
}

/**
 * @param {import("orderwire").Report} report
 * @param {(finding: object) => void} onChoose called with the finding that was chosen
 */
export function findingItems(report, onChoose) {
  if (report.findings.length === 0) return [element("li", { class: "none" }, "None.")];
  return report.findings.map((finding) => {
    const { severity, code, pointer, line, column, message } = finding;
    const place = element("span", { class: "place" }, `${line}:${column}`);
    const button = element(
      "button",
      { type: "button", title: "Show the place" },
      element("span", { class: `badge ${severity}` }, severity),
      element("code", {}, code),
      place,
      element("span", { class: "message" }, ...sentence(message)),
      element("code", { class: "pointer" }, pointer || "the whole text"),
    );
    button.addEventListener("click", () => onChoose(finding));
    return element("li", {}, button, meaning(code));
  });
}

/** What a code means, for those who ask. */
function meaning(code) {
  const { explanation, source } = explain(code);
  return element(
    "details",
    {},
    element("summary", { "aria-label": `What ${code} means` }, "why"),
    element("p", {}, ...sentence(explanation), " ", element("cite", {}, source)),
  );
}

/** Sentences have names and values between backticks. */
const sentence = (text) =>
  text.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));

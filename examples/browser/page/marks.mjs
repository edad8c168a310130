// Findings as CodeMirror's diagnostics: squiggles, signs in the gutter, and what hovering says.
import { element, sentence } from "./dom.mjs";

/** @returns {import("@codemirror/lint").Diagnostic[]} */
export function marks(findings, { length }, onFix) {
  return findings.map((finding) => {
    const { severity, fixes = [] } = finding;
    const to = Math.min(finding.to, length);
    // What stands behind the end of the text is marked at its last character.
    const from = Math.min(finding.from, to === length && finding.from >= to ? length - 1 : to);
    return {
      from: Math.max(0, from),
      to: Math.max(from, to),
      severity,
      message: `${finding.code}: ${finding.message.replaceAll("`", "")}`,
      renderMessage: () => explained(finding),
      actions: fixes.slice(0, 2).map((fix) => ({
        name: fix.name.replaceAll("`", ""),
        apply: () => onFix(fix),
      })),
    };
  });
}

function explained({ code, severity, basis, message, explanation, source }) {
  return element(
    "div",
    { class: "orderwire-hover" },
    element(
      "div",
      { class: "orderwire-hover-head" },
      element("span", { class: `orderwire-${severity}` }, severity),
      element("code", {}, code),
      element("span", {}, basis),
    ),
    element("p", {}, ...sentence(message)),
    element("p", { class: "orderwire-dim" }, ...sentence(explanation)),
    element("p", { class: "orderwire-dim" }, source),
  );
}

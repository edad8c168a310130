// One payload: of which kind it is, what is wrong with it, and what would mend it.
import { check, detect, explain, kinds } from "orderwire/slim";
import { tokenEnd } from "../text/places.mjs";
import { repairsOf } from "./repairs.mjs";

export class Checked {
  #options;
  #likely;
  /** What to show of the report. */
  report;
  /** The kind that was chosen or else detected; undefined where none is likely. */
  kind;

  /**
   * @param {string} text
   * @param {{ kind?: string, mode?: string, likely?: string }} options without a kind it is detected;
   * `likely` is what it was before, for a text that is no JSON while one types
   */
  constructor(text, { kind, mode, likely }) {
    this.text = text;
    this.#options = { mode };
    this.kind = kind;
    this.#likely = likely;
  }

  get options() {
    return this.#options;
  }

  answer() {
    if (this.text.trim() === "") return { empty: true };
    const start = performance.now();
    const detected = this.kind ? [] : detect(this.text);
    this.kind ??= detected[0]?.kind;
    // What is no JSON is so in any kind.
    const report = this.check(this.kind ?? this.#likely ?? kinds()[0].kind);
    const syntax = report.findings.some(({ code }) => /^(json|query)\.syntax$/.test(code));
    if (!this.kind && syntax) this.kind = this.#likely;
    if (!this.kind && !syntax) return { unknown: true };
    this.report = report;
    return {
      kind: this.kind,
      detected: detected.slice(0, 4),
      report: { ...report, findings: placed(this.text, report.findings) },
      took: performance.now() - start,
    };
  }

  /** The report of a text of the same kind. */
  check(kind = this.kind, text = this.text) {
    return check(kind, text, this.#options);
  }

  repairs() {
    return this.report ? repairsOf(this) : { message: "", fixes: [] };
  }
}

/** Findings with the end of the token that they are about, and what their codes mean. */
export function placed(text, findings, from = 0, lines = 0) {
  return findings.map((finding) => {
    const { explanation, source } = explain(finding.code);
    const [start, end] = [finding.offset_utf16, tokenEnd(text, finding.offset_utf16)];
    const related = finding.related.map((one) => ({ ...one, line: one.line + lines }));
    const line = finding.line + lines;
    return { ...finding, explanation, source, related, line, from: from + start, to: from + end };
  });
}

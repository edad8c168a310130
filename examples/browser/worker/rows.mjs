// NDJSON: one payload a line, each with a verdict.
import { check, detect, kinds } from "orderwire/slim";
import { placed } from "./checked.mjs";

/** How long rows are checked before other messages have their turn, in milliseconds. */
const SLICE = 40;
/** Findings that are also marked in the text. */
const MARKED = 100;

/** Whether a text is rows: its first line is a whole object, and there is another line. */
export function isRows(text) {
  const [, first] = /^\s*(\{.*\})[ \t\r]*\n\s*\S/.exec(text) ?? [];
  if (!first) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

export class Rows {
  #text;
  #kind;
  #mode;
  #verdicts = [];
  #findings = [];

  constructor(text, { kind, mode }) {
    this.#text = text;
    this.#kind = kind;
    this.#mode = mode;
  }

  /**
   * Checks them all.
   *
   * @param {() => boolean} isStale whether nobody waits for it any more
   * @param {(progress: { rows: number, part: number }) => void} report called now and then
   */
  async answer(isStale, report) {
    const start = performance.now();
    let pause = start + SLICE;
    let line = 0;
    for (let from = 0; from < this.#text.length; line += 1) {
      const end = this.#text.indexOf("\n", from);
      const to = end < 0 ? this.#text.length : end;
      const row = this.#text.slice(from, to);
      if (row.trim() !== "") this.#check(row, from, line);
      from = to + 1;
      if (performance.now() > pause) {
        report({ rows: this.#verdicts.length, part: to / this.#text.length });
        await new Promise((resume) => setTimeout(resume));
        if (isStale()) return undefined;
        pause = performance.now() + SLICE;
      }
    }
    const count = (verdict) => this.#of(verdict).length;
    const counts = Object.fromEntries(Object.keys(verdicts).map((name) => [name, count(name)]));
    return { rows: counts, findings: this.#findings, took: performance.now() - start };
  }

  #check(row, from, line) {
    const kind = this.#kind ?? detect(row)[0]?.kind;
    const place = { line: line + 1, from, to: from + row.length };
    if (!kind) {
      // What is no JSON is so in any kind.
      const [first] = check(kinds()[0].kind, row).findings;
      const syntax = first?.code === "json.syntax" ? first : undefined;
      if (syntax) this.#mark([syntax], row, from, line);
      const message = syntax?.message ?? "of no kind that is known; choose its kind";
      this.#verdicts.push({ ...place, errors: 1, warnings: 0, infos: 0, message });
      return;
    }
    const report = check(kind, row, { mode: this.#mode });
    const of = (wanted) => report.findings.filter(({ severity }) => severity === wanted);
    const [errors, warnings, infos] = ["error", "warning", "info"].map(of);
    const [first] = [...errors, ...warnings, ...infos];
    const counts = { errors: errors.length, warnings: warnings.length, infos: infos.length };
    this.#verdicts.push({ ...place, kind, ...counts, code: first?.code, message: first?.message });
    this.#mark([...errors, ...warnings], row, from, line);
  }

  /** Keeps findings of a row for the text, where there is room. */
  #mark(findings, row, from, line) {
    const room = Math.max(0, MARKED - this.#findings.length);
    this.#findings.push(...placed(row, findings.slice(0, room), from, line));
  }

  #of(verdict) {
    return this.#verdicts.filter(verdicts[verdict]);
  }

  /** Some of the rows with a verdict, and how many there are. */
  list(verdict, from, count) {
    const rows = this.#of(verdict);
    return { rows: rows.slice(from, from + count), of: rows.length };
  }
}

const verdicts = {
  all: () => true,
  invalid: ({ errors }) => errors > 0,
  warned: ({ errors, warnings }) => errors === 0 && warnings > 0,
  clean: ({ errors, warnings }) => errors === 0 && warnings === 0,
};

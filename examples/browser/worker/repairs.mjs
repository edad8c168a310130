// Repairs for findings, as edits of the text: those of `diagnose`, and a few that follow from the
// finding itself. Each was tried: its finding goes, and no error comes.
import { diagnose } from "orderwire/slim";
import { placeOf, tokenEnd } from "../text/places.mjs";

/** Time for trying, in milliseconds: a new key stroke should not wait for longer. */
const PATIENCE = 250;
/** `diagnose` of longer texts takes seconds. */
const LONGEST = 4_000_000;

/** @param {import("./checked.mjs").Checked} checked */
export function repairsOf(checked) {
  const { report, text } = checked;
  const fixes = report.findings.map(() => []);
  const message = fromDiagnosis(checked, fixes);
  const start = performance.now();
  report.findings.forEach((finding, index) => {
    if (performance.now() - start > PATIENCE) return;
    const [from, to] = [finding.offset_utf16, tokenEnd(text, finding.offset_utf16)];
    const insert = rewritten(finding, text.slice(from, to));
    if (insert === undefined) return;
    const fix = { name: `Write ${shown(insert)}`, edits: [{ from, to, insert }] };
    if (helps(checked, finding, fix)) fixes[index].push(fix);
  });
  return { message, fixes };
}

/** Adds what `diagnose` found to the findings that it mends; gives its sentence. */
function fromDiagnosis(checked, fixes) {
  const { kind, options, report, text } = checked;
  const sums = report.findings.some(({ code }) => /^(total|exchange)\./.test(code));
  if (!report.ok || !sums || text.length > LONGEST) return "";
  const { failing, repairs, message } = diagnose(kind, text, options);
  for (const repair of repairs) {
    const edits = patched(text, repair.patch_json);
    if (!edits) continue;
    const fix = { name: repair.message, edits };
    report.findings.forEach((finding, index) => {
      const mends = failing.some(
        ({ code, pointer }) => code === finding.code && pointer === finding.pointer,
      );
      if (mends && helps(checked, finding, fix)) fixes[index].push(fix);
    });
  }
  return message;
}

/** The edits of a JSON Patch; values are cut out of its text, so that no number is ever parsed. */
function patched(text, patch) {
  const edits = JSON.parse(patch).map(({ path }, index) => {
    const place = placeOf(text, path);
    const value = placeOf(patch, `/${index}/value`);
    return place && { ...place, insert: patch.slice(value.from, value.to) };
  });
  if (edits.some((edit) => !edit)) return undefined;
  return edits.sort((one, other) => one.from - other.from);
}

/** What a finding's token should be, where the finding or the token says so; it is tried later. */
function rewritten({ code, message, expected }, token) {
  const inside = /^"(.*)"$/s.exec(token)?.[1];
  const meant = /did you mean `([^`]+)`/.exec(message)?.[1];
  if (meant) return JSON.stringify(meant);
  if (code === "json.byte_order_mark") return "";
  if (code === "field.placeholder") return "null";
  if (code === "field.type" && expected === "string")
    return /^-?\d/.test(token) ? JSON.stringify(token) : undefined;
  if (code === "field.type" && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(inside)) return inside;
  // 30,00 in a document that writes 30.00.
  if (code === "amount.syntax" && /^-?\d+,\d{2}$/.test(inside)) return token.replace(",", ".");
  // A date and a time that lost the space between them.
  if (code === "format.date_time" && /^\d{4}-\d\d-\d\d\d\d:\d\d:\d\d$/.test(inside))
    return token.replace(/^(.{11})/, "$1 ");
  return undefined;
}

const shown = (insert) => (insert === "" ? "nothing" : `\`${insert}\``);

/** Whether a repair does what it says. */
function helps(checked, finding, { edits }) {
  const next = checked.check(checked.kind, edited(checked.text, edits));
  const errors = ({ findings, truncated }) =>
    findings.filter(({ severity }) => severity === "error").length + truncated;
  const same = ({ code, pointer }) => code === finding.code && pointer === finding.pointer;
  const before = checked.report.findings.filter(same).length;
  return errors(next) <= errors(checked.report) && next.findings.filter(same).length < before;
}

/** The text after edits, which are in order. */
function edited(text, edits) {
  const parts = [];
  let at = 0;
  for (const { from, to, insert } of edits) {
    parts.push(text.slice(at, from), insert);
    at = to;
  }
  return parts.join("") + text.slice(at);
}

// A report in the forms of other tools. Nothing here needs the module: a report is plain data, and
// may come from another thread.
import { OrderwireError } from "./error.mjs";
import { nameOf, objectOf } from "./options.mjs";
import { fragmentOf, parentOf, pathOf } from "./pointer.mjs";

/** @typedef {import("./facade.d.ts").Finding} Finding */
/** @typedef {import("./facade.d.ts").Report} Report */

/** From what matters most to what matters least. */
const SEVERITIES = ["error", "warning", "info"];
/** What is wrong with the text itself, so that nothing in it was read. */
const UNREADABLE = /^(?:json\.(?:syntax|invalid_utf8|depth|size)|query\.syntax)$/;

/**
 * As ajv lists its errors.
 *
 * @param {Report} report
 * @param {unknown} [options]
 */
export function toAjvErrors(report, options) {
  return findingsOf(report, options, "severity").map((finding) => {
    const { code, severity, pointer, message } = finding;
    const { keyword, params, parent = false } = asKeyword(finding);
    return {
      instancePath: parent ? parentOf(pointer)[0] : pointer,
      schemaPath: `orderwire#/${code}`,
      keyword,
      params: { ...params, code, severity },
      message,
    };
  });
}

/**
 * As zod lists its issues.
 *
 * @param {Report} report
 * @param {unknown} [options]
 */
export function toZodIssues(report, options) {
  const { payload } = objectOf(options);
  return findingsOf(report, options, "severity, payload").map((finding) => {
    const { code, severity, pointer, message, found } = finding;
    const params = { code, severity, pointer, ...placeOf(finding) };
    if (code === "field.unknown") {
      const [around, name] = parentOf(pointer);
      const path = pathOf(around, payload);
      return { code: "unrecognized_keys", keys: [name], path, message, params };
    }
    const path = pathOf(pointer, payload);
    if (/^field\.(?:missing|type|null)$/.test(code)) {
      const expected = finding.expected === "integer" ? "number" : (finding.expected ?? "any");
      const received = code === "field.missing" ? "undefined" : typeOf(found);
      return { code: "invalid_type", expected, received, path, message, params };
    }
    return { code: "custom", path, message, params };
  });
}

/**
 * As RFC 9457 has the body of an answer.
 *
 * @param {Report} report
 * @param {unknown} [options]
 */
export function toProblem(report, options) {
  const { type = "about:blank", title, status, instance, maxErrors = Infinity } = objectOf(options);
  const most = /** @type {number} */ (maxErrors);
  if (typeof most !== "number" || !(most >= 0))
    throw new OrderwireError(
      "option.value",
      `\`maxErrors\` is ${typeof most === "number" ? most : nameOf(most)}; it is a number from 0`,
    );
  const known = "type, title, status, instance, maxErrors";
  const errors = findingsOf(report, options, known);
  const [first] = errors;
  if (report.ok || first === undefined) {
    const why = report.ok
      ? "is ok, so there is no problem"
      : "lists no error; allow for more findings";
    throw new OrderwireError("report.ok", `the report ${why}`);
  }
  const unreadable = UNREADABLE.test(first.code);
  // Errors are listed first: where all that is listed are errors, some of the others may be too.
  const full = errors.length === report.findings.length;
  const others = errors.length - 1 + (full ? report.truncated : 0);
  const more = others > 0 ? `, and ${others} more` : "";
  const listed = errors.slice(0, most);
  const left = errors.length - listed.length + report.truncated;
  return {
    type,
    title: title ?? (unreadable ? "Bad Request" : "Unprocessable Content"),
    status: status ?? (unreadable ? 400 : 422),
    detail: `${first.message}${more}`,
    ...(instance !== undefined && { instance }),
    errors: listed.map((finding) => ({
      detail: finding.message,
      pointer: fragmentOf(finding.pointer),
      code: finding.code,
      ...placeOf(finding),
    })),
    ...(left > 0 && { truncated: left }),
  };
}

/**
 * The findings of a report that matter enough.
 *
 * @param {Report} report
 * @param {unknown} options
 * @param {string} known the options that there are
 * @returns {Finding[]}
 */
function findingsOf(report, options, known) {
  if (!Array.isArray(report?.findings))
    throw new OrderwireError(
      "report.invalid",
      "`report` has no `findings`; pass a report as `check` gives it",
    );
  for (const name of Object.keys(objectOf(options))) {
    if (!known.split(", ").includes(name))
      throw new OrderwireError(
        "option.unknown",
        `\`${name}\` is no option; the options are ${known}`,
      );
  }
  const severity = objectOf(options).severity ?? "error";
  const least = SEVERITIES.indexOf(/** @type {string} */ (severity));
  if (least < 0)
    throw new OrderwireError(
      "option.value",
      `\`severity\` is \`${String(severity)}\`; it is one of ${SEVERITIES.join(", ")}`,
    );
  return report.findings.filter((finding) => SEVERITIES.indexOf(finding.severity) <= least);
}

/**
 * JSON Schema's keyword for a code, and what ajv says with it. What has none keeps its code.
 *
 * @param {Finding} finding
 * @returns {{ keyword: string, params: object, parent?: boolean }}
 */
function asKeyword({ code, pointer, expected }) {
  const [group, name] = code.split(".");
  const [, member] = parentOf(pointer);
  if (code === "field.missing")
    return { keyword: "required", params: { missingProperty: member }, parent: true };
  if (code === "field.unknown")
    return {
      keyword: "additionalProperties",
      params: { additionalProperty: member },
      parent: true,
    };
  if (code === "field.type" || code === "field.null")
    return { keyword: "type", params: { type: expected } };
  if (code === "value.integer") return { keyword: "type", params: { type: "integer" } };
  if (code === "value.enum") return { keyword: "enum", params: { expected } };
  if (group === "format") return { keyword: "format", params: { format: name, expected } };
  return { keyword: code, params: { expected } };
}

/**
 * A value's JSON type, by what a finding shows of it.
 *
 * @param {string | null} found
 */
function typeOf(found) {
  if (found === null) return "undefined";
  if (found.startsWith('"')) return "string";
  if (/^-?\d/.test(found)) return "number";
  return found === "true" || found === "false" ? "boolean" : found;
}

/** @param {Finding} finding */
function placeOf({ line, column }) {
  return line === undefined ? {} : { line, column };
}

// Kinds as Standard Schemas: https://standardschema.dev
import { OrderwireError } from "./error.mjs";
import { parse } from "./facade.mjs";
import { kindNames } from "./kind-names.mjs";
import { nameOf, objectOf } from "./options.mjs";
import { pathOf } from "./pointer.mjs";

/**
 * A kind as a Standard Schema.
 *
 * @param {unknown} kind
 * @param {unknown} [options] those of `check`
 */
export function schema(kind, options) {
  return Object.freeze({ kind, "~standard": Object.freeze(standard(kind, options)) });
}

/**
 * All kinds as Standard Schemas that are Standard JSON Schemas too.
 *
 * @param {(kind: unknown, draft: unknown, options: unknown) => object} jsonSchema
 */
export function schemasOf(jsonSchema) {
  return Object.freeze(
    withoutPrototype(
      kindNames.map((kind) => {
        // What `validate` gives has the shape of what it takes, amounts as text, which the lenient
        // schema allows: one schema serves both sides.
        const print = (/** @type {unknown} */ options) =>
          jsonSchema(kind, draftOf(objectOf(options).target), { mode: "lenient" });
        const both = Object.freeze({ input: print, output: print });
        const props = Object.freeze({ ...standard(kind, undefined), jsonSchema: both });
        return [kind, Object.freeze({ kind, "~standard": props })];
      }),
    ),
  );
}

/**
 * Names from elsewhere find a kind or nothing.
 *
 * @template T
 * @param {[name: string, value: T][]} entries
 * @returns {Record<string, T>}
 */
function withoutPrototype(entries) {
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/**
 * A draft by the name that Standard JSON Schema has for it.
 *
 * @param {unknown} target
 */
function draftOf(target) {
  if (target === "draft-2020-12") return "2020-12";
  if (target === "draft-07") return target;
  const found = typeof target === "string" ? `\`${target}\`` : nameOf(target);
  const message = `\`target\` is ${found}; write \`draft-2020-12\` or \`draft-07\``;
  throw new OrderwireError("option.value", message);
}

/**
 * @param {unknown} kind
 * @param {unknown} options
 */
function standard(kind, options) {
  /**
   * @param {unknown} value
   * @param {unknown} [more]
   */
  const validate = (value, more) => {
    try {
      const { libraryOptions } = objectOf(more);
      return { value: parse(kind, value, { ...objectOf(options), ...objectOf(libraryOptions) }) };
    } catch (error) {
      return { issues: issuesOf(error) };
    }
  };
  return { version: 1, vendor: "orderwire", validate };
}

/**
 * What is wrong with the value; anything else is thrown on.
 *
 * @param {unknown} error
 */
function issuesOf(error) {
  if (!(error instanceof OrderwireError)) throw error;
  const { code, message, report, pointer = "" } = /** @type {any} */ (error);
  if (report !== undefined) {
    const issues = report.findings.filter(isError).map(issue);
    if (issues.length > 0 && report.truncated === 0) return issues;
    // No error may be listed, or not all of them.
    const rest = issues.length > 0 ? `and ${report.truncated} more findings` : message;
    return [...issues, issue({ message: rest, pointer: "" })];
  }
  if (code.startsWith("input.")) return [issue({ message, pointer })];
  throw error;
}

/** @param {{ severity: string }} finding */
const isError = ({ severity }) => severity === "error";

/** @param {{ message: string, pointer: string }} finding */
const issue = ({ message, pointer }) => ({ message, path: pathOf(pointer) });

// Options on their way to the core: names and values as text.
import { OrderwireError } from "./error.mjs";

/**
 * The core knows the options and refuses what it does not know; only the spelling of their names
 * differs: `maxFindings` here, `max_findings` there. What is `undefined` or `null` is not given.
 *
 * @param {unknown} options
 * @param {(name: string, value: unknown) => string} print an option's value as text
 */
export function encodeOptions(options, print = printOption) {
  const texts = [];
  for (const [name, value] of Object.entries(objectOf(options))) {
    if (value === undefined || value === null) continue;
    texts.push(snakeCase(name), print(name, value));
  }
  return texts.length === 0 ? undefined : listed(texts);
}

/**
 * Options, of which there may be none.
 *
 * @param {unknown} options
 * @returns {Record<string, unknown>}
 */
export function objectOf(options) {
  if (options === undefined || options === null) return {};
  if (typeof options === "object") return /** @type {Record<string, unknown>} */ (options);
  throw new OrderwireError("option.value", `options are ${nameOf(options)}; write an object`);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function printOption(name, value) {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      throw new OrderwireError(
        "option.value",
        `\`${name}\` is ${nameOf(value)}; write text or a number`,
      );
  }
}

/** @param {string} name */
function snakeCase(name) {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (!name.includes("_")) return snake;
  const camel = name.replace(/_+([a-z])/g, (_, letter) => letter.toUpperCase());
  throw new OrderwireError(
    "option.unknown",
    `\`${name}\` is no option; in JavaScript options are written like \`${camel}\``,
  );
}

/**
 * Texts as src/convert.rs takes them: each with a zero behind it, which therefore none may hold.
 *
 * @param {string[]} texts
 */
export function listed(texts) {
  return texts.map((text) => `${text.replaceAll("\0", "\ufffd")}\0`).join("");
}

/**
 * A value's type in words: "a boolean", "an array", "a Map".
 *
 * @param {unknown} value
 */
export function nameOf(value) {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return name === "Object" ? "an object" : `a${/^[AEIO]/.test(name) ? "n" : ""} ${name}`;
}

/**
 * A name for the core, which refuses what is none.
 *
 * @param {unknown} name
 */
export function textOf(name) {
  return typeof name === "string" ? name : nameOf(name);
}

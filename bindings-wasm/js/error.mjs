// The one error that this package throws.

/** On the errors of every copy of this class: each entry point has one, for `import` and `require`. */
const MARK = Symbol.for("orderwire.OrderwireError");

/** A call that gave no result; `code` says why, and stays the same between versions. */
export class OrderwireError extends Error {
  static {
    Object.defineProperty(this.prototype, MARK, { value: true });
    // A bundler may rename the class, and Node prints that name.
    Object.defineProperty(this, "name", { value: "OrderwireError", configurable: true });
    // As for JavaScript's own errors: a name that stays out of the error's own data.
    Object.defineProperty(this.prototype, "name", {
      value: "OrderwireError",
      writable: true,
      configurable: true,
    });
  }

  /**
   * Whether it is an error of this package, whichever copy threw it.
   *
   * @param {unknown} value
   */
  static [Symbol.hasInstance](value) {
    if (this !== OrderwireError) return super[Symbol.hasInstance](value);
    return typeof value === "object" && value !== null && MARK in value;
  }

  /**
   * @param {string} code
   * @param {string} message
   * @param {{ report?: object, index?: number, excess?: unknown, pointer?: string }} [details]
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, details, options) {
    super(message, options);
    /** @type {string} */
    this.code = code;
    Object.assign(this, details);
  }

  /** All of it as plain data, for logs and for other threads: `structuredClone` leaves out `code`. */
  toJSON() {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}

/**
 * The error that src/error.rs describes.
 *
 * @param {string} text
 */
export function errorOf(text) {
  const { code, message, details, report } = JSON.parse(text);
  const data = Object.fromEntries(details);
  if (data.index !== undefined) data.index = Number(data.index);
  if (report !== null) data.report = report;
  return new OrderwireError(code, inCamelCase(code, message), data);
}

/**
 * The names of options are the core's; those of this package are spelled differently. Most messages
 * begin with the name; that of an unknown one lists others too.
 *
 * @param {string} code
 * @param {string} message
 */
function inCamelCase(code, message) {
  if (!code.startsWith("option.")) return message;
  const names = code === "option.unknown" ? /^.*$/s : /^`\w+`/;
  return message.replace(names, (text) =>
    text.replace(/[a-z](_[a-z])/g, (letters) => letters[0] + letters[2].toUpperCase()),
  );
}

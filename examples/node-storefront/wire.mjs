// RetailOps' ways of writing things, which a store meets in every payload.

/** A list; `{}` and null are sent for an empty one, and `[null]` too. */
export const listOf = (value) =>
  Array.isArray(value) ? value.filter((each) => each !== null) : [];

/** A list, or one thing in its place. */
export const oneOrMore = (value) => (Array.isArray(value) ? listOf(value) : value ? [value] : []);

/** "No" is null, 0, "0", false and "false"; all but the first two trap JavaScript. */
export const isYes = (flag) => ["1", "true"].includes(String(flag));

// RetailOps' ways of writing things, which a store meets in every payload.

/** "No" is null, 0, "0", false and "false"; all but the first two trap JavaScript. */
export const isYes = (flag) => ["1", "true"].includes(String(flag));

// Payloads as `parse` returns them in lenient mode, which lets through what real systems send; each
// such value is an info in the report. With `mode: "strict"` the values are a subset of these types.
//
// Members are read-only, lists are not: `Array.isArray` does not narrow read-only arrays.
// Members that no document names are kept, but the types do not declare them, so that a misspelled
// name does not compile; read one by `"gift_note" in order && order.gift_note`.

/** An exact decimal, as text in the spelling that was sent: an amount, a rate or a percentage. */
export type ParsedAmount = string | null;

/**
 * An integer; text where it was sent as text, beyond `Number.MAX_SAFE_INTEGER`, or with zeros behind
 * its point.
 */
export type ParsedInteger = number | string | null;

/** An identifier; lenient mode takes text and whole numbers. */
export type ParsedId = string | number | null;

/** Text; lenient mode takes a number in its place. */
export type ParsedText = string | number | null;

/** Text of a documented format. */
export type ParsedString = string | null;

/** Unix seconds, as a number or text, or a date and time. */
export type ParsedTime = number | string | null;

/** A flag in one of the spellings that systems send; `1.0` arrives as text. */
export type ParsedFlag = 0 | 1 | boolean | "true" | "false" | `${number}` | null;

/** An object. PHP prints `[]` for one without members; then every member reads as `undefined`. */
export type ParsedObject<T> = T | { readonly [K in keyof T]?: undefined } | null;

/**
 * A list, which may hold `null` (RetailOps sends `[null]` for an empty one). PHP may print `{}` for
 * an empty list, so ask `Array.isArray` before you walk through it.
 */
export type ParsedList<T> = (T | null)[] | { readonly [member: string]: undefined } | null;

/** A list, or one of its elements in its place. */
export type ParsedOneOrMore<T> = (T | null)[] | T | null;

// Amounts as integers of one scale, for the few things that the page itself works out: how much of
// a total is left, and how long a bar is. No amount becomes a float; a bar's length does, in pixels.

/** Decimals of a decimal text. */
const decimals = (text) => text.split(".")[1]?.length ?? 0;

/** The scale at which all these decimal texts are integers. */
export const commonScale = (texts) =>
  texts.reduce((most, text) => Math.max(most, decimals(text)), 0);

/** A decimal text as an integer of a scale that is fine enough. */
export function scaled(text, scale) {
  const [whole, fraction = ""] = text.replace(/^[-+]/, "").split(".");
  const size = BigInt(whole + fraction.padEnd(scale, "0"));
  return text.startsWith("-") ? -size : size;
}

/** The decimal text of an integer of a scale. */
export function unscaled(value, scale) {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const cut = digits.length - scale;
  const text = scale > 0 ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return value < 0n ? `-${text}` : text;
}

/** Which part of `whole` a value is: a float from 0 to 1, good for drawing and nothing else. */
export const part = (value, whole) => Number((value * 1_000_000n) / (whole || 1n)) / 1_000_000;

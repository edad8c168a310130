// Shares of an amount, with the trace that says why, and its proof.
import { apportionExplained, compare, verify } from "orderwire/slim";

/** @param {{ total: string, weights: string[], options: object }} asked */
export function apportioned({ total, weights, options }) {
  const trace = apportionExplained(total, weights, options);
  verify(trace);
  return trace;
}

/** How somebody else came to their shares. */
export function compared({ total, weights, options: { method, tie, ...options } }, shares) {
  return compare(total, weights, shares, options);
}

// The answer to a RetailOps request that asks the store to price an order.
import { listOf, parse, writeback } from "orderwire/slim";
import { placed } from "./checked.mjs";

const asks = /^retailops\.order_(writeback|update)\.request$/;

/** Why a text gets no answer, if it gets none. */
function obstacle({ kind, report }) {
  if (!asks.test(kind ?? "")) return "kind";
  return report?.ok ? undefined : "errors";
}

/** Facts to begin with: the lines, under numbers of the store. All of it is there to be changed. */
export function factsOf(checked) {
  const unavailable = obstacle(checked);
  if (unavailable) return { unavailable };
  const { data } = parse(checked.kind, checked.text, checked.options);
  const corrs = listOf(data?.line_items)
    .map(({ corr }) => corr)
    .filter((corr) => corr != null);
  const lines = corrs.map((corr, index) => ({ corr: String(corr), refnum: `A-${index + 1}` }));
  return { facts: { currency: "USD", line_items: lines } };
}

/** The answer, or the report of what is wrong with the facts. */
export function answered(checked, facts, options) {
  const unavailable = obstacle(checked);
  if (unavailable) return { unavailable };
  try {
    const { response_json, totals, trace } = writeback(checked.text, facts, {
      ...checked.options,
      ...options,
      kind: checked.kind,
    });
    const removed = trace.removed.length;
    return { response_json, identities: totals.identities, sums: totals.sums, trace, removed };
  } catch (error) {
    if (!error.report) throw error;
    const { kind, findings } = error.report;
    const aboutFacts = kind.endsWith(".facts");
    return { refused: placed(aboutFacts ? facts : checked.text, findings), aboutFacts };
  }
}

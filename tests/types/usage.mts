// Compiled, never run: what a TypeScript project with ES modules may write.
import {
  apportion,
  apportionExplained,
  check,
  explain,
  isValid,
  kinds,
  OrderwireError,
  parse,
  totals,
  verify,
  version,
  writeback,
} from "orderwire";
import type {
  Amount,
  ApportionOptions,
  Apportioned,
  CheckOptions,
  Explanation,
  Finding,
  Kind,
  KindInfo,
  Payloads,
  Report,
  Totals,
  Trace,
  Writeback,
  WritebackFacts,
  WritebackOptions,
} from "orderwire";
import { check as slimCheck, init, initSync, version as slimVersion } from "orderwire/slim";

const kind = "retailops.order_writeback.request" satisfies Kind;
declare const text: string;
declare const bytes: Uint8Array;

// Payloads.
check(kind, text) satisfies Report;
check(kind, bytes, { mode: "strict", maxFindings: 5, currency: undefined }) satisfies Report;
check(kind, bytes.buffer).findings[0]?.line satisfies number | undefined;
check(kind, new DataView(bytes.buffer)).findings satisfies readonly Finding[];
check(kind, JSON.parse(text)).ok satisfies boolean;
isValid(kind, text) satisfies boolean;
totals(kind, text, { totals: "error" } satisfies CheckOptions).sums["due"] satisfies
  string | undefined;
(totals(kind, text) satisfies Totals).identities[0]?.relation satisfies
  "equal" | "at_most" | "at_least" | undefined;
// @ts-expect-error: no kind
check("retailops.order_writeback", text);
// @ts-expect-error: no option
check(kind, text, { max_findings: 5 });
// @ts-expect-error: no value of the option
check(kind, text, { mode: "loose" });
// @ts-expect-error: no payload
check(kind, 5);
// @ts-expect-error: no payload
check(kind, undefined);

// Parsed payloads have the type of their kind.
const order = parse(kind, text);
order satisfies Payloads[typeof kind];
const lines = order.data && "line_items" in order.data ? order.data.line_items : [];
if (Array.isArray(lines)) {
  for (const line of lines) line?.unit_price satisfies string | null | undefined;
  // @ts-expect-error: a misspelled member
  lines[0]?.unitPrice;
}
parse(
  "retailops.order_update.response",
  text,
) satisfies Payloads["retailops.order_update.response"];
// @ts-expect-error: that of another kind
parse("retailops.order_update.response", text) satisfies Payloads[typeof kind];

// The answer.
const facts = {
  currency: "USD",
  tax_amt: "4.55",
  shipping_amt: 5n,
  line_items: [{ corr: 7397, refnum: "496", quantity: 2, unit_price: "30.00" }],
} satisfies WritebackFacts;
const options: WritebackOptions = { place: "order", unitTaxScale: 4, mode: "strict" };
const answer = writeback(bytes, facts, options) satisfies Writeback;
answer.response?.values satisfies object | null | undefined;
answer.response_json satisfies string | null;
answer.trace.amounts[0]?.inputs satisfies readonly object[] | undefined;
writeback(JSON.parse(text), JSON.stringify(facts));
// @ts-expect-error: amounts are text or bigint, never floats
writeback(bytes, { tax_amt: 4.55 });
// @ts-expect-error: no fact
writeback(bytes, { taxAmt: "4.55" });

// Shares have the type of the total.
apportion(1500, [2200, 1400n, "43.00"]) satisfies number[];
apportion(1500n, [2200, 1400]) satisfies bigint[];
apportion("15.00", ["22.00", 14], { currency: "USD" }) satisfies string[];
apportion(1500, [1, 2], { onExcess: "return", caps: [1, 2] }) satisfies Apportioned<number>;
apportion(1500n, BigInt64Array.of(1n), { onExcess: "return" }).leftover satisfies bigint;
apportion(1500, [0, 0], { onZero: [1, "2"], step: 5, tie: "index" }) satisfies number[];
const given: ApportionOptions<string> = { onExcess: text as "error" | "return", scale: 2 };
apportion("15.00", [1], given) satisfies string[] | Apportioned<string>;
// @ts-expect-error: it may be either
apportion("15.00", [1], given) satisfies string[];
// @ts-expect-error: caps have the total's type
apportion(1500, [1, 2], { caps: ["1", "2"] });
// @ts-expect-error: a step has the total's type
apportion("15.00", [1, 2], { step: 5, scale: 2 });
// @ts-expect-error: no method
apportion(1500, [1, 2], { method: "fair" });
declare const amount: Amount;
apportion(amount, [amount]) satisfies (number | bigint | string)[] | number[];

const trace = apportionExplained("15.00", [1, 2], { currency: "USD" }) satisfies Trace;
trace.lines[0]?.exact?.numerator satisfies string | undefined;
verify(trace) satisfies void;
verify(JSON.stringify(trace)) satisfies void;

// The catalogue.
kinds() satisfies KindInfo[];
explain("field.missing") satisfies Explanation;
version() satisfies string;

// Errors.
try {
  parse(kind, text);
} catch (error) {
  if (error instanceof OrderwireError) {
    error.code satisfies string;
    error.name satisfies "OrderwireError";
    error.report?.findings satisfies readonly Finding[] | undefined;
    error.excess satisfies Amount | undefined;
    error.toJSON().code satisfies string;
  }
}

// The module apart.
slimVersion() satisfies string;
slimCheck(kind, text) satisfies Report;
initSync(new Uint8Array()) satisfies void;
init(Promise.resolve(new Uint8Array())) satisfies Promise<void>;

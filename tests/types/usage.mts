// Compiled, never run: what a TypeScript project with ES modules may write.
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import {
  apportion,
  apportionExplained,
  apportionMany,
  build,
  check,
  checkExchange,
  checkMany,
  checkUpdate,
  compare,
  detect,
  explain,
  format,
  inferTaxPct,
  isValid,
  jsonSchema,
  kinds,
  listOf,
  openapi,
  OrderwireError,
  parse,
  refundNext,
  refundQuantity,
  schema,
  schemas,
  tax,
  toAjvErrors,
  toProblem,
  totals,
  toZodIssues,
  verify,
  version,
  writeback,
} from "orderwire";
import type {
  Amount,
  ApportionOptions,
  Apportioned,
  BuildOptions,
  Built,
  BuiltRequest,
  BuiltResponse,
  CheckedLine,
  CheckOptions,
  CheckUpdateOptions,
  Comparison,
  Detected,
  Explanation,
  Finding,
  Kind,
  KindInfo,
  Operation,
  Payloads,
  Report,
  Tax,
  TaxPct,
  Totals,
  Trace,
  Writeback,
  WritebackFacts,
  WritebackOptions,
} from "orderwire";
import {
  check as slimCheck,
  init,
  initFull,
  initFullSync,
  initSync,
  version as slimVersion,
} from "orderwire/slim";

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

// Lists, whatever was sent for an empty one.
for (const line of listOf(parse(kind, text).data?.line_items))
  line.unit_price satisfies string | null | undefined;
listOf(parse("backd.update_order.request", text).items).map(({ sku }) => sku);

// A report is of its kind.
check(kind, text).kind satisfies "retailops.order_writeback.request";
check<"backd.update_order.request">(
  "backd.update_order.request",
  text,
) satisfies Report<"backd.update_order.request">;
// @ts-expect-error: another kind
check(kind, text) satisfies Report<"backd.update_order.request">;
// @ts-expect-error: another kind
check<"backd.update_order.request">(kind, text);

// Lines, at once and as they come.
for (const line of checkMany(kind, text)) line satisfies CheckedLine<typeof kind>;
for (const { report } of checkMany(kind, bytes, { maxBytes: 1000 }))
  report.kind satisfies typeof kind;
declare const stream: { getReader(): unknown };
for await (const { line, bytes } of checkMany(kind, stream)) {
  line satisfies number;
  bytes satisfies Uint8Array | null;
}
declare const chunks: AsyncIterable<string>;
checkMany(kind, chunks) satisfies AsyncIterable<CheckedLine>;
// @ts-expect-error: payloads one by one go to `check`
checkMany(kind, [text]);

// Standard Schemas, as the specification's own types have them.
schema(kind, { mode: "strict" }) satisfies StandardSchemaV1<unknown, Payloads[typeof kind]>;
schemas[kind] satisfies StandardSchemaV1<unknown, Payloads[typeof kind]> & StandardJSONSchemaV1;
declare const output: StandardSchemaV1.InferOutput<(typeof schemas)["onward.update_order.request"]>;
output satisfies Payloads["onward.update_order.request"];
// @ts-expect-error: no kind
schemas["onward.update_order"];
// @ts-expect-error: `schema` has no JSON Schema; `schemas` has
schema(kind)["~standard"].jsonSchema;

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

// Every kind is parsed into its own type, and built from that type's values.
const parsed: Payloads = {
  "retailops.order_update.request": parse("retailops.order_update.request", text),
  "retailops.order_update.response": parse("retailops.order_update.response", text),
  "retailops.cat_push_config.request": parse("retailops.cat_push_config.request", text),
  "retailops.cat_push_config.response": parse("retailops.cat_push_config.response", text),
  "retailops.catpush_transmit.request": parse("retailops.catpush_transmit.request", text),
  "retailops.catpush_transmit.response": parse("retailops.catpush_transmit.response", text),
  "retailops.capture_channel_payments.request": parse(
    "retailops.capture_channel_payments.request",
    text,
  ),
  "retailops.capture_channel_payments.response": parse(
    "retailops.capture_channel_payments.response",
    text,
  ),
  "retailops.inv_push.request": parse("retailops.inv_push.request", text),
  "retailops.inv_push.response": parse("retailops.inv_push.response", text),
  "retailops.items_returned.request": parse("retailops.items_returned.request", text),
  "retailops.items_returned.response": parse("retailops.items_returned.response", text),
  "retailops.order_fetch.request": parse("retailops.order_fetch.request", text),
  "retailops.order_fetch.response": parse("retailops.order_fetch.response", text),
  "retailops.order_ack.request": parse("retailops.order_ack.request", text),
  "retailops.order_ack.response": parse("retailops.order_ack.response", text),
  "retailops.order_complete.request": parse("retailops.order_complete.request", text),
  "retailops.order_complete.response": parse("retailops.order_complete.response", text),
  "retailops.order_cancel.request": parse("retailops.order_cancel.request", text),
  "retailops.order_cancel.response": parse("retailops.order_cancel.response", text),
  "retailops.order_writeback.request": parse("retailops.order_writeback.request", text),
  "retailops.order_writeback.response": parse("retailops.order_writeback.response", text),
  "retailops.shipment_submit.request": parse("retailops.shipment_submit.request", text),
  "retailops.shipment_submit.response": parse("retailops.shipment_submit.response", text),
  "onward.update_order.request": parse("onward.update_order.request", text),
  "onward.update_order.response": parse("onward.update_order.response", text),
  "onward.update_order.error": parse("onward.update_order.error", text),
  "backd.update_order.request": parse("backd.update_order.request", text),
  "backd.update_order.response": parse("backd.update_order.response", text),
  "wiredplus.update_order.request": parse("wiredplus.update_order.request", text),
  "wiredplus.update_order.response": parse("wiredplus.update_order.response", text),
};
const requests: { [K in Extract<Kind, `${string}.request`>]: BuiltRequest } = {
  "retailops.order_update.request": build(
    "retailops.order_update.request",
    parsed["retailops.order_update.request"].data ?? {},
  ),
  "retailops.cat_push_config.request": build(
    "retailops.cat_push_config.request",
    parsed["retailops.cat_push_config.request"].data ?? {},
  ),
  "retailops.catpush_transmit.request": build(
    "retailops.catpush_transmit.request",
    parsed["retailops.catpush_transmit.request"].data ?? {},
  ),
  "retailops.capture_channel_payments.request": build(
    "retailops.capture_channel_payments.request",
    parsed["retailops.capture_channel_payments.request"].data ?? {},
  ),
  "retailops.inv_push.request": build(
    "retailops.inv_push.request",
    parsed["retailops.inv_push.request"].data ?? {},
  ),
  "retailops.items_returned.request": build(
    "retailops.items_returned.request",
    parsed["retailops.items_returned.request"].data ?? {},
  ),
  "retailops.order_fetch.request": build(
    "retailops.order_fetch.request",
    parsed["retailops.order_fetch.request"].data ?? {},
  ),
  "retailops.order_ack.request": build(
    "retailops.order_ack.request",
    parsed["retailops.order_ack.request"].data ?? {},
  ),
  "retailops.order_complete.request": build(
    "retailops.order_complete.request",
    parsed["retailops.order_complete.request"].data ?? {},
  ),
  "retailops.order_cancel.request": build(
    "retailops.order_cancel.request",
    parsed["retailops.order_cancel.request"].data ?? {},
  ),
  "retailops.order_writeback.request": build(
    "retailops.order_writeback.request",
    parsed["retailops.order_writeback.request"].data ?? {},
  ),
  "retailops.shipment_submit.request": build(
    "retailops.shipment_submit.request",
    parsed["retailops.shipment_submit.request"].data ?? {},
  ),
  "onward.update_order.request": build(
    "onward.update_order.request",
    parsed["onward.update_order.request"],
  ),
  "backd.update_order.request": build(
    "backd.update_order.request",
    parsed["backd.update_order.request"],
  ),
  "wiredplus.update_order.request": build(
    "wiredplus.update_order.request",
    parsed["wiredplus.update_order.request"],
  ),
};
const responses: { [K in Exclude<Kind, `${string}.request`>]: BuiltResponse } = {
  "retailops.order_update.response": build(
    "retailops.order_update.response",
    parsed["retailops.order_update.response"],
  ),
  "retailops.cat_push_config.response": build(
    "retailops.cat_push_config.response",
    parsed["retailops.cat_push_config.response"],
  ),
  "retailops.catpush_transmit.response": build(
    "retailops.catpush_transmit.response",
    parsed["retailops.catpush_transmit.response"],
  ),
  "retailops.capture_channel_payments.response": build(
    "retailops.capture_channel_payments.response",
    parsed["retailops.capture_channel_payments.response"],
  ),
  "retailops.inv_push.response": build(
    "retailops.inv_push.response",
    parsed["retailops.inv_push.response"],
  ),
  "retailops.items_returned.response": build(
    "retailops.items_returned.response",
    parsed["retailops.items_returned.response"],
  ),
  "retailops.order_fetch.response": build(
    "retailops.order_fetch.response",
    parsed["retailops.order_fetch.response"],
  ),
  "retailops.order_ack.response": build(
    "retailops.order_ack.response",
    parsed["retailops.order_ack.response"],
  ),
  "retailops.order_complete.response": build(
    "retailops.order_complete.response",
    parsed["retailops.order_complete.response"],
  ),
  "retailops.order_cancel.response": build(
    "retailops.order_cancel.response",
    parsed["retailops.order_cancel.response"],
  ),
  "retailops.order_writeback.response": build(
    "retailops.order_writeback.response",
    parsed["retailops.order_writeback.response"],
  ),
  "retailops.shipment_submit.response": build(
    "retailops.shipment_submit.response",
    parsed["retailops.shipment_submit.response"],
  ),
  "onward.update_order.response": build(
    "onward.update_order.response",
    parsed["onward.update_order.response"],
  ),
  "onward.update_order.error": build(
    "onward.update_order.error",
    parsed["onward.update_order.error"],
  ),
  "backd.update_order.response": build(
    "backd.update_order.response",
    parsed["backd.update_order.response"],
  ),
  "wiredplus.update_order.response": build(
    "wiredplus.update_order.response",
    parsed["wiredplus.update_order.response"],
  ),
};
declare const any: Kind;
requests["retailops.order_fetch.request"].query satisfies string;
responses["onward.update_order.error"].status satisfies number;
build(any, text) satisfies BuiltRequest | BuiltResponse;
build(any, text) satisfies Built<Kind>;
build(
  "onward.update_order.request",
  { total: 5n },
  {
    shopOrderId: 7n,
    headers: { Authorization: "Bearer x", Age: 5 },
    currency: "USD",
  },
).headers["Accept"] satisfies string | undefined;
build("retailops.order_ack.request", bytes, { action: "x", version: 1 } satisfies BuildOptions);
// @ts-expect-error: a response has no path
build("onward.update_order.error", text).path;
// @ts-expect-error: a request has no status
build("onward.update_order.request", text).status;
// @ts-expect-error: headers are text
build("onward.update_order.request", text, { headers: { Authorization: ["a", "b"] } });
// @ts-expect-error: no option
build("onward.update_order.request", text, { shop_order_id: "5" });

// Two payloads.
checkExchange("retailops.order_writeback" satisfies Operation, text, bytes) satisfies Report;
checkExchange("onward.update_order", text, JSON.parse(text), { mode: "strict" })
  .kind satisfies string;
// @ts-expect-error: a kind is no operation
checkExchange("onward.update_order.request", text, text);
checkUpdate("backd.update_order.request", text, bytes, {
  maxIncrease: 100n,
  maxIncreasePct: "2.5",
} satisfies CheckUpdateOptions).findings satisfies readonly Finding[];
// @ts-expect-error: no option
checkUpdate("backd.update_order.request", text, bytes, { maxGrowth: 5 });
detect(text) satisfies Detected[];
detect(bytes, { maxBytes: 5 })[0]?.kind satisfies Kind | undefined;

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

// Many orders.
apportionMany([1500, 5], [[2200, "1.5"], [1]]) satisfies number[][];
apportionMany(["15.00"], [[1]], {
  currency: "USD",
  onExcess: "return",
}) satisfies Apportioned<string>[];
apportionMany([5n], [[1n]], { onError: "return", caps: [[1n]] }) satisfies (
  bigint[] | OrderwireError
)[];
// @ts-expect-error: an error may stand there
apportionMany([5n], [[1n]], { onError: "return" }) satisfies bigint[][];
// @ts-expect-error: caps are a list for each order
apportionMany([5], [[1]], { caps: [1] });

const trace = apportionExplained("15.00", [1, 2], { currency: "USD" }) satisfies Trace;
trace.lines[0]?.exact?.numerator satisfies string | undefined;
verify(trace) satisfies void;
verify(JSON.stringify(trace)) satisfies void;

// Tax: amounts come back in their type.
tax([1000, 490], [["7"], [19]]) satisfies Tax<number>;
tax(["10.00"], ["7"], {
  currency: "EUR",
  roundAt: "order",
  discounts: ["0.50"],
}) satisfies Tax<string>;
tax([1000n], [7n], { quantities: [2, "3"], perRate: true }).rates[0]?.base satisfies
  bigint | undefined;
// @ts-expect-error: discounts have the amounts' type
tax([1000], [7], { discounts: ["0.50"] });
// @ts-expect-error: no place
tax([1000], [7], { roundAt: "invoice" });
inferTaxPct("0.07", "1.00", { currency: "EUR" }) satisfies TaxPct;
// @ts-expect-error: both are written in the same form
inferTaxPct(7, "1.00");
refundNext([5, 6n], [1, 2], 3) satisfies number[];
refundNext([5n], [1], 3n) satisfies bigint[];
refundNext(["5.00"], ["1.00"], "3.00", { currency: "USD" }) satisfies string[];
// @ts-expect-error: amounts are in one form
refundNext(["5.00"], ["1.00"], 300);
refundQuantity("10.00", 3, 1n, 1, { scale: 2 }) satisfies string;
const comparison = compare("15.00", [1, 2], ["5.00", "10.00"], { scale: 2 }) satisfies Comparison;
comparison.matches[0]?.method satisfies string | null | undefined;
comparison.first?.exact?.numerator satisfies string | undefined;
// @ts-expect-error: all methods are tried
compare(1500, [1, 2], [500, 1000], { method: "cascade" });

// The catalogue.
kinds() satisfies KindInfo[];
explain("field.missing") satisfies Explanation;

const found: Report = check(kind, text);
format(found) satisfies string;
format(found, new Uint8Array(), { name: "order.json", color: true, width: 80 }) satisfies string;
// @ts-expect-error: a width is a number
format(found, "", { width: "80" });
toAjvErrors(found, { severity: "info" }).map(({ params }) => params.code) satisfies string[];
for (const issue of toZodIssues(found, { payload: {} })) {
  if (issue.code === "unrecognized_keys") issue.keys satisfies string[];
  issue.path satisfies (string | number)[];
}
toProblem(found, { instance: "/17", maxErrors: 5 }).errors[0]?.pointer satisfies string | undefined;
jsonSchema(kind) satisfies object;
jsonSchema(kind, "draft-07", { mode: "lenient" }).$defs;
// @ts-expect-error: no draft
jsonSchema(kind, "draft-04");
openapi() satisfies object;
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
initFullSync(new Uint8Array()) satisfies void;
initFull(Promise.resolve(new Uint8Array())) satisfies Promise<void>;

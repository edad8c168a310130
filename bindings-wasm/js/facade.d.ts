import type { Kind, Payloads, WritebackFacts } from "./kinds.d.ts";
export type * from "./kinds.d.ts";

// ---- payloads

/**
 * A payload: JSON as text or bytes (`Uint8Array`, `Buffer`, `ArrayBuffer`, `DataView`), or what
 * `JSON.parse` made of it. Pass the text or bytes where you have them: a parsed payload has no
 * positions, and its amounts may have lost digits before the check. A payload that travels in an
 * address (`retailops.order_fetch.request`) may be the text of its query.
 */
export type PayloadInput = string | object;

/**
 * Every problem of a payload, in one pass.
 *
 * @throws {OrderwireError} for a mistake of the caller: `kind.unknown`, `option.*`, `input.*`; what
 * is wrong with the payload is in the report.
 */
export declare function check<K extends Kind>(
  kind: K,
  payload: PayloadInput,
  options?: CheckOptions,
): Report<K>;

/**
 * Whether a payload has no errors: the fast path of `check`.
 *
 * @throws {OrderwireError} as `check`.
 */
export declare function isValid(kind: Kind, payload: PayloadInput, options?: CheckOptions): boolean;

/**
 * A payload as plain values in the wire's shape. Amounts are decimal text in the spelling that was
 * sent; integers beyond `Number.MAX_SAFE_INTEGER` are text too.
 *
 * @throws {OrderwireError} `validation` with the `report` when the payload has errors; as `check`.
 */
export declare function parse<K extends Kind>(
  kind: K,
  payload: PayloadInput,
  options?: CheckOptions,
): Payloads[K];

/**
 * What a payload's amounts add up to, and whether they agree.
 *
 * @throws {OrderwireError} as `parse`.
 */
export declare function totals(kind: Kind, payload: PayloadInput, options?: CheckOptions): Totals;

/**
 * Whether an answer fits its question. The report is that of `check` of the answer, with the rules
 * between the two: `pointer` refers to the answer, `related` also to the request. Its `kind` is that
 * of the answer, or of a refusal where the answer is one.
 *
 * @example
 * const request = '{"data": {"line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}]}}';
 * const response = '{"line_items": [{"corr": "8", "quantity": 2}], "values": {}}';
 * const report = checkExchange("retailops.order_writeback", request, response);
 * report.kind; // "retailops.order_writeback.response"
 * report.findings.map(({ code }) => code); // ["exchange.missing_corr", "exchange.unknown_corr"]
 *
 * @throws {OrderwireError} `operation.unknown`; as `check`.
 */
export declare function checkExchange(
  operation: Operation,
  request: PayloadInput,
  response: PayloadInput,
  options?: CheckOptions,
): Report;

/** The name of an operation, which has a request and a response: `vendor.operation`. */
export type Operation = OperationOf<Kind>;

/** The operation of a request's kind. */
export type OperationOf<K extends Kind> = K extends `${infer Name}.request` ? Name : never;

/**
 * Whether an update may be sent. The report is that of `check` of the update, with the rules between
 * it and the state of the order before: `related` refers to that state too.
 *
 * @example
 * const kind = "backd.update_order.request";
 * const previous = '{"status": "order_confirmed", "order_total": 8950}';
 * const { findings } = checkUpdate(kind, previous, '{"order_total": 8950}');
 * findings.some(({ code }) => code === "state.closed"); // true
 *
 * @param previous the vendor's answer that has this state (Backd, Onward), or the request before
 * (RetailOps, WiredPlus)
 * @throws {OrderwireError} `kind.no_update` for a kind that updates no order; as `check`.
 */
export declare function checkUpdate<K extends Kind>(
  kind: K,
  previous: PayloadInput,
  next: PayloadInput,
  options?: CheckUpdateOptions,
): Report<K>;

/** Options of `checkUpdate`. */
export interface CheckUpdateOptions extends CheckOptions {
  /** The most that the order's total may grow by, in the payload's own units. */
  readonly maxIncrease?: string | number | bigint | undefined;
  /** The same, as a percentage of the total before. */
  readonly maxIncreasePct?: string | number | bigint | undefined;
}

/**
 * The kinds that a payload is likely to be of, the likeliest first; none where it is no payload. The
 * names of its members decide, not their values.
 *
 * @example
 * const [likeliest] = detect('{"events": [{"identifiers": {}, "code": "1"}], "corr": "7"}');
 * likeliest.score > 0; // true
 * detect("[1]"); // []
 *
 * @throws {OrderwireError} `option.*`, `input.*`.
 */
export declare function detect(payload: PayloadInput, options?: CheckOptions): Detected[];

/** A kind that a payload may be of. */
export interface Detected {
  /** The name of the kind. */
  readonly kind: Kind;
  /** How well the payload's members fit, from 1 to 1000. */
  readonly score: number;
}

/**
 * What would make the identities of a payload hold: the smallest repairs, of one field or else of
 * two, the likeliest first.
 *
 * @example
 * const order = {
 *   data: {
 *     line_items: [{ corr: "7", quantity: "2", unit_price: "30" }],
 *     order_info: { shipping_amt: "5", discount_amt: "0", tax_amt: "0" },
 *     order: { grand_total: "35" },
 *   },
 * };
 * const { repairs } = diagnose("retailops.order_writeback.request", order);
 * repairs[0].message; // "`quantity` 1 instead of 2 makes `grand_total` 35 right"
 *
 * @throws {OrderwireError} `validation` with the report of a payload with errors; `kind.unknown`,
 * `option.*`, `input.*`.
 */
export declare function diagnose(
  kind: Kind,
  payload: PayloadInput,
  options?: DiagnoseOptions,
): Diagnosis;

/** Options of `diagnose`. */
export interface DiagnoseOptions extends CheckOptions {
  /** Repairs beyond this many are left out; 10 unless given. */
  readonly maxRepairs?: number | undefined;
}

/** What is wrong with the amounts of a payload, and what would make them right. */
export interface Diagnosis {
  /** The kind of the payload. */
  readonly kind: Kind;
  /** The identities that do not hold. */
  readonly failing: readonly Failing[];
  /** The smallest repairs, the likeliest first. */
  readonly repairs: readonly Repair[];
  /** Everything within two fields was searched. */
  readonly complete: boolean;
  /** The outcome in a sentence. */
  readonly message: string;
}

/** An identity that does not hold. */
export interface Failing {
  /** The code of its finding. */
  readonly code: string;
  /** RFC 6901 pointer of the left-hand field. */
  readonly pointer: string;
  /** The finding's message. */
  readonly message: string;
}

/** Values that make every identity hold. */
export interface Repair {
  /** The fields to change: one, or two where one does not do. */
  readonly changes: readonly Change[];
  /** The changes as a JSON Patch (RFC 6902), for values as `parse` gives them. */
  readonly patch: readonly {
    readonly op: "replace";
    readonly path: string;
    readonly value: string | number;
  }[];
  /** The patch as JSON text, every number exactly as the payload would write it. */
  readonly patch_json: string;
  /** What it makes right and why it is likely, in a sentence. */
  readonly message: string;
}

/** A field to change. */
export interface Change {
  /** RFC 6901 pointer of the field. */
  readonly pointer: string;
  /** What it is. */
  readonly found: string;
  /** What it should be. */
  readonly expected: string;
  /** What may have happened, such as `too_large` or `extended_price`. */
  readonly reason: string;
}

/**
 * Builds a payload from its fields, every value as the document writes it, and the HTTP message
 * around it: for RetailOps' requests from the content of `data`, for all others from the body.
 *
 * An amount is text or a `bigint`, or a whole number. Where the document writes minor units, integers
 * are minor units, and text is in major units of the option `currency`.
 *
 * @example
 * const { status, body } = build("retailops.order_ack.response", { events: [{ status: "ok" }] });
 * [status, body]; // [200, '{"events":[{"status":"ok"}]}']
 *
 * @throws {OrderwireError} `validation` with the `report` of fields that make no valid payload;
 * `option.missing` for a path without its id; as `check`.
 */
export declare function build<K extends Kind>(
  kind: K,
  fields: PayloadInput,
  options?: BuildOptions,
): Built<K>;

/**
 * The JSON text of values that `parse` gave, changed or not: what did not change stands as it stands
 * in `original`, byte for byte, with unknown members and the spelling of numbers.
 *
 * @example
 * const original = '{ "events": [], "rate": 1.50 }';
 * const values = parse("retailops.order_ack.response", original);
 * serialize(values, original) === original; // true
 *
 * @throws {OrderwireError} `validation` for an `original` that is no JSON; as `check`.
 */
export declare function serialize(values: unknown, original: PayloadInput): string;

/** What `build` gives for a kind: a request to send, or a response to give. */
export type Built<K extends Kind> = K extends `${string}.request` ? BuiltRequest : BuiltResponse;

/** Options of `build`; `currency` is that of amounts that are given without one. */
export interface BuildOptions extends CheckOptions {
  /** The member `headers` of a RetailOps request; for all others more HTTP headers. */
  readonly headers?: { readonly [name: string]: string | number | bigint } | undefined;
  /** The member `action` of a RetailOps request; the operation's name unless given. */
  readonly action?: string | undefined;
  /** The member `version` of a RetailOps request; that of the document unless given. */
  readonly version?: string | number | bigint | undefined;
  /** The store's id of the order, where the path names it. */
  readonly shopOrderId?: string | number | bigint | undefined;
}

/** An HTTP request, for any library. */
export interface BuiltRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The path, percent-encoded. */
  readonly path: string;
  /** The query without `?`, percent-encoded; mostly empty. */
  readonly query: string;
  /** The HTTP headers that the document asks for, and those that were given. */
  readonly headers: { readonly [name: string]: string };
  /** The body; empty where the payload is the query. */
  readonly body: string;
}

/** An HTTP response, for any library. */
export interface BuiltResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The HTTP headers. */
  readonly headers: { readonly [name: string]: string };
  /** The body. */
  readonly body: string;
}

/** Options of `check`, `isValid`, `parse` and `totals`. */
export interface CheckOptions {
  /** `"lenient"` (default) takes what systems send; `"strict"` holds to the documented types. */
  readonly mode?: "lenient" | "strict" | undefined;
  /** What becomes of members that no document names; all are kept. Default `"keep"`. */
  readonly unknown?: "keep" | "warn" | "reject" | undefined;
  /** How severe it is that amounts do not add up. Default `"warning"`. */
  readonly totals?: "warning" | "error" | undefined;
  /** How many findings a report lists; errors go first. Default 100. */
  readonly maxFindings?: number | undefined;
  /** The longest text to read, in bytes of UTF-8; a longer one is `json.size`. */
  readonly maxBytes?: number | undefined;
  /** How deep arrays and objects may be nested, at most and by default 128; `json.depth`. */
  readonly maxDepth?: number | undefined;
  /** How many elements a list may have; no limit unless given; `limit.lines`. */
  readonly maxLines?: number | undefined;
  /** ISO 4217 code, where the payload names none. */
  readonly currency?: string | undefined;
  /** Decimals of the currency, where no code is given. */
  readonly scale?: number | undefined;
}

/** How much a finding matters. */
export type Severity = "error" | "warning" | "info";

/** What a rule rests on. */
export type Basis = "documented" | "inferred" | "contradicted";

/** What a report may be about: a kind, or the store's facts of a `writeback`. */
export type ReportKind = Kind | "retailops.order_writeback.facts";

/** What a check found. */
export interface Report<K extends ReportKind = ReportKind> {
  /** The kind that the payload was held against; of an exchange, that of the answer. */
  readonly kind: K;
  /** No errors, those that are not listed included. */
  readonly ok: boolean;
  /** By position, then code, then pointer. */
  readonly findings: readonly Finding[];
  /** How many findings more there are than `maxFindings` let in. */
  readonly truncated: number;
  /** `"text"` for text and bytes; `"parsed"` for a host object: findings have no positions. */
  readonly input: "text" | "parsed";
  /** The decimals that amounts were compared at. */
  readonly scale: number;
}

/** One problem of a payload. */
export interface Finding {
  /** The stable name of the problem, such as `field.missing`; `explain` says more. */
  readonly code: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** What the rule rests on. */
  readonly basis: Basis;
  /** RFC 6901 pointer of the value; for a missing member that of its would-be place. */
  readonly pointer: string;
  /** One sentence for people. */
  readonly message: string;
  /** What was found, as text; never a secret. */
  readonly found: string | null;
  /** What was expected, as text. */
  readonly expected: string | null;
  /** The line, from 1. Absent for host objects, like all positions. */
  readonly line?: number;
  /** The column, from 1, in code points. */
  readonly column?: number;
  /** The offset in bytes of UTF-8, from 0. */
  readonly offset?: number;
  /** The offset in UTF-16 code units, as JavaScript indexes strings. */
  readonly offset_utf16?: number;
  /** Other values that have to do with it. */
  readonly related: readonly Related[];
}

/** Another value that has to do with a finding, such as an operand of a sum. */
export interface Related {
  /** RFC 6901 pointer of the value. */
  readonly pointer: string;
  /** The line, from 1. Absent for values of host objects. */
  readonly line?: number;
  /** The column, from 1, in code points. */
  readonly column?: number;
  /** What it has to do with the finding. */
  readonly message: string;
}

/** The figures of a payload. Amounts are decimal text in their shortest form. */
export interface Totals {
  /** The kind of the payload. */
  readonly kind: Kind;
  /** The decimals that amounts were compared at. */
  readonly scale: number;
  /** The lines, in order. */
  readonly lines: readonly LineTotal[];
  /** Sums by name, such as `extended_price`, `due` and `balance`. */
  readonly sums: { readonly [name: string]: string };
  /** Each relation between amounts that could be formed. */
  readonly identities: readonly Identity[];
}

/** The figures of one line. */
export interface LineTotal {
  /** RFC 6901 pointer of the line. */
  readonly pointer: string;
  /** The line is removed and enters no sum. */
  readonly removed: boolean;
  /** The amounts of the line by name, such as `quantity` and `extended_price`. */
  readonly amounts: { readonly [name: string]: string };
}

/** A relation between amounts, and whether it holds. */
export interface Identity {
  /** The code of the finding it gives when it does not hold. */
  readonly code: string;
  /** RFC 6901 pointer of the left-hand field. */
  readonly pointer: string;
  /** What the payload states. */
  readonly left: string | null;
  /** What the operands make. */
  readonly right: string | null;
  /** `left − right`; `null` when a sum left the exact range. */
  readonly difference: string | null;
  /** How far the sides may lie apart. */
  readonly tolerance: string;
  /** Whether the relation is `=`, `≤` or `≥`. */
  readonly relation: "equal" | "at_most" | "at_least";
  /** It holds, as far as it could be computed. */
  readonly holds: boolean;
  /** What it rests on. */
  readonly basis: Basis;
  /** The relation as a sentence. */
  readonly message: string;
}

// ---- writeback

/**
 * Answers RetailOps' `order_writeback` request from what the store knows, exact to the minor unit.
 * For an `order_update` request, which is answered by events, there are figures and no response.
 *
 * @param request the request, as `check` takes payloads
 * @param facts what the store knows; what it does not say comes from the request
 * @throws {OrderwireError} `validation` with the `report` of the request or of the facts (its
 * `kind` says which); as `check`.
 */
export declare function writeback(
  request: PayloadInput,
  facts: WritebackFacts | string | ArrayBufferView | ArrayBuffer,
  options?: WritebackOptions,
): Writeback;

/** Options of `writeback`; those of `check` concern the request. */
export interface WritebackOptions extends CheckOptions {
  /** The request's kind; found from its `action` when absent. */
  readonly kind?:
    "retailops.order_writeback.request" | "retailops.order_update.request" | undefined;
  /** Where order-level amounts go: `"lines"` (default), or `"order"` for `values`. */
  readonly place?: "lines" | "order" | undefined;
  /** What shipping and discount are apportioned by. Default `"extended_price"`. */
  readonly by?: "extended_price" | "quantity" | "equal" | undefined;
  /** How shares are rounded. Default `"largest_remainder"`. */
  readonly method?: Method | undefined;
  /** Decimals of `unit_tax`, at least the currency's. */
  readonly unitTaxScale?: number | undefined;
  /** Where the tax of an order-level `tax_pct` is rounded. Default `"order"`. */
  readonly roundAt?: "order" | "line" | undefined;
  /** How tax is rounded. Default `"half_away"`. */
  readonly rounding?: "half_away" | "half_even" | "half_down" | undefined;
}

/** The answer to a changed order. */
export interface Writeback {
  /** The answer, amounts as decimal text; `null` for an `order_update`. */
  readonly response: Payloads["retailops.order_writeback.response"] | null;
  /** The exact text to send; `null` for an `order_update`. */
  readonly response_json: string | null;
  /** The figures of the answer, and the proof that it re-prices the order. */
  readonly totals: Totals;
  /** Where every amount of the answer came from. */
  readonly trace: WritebackTrace;
}

/** Where every amount of an answer came from, and which lines took no part. */
export interface WritebackTrace {
  /** Decimals of the minor unit. */
  readonly scale: number;
  /** Where order-level amounts went. */
  readonly place: "lines" | "order";
  /** What shipping and discount were asked to be apportioned by. */
  readonly by: "extended_price" | "quantity" | "equal";
  /** How shares were rounded. */
  readonly method: Method;
  /** Lines that are removed and left out of the answer. */
  readonly removed: readonly WritebackInput[];
  /** Every amount of the answer, in its order. */
  readonly amounts: readonly WritebackAmount[];
}

/** One amount of an answer. */
export interface WritebackAmount {
  /** RFC 6901 pointer in the answer. */
  readonly pointer: string;
  /** The amount, as decimal text. */
  readonly value: string;
  /** The rule that gave it, a stable name. */
  readonly rule: string;
  /** What it was computed from. */
  readonly inputs: readonly WritebackInput[];
  /** The computation as a sentence. */
  readonly message: string;
}

/** A value that entered an answer. */
export interface WritebackInput {
  /** Where it comes from. */
  readonly source: "request" | "facts" | "computed";
  /** RFC 6901 pointer in that document; the name of an intermediate result. */
  readonly pointer: string;
  /** The value as text. */
  readonly value: string;
}

// ---- apportioning

/** An amount: minor units as a safe integer or a bigint, or a decimal in major units as text. */
export type Amount = number | bigint | string;

/** The type of an amount, for literals too. */
export type AmountType<T extends Amount> = T extends number
  ? number
  : T extends bigint
    ? bigint
    : string;

/**
 * Apportions `total` over lines by weight; the shares add up to the total, always.
 *
 * `apportion(1500, [2200, 1400, 750])` counts cents;
 * `apportion("15.00", ["22.00", "14.00", "7.50"], { currency: "USD" })` takes decimals.
 *
 * @param total shares come back in its type
 * @param weights numbers (whole), bigints or decimal text, in any mixture; only their ratio counts
 * @throws {OrderwireError} `capacity_exceeded` with `excess`, `all_zero_weights`,
 * `negative_weight`, `empty`, `overflow`, `amount.float`, …
 */
export declare function apportion<T extends Amount>(
  total: T,
  weights: Iterable<Amount>,
  options: ApportionOptions<AmountType<T>> & { readonly onExcess: "return" },
): Apportioned<AmountType<T>>;
export declare function apportion<T extends Amount>(
  total: T,
  weights: Iterable<Amount>,
  options?: ApportionOptions<AmountType<T>> & { readonly onExcess?: "error" | undefined },
): AmountType<T>[];
export declare function apportion<T extends Amount>(
  total: T,
  weights: Iterable<Amount>,
  options?: ApportionOptions<AmountType<T>>,
): AmountType<T>[] | Apportioned<AmountType<T>>;

/**
 * Apportions many orders at once, each total over its list of weights: what `apportion` gives of
 * each. Orders of numbers in arrays are quick.
 *
 * `apportionMany([100, 5], [[2, 1], [1, 1]])` gives `[[67, 33], [3, 2]]`.
 *
 * @throws {OrderwireError} as `apportion`, with the order at fault as `order`. With
 * `onError: "return"` the error stands in the place of the order's result instead, unless it is
 * about the options.
 */
export declare function apportionMany<
  T extends Amount,
  O extends ApportionManyOptions<AmountType<T>> = object,
>(
  totals: Iterable<T>,
  weights: Iterable<Iterable<Amount>>,
  options?: O,
): ApportionedOrder<AmountType<T>, O>[];

/** Options of `apportionMany`, the same for all orders but for their caps. */
export interface ApportionManyOptions<T extends Amount = Amount> extends Omit<
  ApportionOptions<T>,
  "caps"
> {
  /** The caps of each order: the largest |share| of each line. */
  readonly caps?: Iterable<Iterable<T>> | undefined;
  /** What becomes of the error of an order: thrown (default), or in the place of its result. */
  readonly onError?: "raise" | "return" | undefined;
}

/** What `apportionMany` gives of an order. */
export type ApportionedOrder<T extends Amount, O> =
  | (Chosen<O, "onExcess"> extends infer E ? (E extends "return" ? Apportioned<T> : T[]) : never)
  | (Chosen<O, "onError"> extends infer E ? (E extends "return" ? OrderwireError : never) : never);

/** The value of an option, which may be left out. */
type Chosen<O, K extends PropertyKey> = K extends keyof O ? O[K] : undefined;

/**
 * Apportions like `apportion`, and says why each line got its share.
 *
 * @throws {OrderwireError} as `apportion`.
 */
export declare function apportionExplained<T extends Amount>(
  total: T,
  weights: Iterable<Amount>,
  options?: ApportionOptions<AmountType<T>>,
): Trace;

/**
 * Proves a trace of `apportionExplained`, without apportioning again and without trusting it.
 *
 * @param trace also as JSON text
 * @throws {OrderwireError} `trace.contradiction` with the `pointer` of the first figure that does
 * not follow; `trace.syntax` where it is no trace.
 */
export declare function verify(trace: Trace | string): void;

/**
 * The shares of the next partial refund: each minor unit goes to the line that is farthest below
 * its part of all refunds. They add up to `amount`; no line gets back more than it was charged, so
 * that a full refund ends at exactly `original`, in whatever steps.
 *
 * @example
 * refundNext([381, 243, 746], [0, 0, 0], 500); // [139, 89, 272]
 * refundNext([381, 243, 746], [139, 89, 272], 870); // [242, 154, 474]
 *
 * @param original what each line was charged
 * @param refunded what each line got back so far
 * @param amount what is refunded next; the shares come back in its type
 * @throws {OrderwireError} `refund_exceeds_original` with `excess`, `negative_amount`,
 * `length_mismatch`, `empty`, `overflow`, …
 */
export declare function refundNext<T extends Amount>(
  original: Iterable<Refundable<T>>,
  refunded: Iterable<Refundable<T>>,
  amount: T,
  options?: RefundOptions,
): AmountType<T>[];

/**
 * What `count` further units of a line are worth, when `refunded` of its `quantity` units, which
 * cost `amount` together, are refunded already. It is the same for each unit in whatever steps, and
 * with the last unit all of `amount` is refunded.
 *
 * @example
 * refundQuantity(1000, 3, 2, 1); // 334
 * refundQuantity("10.00", 3, 0, 2, { currency: "USD" }); // "6.66"
 *
 * @throws {OrderwireError} `refund_exceeds_original` where fewer units are left (`excess` is how
 * many too few), `negative_amount`, `option.value`, …
 */
export declare function refundQuantity<T extends Amount>(
  amount: T,
  quantity: number | bigint,
  refunded: number | bigint,
  count: number | bigint,
  options?: RefundOptions,
): AmountType<T>;

/** An amount in the form of another: both are minor units, or both decimals. */
export type Refundable<T extends Amount> = T extends string ? string : number | bigint;

/** Options of `refundNext` and `refundQuantity`. */
export interface RefundOptions {
  /** ISO 4217 code that names the decimals of the minor unit. */
  readonly currency?: string | undefined;
  /** Decimals of the minor unit, where no code is given. */
  readonly scale?: number | undefined;
}

/**
 * Tells which known way of sharing out `total` gives somebody else's `shares`, and where the first
 * cent went if none does. Known are the methods of `apportion`, and what shops do: each share
 * rounded by itself, with the difference lost or put on one line; running sums rounded; each line's
 * part of what is left. Those others are computed as if there were no caps.
 *
 * @example
 * const { matches, difference, first } = compare(15, [1, 1], [8, 8]);
 * matches[0].message.split(":")[0]; // "Each share was rounded by itself (half away from zero), and the 1 too much stays"
 * difference; // "1"
 * first.expected; // "7"
 *
 * @param shares in the total's form; they need not add up
 * @throws {OrderwireError} as `apportion`.
 */
export declare function compare<T extends Amount>(
  total: T,
  weights: Iterable<Amount>,
  shares: Iterable<Refundable<T>>,
  options?: Omit<ApportionOptions<AmountType<T>>, "method" | "tie">,
): Comparison;

/** How somebody else's shares came about. All amounts are text. */
export interface Comparison {
  /** Whether a known way gives these shares. */
  readonly explained: boolean;
  /** Every known way that gives them, the likeliest first. */
  readonly matches: readonly ComparisonMatch[];
  /** What the shares add up to. */
  readonly sum: string;
  /** By how much that is above the total; negative where it is below. */
  readonly difference: string;
  /** The method of `apportion` that differs on the fewest lines. */
  readonly nearest: Method;
  /** Its `tie`, where that makes a difference. */
  readonly nearest_tie: "weight" | "index" | null;
  /** On how many lines it differs. */
  readonly differing: number;
  /** The first of these lines, if any. */
  readonly first: ComparisonLine | null;
  /** The whole in one sentence. */
  readonly message: string;
}

/** A known way that gives the shares. */
export interface ComparisonMatch {
  /** What is rounded: a `method`, each share, running sums, or parts of what is left. */
  readonly scheme: "method" | "each_line" | "running_sum" | "first_line_first" | "last_line_first";
  /** How it is rounded, by size. */
  readonly rounding: "half_away" | "half_even" | "half_down" | "down" | "up";
  /** Who takes the difference that rounding leaves. */
  readonly difference_to: "last_line" | "first_line" | "largest_weight" | null;
  /** The method of `apportion` that it is. */
  readonly method: Method | null;
  /** Its `tie`, where that makes a difference. */
  readonly tie: "weight" | "index" | null;
  /** Whether this way adds up to every total. */
  readonly adds_up: boolean;
  /** The way in one sentence. */
  readonly message: string;
}

/** The first line where the nearest method gives another share. */
export interface ComparisonLine {
  /** The line, from 0. (Sentences count from 1.) */
  readonly index: number;
  /** The share that was given. */
  readonly found: string;
  /** The nearest method's share. */
  readonly expected: string;
  /** The line's exact share in steps; null when all weights are zero. */
  readonly exact: { readonly numerator: string; readonly denominator: string } | null;
  /** What the line got, and why the method gives it something else. */
  readonly message: string;
}

/** Options of `apportion` and `apportionExplained`; `compare` has them but for `method` and `tie`. */
export interface ApportionOptions<T extends Amount = Amount> {
  /** How the steps left after rounding down are handed out. Default `"largest_remainder"`. */
  readonly method?: Method | undefined;
  /** Who comes first among equal remainders. Default `"weight"`. */
  readonly tie?: "weight" | "index" | undefined;
  /** Every share is a multiple of this; one minor unit unless given. */
  readonly step?: T | undefined;
  /** The largest |share| of each line. */
  readonly caps?: Iterable<T> | undefined;
  /** What becomes of the part of the total above the sum of the caps. Default `"error"`. */
  readonly onExcess?: "error" | "return" | undefined;
  /** What counts when all weights are zero: an error (default), all the same, other weights. */
  readonly onZero?: "error" | "equal" | Iterable<Amount> | undefined;
  /** ISO 4217 code that names the decimals of the minor unit. */
  readonly currency?: string | undefined;
  /** Decimals of the minor unit, where no code is given. */
  readonly scale?: number | undefined;
}

/** How the steps left after rounding down are handed out; the documentation compares them. */
export type Method =
  "largest_remainder" | "cumulative" | "largest_weight" | "first_non_zero" | "cascade";

/** What `apportion` gives with `onExcess: "return"`. */
export interface Apportioned<T extends Amount> {
  /** One share for each weight. */
  readonly shares: T[];
  /** The part of the total that the caps leave no room for. */
  readonly leftover: T;
}

/** How a result came about. All amounts, weights and steps are text. */
export interface Trace {
  /** What was asked, with defaults filled in. */
  readonly inputs: TraceInputs;
  /** |total| in steps. */
  readonly steps: string;
  /** Which weights counted. */
  readonly basis: "weights" | "on_zero" | "equal";
  /** The rounds that fixed lines at their cap, then the state the method started from. */
  readonly rounds: readonly TraceRound[];
  /** Steps left after rounding down, which the method handed out. */
  readonly extra_steps: string;
  /** One for each weight. */
  readonly lines: readonly TraceLine[];
  /** One share for each weight. */
  readonly shares: readonly string[];
  /** The part of the total above the sum of the caps, with `onExcess: "return"`. */
  readonly leftover: string | null;
  /** The whole in one sentence. */
  readonly summary: string;
}

/** The inputs of a trace. */
export interface TraceInputs {
  /** The amount that was apportioned. */
  readonly total: string;
  /** Whether amounts are minor units or decimals. */
  readonly form: "units" | "decimal";
  /** Decimals of the minor unit, where they are known. */
  readonly scale: number | null;
  /** ISO 4217 code, where it was given. */
  readonly currency: string | null;
  /** Weights as given. */
  readonly weights: readonly string[];
  /** How the steps left after rounding down were handed out. */
  readonly method: Method;
  /** Who came first among equal remainders. */
  readonly tie: "weight" | "index";
  /** What every share is a multiple of. */
  readonly step: string;
  /** The largest |share| of each line. */
  readonly caps: readonly string[] | null;
  /** What becomes of the part of the total above the sum of the caps. */
  readonly on_excess: "error" | "return";
  /** What counts when all weights are zero. */
  readonly on_zero: "error" | "equal" | readonly string[];
}

/** What a round of fixing lines at their cap starts from. */
export interface TraceRound {
  /** Steps not yet fixed. */
  readonly left: string;
  /** The sum of the integer weights of the free lines. */
  readonly weight: string;
}

/** One line of a trace. */
export interface TraceLine {
  /** The line, from 0. (Sentences count from 1.) */
  readonly index: number;
  /** Its weight as given. */
  readonly weight: string;
  /** Its weight in `onZero`, where weights were given there. */
  readonly on_zero_weight: string | null;
  /** The weight that counted, as an integer in lowest terms. */
  readonly integer_weight: string;
  /** Its cap as given. */
  readonly cap: string | null;
  /** Its cap in whole steps. */
  readonly cap_steps: string | null;
  /** The round that fixed it at its cap, from 1. */
  readonly capped_in_round: number | null;
  /** Its exact share in steps; `null` when all weights are zero. */
  readonly exact: { readonly numerator: string; readonly denominator: string } | null;
  /** `exact` rounded down. */
  readonly floor: string;
  /** What rounding down took away, in parts of a step by the denominator. */
  readonly remainder: string;
  /** `cumulative`: the running sum before this line. `cascade`: the steps left at its turn. */
  readonly before: string | null;
  /** The same after this line. */
  readonly after: string | null;
  /** Its place, from 1, among the lines that can take one of the steps left. */
  readonly rank: number | null;
  /** Steps that it got on top of `floor`. */
  readonly extra: string;
  /** Why it got them, a stable name. */
  readonly rule: string | null;
  /** Its share. */
  readonly share: string;
  /** The line in one sentence. */
  readonly sentence: string;
}

// ---- tax

/**
 * The tax of the lines of an order. Net and tax make gross, and lines and rates add up to the order,
 * always.
 *
 * @example
 * const { lines, rates, gross } = tax([1000, 490], [["7"], ["19"]]);
 * lines[0]; // { net: 1000, tax: 70, gross: 1070, rates: [{ rate: "7", tax: 70 }] }
 * rates[1]; // { rate: "19", base: 490, tax: 93 }
 * gross; // 1653
 * tax(["2.99"], ["4"], { mode: "inclusive", currency: "USD" }).net; // "2.87"
 *
 * @param amounts one for each line, all minor units or all decimals; a credit is negative. Results
 * come back in their type, in bigints where one is a bigint. With `quantities`, those of one unit
 * @param rates exact percentages: one list for all lines, or one for each. A rate that stands twice
 * on a line is two
 * @throws {OrderwireError} `negative_rate`, `length_mismatch` and `amount.precision`, where it is one
 * line's with `index`; `empty`, `overflow`, `scale_missing`, `not_representable`, `amount.float`, …
 */
export declare function tax<T extends Amount>(
  amounts: Iterable<T>,
  rates: Iterable<Amount> | Iterable<Iterable<Amount>>,
  options?: TaxOptions<AmountType<T>>,
): Tax<AmountType<T>>;

/** Options of `tax`. */
export interface TaxOptions<T extends Amount = Amount> {
  /** Whether tax comes on top of the amounts (default) or is within them. */
  readonly mode?: "exclusive" | "inclusive" | undefined;
  /**
   * What is rounded before it is added up: the tax of a unit, which is then multiplied; of each line
   * (default); or the order's at each rate, which is then apportioned to the lines by their exact
   * taxes. Charges and credits are apportioned each among themselves.
   */
  readonly roundAt?: "unit" | "line" | "order" | undefined;
  /**
   * `"inclusive"`: which part of the gross amount is rounded, the other being the difference. It
   * matters where the exact tax is halfway between two minor units. Default `"tax"`.
   */
  readonly roundTarget?: "tax" | "net" | undefined;
  /** How halves are rounded. Default `"half_away"`, from zero. */
  readonly rounding?: Rounding | undefined;
  /**
   * Rounds each rate of a line by itself. Otherwise the line's tax is rounded once and apportioned to
   * its rates. On the order each rate is always rounded by itself.
   */
  readonly perRate?: boolean | undefined;
  /** One amount for each line, taken off before tax; `apportion` shares an order's discount. */
  readonly discounts?: Iterable<T> | undefined;
  /** How many units each line has; one each unless given. */
  readonly quantities?: Iterable<Amount> | undefined;
  /** ISO 4217 code that names the decimals of the minor unit. */
  readonly currency?: string | undefined;
  /** Decimals of the minor unit, where no code is given. */
  readonly scale?: number | undefined;
}

/** Where a half goes: away from zero, to the even neighbour, towards zero. */
export type Rounding = "half_away" | "half_even" | "half_down";

/** What `tax` gives: the order. */
export interface Tax<T extends Amount = Amount> {
  /** What the order costs without tax. */
  readonly net: T;
  /** The tax of all lines. */
  readonly tax: T;
  /** What the order costs with tax. */
  readonly gross: T;
  /** One for each amount. */
  readonly lines: readonly LineTax<T>[];
  /** One for each rate, in the order in which the lines first have it. */
  readonly rates: readonly RateTotal<T>[];
}

/** The tax of one line. */
export interface LineTax<T extends Amount = Amount> {
  /** What the line costs without tax: all its units, less its discount. */
  readonly net: T;
  /** Its tax. */
  readonly tax: T;
  /** What it costs with tax. */
  readonly gross: T;
  /** One for each of its rates, in their order. */
  readonly rates: readonly RateTax<T>[];
}

/** What one rate takes from one line. */
export interface RateTax<T extends Amount = Amount> {
  /** The percentage, without zeros at its end. */
  readonly rate: string;
  /** The tax. */
  readonly tax: T;
}

/** What one rate takes from all lines. */
export interface RateTotal<T extends Amount = Amount> {
  /** The percentage, without zeros at its end. */
  readonly rate: string;
  /** The nets of the lines that have this rate. */
  readonly base: T;
  /** The tax. */
  readonly tax: T;
}

/**
 * The percentage with the fewest decimals, at most four, that gives `tax` of `base`, rounded half
 * away from zero. Of several with as few it is the nearest, and `ambiguous`.
 *
 * @example
 * inferTaxPct("86.25", "1000.00", { currency: "USD" }); // { tax_pct: "8.625", ambiguous: false }
 * inferTaxPct(22, 250); // { tax_pct: "8.8", ambiguous: true }
 *
 * @throws {OrderwireError} `not_representable` where no percentage gives the tax; `scale_missing`,
 * `amount.precision`, `overflow`, …
 */
export declare function inferTaxPct<T extends Amount>(
  tax: T,
  base: AmountType<T>,
  options?: Pick<TaxOptions, "currency" | "scale">,
): TaxPct;

/** The percentage behind a tax. */
export interface TaxPct {
  /** The percentage with the fewest decimals. */
  readonly tax_pct: string;
  /** Others with as many decimals give the same tax; this one is the nearest to it. */
  readonly ambiguous: boolean;
}

// ---- the catalogue

/** The catalogue: every kind with its route and source. */
export declare function kinds(): KindInfo[];

/** One entry of the catalogue. */
export interface KindInfo {
  /** The kind's name. */
  readonly kind: Kind;
  /** The vendor. */
  readonly vendor: string;
  /** The operation. */
  readonly operation: string;
  /** Which way it goes. */
  readonly direction: "request" | "response" | "error";
  /** The HTTP method of its operation. */
  readonly method: string;
  /** The path of its operation. */
  readonly path: string;
  /** The HTTP status of a success. */
  readonly status: number;
  /** What it is. */
  readonly description: string;
  /** The document it is declared from. */
  readonly source: string;
}

/**
 * The JSON Schema of a kind, for tools that read schemas. It gives the verdict of `check` in the same
 * mode, as far as a schema can say it: it knows no duplicate keys and no sums.
 *
 * @example
 * const kind = "backd.update_order.request";
 * jsonSchema(kind).$schema; // "https://json-schema.org/draft/2020-12/schema"
 * jsonSchema(kind, "draft-07", { mode: "lenient" }).title; // "backd.update_order.request"
 *
 * @throws {OrderwireError} `kind.unknown`, `option.*`.
 */
export declare function jsonSchema(
  kind: Kind,
  draft?: "2020-12" | "draft-07",
  options?: JsonSchemaOptions,
): JsonObject;

/** Options of `jsonSchema`. */
export interface JsonSchemaOptions {
  /** `"strict"` (default) holds to the documented types; `"lenient"` takes what systems send. */
  readonly mode?: "lenient" | "strict" | undefined;
}

/** A document in JSON: a schema, or a description of calls. */
export interface JsonObject {
  [member: string]: any;
}

/**
 * The OpenAPI 3.1 document of all vendors: RetailOps' calls to the store as webhooks, the others' as
 * paths. Its schemas are those of `jsonSchema` in strict mode.
 *
 * @example
 * openapi().openapi; // "3.1.0"
 * "order_writeback" in openapi().webhooks; // true
 */
export declare function openapi(): JsonObject;

/**
 * What the code of a finding means, with the document it rests on.
 *
 * @example
 * explain("json.duplicate_key").source; // "RFC 8259, section 4"
 *
 * @throws {OrderwireError} `code.unknown`.
 */
export declare function explain(code: string): Explanation;

/** What a code means. */
export interface Explanation {
  /** The code. */
  readonly code: string;
  /** The severity it usually has; modes and options may change it. */
  readonly severity: Severity;
  /** What it usually rests on. */
  readonly basis: Basis;
  /** The document or standard behind it. */
  readonly source: string;
  /** What it says, and what to do. */
  readonly explanation: string;
}

/** The version of this package. */
export declare function version(): string;

/** The one error that this package throws. */
export declare class OrderwireError extends Error {
  /** @internal The package makes its errors. */
  constructor(code: string, message: string, details?: object, options?: { cause?: unknown });
  readonly name: "OrderwireError";
  /**
   * Why the call gave no result, a stable name: `validation`, `kind.unknown`, `kind.no_update`,
   * `operation.unknown`, `option.unknown`, `option.value`, `option.missing`, `code.unknown`, `report.invalid`; `input.type`, `input.number`, `input.cycle`, `input.size` for
   * what cannot be read; those of `apportion`, `refundNext`, `tax` and `verify`; `module.missing`, `module.invalid`;
   * `report.ok` and `report.invalid` of the projections; `webhook.body_read`;
   * `internal` for a failure of ours.
   */
  readonly code: string;
  /** `validation`: what is wrong with the payload. */
  readonly report?: Report;
  /** Where it is one element's fault: which, from 0. */
  readonly index?: number;
  /**
   * `capacity_exceeded`: what the caps leave no room for; `refund_exceeds_original`: what is too
   * much. In the total's type.
   */
  readonly excess?: Amount;
  /** Where it is one value's fault: its RFC 6901 pointer. */
  readonly pointer?: string;
  /** All of it as plain data, for logs and `postMessage`: a cloned `Error` loses its own members. */
  toJSON(): {
    name: string;
    message: string;
    code: string;
    report?: Report;
    index?: number;
    excess?: Amount;
    pointer?: string;
  };
}

// ---- reports for people and for other tools

/**
 * A report for people, in a terminal or a log: each finding with its place, the lines of the payload
 * that it is about and marks below them, and in the end how many there are. The same text as in
 * every language.
 *
 * `payload` is the text or the bytes that were checked. Without it, or where the report is about
 * another text or about a parsed payload, findings have their places and pointers only. Secrets are
 * not shown, and what a terminal would act upon is spelled out, such as `<U+001B>`.
 *
 * @example
 * const order = '{"data": {"line_items": [{"quantity": "two"}]}}';
 * const report = check("retailops.order_writeback.request", order);
 * const [heading, place] = format(report, order, { name: "order.json" }).split("\n");
 * heading; // "error[value.integer]: `quantity` is `two`, not a whole number"
 * place; // " --> order.json:1:39 at /data/line_items/0/quantity"
 *
 * @throws {OrderwireError} `report.invalid`, `option.*`, `input.*`.
 */
export declare function format(
  report: Report,
  payload?: PayloadInput | null | undefined,
  options?: FormatOptions,
): string;

/** Options of `format`. */
export interface FormatOptions {
  /** What stands in front of line and column; `"payload"` unless given. */
  readonly name?: string | undefined;
  /** Colours for a terminal; `false` unless given. */
  readonly color?: boolean | undefined;
  /**
   * How many columns of a line are shown, from 20 to 1000; 100 unless given. Of a longer line it is
   * the part around what is found.
   */
  readonly width?: number | undefined;
}

/**
 * The findings of a report as ajv lists its errors, for code that reads those. `keyword` is that of
 * JSON Schema where there is one (`required`, `type`, `enum`, `format`, `additionalProperties`), else
 * the code of the finding, which is in `params` too.
 *
 * @example
 * const report = check("retailops.order_update.response", '{"events": 5}');
 * const [{ instancePath, keyword, params }] = toAjvErrors(report);
 * [instancePath, keyword, params.code]; // ["/events", "type", "field.type"]
 *
 * @throws {OrderwireError} `report.invalid`, `option.*`.
 */
export declare function toAjvErrors(report: Report, options?: ProjectionOptions): AjvError[];

/** Options of `toAjvErrors` and `toZodIssues`. */
export interface ProjectionOptions {
  /** The least severity to list; `"error"` unless given, since any error means failure there. */
  readonly severity?: Severity | undefined;
}

/** What ajv calls an `ErrorObject`. */
export interface AjvError {
  /** RFC 6901 pointer of the value; for a missing or an unknown member that of what is around it. */
  instancePath: string;
  /** Names the finding's code: a report knows no schema. */
  schemaPath: string;
  /** JSON Schema's keyword, or the finding's code. */
  keyword: string;
  /** What the keyword's errors have (`missingProperty`, `type`, …), with the code and severity. */
  params: { code: string; severity: Severity; [name: string]: unknown };
  /** The finding's message. */
  message: string;
}

/**
 * The findings of a report as issues of zod 3 and 4: `new z.ZodError(toZodIssues(report))`.
 *
 * A pointer does not tell the index 0 from a member named `0`. With the parsed payload among the
 * options it is known; without it, digits are an index.
 *
 * @example
 * const report = check("retailops.order_writeback.request", '{"data": {"line_items": [5]}}');
 * const [{ code, path, expected, received }] = toZodIssues(report);
 * [code, path, expected, received]; // ["invalid_type", ["data", "line_items", 0], "object", "number"]
 *
 * @throws {OrderwireError} `report.invalid`, `option.*`.
 */
export declare function toZodIssues(report: Report, options?: ZodOptions): ZodIssue[];

/** Options of `toZodIssues`. */
export interface ZodOptions extends ProjectionOptions {
  /** The parsed payload, which tells indexes from names of digits. */
  readonly payload?: unknown;
}

/** An issue of zod. */
export type ZodIssue = {
  /** The names and indexes to the value; of an unknown member those of what is around it. */
  path: (string | number)[];
  /** The finding's message. */
  message: string;
  /** The finding's code, severity, pointer, line and column. */
  params: { code: string; severity: Severity; pointer: string; line?: number; column?: number };
} & (
  | { code: "invalid_type"; expected: string; received: string }
  | { code: "unrecognized_keys"; keys: string[] }
  | { code: "custom" }
);

/**
 * The errors of a report as RFC 9457 has the body of an answer (`application/problem+json`). The
 * status is 422, or 400 where the text could not be read at all.
 *
 * @example
 * const report = check("retailops.order_update.response", '{"events": 5}');
 * const { status, errors } = toProblem(report, { instance: "/webhooks/17" });
 * status; // 422
 * errors[0].pointer; // "#/events"
 *
 * @throws {OrderwireError} `report.ok` where there is no error to tell; `report.invalid`, `option.*`.
 */
export declare function toProblem(report: Report, options?: ProblemOptions): Problem;

/** Options of `toProblem`. */
export interface ProblemOptions {
  /** The address that names the kind of problem; `"about:blank"` unless given. */
  readonly type?: string | undefined;
  /** What the kind of problem is called; the status' own words unless given. */
  readonly title?: string | undefined;
  /** The status of the answer. */
  readonly status?: number | undefined;
  /** The address of this occurrence. */
  readonly instance?: string | undefined;
  /** How many errors are listed at most; all that the report lists, unless given. */
  readonly maxErrors?: number | undefined;
}

/** Problem details, RFC 9457. */
export interface Problem {
  /** The address that names the kind of problem. */
  type: string;
  /** What the kind of problem is called. */
  title: string;
  /** The status of the answer. */
  status: number;
  /** The first error, and how many more there are. */
  detail: string;
  /** The address of this occurrence. */
  instance?: string;
  /** The errors, in the order of the payload. */
  errors: ProblemError[];
  /** How many findings more there are. */
  truncated?: number;
}

/** One error among problem details. */
export interface ProblemError {
  /** The finding's message. */
  detail: string;
  /** Where it is in the payload, as a fragment: `#/data/order`. */
  pointer: string;
  /** The finding's code. */
  code: string;
  /** The line, from 1; absent for a parsed payload. */
  line?: number;
  /** The column, from 1, in code points. */
  column?: number;
}

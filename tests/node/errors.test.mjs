// What is thrown, and that calls after it work.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import * as orderwire from "orderwire";

const { apportion, check, explain, kinds, OrderwireError, parse, verify } = orderwire;
const kind = "retailops.order_writeback.request";

function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail("it should have thrown");
}

test("an error has a name, a code, a message, a stack, and data of its own", () => {
  const error = thrownBy(() => parse(kind, '{"data": {"line_items": [{"quantity": "two"}]}}'));
  assert.ok(error instanceof OrderwireError && error instanceof Error);
  assert.equal(error.name, "OrderwireError");
  assert.equal(error.code, "validation");
  assert.equal(
    String(error),
    `OrderwireError: ${kind}: \`quantity\` is \`two\`, not a whole number ` +
      "at `/data/line_items/0/quantity` (line 1, column 39)",
  );
  assert.match(error.stack, /^OrderwireError: .*\n +at .*errors\.test\.mjs/s);
  assert.match(inspect(error), /OrderwireError: .*code: 'validation'/s);
  assert.deepEqual(Object.keys(error), ["code", "report"]);
  assert.deepEqual(error.report, check(kind, '{"data": {"line_items": [{"quantity": "two"}]}}'));
});

test("instanceof holds for the errors of every copy of the package, and not for subclasses", async () => {
  const slim = await import("orderwire/slim");
  const error = thrownBy(() => slim.version());
  assert.notEqual(slim.OrderwireError, OrderwireError);
  assert.ok(error instanceof OrderwireError);
  class Own extends OrderwireError {}
  assert.ok(!(error instanceof Own));
  assert.ok(new Own("x", "y") instanceof Own && new Own("x", "y") instanceof OrderwireError);
  for (const other of [null, undefined, "x", {}, new Error("x")])
    assert.ok(!(other instanceof OrderwireError));
});

test("errors and reports survive cloning and printing", () => {
  const error = thrownBy(() => parse(kind, '{"data": []}x'));
  assert.equal(structuredClone(error).message, error.message);
  assert.deepEqual(structuredClone({ ...error }), { code: error.code, report: error.report });
  const plain = error.toJSON();
  assert.deepEqual(structuredClone(plain), plain);
  assert.deepEqual(JSON.parse(JSON.stringify(error)), plain);
  assert.deepEqual(Object.keys(plain), ["name", "message", "code", "report"]);

  const report = check(kind, '{"data": {"line_items": [{"quantity": "two"}]}}');
  assert.deepEqual(structuredClone(report), report);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  assert.deepEqual({ ...report }, report);
  for (const record of [report, ...report.findings])
    assert.equal(Object.getPrototypeOf(record), Object.prototype);
});

test("a report is spelled as in every language", () => {
  const [finding] = check(kind, '{"order": 1, "order": 2}').findings;
  assert.deepEqual(Object.keys(check(kind, "{}")), [
    "kind",
    "ok",
    "findings",
    "truncated",
    "input",
    "scale",
  ]);
  assert.deepEqual(finding, {
    code: "json.duplicate_key",
    severity: "error",
    basis: "documented",
    pointer: "/order",
    message: "key `order` stands twice in this object; keep one of them",
    found: "order",
    expected: null,
    line: 1,
    column: 14,
    offset: 13,
    offset_utf16: 13,
    related: [],
  });
});

test("the mistakes of a caller have their codes", () => {
  for (const [code, call] of [
    ["kind.unknown", () => check("retailops", "{}")],
    ["option.unknown", () => check(kind, "{}", { colour: "red" })],
    ["option.value", () => check(kind, "{}", { mode: "loose" })],
    ["currency_unknown", () => check(kind, "{}", { currency: "usd" })],
    ["code.unknown", () => explain("field.gone")],
    ["code.unknown", () => explain(undefined)],
    ["trace.syntax", () => verify({})],
    ["trace.syntax", () => verify("[")],
    ["input.type", () => verify(undefined)],
  ]) {
    const error = thrownBy(call);
    assert.deepEqual([error.name, error.code, error.report], ["OrderwireError", code, undefined]);
  }
});

test("a changed trace is contradicted at its place", () => {
  const trace = orderwire.apportionExplained(100, [1, 2]);
  assert.equal(verify(trace), undefined);
  assert.equal(verify(JSON.stringify(trace)), undefined);
  trace.lines[1].share = "68";
  assert.throws(() => verify(trace), { code: "trace.contradiction", pointer: "/lines/1/share" });
});

test("an error of one line says which", () => {
  const { code, index } = thrownBy(() => apportion(5, [1, -2]));
  assert.deepEqual([code, index], ["negative_weight", 1]);
});

test("catalogue and codes", () => {
  const names = kinds().map((info) => info.kind);
  assert.ok(names.includes(kind));
  assert.equal(kinds().find((info) => info.kind === kind).method, "POST");
  for (const name of names) assert.equal(check(name, "[]").kind, name);
  assert.equal(explain("json.duplicate_key").source, "RFC 8259, section 4");
});

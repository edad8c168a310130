// What an instance leaves behind: traps, memory that grew. On the sources of the
// package, since an instance is not reachable from outside.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { full } from "../../bindings-wasm/js/full.mjs";
import { apportion, check, checkMany, isValid, parse } from "../../bindings-wasm/js/facade.mjs";
import { loader, provide } from "../../bindings-wasm/js/instance.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
provide(() => read("bindings-wasm/pkg/core.wasm"));

const core = () => loader.instance();
const kind = "retailops.order_writeback.request";
const bytes = read(`examples/payloads/${kind}.json`);
const MIB = 2 ** 20;
const memory = () => core().exports.memory.buffer.byteLength;

/** The example with a line repeated until it has about so many bytes. */
function orderOf(size) {
  const order = JSON.parse(bytes);
  const line = JSON.stringify(order.data.line_items[0]);
  order.data.line_items = "LINES";
  const [before, after] = JSON.stringify(order).split('"LINES"');
  return `${before}[${Array(Math.ceil(size / line.length)).fill(line)}]${after}`;
}

test("after a trap the next call works", () => {
  const whole = full(() => read("bindings-wasm/pkg/full.wasm"));
  const small = {
    check: () => check(kind, bytes),
    isValid: () => isValid(kind, bytes),
    checkMany: () => [...checkMany(kind, '{"data": 5}\n')],
    parse: () => parse(kind, bytes),
    apportionUnits: () => apportion(5, [1, 2]),
  };
  const others = {
    writeback: () => whole.writeback(bytes, "{}"),
    checkExchange: () => whole.checkExchange("retailops.order_writeback", bytes, "{}"),
    checkUpdate: () => whole.checkUpdate("retailops.order_update.request", bytes, bytes),
    detect: () => whole.detect(bytes),
    diagnose: () => whole.diagnose(kind, bytes),
    build: () => whole.build("retailops.order_update.response", { events: [] }),
    apportionExplained: () => whole.apportionExplained(5, [1, 2]),
    tax: () => whole.tax([100], [7]),
    inferTaxPct: () => whole.inferTaxPct(7, 100),
    refundNext: () => whole.refundNext([5, 6], [1, 2], 3),
    refundQuantity: () => whole.refundQuantity(5, 3, 0, 1),
    compare: () => whole.compare(5, [1, 2], [2, 3]),
    explain: () => whole.explain("json.size"),
  };
  const calls = [
    ...Object.entries(small).map(([name, call]) => [name, call, core]),
    ...Object.entries(others).map(([name, call]) => [name, call, () => whole.loader.instance()]),
  ];
  for (const [name, call, current] of calls) {
    const expected = call();
    const instance = current();
    // A kind at an address where there is no memory: a real trap.
    instance[name] = () => instance.exports.isValid(2 ** 31, 2 ** 20, 0, 0, 0, 0, 0);
    assert.throws(call, (error) => {
      assert.equal(error.name, "OrderwireError");
      assert.equal(error.code, "internal");
      assert.match(error.message, /please report this/);
      assert.ok(error.cause instanceof WebAssembly.RuntimeError);
      return true;
    });
    assert.notEqual(current(), instance);
    assert.deepEqual(call(), expected);
  }
});

test("a module is replaced alone", () => {
  const whole = full(() => read("bindings-wasm/pkg/full.wasm"));
  const [small, large] = [core(), whole.loader.instance()];
  large.explain = () => large.exports.explain(2 ** 31, 2 ** 20);
  assert.throws(() => whole.explain("json.size"), { code: "internal" });
  assert.notEqual(whole.loader.instance(), large);
  assert.equal(core(), small);
});

test("a stack overflow inside is a trap like others", () => {
  const instance = core();
  instance.check = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  assert.throws(() => check(kind, bytes), { name: "OrderwireError", code: "internal" });
  assert.notEqual(core(), instance);
  assert.equal(check(kind, bytes).ok, true);
});

test("more than memory holds is refused", () => {
  const instance = core();
  const size = { name: "OrderwireError", code: "input.size" };
  const { input } = instance;
  instance.input = (length) => input(length < 2 ** 20 ? length : 2 ** 31);
  assert.throws(() => isValid(kind, new Uint8Array(2 ** 20)), size);
  assert.equal(isValid(kind, bytes), true);
  assert.equal(core(), instance);
  // What runs out of memory while it is read is a trap of an instance that has grown.
  instance.isValid = () => {
    instance.exports.memory.grow(2 ** 14);
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => isValid(kind, bytes), { ...size, message: /refuse it by `maxBytes`/ });
  assert.equal(isValid(kind, bytes), true);
});

test("errors keep the instance", () => {
  const instance = core();
  assert.throws(() => check("x", bytes), { code: "kind.unknown" });
  assert.throws(() => parse(kind, "["), { code: "validation" });
  assert.equal(core(), instance);
});

test("64 MiB have a clear answer, and what much memory they take is not kept", () => {
  const text = orderOf(64 * MIB);
  assert.equal(check(kind, Buffer.from(text)).ok, true);
  assert.ok(memory() <= 256 * MIB);
  const instance = core();
  assert.equal(check(kind, Buffer.from(orderOf(128 * MIB))).ok, true);
  assert.notEqual(core(), instance, "an instance that grew is dropped");
  assert.ok(memory() <= 4 * MIB);
  const { findings } = check(kind, text.slice(0, -1));
  assert.deepEqual(
    findings.map(({ code, offset }) => [code, offset]),
    [["json.syntax", text.length - 1]],
  );
  assert.equal(isValid(kind, `${text.slice(0, -1)},"x":"é"}`), true);
  assert.equal(check(kind, text, { maxBytes: MIB }).findings[0].code, "json.size");
});

test("64 MiB of what is no order", () => {
  for (const [text, code] of [
    ["[".repeat(64 * MIB), "json.depth"],
    [" ".repeat(64 * MIB), "json.syntax"],
    [`"${"x".repeat(64 * MIB)}`, "json.syntax"],
    [`"${"é".repeat(32 * MIB)}"`, "field.type"],
    [`[${"0,".repeat(16 * MIB)}0]`, "field.type"],
    [`{${'"a":0,'.repeat(4 * MIB)}"b":0}`, "json.duplicate_key"],
  ]) {
    assert.equal(check(kind, text, { maxFindings: 3 }).findings[0].code, code, text.slice(0, 8));
    assert.ok(memory() <= 256 * MIB);
  }
});

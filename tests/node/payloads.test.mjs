// What a payload may be: text, bytes, and what is neither.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { check, isValid, OrderwireError, parse } from "orderwire";

const kind = "retailops.order_writeback.request";
const response = "retailops.order_update.response";
const bytes = readFileSync(new URL(`../../examples/payloads/${kind}.json`, import.meta.url));
const text = bytes.toString();
const arrayBuffer = new Uint8Array(bytes).buffer;

test("text and every kind of bytes give the same report", () => {
  const padded = Buffer.concat([Buffer.from("}}"), bytes, Buffer.from("{")]);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  const report = check(kind, text);
  assert.equal(report.findings.length, 5);
  for (const payload of [
    bytes,
    new Uint8Array(bytes),
    padded.subarray(2, -1),
    arrayBuffer,
    shared,
    new DataView(padded.buffer, padded.byteOffset + 2, bytes.length),
    new Uint8ClampedArray(bytes),
    runInNewContext("Uint8Array.from(bytes)", { bytes }),
    runInNewContext("Uint8Array.from(bytes).buffer", { bytes }),
  ]) {
    assert.deepEqual(check(kind, payload), report);
    assert.equal(isValid(kind, payload), true);
  }
});

test("the caller's bytes stay as they are", () => {
  const copy = Buffer.from(bytes);
  check(kind, copy);
  assert.ok(copy.equals(bytes));
});

test("text beyond ASCII, of any length, by offsets of both encodings", () => {
  for (const length of [1, 100, 100_000]) {
    for (const letter of ["x", "é", "€", "😀"]) {
      const filled = `{"events": [], "x": "${letter.repeat(length)}", "x": 1}`;
      const [finding, ...others] = check(response, filled).findings;
      assert.deepEqual([finding.code, others.length], ["json.duplicate_key", 0]);
      const at = filled.lastIndexOf('"x"');
      assert.equal(finding.offset_utf16, at);
      assert.equal(finding.offset, Buffer.from(filled.slice(0, at)).length);
      assert.equal(finding.column, [...filled.slice(0, at)].length + 1);
      assert.equal(parse(response, filled.replace(', "x": 1', "")).x, letter.repeat(length));
    }
  }
});

test("half a surrogate pair is reported, not replaced", () => {
  for (const half of ["\ud800", "\udbff", "\udc00", "\udfff", "é😀\ud83d"]) {
    const { findings } = check(kind, `{"action": "${half}"}`);
    assert.deepEqual(
      findings.map(({ code, offset_utf16 }) => [code, offset_utf16]),
      [["json.lone_surrogate", 11 + half.length]],
    );
  }
});

test("a byte order mark is an info, in text and in bytes", () => {
  for (const payload of ["\ufeff{}", Buffer.from("\ufeff{}")]) {
    const [{ code, severity, offset }] = check(kind, payload).findings;
    assert.deepEqual([code, severity, offset], ["json.byte_order_mark", "info", 0]);
  }
  assert.equal(parse(response, '{"events": [], "\ufeffx": "\ufeff"}')["\ufeffx"], "\ufeff");
});

test("empty payloads", () => {
  for (const payload of ["", new Uint8Array(), new ArrayBuffer(0)]) {
    assert.equal(check(kind, payload).findings[0].code, "json.syntax");
  }
});

test("what is no payload is a mistake of the caller, with a hint", async () => {
  const detached = new ArrayBuffer(8);
  structuredClone(detached, { transfer: [detached] });
  for (const [payload, message] of [
    [undefined, /`payload` is undefined; pass an object/],
    [() => "{}", /is a function/],
    [Symbol("x"), /is a symbol/],
    [Promise.resolve("{}"), /is a promise; `await` it first/],
    [new Map(), /is a Map; convert it with Object.fromEntries\(map\)/],
    [new Set(), /is a Set; convert it with Array.from\(set\)/],
    [new Float64Array(4), /is a Float64Array/],
    [new BigInt64Array(4), /is a BigInt64Array/],
    [detached, /is detached/],
  ]) {
    for (const call of [check, isValid, parse]) {
      const expected = { name: "OrderwireError", code: "input.type", pointer: "", message };
      assert.throws(() => call(kind, payload), expected);
    }
  }
});

test("JSON that is no object is a finding", () => {
  for (const payload of [null, 5, true, 12n, [], new String("x"), "5", "null"]) {
    const { findings, ok } = check(kind, payload);
    assert.deepEqual([findings[0].code, findings[0].pointer, ok], ["field.type", "", false]);
  }
});

test("kinds, codes and options of other types than text are refused", () => {
  for (const name of [undefined, null, 5, {}, Symbol("x"), "", "\ud800", kind.toUpperCase()]) {
    assert.throws(() => check(name, text), { code: "kind.unknown" });
  }
  for (const options of ["strict", 5, true, () => {}, Symbol("x")]) {
    assert.throws(() => check(kind, text, options), { code: "option.value" });
  }
  for (const mode of ["loose", 5, true, {}, [], () => {}, Symbol("x"), "\ud800", "a\0b", ""]) {
    assert.throws(() => check(kind, text, { mode }), { code: "option.value" });
  }
  for (const maxFindings of [-1, 1.5, NaN, Infinity, 2 ** 60, "x"]) {
    assert.throws(() => check(kind, text, { maxFindings }), { code: "option.value" });
  }
});

test("options are spelled in camelCase, and what is not given does not count", () => {
  const { findings, truncated } = check(kind, text, {
    maxFindings: 1,
    mode: undefined,
    scale: null,
  });
  assert.deepEqual([findings.length, truncated], [1, 4]);
  assert.equal(check(kind, text, { maxFindings: 2n }).findings.length, 2);
  assert.equal(check(kind, text, { maxFindings: "2" }).findings.length, 2);
  assert.throws(() => check(kind, text, { max_findings: 1 }), {
    code: "option.unknown",
    message: "`max_findings` is no option; in JavaScript options are written like `maxFindings`",
  });
  assert.throws(() => check(kind, text, { maxFinding: 1 }), {
    code: "option.unknown",
    message: /^`maxFinding` is no option; the options are .*maxFindings, maxBytes/,
  });
  for (const name of ["MaxFindings", "toString", "__proto__", "maxfindings", "\ud800", ""]) {
    const options = Object.defineProperty({}, name, { value: "1", enumerable: true });
    assert.throws(() => check(kind, text, options), { code: "option.unknown" }, name);
  }
});

test("a getter that calls back does not disturb the call", () => {
  const calls = {
    get mode() {
      check(response, "[".repeat(5000));
      return "strict";
    },
  };
  assert.deepEqual(check(kind, text, calls), check(kind, text, { mode: "strict" }));
  const payload = { toJSON: () => (check(kind, "x".repeat(9999)), JSON.parse(text)) };
  assert.deepEqual(check(kind, payload), check(kind, JSON.parse(text)));
  assert.ok(new OrderwireError("x", "y") instanceof Error);
});

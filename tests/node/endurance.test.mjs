// One instance, many calls with good and bad input mixed: its memory and JavaScript's stay flat. On the
// packed package. `make endurance` makes a million calls, `make test` 50,000.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const cases = Number(process.env.ORDERWIRE_CASES ?? 50_000);
const MIB = 2 ** 20;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** The memories of all instances that are ever made. @type {WebAssembly.Memory[]} */
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    memories.push(this.exports.memory);
  }
};
const { apportion, check, isValid, OrderwireError, parse, totals } = await import("orderwire");

const folder = new URL("../../examples/payloads/", import.meta.url);
const files = ["", "broken/"].flatMap((under) =>
  readdirSync(new URL(under, folder))
    .filter((name) => /^[a-z_]+\.[a-z_]+\.(?:request|response|error)\b.*\.json$/.test(name))
    .map((name) => ({
      kind: name.split(".").slice(0, 3).join("."),
      bytes: readFileSync(new URL(under + name, folder)),
    })),
);

/** What a call gave: the report's verdict, or the code of what it threw. */
function outcome(call) {
  try {
    const result = call();
    return typeof result === "object" ? (result.ok ?? "values") : result;
  } catch (error) {
    assert.ok(error instanceof OrderwireError, error);
    assert.notEqual(error.code, "internal", error);
    return error.code;
  }
}

const large = Buffer.from(
  `{"data": {"line_items": [${Array(2000).fill('{"corr": "1", "quantity": "x"}')}]}}`,
);
const deep = "[".repeat(100_000);
const nested = (depth) => (depth === 0 ? {} : { a: nested(depth - 1) });
const deepObject = nested(200);
const shared = nested(5);
const throwing = {
  get events() {
    throw new OrderwireError("mine", "thrown by a getter");
  },
};

/** One call after another, each kind of input in turn; what they give is the same each round. */
const calls = files.flatMap(({ kind, bytes }, index) => {
  const text = bytes.toString();
  const host = outcome(() => parse(kind, bytes)) === "values" ? parse(kind, bytes) : { a: index };
  const at = (37 * (index + 1)) % bytes.length;
  const damaged = Buffer.from(bytes).fill(0xff, at, at + 1);
  return [
    () => check(kind, bytes),
    () => check(kind, text, { mode: "strict", unknown: "warn" }),
    () => check(kind, host, { maxFindings: 2 }),
    () => isValid(kind, text.slice(0, at)),
    () => isValid(kind, damaged),
    () => parse(kind, text),
    () => parse(kind, text.slice(at)),
    () => totals(kind, bytes),
    () => check(kind, bytes, { maxBytes: 10 }),
    () => check(kind, deep),
    () => check(kind, deepObject),
    () => check(kind, { a: [shared, shared, 10n ** 30n, 0.5] }),
    () => check(kind, { a: NaN }),
    () => check(kind, { a: new Map() }),
    () => check(kind, throwing),
    () => check(`${kind}x`, bytes),
    () => check(kind, bytes, { mode: "neither" }),
    () => apportion(index, [1, 2, 3]).length,
    () => apportion(0.5, [1]),
    () => check(kind, "\ud800é😀"),
    () => check(kind, ""),
    () => (index % 10 === 0 ? check(kind, large) : isValid(kind, bytes)),
  ];
});

test(`${cases} calls in one instance, in the same memory`, (context) => {
  const expected = calls.map(outcome);
  assert.ok(new Set(expected).size >= 8, `${[...new Set(expected)]}`);

  const round = (count) => {
    for (let index = 0; index < count; index += 1) {
      const at = index % calls.length;
      const given = outcome(calls[at]);
      if (given !== expected[at]) assert.fail(`call ${at}: ${given}, not ${expected[at]}`);
    }
  };
  const measure = () => {
    // Twice, as the first makes the rest collectable.
    collect();
    collect();
    const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
    const wasm = memories[0].buffer.byteLength;
    return { wasm, heapUsed, external, arrayBuffers, rss };
  };
  round(Math.max(5000, calls.length * 2));
  const before = measure();
  round(Math.floor(cases / 2));
  const between = measure();
  round(Math.ceil(cases / 2));
  const after = measure();
  for (const [name, of] of Object.entries({ before, between, after })) {
    const figures = Object.entries(of).map(
      ([what, bytes]) => `${what} ${(bytes / MIB).toFixed(2)}`,
    );
    context.diagnostic(`${name}, MiB: ${figures.join(", ")}`);
  }
  assert.equal(memories.length, 1, "the instance was never replaced");
  assert.equal(after.wasm, before.wasm);
  assert.ok(after.wasm <= 4 * MIB);
  for (const what of ["heapUsed", "external", "arrayBuffers"]) {
    const grown = after[what] - before[what];
    assert.ok(grown < MIB / 2, `${what} grew by ${grown} bytes`);
  }
});

test("what exhausts the memory is refused, and the next call works", () => {
  // Each number takes sixteen bytes inside, in a list that doubles: beyond the 4 GiB of WebAssembly.
  const numbers = Buffer.alloc(300 * MIB + 1, ",0");
  numbers[0] = 0x5b;
  numbers[numbers.length - 1] = 0x5d;
  const { kind, bytes } = files[0];
  const expected = check(kind, bytes);
  const instances = memories.length;
  for (const call of [check, isValid]) {
    assert.throws(
      () => call(kind, numbers),
      (error) => {
        assert.ok(error instanceof OrderwireError, error);
        assert.equal(error.code, "input.size");
        assert.match(error.message, /refuse it by `maxBytes`/);
        assert.ok(error.cause instanceof WebAssembly.RuntimeError, "a real trap");
        return true;
      },
    );
    assert.deepEqual(check(kind, bytes), expected);
  }
  assert.equal(memories.length, instances + 2, "each trap costs one instance");
  assert.equal(check(kind, numbers, { maxBytes: MIB }).findings[0].code, "json.size");
  memories.length = 0;
  collect();
});

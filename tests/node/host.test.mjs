// Host objects: printed as JSON.stringify prints them, except where that loses something.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { check, isValid, parse, totals, writeback } from "orderwire";
import { encode } from "../../bindings-wasm/js/encode.mjs";

const kind = "retailops.order_writeback.request";
const response = "retailops.order_update.response";
const example = JSON.parse(
  readFileSync(new URL(`../../examples/payloads/${kind}.json`, import.meta.url), "utf8"),
);

test("a parsed payload gives the findings of its text, without positions", () => {
  const report = check(kind, example);
  assert.equal(report.input, "parsed");
  const ofText = check(kind, JSON.stringify(example));
  const withoutPlace = ({ line, column, offset, offset_utf16, related, ...finding }) => ({
    ...finding,
    related: related.map(({ pointer, message }) => ({ pointer, message })),
  });
  assert.deepEqual(report.findings, ofText.findings.map(withoutPlace));
  for (const finding of report.findings) assert.ok(!("line" in finding) && !("offset" in finding));
  assert.deepEqual(parse(kind, example), parse(kind, JSON.stringify(example)));
  assert.deepEqual(totals(kind, example), totals(kind, JSON.stringify(example)));
});

class Money {
  #cents = 1050;
  toJSON() {
    return (this.#cents / 100).toFixed(2);
  }
}

test("what JSON.stringify does is done", () => {
  const sparse = [1, , 3];
  const inherited = Object.create({ hidden: 1 }, { own: { value: 2, enumerable: true } });
  const hidden = Object.defineProperty({}, "hidden", { value: 1 });
  for (const value of [
    {},
    [],
    "",
    'a"\\\b\f\n\r\t\0\u001f\u007f\u2028é😀\ud800',
    { "\ud800": 1, "": 2, "a/b~c": 3 },
    null,
    true,
    -0,
    [-0, 1e21, 1.5e-7, 5e-324, Number.MAX_VALUE, 0.1 + 0.2],
    { a: undefined, [Symbol("d")]: 1, e: null },
    [undefined, null],
    sparse,
    inherited,
    hidden,
    Object.assign(Object.create(null), { a: 1 }),
    [new Number(5), new String("x"), new Boolean(false), Object(3)],
    {
      date: new Date(0),
      url: new URL("https://a.example/"),
      money: new Money(),
    },
    { toJSON: (key) => [key] },
    { a: { toJSON: (key) => ({ key }) }, b: [{ toJSON: (key) => key }] },
    { a: { toJSON: () => undefined }, b: [{ toJSON: () => undefined }], c: { toJSON: 5 } },
    Object.assign(() => {}, { toJSON: () => "function" }),
    { a: Object.assign(() => {}, { toJSON: () => "function" }) },
    new Proxy({ a: [1] }, {}),
    new Proxy([1, { b: 2 }], {}),
    Object.assign([1], { extra: 2 }),
    runInNewContext("({ a: [new Date(0), new Number(1)], b: { c: undefined } })"),
    JSON.parse('{"__proto__": {"x": 1}, "constructor": 2, "2": 1, "1": 2}'),
  ]) {
    assert.equal(encode(value).text, JSON.stringify(value));
  }
});

test("what JSON.stringify prints, for any value", () => {
  const value = fc.object({
    withBoxedValues: true,
    withDate: true,
    withNullPrototype: true,
    withSparseArray: true,
    maxDepth: 6,
  });
  function isExact(key, value) {
    const number = value instanceof Number || this[key] instanceof Date ? +this[key] : value;
    if (typeof number === "number" && !Number.isFinite(number)) throw new Error("not exact");
    return value;
  }
  fc.assert(
    fc.property(value, (value) => {
      let text;
      try {
        text = JSON.stringify(value, isExact);
      } catch {
        assert.throws(() => encode(value), { code: /^input\.(?:number|type)$/ });
        return;
      }
      assert.equal(encode(value).text, text);
    }),
    { numRuns: 1000 },
  );
});

test("a bigint keeps its digits", () => {
  assert.equal(
    encode({ a: 2n ** 64n, b: [-5n, Object(7n)] }).text,
    '{"a":18446744073709551616,"b":[-5,7]}',
  );
  const order = structuredClone(example);
  order.data.line_items[0].corr = 2n ** 64n;
  assert.equal(parse(kind, order).data.line_items[0].corr, "18446744073709551616");
  assert.deepEqual(
    check(kind, order).findings.filter(({ code }) => code.startsWith("value.")),
    [],
  );
});

test("marks stand at the bytes of floats and of unsafe integers", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          key: fc.string({ unit: "binary" }),
          number: fc.oneof(
            fc.double({ noNaN: true, noDefaultInfinity: true }),
            fc.integer(),
            fc.maxSafeInteger(),
          ),
        }),
      ),
      (members) => {
        const { text, marks } = encode(members.map(({ key, number }) => ({ [key]: number })));
        const bytes = Buffer.from(text);
        const at = (offset) =>
          Number(/^[-+.\de]+/.exec(bytes.subarray(offset).toString("latin1"))[0]);
        const [floats, ...offsets] = marks;
        const numbers = members.map(({ number }) => number);
        assert.deepEqual(
          offsets.slice(0, floats).map(at),
          numbers.filter((number) => !Number.isInteger(number)),
        );
        assert.deepEqual(
          offsets.slice(floats).map(at),
          numbers.filter((number) => Number.isInteger(number) && !Number.isSafeInteger(number)),
        );
      },
    ),
  );
});

test("floats as amounts and integers that may have lost digits are warned of", () => {
  const order = structuredClone(example);
  order.data.line_items[0].unit_price = 30.1;
  order.data.line_items[0].corr = 2 ** 53;
  order.data.order_info.shipping_amt = 5;
  const found = (options) =>
    check(kind, order, options)
      .findings.filter(({ code }) => /float|unsafe/.test(code))
      .map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);
  assert.deepEqual(found(), [
    "warning value.unsafe_integer /data/line_items/0/corr",
    "warning amount.float /data/line_items/0/unit_price",
  ]);
  assert.deepEqual(
    found({ mode: "strict" })[1],
    "error amount.float /data/line_items/0/unit_price",
  );
});

test("what JSON has no form for is an error with its place", () => {
  const cycle = { a: [{}] };
  cycle.a[0].b = cycle;
  const self = [];
  self.push(self);
  for (const [value, code, pointer] of [
    [{ a: [1, NaN] }, "input.number", "/a/1"],
    [{ "a/b": { "~": -Infinity } }, "input.number", "/a~1b/~0"],
    [{ a: new Number(Infinity) }, "input.number", "/a"],
    [{ a: { b: new Map() } }, "input.type", "/a/b"],
    [[new Set()], "input.type", "/0"],
    [{ a: runInNewContext("new Map()") }, "input.type", "/a"],
    [cycle, "input.cycle", "/a/0/b"],
    [self, "input.cycle", "/0"],
  ]) {
    for (const call of [check, isValid, parse, totals]) {
      assert.throws(() => call(kind, value), { name: "OrderwireError", code, pointer });
    }
  }
  const shared = { a: 1 };
  assert.equal(encode([shared, shared]).text, '[{"a":1},{"a":1}]');
});

test("getters are asked once, and what they throw comes through", () => {
  let asked = 0;
  const payload = {
    get events() {
      asked += 1;
      return [];
    },
  };
  assert.equal(isValid(response, payload), true);
  assert.equal(asked, 1);
  const failing = {
    get events() {
      throw new RangeError("mine");
    },
  };
  assert.throws(() => check(response, failing), new RangeError("mine"));
});

test("__proto__ is a key like others", () => {
  const payload = JSON.parse('{"events": [], "__proto__": {"polluted": true}, "constructor": 1}');
  for (const source of [payload, JSON.stringify(payload)]) {
    const parsed = parse(response, source);
    assert.deepEqual(Object.keys(parsed), ["events", "__proto__", "constructor"]);
    assert.equal(Object.getPrototypeOf(parsed), Object.prototype);
    assert.equal(parsed.polluted, undefined);
  }
  assert.equal({}.polluted, undefined);
});

test("depth: the core answers, whatever the depth", () => {
  const nested = (depth, wrap) => {
    let value = wrap === Array ? [] : {};
    for (let level = 2; level <= depth; level += 1) value = wrap === Array ? [value] : { x: value };
    return value;
  };
  for (const wrap of [Array, Object]) {
    const codes = (depth) => check(response, nested(depth, wrap)).findings.map(({ code }) => code);
    for (const depth of [127, 128]) assert.ok(!codes(depth).includes("json.depth"), depth);
    for (const depth of [129, 130, 100_000]) assert.deepEqual(codes(depth), ["json.depth"]);
    const text = JSON.stringify(nested(129, wrap));
    assert.deepEqual(check(response, text).findings[0].code, "json.depth");
  }
  const endless = { toJSON: () => ({ endless }) };
  assert.deepEqual(check(response, endless).findings[0].code, "json.depth");
});

test("facts may be an object, with amounts as text or bigint", () => {
  const facts = { currency: "USD", shipping_amt: 7n, tax_amt: "4.55" };
  const ofText = writeback(example, '{"currency": "USD", "shipping_amt": 7, "tax_amt": "4.55"}');
  assert.deepEqual(writeback(example, facts), ofText);
  assert.throws(
    () => writeback(example, { shiping_amt: "1" }),
    ({ code, report }) => code === "validation" && /\.facts$/.test(report.kind),
  );
});

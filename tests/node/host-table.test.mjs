// The README's table of what becomes of host values: each row is a program and its answer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { check, isValid, OrderwireError } from "orderwire";
import { encode } from "../../bindings-wasm/js/encode.mjs";

const readme = readFileSync(new URL("../../bindings-wasm/README.md", import.meta.url), "utf8");
const [, section] = /## What becomes of host values\n(.*?)\n## /s.exec(readme) ?? [];
const rows = [
  ...section.matchAll(/^\| `(.*?)` \| (?:error `([\w.]+)`(?: at `(.*?)`)?|`(.*?)`) \| /gm),
];
const kind = "retailops.order_update.response";

test("the table is read whole", () => {
  const lines = section.split("\n").filter((line) => /^\| `/.test(line));
  assert.equal(rows.length, lines.length);
  assert.ok(rows.length > 30);
});

for (const [, program, code, pointer, text] of rows) {
  test(program, () => {
    const values = [new Function(`return (${program})`)()];
    // Also from another realm, whose classes are not ours; what is large takes its time.
    if (code !== "input.size") values.push(runInNewContext(`(${program})`));
    for (const value of values) {
      if (code === undefined) {
        assert.equal(encode(value).text, text);
        assert.equal(check(kind, value).input, "parsed");
        continue;
      }
      assert.throws(
        () => check(kind, value),
        (error) => {
          assert.ok(error instanceof OrderwireError, error);
          assert.equal(error.code, code);
          if (pointer !== undefined) assert.equal(error.pointer, pointer);
          // A message begins with the place.
          assert.ok(error.message.startsWith(`\`${error.pointer}\` `), error.message);
          return true;
        },
      );
    }
  });
}

test("what the table says of reports", () => {
  const order = (quantity, price) => ({ data: { line_items: [{ quantity, unit_price: price }] } });
  const codes = (payload, options) => {
    const { findings } = check("retailops.order_writeback.request", payload, options);
    return findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
  };
  const price = "/data/line_items/0/unit_price";
  const quantity = "/data/line_items/0/quantity";
  assert.ok(codes(order("1", 10.5)).includes(`warning amount.float ${price}`));
  assert.ok(codes(order("1", 10.5), { mode: "strict" }).includes(`error amount.float ${price}`));
  const unsafe = `warning value.unsafe_integer ${quantity}`;
  assert.ok(codes(order(2 ** 53 + 1, "1")).includes(unsafe));
  assert.ok(!codes(order(2n ** 53n + 1n, "1")).includes(unsafe));
  assert.ok(codes({ data: { line_items: [{}, , {}] } }).some((line) => line.endsWith("items/1")));
  for (const payload of [{ a: "\ud800" }, { "\udc00": 1 }])
    assert.ok(check(kind, payload).findings.some(({ code }) => code === "json.lone_surrogate"));
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.throws(() => check(kind, { a: proxy }), TypeError);
});

test("objects of the platform are refused with what to do", () => {
  for (const value of [
    new Error("x"),
    Promise.resolve(),
    new WeakMap(),
    new WeakRef({}),
    new Headers(),
    new FormData(),
    new URLSearchParams("a=1"),
    new Blob([]),
    new Response(""),
    new ArrayBuffer(1),
    new DataView(new ArrayBuffer(1)),
    Buffer.from("ab"),
    new Float64Array(1),
    Object(Symbol("x")),
    new Intl.NumberFormat("en"),
    (function* () {})(),
    [1][Symbol.iterator](),
  ]) {
    const what = Object.prototype.toString.call(value).slice(8, -1);
    assert.throws(() => check(kind, { a: value }), {
      name: "OrderwireError",
      code: "input.type",
      pointer: "/a",
      message: new RegExp(`^\`/a\` is an? ${what}; `),
    });
  }
});

test("an object may change while it is read", () => {
  const list = [0, 1];
  Object.defineProperty(list, 0, {
    get() {
      list.push(2);
      return 1;
    },
  });
  assert.equal(encode({ list }).text, '{"list":[1,1]}');
  const object = {
    get a() {
      delete object.b;
      object.c = 3;
      return 1;
    },
    b: 2,
  };
  assert.equal(encode(object).text, '{"a":1}');
});

test("what goes on without end is ended", () => {
  const endless = { toJSON: () => ({ a: endless, b: endless }) };
  assert.throws(() => check(kind, endless), { name: "OrderwireError", code: "input.size" });
  const text = "\0".repeat(2 ** 26 + 1);
  assert.throws(() => check(kind, { a: [text] }), { code: "input.size", pointer: "/a/0" });
  assert.equal(isValid(kind, { events: [] }), true);
});

test("a getter may itself call", () => {
  const payload = {
    get events() {
      assert.equal(isValid(kind, '{"events": 1}'), false);
      return [];
    },
  };
  assert.equal(isValid(kind, payload), true);
});

// The life of the WebAssembly instance, which the entry points do not show.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as instance from "../../bindings-wasm/js/instance.mjs";

const bytes = readFileSync(new URL("../../bindings-wasm/pkg/core.wasm", import.meta.url));

test("the module is asked for once, at the first call, also when instances change", () => {
  let asked = 0;
  instance.provide(() => {
    asked += 1;
    return bytes;
  });
  assert.equal(asked, 0);

  const first = instance.core();
  assert.equal(instance.core(), first);
  instance.discard();
  const second = instance.core();
  assert.notEqual(second.exports.memory, first.exports.memory);
  assert.equal(second.version(), first.version());
  assert.equal(asked, 1);
});

test("an instance of one's own shares nothing with the one in use", () => {
  instance.provide(() => bytes);
  const own = instance.createInstance(new WebAssembly.Module(bytes));
  assert.notEqual(own.exports.memory, instance.core().exports.memory);
});

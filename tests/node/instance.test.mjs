// The life of the WebAssembly instance, which the entry points do not show.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync, loader, provide } from "../../bindings-wasm/js/instance.mjs";

const read = (name) => readFileSync(new URL(`../../bindings-wasm/pkg/${name}`, import.meta.url));
const bytes = read("core.wasm");

test("the module is asked for once, at the first call, also when instances change", () => {
  let asked = 0;
  provide(() => {
    asked += 1;
    return bytes;
  });
  assert.equal(asked, 0);

  const first = loader.instance();
  assert.equal(loader.instance(), first);
  loader.discard();
  const second = loader.instance();
  assert.notEqual(second.exports.memory, first.exports.memory);
  assert.equal(second.version(), first.version());
  assert.equal(asked, 1);
});

test("an instance of one's own shares nothing with the one in use", () => {
  provide(() => bytes);
  const own = loader.create(new WebAssembly.Module(bytes));
  assert.notEqual(own.exports.memory, loader.instance().exports.memory);
});

test("a module of another purpose is refused", () => {
  const error = { name: "OrderwireError", code: "module.invalid", message: /without `check`/ };
  // (module (func (export "f")))
  const other = Uint8Array.from([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 4, 1, 2,
    0, 11,
  ]);
  assert.throws(() => initSync(other), error);
  initSync(read("full.wasm"));
  assert.throws(() => initSync(bytes.subarray(0, 100)), { code: "module.invalid" });
  initSync(bytes);
  assert.ok(loader.instance().version());
});

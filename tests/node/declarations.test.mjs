// The examples in the type declarations are programs: each runs, and gives what stands behind it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as orderwire from "orderwire";

const path = new URL("../../bindings-wasm/js/facade.d.ts", import.meta.url);
const comments = readFileSync(path, "utf8").matchAll(
  /@example\n((?: \* ?.*\n)+?) \*(?:\n|\/)[^]*?function (\w+)/g,
);

for (const [, lines, name] of comments) {
  test(`the example of ${name}`, () => {
    const program = lines
      .replace(/^ \* ?/gm, "")
      .replace(/^(.*); \/\/ (.*)$/gm, "assert.deepEqual($1, $2);");
    assert.match(program, /assert/);
    const names = Object.keys(orderwire);
    new Function("assert", ...names, program)(assert, ...names.map((each) => orderwire[each]));
  });
}

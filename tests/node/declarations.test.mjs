// The examples in the type declarations are programs: each runs, and gives what stands behind it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as orderwire from "orderwire";
import * as web from "orderwire/web";

const AsyncFunction = (async () => {}).constructor;

for (const [file, functions] of [
  ["facade.d.ts", orderwire],
  ["web.d.ts", web],
]) {
  const path = new URL(`../../bindings-wasm/js/${file}`, import.meta.url);
  const comments = readFileSync(path, "utf8").matchAll(
    /@example\n((?: \* ?.*\n)+?) \*(?:\n|\/)[^]*?function (\w+)/g,
  );
  for (const [, lines, name] of comments) {
    test(`the example of ${name}`, async () => {
      const program = lines
        .replace(/^ \* ?/gm, "")
        .replace(/^(.*); \/\/ (.*)$/gm, "assert.deepEqual($1, $2);");
      assert.match(program, /assert/);
      const names = Object.keys(functions);
      const run = new AsyncFunction("assert", ...names, program);
      await run(assert, ...names.map((each) => functions[each]));
    });
  }
}

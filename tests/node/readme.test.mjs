// The JavaScript programs of the READMEs print what the READMEs say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const readme of ["README.md", "bindings-wasm/README.md"]) {
  const text = readFileSync(`${root}/${readme}`, "utf8");
  const programs = [...text.matchAll(/```js\n(.*?)```\s*```text\n(.*?)```/gs)];
  test(`${readme}: ${programs.length} programs run as printed`, () => {
    assert.ok(programs.length > 0);
    for (const [, program, output] of programs) {
      const file = `${root}/target/npm/readme.mjs`;
      writeFileSync(file, program);
      try {
        const options = { cwd: root, encoding: "utf8" };
        assert.equal(execFileSync(process.execPath, [file], options), output);
      } finally {
        rmSync(file);
      }
    }
  });
}

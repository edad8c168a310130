// The JavaScript program of the README prints what the README says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the README's program runs as printed", () => {
  const readme = readFileSync(`${root}/README.md`, "utf8");
  const [, program, output] = /```js\n(.*?)```\s*```text\n(.*?)```/s.exec(readme);
  const file = `${root}/target/npm/readme.mjs`;
  writeFileSync(file, program);
  try {
    assert.equal(execFileSync(process.execPath, [file], { cwd: root, encoding: "utf8" }), output);
  } finally {
    rmSync(file);
  }
});

// The vectors in Node, against the packed tarball, by both of its module systems.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as esm from "orderwire";
import { fileOf } from "./cases.mjs";
import { suites } from "./vectors.mjs";

const root = new URL("../../", import.meta.url);
const cjs = createRequire(import.meta.url)("orderwire");

for (const [system, orderwire] of Object.entries({ esm, cjs })) {
  const runners = suites(orderwire, fileOf);
  for (const file of readdirSync(new URL("tests/vectors/", root))) {
    if (!file.endsWith(".json")) continue;
    const { cases } = JSON.parse(readFileSync(new URL(`tests/vectors/${file}`, root), "utf8"));
    const run = runners[file.replace(".json", "")];
    test(`${file}, ${cases.length} cases, ${system}`, async (t) => {
      assert.ok(run, `no runner for ${file}`);
      for (const each of cases) await t.test(each.name, () => run(each));
    });
  }
}

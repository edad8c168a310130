// What the core answers to every entry of the fuzzing corpus, Node and Chromium answer too.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as orderwire from "orderwire";
import { launch, serve } from "../browser/chromium.mjs";
import { differences } from "./differences.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {string[]} args of the program that knows the corpus */
function corpus(...args) {
  const target = here("../../target/fuzz");
  const manifest = here("Cargo.toml");
  const run = ["run", "--quiet", "--release", "--manifest-path", manifest, "--target-dir", target];
  const { status, stdout, stderr } = spawnSync(
    "cargo",
    [...run, "--bin", "corpus", "--", ...args],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 29,
    },
  );
  assert.equal(status, 0, stderr);
  return stdout;
}

let calls, browser, server;
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "orderwire-corpus-"));
  corpus("seed", folder);
  const lines = corpus("calls", folder).split("\n");
  rmSync(folder, { recursive: true });
  calls = lines.filter(Boolean).map((line) => JSON.parse(line));
  assert.ok(calls.length > 1000, `${calls.length} calls`);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("Node", (context) => {
  context.diagnostic(`${calls.length} calls`);
  assert.deepEqual(differences(orderwire, calls), []);
  const { ok } = calls[0].answer;
  const other = { ...calls[0], answer: { ...calls[0].answer, ok: !ok } };
  assert.equal(differences(orderwire, [other]).length, 1, "a difference is seen");
});

test("Chromium", async () => {
  browser = await launch();
  server = await serve({
    "agree.html": { html: '<!doctype html><link rel="icon" href="data:,">' },
    "differences.mjs": { html: readFileSync(here("differences.mjs"), "utf8") },
  });
  const page = await browser.newPage();
  await page.goto(`${server.url}/agree.html`);
  const run = async (part) => {
    const [orderwire, { differences }] = await Promise.all(
      ["/orderwire/inline.mjs", "/differences.mjs"].map((path) => import(path)),
    );
    return differences(orderwire, part);
  };
  for (let from = 0; from < calls.length; from += 500)
    assert.deepEqual(await page.evaluate(run, calls.slice(from, from + 500)), []);
});

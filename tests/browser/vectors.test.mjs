// The vectors in Chromium, against the packed npm package: the runner is that of Node.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, serve } from "./chromium.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const list = (path) => readdirSync(new URL(`../../${path}`, import.meta.url));
const payloads = [
  ...list("examples/payloads").filter((name) => name !== "broken"),
  ...list("examples/payloads/broken").map((name) => `broken/${name}`),
];
const files = payloads.map((name) => [name, read(`examples/payloads/${name}`)]);

let browser, server, page;
before(async () => {
  browser = await launch();
  server = await serve({
    "vectors.html": { html: '<!doctype html><link rel="icon" href="data:,">' },
    "vectors.mjs": { html: read("tests/node/vectors.mjs") },
  });
  page = await browser.newPage();
  await page.goto(`${server.url}/vectors.html`);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const file of list("tests/vectors").filter((name) => name.endsWith(".json"))) {
  const { cases } = JSON.parse(read(`tests/vectors/${file}`));
  test(`${file}, ${cases.length} cases`, async () => {
    const suite = file.replace(".json", "");
    const run = async (work) => {
      const [orderwire, { problemsOf }] = await Promise.all(
        ["/orderwire/inline.mjs", "/vectors.mjs"].map((path) => import(path)),
      );
      return problemsOf(orderwire, work);
    };
    assert.deepEqual(await page.evaluate(run, { suite, cases, files }), []);
  });
}

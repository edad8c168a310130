// The packed tarball through esbuild, rollup and webpack: for pages, run in Chromium, and for Node.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../browser/chromium.mjs";
import { allowed, open, page, serve } from "./browser.mjs";
import { bundlers, withEsbuild, withWebpack } from "./bundle.mjs";
import { makeProject } from "./project.mjs";
import { names, output, print, show, source } from "./programs.mjs";

/** @type {Awaited<ReturnType<typeof makeProject>>} */
let project;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  project = await makeProject();
  browser = await launch();
});
after(() => browser?.close());

/** What a bundler is given: a program's text in a folder of its own. */
function bundleOf(folder, text) {
  project.write({ [`${folder}/source.js`]: text });
  const root = project.root;
  return { root, entry: join(root, folder, "source.js"), folder: join(root, folder, "dist") };
}

async function shows(name, folder, kind) {
  project.write({ [`${folder}/dist/index.html`]: page("/main.js", kind) });
  const site = await serve(join(project.root, folder, "dist"), allowed);
  try {
    assert.deepEqual(await open(browser, `${site.url}/`), { text: output(name), errors: [] });
  } finally {
    await site.close();
  }
}

for (const name of names) {
  for (const tool of ["esbuild", "rollup", "webpack"]) {
    test(`${tool}, ${name}: a page`, async () => {
      const folder = `${tool}-${name}`;
      const bundle = bundleOf(folder, source(name, show));
      await bundlers[tool](bundle);
      assert.deepEqual(readdirSync(bundle.folder), ["main.js"]);
      await shows(name, folder);
    });
  }
}

test("esbuild: a classic script for older browsers", async () => {
  const bundle = bundleOf("esbuild-iife", source("check", show));
  await withEsbuild(bundle, { format: "iife", minify: true, target: "es2020" });
  await shows("check", "esbuild-iife", "defer");
});

/** Runs what a bundler made for Node as a file of CommonJS. */
async function printsInNode(name, bundle) {
  project.write({ [`${bundle.folder.slice(project.root.length + 1)}/package.json`]: "{}" });
  assert.equal(await project.node(join(bundle.folder, "main.js")), `${output(name)}\n`);
  return readFileSync(join(bundle.folder, "main.js"), "utf8");
}

for (const name of names) {
  test(`esbuild, ${name}: CommonJS for Node`, async () => {
    const bundle = bundleOf(`esbuild-node-${name}`, source(name, print));
    await withEsbuild(bundle, { format: "cjs", platform: "node" });
    await printsInNode(name, bundle);
  });

  test(`webpack, ${name}: for Node, bundled`, async () => {
    const bundle = bundleOf(`webpack-node-${name}`, source(name, print));
    await withWebpack(bundle, { target: "node20", output: { library: { type: "commonjs2" } } });
    assert.doesNotMatch(await printsInNode(name, bundle), /require\("orderwire"\)/);
  });

  test(`webpack, ${name}: for Node, left outside`, async () => {
    const bundle = bundleOf(`webpack-outside-${name}`, source(name, print));
    await withWebpack(bundle, {
      target: "node20",
      externals: { orderwire: "commonjs orderwire" },
      output: { library: { type: "commonjs2" } },
    });
    const text = await printsInNode(name, bundle);
    assert.match(text, /require\("orderwire"\)/);
    assert.ok(text.length < 10_000);
  });
}

test("webpack: slim, with the module as a file of its own", async () => {
  const text = source("check", show)
    .replace('{ check } from "orderwire"', '{ check, init } from "orderwire/slim"')
    .replace(
      "const kind",
      'await init(fetch(new URL("orderwire/core.wasm", import.meta.url)));\nconst kind',
    );
  const bundle = bundleOf("webpack-slim", text);
  await withWebpack(bundle, { target: "web" });
  assert.equal(readdirSync(bundle.folder).filter((file) => file.endsWith(".wasm")).length, 1);
  await shows("check", "webpack-slim", "defer");
});

// The packed tarball in Vite: its build and its development server, loaded in Chromium.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, createServer } from "vite";
import { launch } from "../browser/chromium.mjs";
import { allowed, forbidden, open, page, serve } from "./browser.mjs";
import { makeProject } from "./project.mjs";
import { names, output, show, slim, source } from "./programs.mjs";

const inWorker = `const worker = new Worker(new URL("./answer.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => { document.body.textContent = data; };\n`;
const programs = {
  ...Object.fromEntries(names.map((name) => [name, source(name, show)])),
  slim,
  worker: inWorker,
};
const expected = (name) => output(name === "writeback" ? "writeback" : "check");

/** @type {Awaited<ReturnType<typeof makeProject>>} */
let project;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  const answer = source("check", "postMessage(JSON.stringify(lines));");
  project = await makeProject();
  for (const [name, text] of Object.entries(programs)) {
    project.write({ [`${name}/main.js`]: text, [`${name}/index.html`]: page("/main.js") });
  }
  project.write({ "worker/answer.js": answer });
  browser = await launch();
});
after(() => browser?.close());

const built = (name) =>
  build({
    root: join(project.root, name),
    logLevel: "warn",
    // The full module is above its 500 kB.
    build: { chunkSizeWarningLimit: 2000 },
  });
const assets = (name) => readdirSync(join(project.root, name, "dist/assets"));

for (const name of Object.keys(programs)) {
  test(`${name}: built`, async () => {
    await built(name);
    const wasm = assets(name).filter((file) => !file.endsWith(".js"));
    if (name === "slim") {
      assert.equal(wasm.length, 1, `${wasm}`);
      assert.match(wasm[0], /^core-.*\.wasm$/);
    } else {
      assert.deepEqual(wasm, [], "the module is inside, and Vite emits no second one");
      assert.equal(assets(name).length, name === "worker" ? 2 : 1);
    }
    const site = await serve(join(project.root, name, "dist"), allowed);
    try {
      assert.deepEqual(await open(browser, `${site.url}/`), { text: expected(name), errors: [] });
    } finally {
      await site.close();
    }
  });

  test(`${name}: served while developing`, async () => {
    const server = await createServer({
      root: join(project.root, name),
      logLevel: "warn",
      server: { host: "127.0.0.1", port: 0 },
    });
    await server.listen();
    try {
      const { port } = server.httpServer.address();
      const url = `http://127.0.0.1:${port}/`;
      assert.deepEqual(await open(browser, url), { text: expected(name), errors: [] });
    } finally {
      await server.close();
    }
  });
}

test("a page whose policy forbids WebAssembly says what to allow", async () => {
  const root = join(project.root, "check/dist");
  assert.ok(readFileSync(join(root, "index.html"), "utf8").includes("assets/"));
  const site = await serve(root, forbidden);
  try {
    const { text, errors } = await open(browser, `${site.url}/`);
    assert.equal(text, "");
    assert.match(
      errors.join("\n"),
      /orderwire: .*this page's Content-Security-Policy must allow script-src 'wasm-unsafe-eval'/,
    );
  } finally {
    await site.close();
  }
});

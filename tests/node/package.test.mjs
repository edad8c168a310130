// The packed npm package, as Node finds it: entry points, contents, size.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import * as inline from "orderwire";
import * as slim from "orderwire/slim";

const require = createRequire(import.meta.url);
const manifestPath = require.resolve("orderwire/package.json");
const root = dirname(manifestPath);
const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
const wasm = readFileSync(fileURLToPath(import.meta.resolve("orderwire/core.wasm")));
const whole = readFileSync(fileURLToPath(import.meta.resolve("orderwire/full.wasm")));

test("the package under test is the packed tarball", () => {
  assert.match(root.replaceAll("\\", "/"), /\/target\/npm\/app\/node_modules\/orderwire$/);
});

test("it holds what is published and nothing else", () => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
  assert.deepEqual(files, [
    "LICENSE",
    "README.md",
    "dist/core.wasm",
    "dist/express.cjs",
    "dist/express.d.cts",
    "dist/express.d.mts",
    "dist/express.mjs",
    "dist/fastify.cjs",
    "dist/fastify.d.cts",
    "dist/fastify.d.mts",
    "dist/fastify.mjs",
    "dist/full.wasm",
    "dist/index.d.cts",
    "dist/index.d.mts",
    "dist/inline.cjs",
    "dist/inline.mjs",
    "dist/slim.cjs",
    "dist/slim.d.cts",
    "dist/slim.d.mts",
    "dist/slim.mjs",
    "dist/web.cjs",
    "dist/web.d.cts",
    "dist/web.d.mts",
    "dist/web.mjs",
    "dist/workerd-source.mjs",
    "dist/workerd.mjs",
    "package.json",
  ]);
});

test("import and require give the same functions", () => {
  assert.equal(inline.version(), manifest.version);
  assert.equal(require("orderwire").version(), manifest.version);
  assert.deepEqual(Object.keys(require("orderwire")).sort(), Object.keys(inline).sort());
});

test("the handlers of webhooks hold no module, but import the package", async () => {
  for (const [name, functions] of [
    ["web", ["createWebhookHandler"]],
    ["express", ["webhooks"]],
    ["fastify", ["webhooks"]],
  ]) {
    const specifier = `orderwire/${name}`;
    assert.deepEqual(Object.keys(await import(specifier)), functions);
    assert.deepEqual(Object.keys(require(specifier)), functions);
    for (const extension of ["mjs", "cjs"]) {
      const text = readFileSync(join(root, `dist/${name}.${extension}`), "utf8");
      assert.ok(text.length < 30_000);
      const imported = [...text.matchAll(/(?:from|require\()\s*"([^"]+)"/g)].map(
        ([, each]) => each,
      );
      assert.deepEqual([...new Set(imported)], ["orderwire"]);
    }
  }
  assert.deepEqual(manifest.dependencies, undefined);
  assert.deepEqual(
    Object.keys(manifest.peerDependencies),
    Object.keys(manifest.peerDependenciesMeta).filter(
      (name) => manifest.peerDependenciesMeta[name].optional,
    ),
  );
});

test("what is declared is what is exported", () => {
  for (const [types, module] of [
    ["index.d.mts", inline],
    ["slim.d.cts", slim],
  ]) {
    const text = readFileSync(join(root, "dist", types), "utf8");
    const declared = [...text.matchAll(/^export declare (?:function|class|const) (\w+)/gm)];
    assert.deepEqual(
      [...new Set(declared.map(([, name]) => name))].sort(),
      Object.keys(module).sort(),
    );
  }
});

test("slim says what it lacks, then works with the module it is given", async () => {
  const missing = { name: "OrderwireError", code: "module.missing" };
  const message = /call initSync\(bytes\) or await init/;
  assert.throws(() => slim.version(), { ...missing, message });
  slim.initSync(wasm);
  assert.equal(slim.version(), manifest.version);
  const slimCjs = require("orderwire/slim");
  const headers = { "content-type": "application/wasm" };
  await slimCjs.init(Promise.resolve(new Response(wasm, { headers })));
  assert.equal(slimCjs.version(), manifest.version);
  await assert.rejects(slimCjs.init(new Response("", { status: 404 })), {
    ...missing,
    message: /orderwire: 404/,
  });
});

test("slim takes the full module apart", async () => {
  slim.initSync(wasm);
  const missing = { name: "OrderwireError", code: "module.missing" };
  const message = /full\.wasm.*call initFullSync\(bytes\) or await initFull/;
  for (const call of [
    () => slim.explain("json.size"),
    () => slim.openapi(),
    () => slim.jsonSchema("backd.update_order.request"),
  ])
    assert.throws(call, { ...missing, message });
  assert.throws(() => slim.initFullSync(wasm), { code: "module.invalid" });
  slim.initFullSync(whole);
  assert.deepEqual(slim.explain("json.size"), inline.explain("json.size"));
  const slimCjs = require("orderwire/slim");
  await slimCjs.initFull(new Response(whole));
  assert.deepEqual(slimCjs.openapi(), inline.openapi());
  await assert.rejects(slimCjs.initFull(new Response("", { status: 404 })), missing);
});

test("the small module is at most 120 KB as brotli, the full one 288 KB", () => {
  assert.ok(brotliCompressSync(wasm).length <= 120_000);
  assert.ok(brotliCompressSync(whole).length <= 288_000);
});

test("descriptions are in the full module only", () => {
  const { explanation } = inline.explain("json.duplicate_key");
  const { description } = Object.values(inline.jsonSchema("backd.update_order.request").$defs)
    .flatMap(({ properties = {} }) => Object.values(properties))
    .find((property) => property.description?.length > 20);
  for (const text of [explanation, description]) {
    assert.ok(whole.includes(text), text);
    assert.ok(!wasm.includes(text), text);
  }
});

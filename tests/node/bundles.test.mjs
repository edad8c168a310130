// The packed npm package through a bundler, for browsers, and in workerd.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { version } from "orderwire";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const payloads = ["", "broken/"].flatMap((folder) =>
  readdirSync(new URL(`../../examples/payloads/${folder}`, import.meta.url))
    .filter((name) => name !== "broken")
    .map((name) => [folder + name, read(`examples/payloads/${folder}${name}`)]),
);

async function bundle(contents, options) {
  const result = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    write: false,
    outdir: "out",
    logLevel: "silent",
    ...options,
  });
  assert.deepEqual(result.warnings, []);
  return result.outputFiles;
}

test("a browser bundle is one file, without Node's modules and without top-level await", async () => {
  const files = await bundle(`export { version } from "orderwire";`, { target: "es2020" });
  assert.equal(files.length, 1);
  assert.doesNotMatch(files[0].text, /import\.meta|node:|\bBuffer\b/);
  const url = `data:text/javascript;base64,${Buffer.from(files[0].contents).toString("base64")}`;
  assert.equal((await import(url)).version(), version());
});

test("a bundle has the full module only where one of its functions is used", async () => {
  const wasm = readFileSync(new URL(import.meta.resolve("orderwire/full.wasm")));
  const base64 = wasm.toString("base64", 0, 300);
  for (const [names, holds] of [
    ["version", false],
    ["check, checkMany, isValid, parse, totals, apportion, kinds, schema, OrderwireError", false],
    ["schemas", true],
    ["writeback", true],
    ["serialize", true],
    ["checkExchange", true],
    ["checkUpdate", true],
    ["detect", true],
    ["diagnose", true],
    ["build", true],
    ["apportionExplained", true],
    ["tax", true],
    ["inferTaxPct", true],
    ["refundNext", true],
    ["refundQuantity", true],
    ["compare", true],
    ["verify", true],
    ["jsonSchema", true],
    ["openapi", true],
    ["explain", true],
    ["format", true],
    ["toAjvErrors, toProblem, toZodIssues", false],
  ]) {
    for (const minify of [false, true]) {
      const [{ text }] = await bundle(`export { ${names} } from "orderwire";`, { minify });
      assert.equal(text.includes(base64), holds, names);
    }
  }
});

test("workerd runs its own entry point, both modules, and the vectors", async () => {
  const files = await bundle(
    `import * as orderwire from "orderwire";
     import { problemsOf } from "./vectors.mjs";
     export default {
       async fetch(request) {
         const problems = problemsOf(orderwire, await request.json());
         const { code } = orderwire.explain("json.size");
         return Response.json({ version: orderwire.version(), code, problems });
       },
     };`,
    { conditions: ["workerd"], loader: { ".wasm": "copy" }, assetNames: "[name]" },
  );
  const byName = (name) => files.find((file) => file.path.endsWith(name)).contents;
  const worker = new Miniflare({
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: new TextDecoder().decode(byName(".js")) },
      { type: "CompiledWasm", path: "core.wasm", contents: byName("core.wasm") },
      { type: "CompiledWasm", path: "full.wasm", contents: byName("full.wasm") },
    ],
    compatibilityDate: "2026-01-01",
  });
  try {
    for (const suite of ["check", "exchange", "build", "writeback", "apportion", "format"]) {
      const { cases } = JSON.parse(read(`tests/vectors/${suite}.json`));
      const body = JSON.stringify({ suite, cases, files: payloads });
      const response = await worker.dispatchFetch("http://localhost/", { method: "POST", body });
      assert.deepEqual(await response.json(), {
        version: version(),
        code: "json.size",
        problems: [],
      });
    }
  } finally {
    await worker.dispose();
  }
});

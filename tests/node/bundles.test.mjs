// The packed npm package through a bundler, for browsers, and in workerd.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { version } from "orderwire";

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

test("workerd runs its own entry point", async () => {
  const files = await bundle(
    `import { version } from "orderwire";
     export default { fetch: () => new Response(version()) };`,
    { conditions: ["workerd"], loader: { ".wasm": "copy" }, assetNames: "core" },
  );
  const byExtension = (extension) => files.find((file) => file.path.endsWith(extension));
  const worker = new Miniflare({
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: byExtension(".js").text },
      { type: "CompiledWasm", path: "core.wasm", contents: byExtension(".wasm").contents },
    ],
    compatibilityDate: "2026-01-01",
  });
  try {
    const response = await worker.dispatchFetch("http://localhost/");
    assert.equal(await response.text(), version());
  } finally {
    await worker.dispose();
  }
});

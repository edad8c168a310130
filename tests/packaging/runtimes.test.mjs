// The packed tarball in Deno and in workerd.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Miniflare } from "miniflare";
import { withEsbuild } from "./bundle.mjs";
import { makeProject, tools } from "./project.mjs";
import { names, output, print, source } from "./programs.mjs";

/** @type {Awaited<ReturnType<typeof makeProject>>} */
let project;
before(async () => {
  project = await makeProject();
});

// No permission is given: the package needs neither files nor the network.
const local = ["--no-remote", "--cached-only", "--node-modules-dir=manual", "--no-prompt"];
const deno = (...given) =>
  project.run(join(tools, ".bin/deno"), given, {
    DENO_DIR: join(project.root, ".deno"),
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
  });

for (const name of names) {
  test(`Deno, ${name}: a bare specifier`, async () => {
    project.write({ [`${name}.ts`]: source(name, print) });
    assert.equal(await deno("run", ...local, `${name}.ts`), `${output(name)}\n`);
  });

  test(`Deno, ${name}: an npm: specifier`, async () => {
    const text = source(name, print).replace('"orderwire"', '"npm:orderwire"');
    project.write({ [`npm-${name}.ts`]: text });
    assert.equal(await deno("run", ...local, `npm-${name}.ts`), `${output(name)}\n`);
  });

  test(`workerd, ${name}`, async () => {
    const answer = "export default { fetch: () => Response.json(lines) };";
    const folder = `workerd-${name}`;
    project.write({ [`${folder}/source.js`]: source(name, answer) });
    const [root, out] = [project.root, join(project.root, folder, "dist")];
    const bundle = { root, entry: join(root, folder, "source.js"), folder: out };
    const copied = { loader: { ".wasm": "copy" }, assetNames: "[name]" };
    await withEsbuild(bundle, { conditions: ["workerd", "worker"], ...copied });
    const read = (path) => readFileSync(join(out, path));
    const modules = readdirSync(out).filter((file) => file.endsWith(".wasm"));
    // A worker that only checks ships the small module alone.
    assert.deepEqual(modules, name === "check" ? ["core.wasm"] : ["core.wasm", "full.wasm"]);
    const worker = new Miniflare({
      compatibilityDate: "2026-01-01",
      modules: [
        { type: "ESModule", path: "main.js", contents: read("main.js").toString() },
        ...modules.map((path) => ({ type: "CompiledWasm", path, contents: read(path) })),
      ],
    });
    try {
      assert.equal(await (await worker.dispatchFetch("http://localhost/")).text(), output(name));
    } finally {
      await worker.dispose();
    }
  });
}

test("Deno checks the types", async () => {
  const text = source("check", '// @ts-expect-error\ncheck("x", "{}");');
  project.write({ "types.ts": text });
  await deno("check", ...local.slice(0, 1), "--node-modules-dir=manual", "types.ts");
});

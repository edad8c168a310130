// What a bundler ships of the packed tarball, for a page that imports one function: printed, and
// held. The table of ARCHITECTURE.md comes from here: `make test-packaging`.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundlers } from "./bundle.mjs";
import { makeProject } from "./project.mjs";
import { names, show, slim, source } from "./programs.mjs";

/** The most bytes, raw, as gzip and as brotli: what was measured, and three percent. */
const most = {
  check: { raw: 496_000, gzip: 200_000, brotli: 166_000 },
  writeback: { raw: 1_630_000, gzip: 676_000, brotli: 515_000 },
  slim: { raw: 372_000, gzip: 155_000, brotli: 128_500 },
};
/** Of the others all bundlers make the same. */
const tools = { check: Object.keys(bundlers), writeback: ["vite"], slim: ["vite"] };
const texts = { ...Object.fromEntries(names.map((name) => [name, source(name, show)])), slim };

test("what bundlers ship", async (context) => {
  const project = await makeProject();
  for (const [name, text] of Object.entries(texts)) {
    for (const tool of tools[name]) {
      const root = join(project.root, `${name}-${tool}`);
      project.write({ [`${name}-${tool}/source.js`]: text });
      await bundlers[tool]({ root, entry: join(root, "source.js"), folder: join(root, "dist") });
      const files = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => readFileSync(join(file.parentPath ?? file.path, file.name)));
      assert.equal(files.length, name === "slim" ? 2 : 1, "no file that nobody loads");
      const sum = (size) => files.reduce((bytes, file) => bytes + size(file), 0);
      const size = {
        raw: sum((file) => file.length),
        gzip: sum((file) => gzipSync(file, { level: 9 }).length),
        brotli: sum((file) => brotliCompressSync(file).length),
      };
      const figures = Object.entries(size).map(([form, count]) => `${form} ${count}`);
      context.diagnostic(`${name}, ${tool}: ${figures.join(", ")}`);
      for (const [form, limit] of Object.entries(most[name])) {
        assert.ok(size[form] <= limit, `${name}, ${tool}, ${form}: ${size[form]} > ${limit}`);
      }
    }
  }
});

// What a bundler ships of the packed tarball, for a page that imports one function: printed, and
// held. The table of ARCHITECTURE.md comes from here: `make test-packaging`.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundlers } from "./bundle.mjs";
import { makeProject } from "./project.mjs";
import { names, show, source } from "./programs.mjs";

/** The most bytes, raw, as gzip and as brotli: what was measured, and three percent. */
const most = {
  check: { raw: 467_000, gzip: 190_000, brotli: 158_000 },
  writeback: { raw: 1_530_000, gzip: 632_000, brotli: 483_000 },
};
/** Of the larger program all bundlers make the same. */
const tools = { check: Object.keys(bundlers), writeback: ["vite"] };

test("what bundlers ship", async (context) => {
  const project = await makeProject();
  for (const name of names) {
    for (const tool of tools[name]) {
      const root = join(project.root, `${name}-${tool}`);
      project.write({ [`${name}-${tool}/source.js`]: source(name, show) });
      await bundlers[tool]({ root, entry: join(root, "source.js"), folder: join(root, "dist") });
      assert.deepEqual(readdirSync(join(root, "dist")), ["main.js"], "one file");
      const bytes = readFileSync(join(root, "dist/main.js"));
      const size = {
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotliCompressSync(bytes).length,
      };
      const figures = Object.entries(size).map(([form, count]) => `${form} ${count}`);
      context.diagnostic(`${name}, ${tool}: ${figures.join(", ")}`);
      for (const [form, limit] of Object.entries(most[name])) {
        assert.ok(size[form] <= limit, `${name}, ${tool}, ${form}: ${size[form]} > ${limit}`);
      }
    }
  }
});

// The packed tarball in TypeScript projects, with all declarations checked (no `skipLibCheck`). What
// the compiler writes is run, too.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeProject, tools } from "./project.mjs";
import { names, output, print, source } from "./programs.mjs";

const compilers = {
  "TypeScript 7": fileURLToPath(import.meta.resolve("typescript/package.json")),
  "TypeScript 5.9": `${tools}typescript-5/package.json`,
};
const strict = {
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  declaration: true,
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
};
/** Options beyond those, and the extensions of sources and of what they become. */
const projects = {
  nodenext: [
    { module: "nodenext", moduleResolution: "nodenext" },
    { mts: "mjs", cts: "cjs" },
  ],
  bundler: [
    { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true },
    { ts: "js" },
  ],
};

/** @type {Awaited<ReturnType<typeof makeProject>>} */
let project;
before(async () => {
  project = await makeProject();
});

for (const [compiler, manifest] of Object.entries(compilers)) {
  for (const [name, [options, extensions]] of Object.entries(projects)) {
    test(`${compiler}, moduleResolution ${name}`, async () => {
      const folder = `${compiler} ${name}`.replaceAll(" ", "-");
      const write = (path, text) => project.write({ [`${folder}/${path}`]: text });
      write("tsconfig.json", JSON.stringify({ compilerOptions: { ...strict, ...options } }));
      for (const extension of Object.keys(extensions)) {
        for (const name of names) write(`${name}.${extension}`, source(name, print));
        // What is declared is known: an unknown kind and an unknown option are mistakes.
        write(
          `mistakes.${extension}`,
          `import { check, parse, type Report } from "orderwire";
           export const report: Report = check("backd.update_order.request", "{}");
           export const parsed = parse("onward.update_order.request", new Uint8Array());
           // @ts-expect-error
           check("backd.update_order.reqest", "{}");
           // @ts-expect-error
           check("backd.update_order.request", "{}", { maxFinding: 1 });\n`,
        );
      }
      const tsc = manifest.replace("package.json", "bin/tsc");
      await project.node(tsc, "--project", folder);
      for (const extension of Object.values(extensions)) {
        for (const name of names) {
          const printed = await project.node(`${folder}/${name}.${extension}`);
          assert.equal(printed, `${output(name)}\n`);
        }
      }
    });
  }
}

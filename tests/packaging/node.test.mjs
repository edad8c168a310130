// The packed tarball in Node: ES modules, CommonJS, TypeScript without a build, workers, slim.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { makeProject } from "./project.mjs";
import { names, output, print, required, source } from "./programs.mjs";

/** @type {Awaited<ReturnType<typeof makeProject>>} */
let project;
before(async () => {
  project = await makeProject();
});

/** Runs one file and compares what it prints. */
async function prints(name, file, text, ...flags) {
  project.write({ [file]: text });
  assert.equal(await project.node(...flags, file), `${output(name)}\n`);
}

for (const name of names) {
  test(`${name}: an ES module`, () => prints(name, `${name}.mjs`, source(name, print)));

  test(`${name}: CommonJS by require`, () => prints(name, `${name}.cjs`, required(name)));

  test(`${name}: CommonJS by import()`, async () => {
    project.write({ [`${name}.mjs`]: source(name) });
    const text = `import("./${name}.mjs").then(({ lines }) => { ${print} });\n`;
    await prints(name, `${name}-import.cjs`, text);
  });

  const strips = process.allowedNodeEnvironmentFlags.has("--experimental-strip-types");
  const skip = strips ? false : "this Node does not run TypeScript";
  test(`${name}: TypeScript without a build`, { skip }, () =>
    prints(name, `${name}.mts`, source(name, print), "--experimental-strip-types"),
  );
}

test("import and require in one process", async () => {
  const text = `import { createRequire } from "node:module";
    import { OrderwireError, check } from "orderwire";
    const required = createRequire(import.meta.url)("orderwire");
    const failure = (check) => { try { check("x", "{}"); } catch (error) { return error; } };
    const errors = [failure(check), failure(required.check)];
    console.log(errors.map(({ name, code }) => name + " " + code).join());
    console.log(errors.map((error) => error instanceof OrderwireError).join());\n`;
  project.write({ "both.mjs": text });
  const [codes, classes] = (await project.node("both.mjs")).split("\n");
  assert.equal(codes, "OrderwireError kind.unknown,OrderwireError kind.unknown");
  assert.equal(classes, "true,true", "though each has a class of its own");
});

test("workers, each with an instance of its own", () =>
  prints(
    "check",
    "worker.mjs",
    `import { Worker, isMainThread, parentPort } from "node:worker_threads";
     if (isMainThread) {
       const file = new URL(import.meta.url);
       const answer = () => new Promise((resolve, reject) =>
         new Worker(file).on("message", resolve).on("error", reject));
       const [lines, others] = await Promise.all([answer(), answer()]);
       if (JSON.stringify(lines) === JSON.stringify(others)) ${print}
     } else {
       const { lines } = await import("./check.mjs");
       parentPort.postMessage(lines);
     }\n`,
  ));

test("where making code from text is forbidden", () =>
  prints("check", "strict.mjs", source("check", print), "--disallow-code-generation-from-strings"));

test("slim, with the module from a file", async () => {
  const slim = source("check").replace('"orderwire"', '"orderwire/slim"');
  const init = slim.replace("check }", "check, initSync }").replace(
    "const kind",
    `import { readFileSync } from "node:fs";
     initSync(readFileSync(new URL(import.meta.resolve("orderwire/core.wasm"))));
     const kind`,
  );
  await prints("check", "slim.mjs", `${init}${print}\n`);
  const text = required("check")
    .replace('require("orderwire")', 'require("orderwire/slim")')
    .replace("{ check }", "{ check, initSync }")
    .replace(
      "const kind",
      `initSync(require("node:fs").readFileSync(require.resolve("orderwire/core.wasm")));
       const kind`,
    );
  await prints("check", "slim.cjs", text);
});

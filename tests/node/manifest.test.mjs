// package.json of the packed npm package: what it says holds for the files that are there.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

const path = createRequire(import.meta.url).resolve("orderwire/package.json");
const root = dirname(path);
const manifest = JSON.parse(readFileSync(path, "utf8"));

/** The files that an export leads to, with the conditions on the way. */
function targets(exported, conditions = []) {
  if (typeof exported === "string") return [{ file: exported, conditions }];
  return Object.entries(exported).flatMap(([condition, next]) =>
    targets(next, [...conditions, condition]),
  );
}

const exported = Object.entries(manifest.exports).flatMap(([subpath, value]) =>
  targets(value).map((target) => ({ subpath, ...target })),
);

test("it runs nothing when it is installed, and needs nothing", () => {
  for (const field of ["scripts", "dependencies", "optionalDependencies", "bin", "main", "browser"])
    assert.equal(manifest[field], undefined, field);
  // Frameworks are the user's: never installed because of this package.
  for (const name of Object.keys(manifest.peerDependencies ?? {}))
    assert.equal(manifest.peerDependenciesMeta?.[name]?.optional, true, name);
});

test("it says who it is", () => {
  const { name, type, sideEffects, engines, license, files } = manifest;
  assert.deepEqual(
    { name, type, sideEffects, engines, license, files },
    {
      name: "orderwire",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20" },
      license: "MIT",
      files: ["dist"],
    },
  );
  assert.match(manifest.version, /^\d+\.\d+\.\d+/);
  for (const field of ["description", "keywords", "repository"]) assert.ok(manifest[field], field);
});

test("every export is a file, and every file of dist is exported or imported by one", () => {
  for (const { subpath, file } of exported) assert.ok(existsSync(join(root, file)), subpath);
  const code = exported.filter(({ file }) => /\.[cm]js$/.test(file));
  const texts = code.map(({ file }) => readFileSync(join(root, file), "utf8"));
  const used = new Set(exported.map(({ file }) => file));
  const files = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
  for (const file of files.map((file) => file.replaceAll("\\", "/"))) {
    const imported = texts.some((text) => text.includes(`"${file.replace("dist/", "./")}"`));
    assert.ok(used.has(`./${file}`) || imported, file);
  }
});

test("types come first, beside code of the same kind of module", () => {
  for (const [subpath, value] of Object.entries(manifest.exports)) {
    if (typeof value === "string") continue;
    for (const [condition, branch] of Object.entries(value)) {
      assert.deepEqual(Object.keys(branch), ["types", "default"], `${subpath} ${condition}`);
      const extension = condition === "require" ? "cts" : "mts";
      assert.match(branch.types, new RegExp(`\\.d\\.${extension}$`));
      assert.match(branch.default, condition === "require" ? /\.cjs$/ : /\.mjs$/);
    }
  }
});

test("no file names a folder of the machine that built it", () => {
  for (const { file } of exported) {
    const bytes = readFileSync(join(root, file));
    for (const text of ["/root/", "/home/", "/Users/", ".cargo/registry"])
      assert.ok(!bytes.includes(text), `${file} has ${text}`);
  }
});

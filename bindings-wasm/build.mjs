// Writes dist/, all that is published, from pkg/ (what wasm-pack and wasm-opt made) and js/.
// scripts/build-wasm.sh calls it; `node build.mjs --sync-version` only brings package.json's
// version to that of Cargo.toml.
//
// Each entry point becomes one file that holds the facade and its way to the module: with
// `sideEffects: false` a bundler may otherwise skip the entry point and take a function straight
// from the facade, which then has no module. The module of the descriptions is inside too, but only
// the functions that need it refer to it, so that a bundler drops it with them.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), "utf8");

/** For the type check of js/: an instance has the functions of the glue, and the raw exports. */
const glueTypes = `type Glue = typeof import("./orderwire_wasm.js");
export declare function instantiate(
  module: WebAssembly.Module,
): Omit<Glue, "default" | "initSync"> & { exports: import("./orderwire_wasm.js").InitOutput };
`;

/** The types of every entry point, which become one file. */
const typeFiles = ["kinds.d.ts", "facade.d.ts", "list.d.ts", "many.d.ts", "schema.d.ts"];
/** Declarations without what one file takes from another. */
const declarations = (path) =>
  read(path).replace(/^(?:import|export) type .* from "\.\/.*\n/gm, "");

/** What checks, and what describes. */
const modules = ["core.wasm", "full.wasm"];

/** Entry points on top of the package, whose own name they import: no module is in them. */
const adapters = ["web", "express", "fastify"];

const manifest = JSON.parse(read("package.json"));
const version = /\[workspace\.package\][^[]*?\nversion = "([^"]+)"/.exec(
  read("../Cargo.toml"),
)?.[1];
if (!version) throw new Error("Cargo.toml has no version in [workspace.package]");

if (process.argv[2] === "--sync-version") {
  const text = read("package.json").replace(
    `"version": "${manifest.version}"`,
    `"version": "${version}"`,
  );
  writeFileSync(here("package.json"), text);
} else if (manifest.version !== version) {
  console.error(
    `error: bindings-wasm/package.json has version ${manifest.version}, Cargo.toml ${version}; run \`make fmt\``,
  );
  process.exitCode = 1;
} else {
  await buildDist();
}

async function buildDist() {
  for (const folder of ["pkg", "pkg/full"]) {
    writeFileSync(here(`${folder}/glue.mjs`), wrapGlue(read(`${folder}/orderwire_wasm.js`)));
    writeFileSync(here(`${folder}/glue.d.mts`), glueTypes);
  }
  rmSync(here("dist"), { recursive: true, force: true });
  mkdirSync(here("dist"));

  await bundle("inline", "esm");
  await bundle("inline", "cjs");
  await bundle("slim", "esm");
  await bundle("slim", "cjs");
  // The import of the full module is in a file of its own, as a bundler keeps that of a `.wasm` file
  // wherever it keeps the file around it.
  await bundle("workerd", "esm", {
    external: ["./*.wasm"],
    plugins: [source({ path: "./workerd-source.mjs", external: true })],
  });
  cpSync(here("js/workerd-source.mjs"), here("dist/workerd-source.mjs"));
  for (const name of adapters) {
    const options = { external: [manifest.name] };
    await bundle(name, "esm", options);
    await bundle(name, "cjs", options);
  }
  for (const module of modules) cpSync(here(`pkg/${module}`), here(`dist/${module}`));

  const types = typeFiles.map((file) => declarations(`js/${file}`)).join("\n");
  for (const extension of ["d.mts", "d.cts"]) {
    writeFileSync(here(`dist/index.${extension}`), types);
    writeFileSync(here(`dist/slim.${extension}`), `${types}\n${declarations("js/slim.d.ts")}`);
    for (const name of adapters) cpSync(here(`js/${name}.d.ts`), here(`dist/${name}.${extension}`));
  }
  cpSync(here("../LICENSE"), here("LICENSE"));

  const size = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
  for (const module of modules) {
    const wasm = readFileSync(here(`dist/${module}`));
    const [gzip, brotli] = [gzipSync(wasm), brotliCompressSync(wasm)];
    console.log(
      `${module} ${size(wasm.length)}, gzip ${size(gzip.length)}, brotli ${size(brotli.length)}`,
    );
  }
  console.log(`inline.mjs ${size(statSync(here("dist/inline.mjs")).size)}`);
}

/**
 * Where `#source` comes from.
 *
 * @param {import("esbuild").OnResolveResult} file
 * @returns {import("esbuild").Plugin}
 */
function source(file) {
  return {
    name: "source",
    setup: ({ onResolve }) => onResolve({ filter: /^#source$/ }, () => file),
  };
}

/** Bundles js/NAME.mjs into dist/, for any platform: nothing here is Node's or a browser's own. */
async function bundle(name, format, options = {}) {
  await build({
    entryPoints: [here(`js/${name}.mjs`)],
    outfile: here(`dist/${name}.${format === "esm" ? "mjs" : "cjs"}`),
    bundle: true,
    format,
    // For CommonJS, "node" adds the list of names by which `import {…}` finds them.
    platform: format === "cjs" ? "node" : "neutral",
    target: "es2022",
    loader: { ".wasm": "base64" },
    plugins: [source({ path: here(`js/${name}-source.mjs`) })],
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
    ...options,
  });
}

/**
 * wasm-bindgen's glue keeps its one instance in module-level variables, so a trapped instance
 * could not be replaced. Put into a function, each call has an instance of its own. Loading by
 * address goes, with its `new URL(…)` that makes bundlers emit the module a second time.
 */
function wrapGlue(glue) {
  const names = [...glue.matchAll(/^export (?:function|class) (\w+)/gm)].map((match) => match[1]);
  const body = [
    /^export (?=function|class)/gm,
    /^export \{ initSync, __wbg_init as default \};\n/m,
    /^async function __wbg_load\(.*?^}\n/ms,
    /^async function __wbg_init\(.*?^}\n/ms,
    /^async function __wbg_init_once\(.*?^}\n/ms,
    /^let __wbg_init_promise;\n/m,
  ].reduce((text, part) => {
    const without = text.replace(part, "");
    if (without === text) throw new Error(`wasm-bindgen's glue has changed: ${part} is not in it`);
    return without;
  }, glue);
  const left = /^(?:import|export)\b.*|import\.meta|\bnew URL\b/m.exec(body);
  if (left)
    throw new Error(`wasm-bindgen's glue has changed: ${left[0]} does not fit into a function`);
  return [
    "// Generated by build.mjs from wasm-bindgen's glue.",
    "/** @param {WebAssembly.Module} module */",
    "export function instantiate(module) {",
    body,
    "initSync({ module });",
    `return { ${["exports: wasm", ...names].join(", ")} };`,
    "}",
    "",
  ].join("\n");
}

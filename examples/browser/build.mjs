// Builds the page into target/playground, which any static host can serve, and says what it weighs:
// `node examples/browser/build.mjs`.
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build } from "esbuild";
import { embedded } from "./embed.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const folder = new URL("../../target/playground/", import.meta.url);

/** @returns {Promise<string[]>} the names of the files in the folder */
export async function buildPage() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { main: here("page/main.mjs"), worker: here("worker/worker.mjs") },
    outdir: fileURLToPath(folder),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox114", "safari16.4"],
    legalComments: "none",
    logLevel: "warning",
    plugins: [embedded],
  });
  for (const name of ["index.html", "style.css", "panels.css", "icon.svg"])
    await copyFile(here(name), new URL(name, folder));
  for (const name of ["core.wasm", "full.wasm"])
    await copyFile(fileURLToPath(import.meta.resolve(`orderwire/${name}`)), new URL(name, folder));
  return (await readdir(folder)).sort();
}

/** Bytes that a visitor downloads from a host that compresses. */
export async function brotli(name) {
  const content = await readFile(new URL(name, folder));
  return (await promisify(brotliCompress)(content)).length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const print = (bytes, name) => console.log(`${bytes.toLocaleString("en").padStart(9)}  ${name}`);
  let all = 0;
  for (const name of await buildPage()) {
    const bytes = await brotli(name);
    all += bytes;
    print(bytes, name);
  }
  print(all, "bytes in all, brotli");
}

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

/** @returns {Promise<{ name: string, bytes: number, brotli: number }[]>} what a visitor downloads */
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
  return Promise.all((await readdir(folder)).sort().map(weighed));
}

async function weighed(name) {
  const content = await readFile(new URL(name, folder));
  const { length } = await promisify(brotliCompress)(content);
  return { name, bytes: content.length, brotli: length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = await buildPage();
  const print = (name, bytes) => console.log(`${bytes.toLocaleString("en").padStart(9)}  ${name}`);
  for (const { name, brotli } of files) print(name, brotli);
  print(
    "bytes in all, brotli",
    files.reduce((sum, { brotli }) => sum + brotli, 0),
  );
}

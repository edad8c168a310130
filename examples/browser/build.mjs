// Builds the page into target/playground, which any static host can serve, and says what it weighs:
// `node examples/browser/build.mjs`.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build } from "esbuild";
import { embedded } from "./embed.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ownFiles = ["index.html", "style.css", "panels.css", "answers.css", "icon.svg"];
const modules = ["core.wasm", "full.wasm"];

/** @returns {Promise<Map<string, Uint8Array>>} the page's files, by name */
export async function pageFiles() {
  const { outputFiles } = await build({
    entryPoints: { main: here("page/main.mjs"), worker: here("worker/worker.mjs") },
    outdir: here("."),
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox114", "safari16.4"],
    legalComments: "none",
    logLevel: "warning",
    plugins: [embedded],
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  for (const name of ownFiles) files.set(name, await readFile(here(name)));
  for (const name of modules)
    files.set(name, await readFile(fileURLToPath(import.meta.resolve(`orderwire/${name}`))));
  return files;
}

/** What a visitor downloads of a file, in bytes, from a host that compresses. */
export const download = async (content) => (await promisify(brotliCompress)(content)).length;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = new URL("../../target/playground/", import.meta.url);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const print = (bytes, name) => console.log(`${bytes.toLocaleString("en").padStart(9)}  ${name}`);
  let all = 0;
  for (const [name, content] of await pageFiles()) {
    await writeFile(new URL(name, folder), content);
    const bytes = await download(content);
    all += bytes;
    print(bytes, name);
  }
  print(all, "bytes in all, brotli");
}

// Serves the page on this machine only: `node examples/browser/serve.mjs [PORT]`.
// It is static: any web server can host this folder with `orderwire.mjs` beside it, a copy of the
// npm package's dist/inline.mjs.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
const own =
  /^\/(index\.html|(style|results)\.css|icon\.svg|(main|editor|dom|findings|totals)\.mjs)$/;
const example = /^\/payloads\/(examples|broken)\/([a-z_.]+\.json)$/;

/** The file behind a path: only what is named here is served. */
function fileOf(path) {
  const [, folder, name] = example.exec(path) ?? [];
  if (name)
    return new URL(`../payloads/${folder === "broken" ? "broken/" : ""}${name}`, import.meta.url);
  if (path === "/orderwire.mjs") return new URL(import.meta.resolve("orderwire"));
  return own.test(path) ? new URL(`.${path}`, import.meta.url) : undefined;
}

/**
 * @param {number} [port] a free one unless given
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(port = 0) {
  const server = createServer(async (request, response) => {
    const [path] = request.url.split("?");
    const file = fileOf(path === "/" ? "/index.html" : path);
    const content = file && (await readFile(file).catch(() => undefined));
    if (content === undefined) return response.writeHead(404).end();
    const type = types[extname(file.pathname)];
    response.writeHead(200, { "content-type": type, "x-content-type-options": "nosniff" });
    response.end(content);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { url } = await serve(Number(process.argv[2] ?? 8080));
  console.log(`${url} (Ctrl+C ends it)`);
}

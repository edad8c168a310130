// Builds the page and serves it on this machine only: `node examples/browser/serve.mjs [PORT]`.
// It is static: any web server can host what build.mjs writes, best with the headers below.
import { createServer } from "node:http";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { pageFiles } from "./build.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Also the worker's policy, which a page's <meta> does not reach: the worker fetches its modules. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
    "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/**
 * @param {number} [port] a free one unless given
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(port = 0) {
  const files = await pageFiles();
  const server = createServer((request, response) => {
    const name = request.url.split("?")[0].slice(1) || "index.html";
    const content = files.get(name);
    if (!content) return response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, "content-type": types[extname(name)] });
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
  const port = Number(process.argv[2] ?? 8080);
  try {
    console.log(`${(await serve(port)).url} (Ctrl+C ends it)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(
      `error: port ${port} is taken; name another: node examples/browser/serve.mjs 8081`,
    );
    process.exitCode = 1;
  }
}

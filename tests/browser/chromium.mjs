// What browser tests share: a Chromium (its path in ORDERWIRE_CHROMIUM, which `make` sets) and a
// server on this machine that serves pages and the packed npm package.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename } from "node:path";
import { chromium } from "playwright-core";

const types = {
  html: "text/html; charset=utf-8",
  mjs: "text/javascript",
  wasm: "application/wasm",
};

/** @returns {Promise<import("playwright-core").Browser>} */
export function launch() {
  return chromium.launch({
    executablePath: process.env.ORDERWIRE_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Serves `/NAME.html` from `pages` and `/orderwire/FILE` from the package's dist folder.
 *
 * @param {Record<string, { html: string, headers?: Record<string, string> }>} pages
 */
export async function serve(pages) {
  const dist = new URL(".", import.meta.resolve("orderwire"));
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = basename(pathname);
    try {
      const page = pages[name];
      const body = page ? page.html : await readFile(new URL(name, dist));
      response.writeHead(200, { "content-type": types[name.split(".").at(-1)], ...page?.headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

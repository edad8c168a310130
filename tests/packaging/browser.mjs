// Pages of a throwaway project in Chromium, under a Content-Security-Policy.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** As strict as a page with WebAssembly can be. */
export const allowed = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
/** The same without WebAssembly. */
export const forbidden = allowed.replace(" 'wasm-unsafe-eval'", "");

/** A page that runs one module, or one classic script. */
export const page = (script, kind = 'type="module"') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
   </head><body></body><script ${kind} src="${script}"></script></html>\n`;

/**
 * Serves a folder.
 *
 * @param {string} root
 * @param {string} policy
 */
export async function serve(root, policy) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = normalize(pathname).endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      const body = await readFile(join(root, normalize(name)));
      const headers = { "content-type": types[extname(name)], "content-security-policy": policy };
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/**
 * What a page shows once it shows something, and its errors.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 */
export async function open(browser, url) {
  const tab = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  tab.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const failed = new Promise((resolve) => tab.once("pageerror", resolve));
  try {
    await tab.goto(url);
    const shown = tab.waitForFunction(() => document.body.textContent.trim() !== "", null, {
      timeout: 20_000,
      polling: 20,
    });
    await Promise.race([shown.catch((error) => errors.push(error.message)), failed]);
    return { text: (await tab.textContent("body"))?.trim() ?? "", errors };
  } finally {
    await tab.close();
  }
}

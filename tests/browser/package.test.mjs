// The packed npm package in Chromium, straight from its files, under a strict security policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { version } from "orderwire";
import { launch, serve } from "./chromium.mjs";

const page = (scriptSources) => ({
  html: '<!doctype html><link rel="icon" href="data:,">',
  headers: {
    "content-security-policy": `default-src 'self'; img-src data:; script-src ${scriptSources}`,
  },
});

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve({
    "allowed.html": page("'self' 'wasm-unsafe-eval'"),
    "forbidden.html": page("'self'"),
  });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page, runs `action` in it, and gives its result; any error on the page's console fails. */
async function onPage(name, action) {
  const tab = await browser.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await tab.goto(`${server.url}/${name}`);
  const result = await tab.evaluate(action);
  await tab.close();
  assert.deepEqual(errors, []);
  return result;
}

test("one synchronous import works", async () => {
  const inBrowser = await onPage("allowed.html", async () => {
    const orderwire = await import("/orderwire/inline.mjs");
    return orderwire.version();
  });
  assert.equal(inBrowser, version());
});

test("slim works with the module it fetches", async () => {
  const inBrowser = await onPage("allowed.html", async () => {
    const orderwire = await import("/orderwire/slim.mjs");
    await orderwire.init(fetch("/orderwire/core.wasm"));
    return orderwire.version();
  });
  assert.equal(inBrowser, version());
});

test("under a policy that forbids WebAssembly the error says what to allow", async () => {
  const message = await onPage("forbidden.html", async () => {
    const orderwire = await import("/orderwire/inline.mjs");
    try {
      return orderwire.version();
    } catch (error) {
      return error.message;
    }
  });
  assert.match(message, /Content-Security-Policy must allow script-src 'wasm-unsafe-eval'/);
});

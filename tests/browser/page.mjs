// What the tests of the page in examples/browser share: the built page in Chromium, watched for
// complaints, and the ways in which a person puts text in and reads it.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../examples/browser/serve.mjs";
import { unpacked } from "../../examples/browser/page/share.mjs";
import { launch } from "./chromium.mjs";

const repository = new URL("../../", import.meta.url);

/** An example of examples/payloads, with or without the mistakes. */
export const payload = (name) => readFile(new URL(`examples/payloads/${name}`, repository), "utf8");

/** Opens the page before each test; afterwards nothing may have been complained about or sent. */
export function onThePage() {
  const on = { page: undefined, url: undefined, complaints: [] };
  let browser, server, context, requests;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
    on.url = server.url;
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    requests = [];
    on.complaints = [];
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    on.page = await context.newPage();
    on.page.on("pageerror", (error) => on.complaints.push(error.message));
    on.page.on("console", (message) => on.complaints.push(message.text()));
    on.page.on("request", (request) => requests.push(request));
    await on.page.goto(on.url);
    await says(on.page, "Valid: 1 warning, 4 infos");
  });
  afterEach(async () => {
    assert.deepEqual(on.complaints, []);
    for (const request of requests) {
      assert.equal(request.method(), "GET");
      assert.equal(new URL(request.url()).origin, new URL(server.url).origin);
      assert.equal(new URL(request.url()).search, "");
    }
    await context.close();
  });
  return on;
}

/** Waits until the page says this about the payload. */
export function says(page, sentence) {
  return page.waitForFunction(
    (expected) => document.querySelector("#status").textContent === expected,
    sentence,
    { timeout: 10_000 },
  );
}

/** Drops a file on the page. */
export function drop(page, content, name = "payload.json") {
  return page.evaluate(
    ([content, name]) => {
      const dataTransfer = new DataTransfer();
      const bytes = typeof content === "string" ? content : Uint8Array.from(content);
      dataTransfer.items.add(new File([bytes], name));
      const event = { dataTransfer, bubbles: true, cancelable: true };
      for (const type of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, event));
    },
    [content, name],
  );
}

/** The payload's editor, and what is selected in it. */
export const editor = (page) => page.getByRole("textbox", { name: "Payload, JSON text" });
export const selected = (page) =>
  page.evaluate(() => document.querySelector("#payload").shadowRoot.getSelection().toString());

/** The state that a link of the page holds; the text among it. */
export async function linked(page) {
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText(/^The link.* is copied\.$/).waitFor();
  return unpacked(new URL(await page.evaluate(() => navigator.clipboard.readText())).hash);
}

/** The findings that are listed, in their order. */
export const findings = (page) =>
  page.locator("#findings .finding").evaluateAll((items) =>
    items.map((item) => {
      const severity = item.className.replace("finding ", "");
      const text = (selector) => item.querySelector(selector).textContent;
      return [severity, text(".where code"), text(".position"), text(".pointer")].join(" ");
    }),
  );

export const tab = (page, name) => page.getByRole("tab", { name });

/** A picture of the whole page in target/pictures, for those who want to look at it. */
export async function shoot(page, name) {
  const folder = fileURLToPath(new URL("target/pictures/", repository));
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true, caret: "initial" });
}

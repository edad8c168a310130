// The page in examples/browser, as a person uses it: typing, clicking, the keyboard.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../examples/browser/serve.mjs";
import { launch } from "./chromium.mjs";

const repository = new URL("../../", import.meta.url);
const payload = (name) => readFile(new URL(`examples/payloads/${name}.json`, repository), "utf8");
const example = await payload("retailops.order_writeback.request");
const broken = await payload("broken/retailops.order_writeback.request");

let browser, server, page;
let complaints, requests;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  [complaints, requests] = [[], []];
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => requests.push(request));
  await page.goto(server.url);
});
afterEach(async () => {
  assert.deepEqual(complaints, []);
  for (const request of requests) {
    assert.equal(request.method(), "GET");
    assert.equal(new URL(request.url()).origin, new URL(server.url).origin);
  }
  await page.close();
});

const status = () => page.locator("#status");
const findings = () =>
  page.locator("#findings button").evaluateAll((buttons) =>
    buttons.map((button) => {
      const text = (selector) => button.querySelector(selector).textContent;
      return [text(".badge"), text("code"), text(".place"), text(".pointer")].join(" ");
    }),
  );
const selected = () =>
  page.evaluate(() => {
    const area = document.querySelector("#payload");
    return area.value.slice(area.selectionStart, area.selectionEnd);
  });

/** Waits until the page says this about the payload. */
async function says(sentence) {
  await page.waitForFunction(
    (expected) => document.querySelector("#status").textContent === expected,
    sentence,
    { timeout: 5000 },
  );
}

test("the example is valid, and its totals show what does not add up", async () => {
  const before = requests.length;
  await page.getByLabel("Payload, JSON text").fill(example);
  await says("Valid: 1 warning, 4 infos");
  const sent = requests.slice(before).map((request) => new URL(request.url()).pathname);
  assert.deepEqual(
    sent.filter((path) => path !== "/icon.svg"), // Chromium fetches it late.
    [],
  );
  assert.ok((await findings()).includes("warning total.grand_total 53:22 /data/order/grand_total"));
  const cells = await page.locator(".broken").locator("td").allTextContents();
  assert.deepEqual(cells.slice(0, 6), ["✗", "/data/order/grand_total", "35", "=", "65", "-30"]);
  const picture = page.getByRole("img");
  assert.equal(
    await picture.getAttribute("aria-label"),
    "lines 60, + shipping 5, − discount 0, + tax 0, = due 65, stated 35",
  );
  await shoot("page");
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot("page-dark");
});

test("findings while one types, with places that hold behind non-ASCII text", async () => {
  const area = page.getByLabel("Payload, JSON text");
  await area.fill(broken.slice(0, -20));
  await says("Not valid: 1 error");
  assert.match((await findings())[0], /^error json\.syntax 13:\d+ the whole text$/);
  await area.press("Control+End");
  await area.pressSequentially(broken.slice(-20));
  await says("Not valid: 4 errors, 1 warning, 1 info");
  const listed = await findings();
  assert.deepEqual(listed.slice(1, 4), [
    "error amount.syntax 7:70 /data/line_items/0/unit_price",
    "error value.integer 8:74 /data/line_items/1/quantity",
    "error json.duplicate_key 9:25 /data/line_items/2/corr",
  ]);
  // Columns count code points, carets UTF-16 units: `𝐌` and `👕` are two of those each.
  await page.getByRole("button", { name: "value.integer" }).click();
  assert.equal(await selected(), "1.5");
  await page.getByRole("button", { name: "value.flag" }).click();
  assert.equal(await selected(), '"maybe"');
  assert.match(await page.locator("#gutter").textContent(), /✗ 8\n✗ 9\n✗ 10/);
  assert.match(await page.locator("#totals").textContent(), /need a payload without errors/);
  await shoot("page-broken");
});

test("kind, mode and examples by keyboard alone", async () => {
  await page.keyboard.press("Tab");
  await page.keyboard.type("retailops.order_update.request");
  await page.keyboard.press("Tab");
  await page.keyboard.type("strict");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says("Not valid: 2 errors, 1 warning");
  assert.equal(await page.getByLabel("Kind").inputValue(), "retailops.order_update.request");
  // Broken example, payload, then the first finding, which moves the caret.
  for (const _ of ["broken", "payload", "finding"]) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await selected(), "null");
  assert.equal(await page.evaluate(() => document.activeElement.id), "payload");
});

test("every kind has an example that is valid", async () => {
  for (const kind of await page.locator("#kind option").allTextContents()) {
    await page.getByLabel("Kind").selectOption(kind);
    await page.getByRole("button", { name: "Example", exact: true }).click();
    await page.waitForFunction(() => /^Valid/.test(document.querySelector("#status").textContent));
    await page.locator("#payload").fill("");
    await says("Nothing to check yet");
  }
});

test("markup in a payload stays text, and a long one is listed in part", async () => {
  const evil = '<img src=x onerror="alert(1)">';
  const line = { corr: "1", sku: evil, quantity: "1", unit_price: evil };
  const order = { data: { line_items: Array(150).fill(line) } };
  await page.locator("#payload").fill(JSON.stringify(order));
  await says("Not valid: 100 errors, 50 more not listed");
  assert.equal(await page.locator("img").count(), 0);
  const ok = { data: { line_items: Array(250).fill({ ...line, unit_price: "0.10" }) } };
  await page.locator("#payload").fill(JSON.stringify(ok));
  await page.getByText("Lines, without the last 50").waitFor();
  assert.equal(await page.locator(".sums dd", { hasText: /^25$/ }).count(), 1);
});

test("a narrow screen has one column and no sideways scrolling", async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("button", { name: "Example", exact: true }).click();
  await status()
    .getByText(/^Valid/)
    .waitFor();
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  assert.equal(overflow, 0);
  await shoot("page-narrow");
});

/** A picture of the whole page in target/, for those who want to look at it. */
async function shoot(name) {
  const folder = fileURLToPath(new URL("target/", repository));
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
}

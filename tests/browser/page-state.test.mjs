// What goes in and out of the page other than by typing: links, files, and the policy that keeps it in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { packed } from "../../examples/browser/page/share.mjs";
import { drop, editor, linked, onThePage, payload, says, selected, tab } from "./page.mjs";

const on = onThePage();
const broken = await payload("broken/retailops.order_writeback.request.json");

/** Opens a link as somebody else would. */
async function follow(page, hash) {
  await page.goto("about:blank");
  await page.goto(`${on.url}#${hash}`);
}

test("a link restores kind, mode, text and panel, but never the ticket", async () => {
  const { page } = on;
  await drop(page, broken);
  await page.getByLabel("Kind").selectOption("retailops.order_update.request");
  await page.getByLabel("Mode").selectOption("strict");
  await tab(page, "Totals").click();
  const state = await linked(page);
  await page.getByText("The link, without the ticket, is copied.").waitFor();
  assert.equal(state.text, broken.replace("1,1,0,1456437061", "…"));
  const verdict = await page.locator("#status").textContent();

  await follow(page, new URL(page.url()).hash.slice(1));
  await says(page, verdict);
  assert.equal(await page.getByLabel("Kind").inputValue(), "retailops.order_update.request");
  assert.equal(await page.getByLabel("Mode").inputValue(), "strict");
  assert.equal(await tab(page, "Totals").getAttribute("aria-selected"), "true");
  assert.deepEqual(await linked(page), state);
});

test("no spelling of a ticket gets into a link", async () => {
  const { page } = on;
  const query = await payload("retailops.order_fetch.request.query");
  assert.match(query, /ticket(\]|%5D)=1/);
  const texts = [
    '{"headers": {"ticket" : "\\u0041-SECRET \\"SECRET"}, "data": {}}',
    query.replace(/(ticket(?:\]|%5D)=)[^&]*/, "$1SECRET"),
  ];
  for (const text of texts) {
    await drop(page, text);
    await page.waitForFunction(
      () => !/1 warning, 4 infos|Nothing/.test(document.querySelector("#status").textContent),
    );
    const state = await linked(page);
    assert.doesNotMatch(state.text, /SECRET/);
    assert.match(state.text, /ticket/);
    await page.locator("#examples").selectOption("empty");
    await says(page, "Nothing to check yet");
  }
});

test("a link restores what was shared out, and the facts", async () => {
  const { page } = on;
  await tab(page, "Apportion").click();
  await page.getByLabel("Total", { exact: true }).fill("1.00");
  await page.getByLabel("Weights, one a line").fill("1\n1\n1");
  await page.getByLabel("Method").selectOption("cascade");
  await page.getByText("0.34", { exact: true }).first().waitFor();
  const shared = await linked(page);
  await follow(page, await packed(shared));
  await page.getByText("0.34", { exact: true }).first().waitFor();
  assert.equal(await page.getByLabel("Method").inputValue(), "cascade");

  const writeback = { facts: '{"tax_amt": "1.23"}', place: "order" };
  await follow(page, await packed({ ...shared, panel: "writeback", writeback }));
  await page.getByText("✓ the answer makes 66.23").waitFor();
});

test("a damaged link says so; one that unpacks to too much is refused", async () => {
  const { page } = on;
  const bomb = await packed({ text: "0".repeat(17 << 20) });
  assert.ok(bomb.length < 60_000);
  for (const hash of ["1.nonsense", "2.abc", bomb, await packed({ text: 7 })]) {
    await follow(page, hash);
    await page.getByText("This link is damaged, so here is an example.").waitFor();
    await says(page, "Valid: 1 warning, 4 infos");
  }
});

test("a text that is too long for a link is not cut", async () => {
  const { page } = on;
  const noise = Array.from({ length: 20_000 }, (_, index) => (index * 2654435761) % 4294967296);
  await drop(page, JSON.stringify({ data: { line_items: [], noise } }));
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("This text is too long for a link.").waitFor();
  assert.equal(new URL(page.url()).hash, "");
});

test("files are dropped or chosen; one that is not UTF-8 is not opened", async () => {
  const { page } = on;
  const buffer = Buffer.from(`\uFEFF${await payload("backd.update_order.request.json")}`);
  await page
    .getByLabel("File")
    .setInputFiles({ name: "a.json", mimeType: "application/json", buffer });
  await says(page, "Valid: 1 info");
  await page.getByRole("button", { name: "Fix: Write nothing" }).click();
  await says(page, "Valid");
  await drop(page, [0x7b, 0xff, 0x7d], "latin.json");
  await page.getByText("latin.json is not UTF-8 text, so it was not opened").waitFor();
  await says(page, "Valid");
  assert.equal(await page.locator("#drop").isVisible(), false);
});

test("indenting changes white space and nothing else", async () => {
  const { page } = on;
  const odd = '{"order_total":8950.0 ,"order_total":1E2,"x":[ ],"\\u0061":"a\\/b"}';
  await drop(page, odd);
  await page.getByRole("button", { name: "Indent" }).click();
  const { text } = await linked(page);
  assert.equal(
    text,
    '{\n  "order_total": 8950.0,\n  "order_total": 1E2,\n  "x": [],\n  "\\u0061": "a\\/b"\n}\n',
  );
});

test("the policy: no inline script or style, no connection, and WebAssembly in the worker only", async () => {
  const { page } = on;
  const response = await fetch(on.url);
  const policy = response.headers.get("content-security-policy");
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  const refused = await page.evaluate(async (url) => {
    const violations = [];
    const heard = (event) => violations.push(event.effectiveDirective);
    document.addEventListener("securitypolicyviolation", heard);
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(style, script);
    await fetch(url).catch(() => {});
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { violations: [...new Set(violations)].sort(), ran: globalThis.ran };
  }, `${on.url}core.wasm`);
  assert.deepEqual(refused, {
    violations: ["connect-src", "script-src", "script-src-elem", "style-src-elem"],
    ran: undefined,
  });
  // Chromium says so on the console, and nothing else was said.
  assert.ok(on.complaints.every((complaint) => complaint.includes("Content Security Policy")));
  on.complaints.length = 0;
  assert.equal((await fetch(`${on.url}../package.json`)).status, 404);
});

test("all of it by keyboard: example, kind, mode, text, finding, repair, panels, link", async () => {
  const { page } = on;
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () =>
    page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await press("Tab");
  assert.equal(await focused(), "examples");
  await page.keyboard.type("order_writeback.request");
  await press("Tab", "Tab", "Tab");
  assert.equal(await focused(), "kind");
  await press("Tab");
  await page.keyboard.type("strict");
  await page.waitForFunction(() =>
    /^Not valid/.test(document.querySelector("#status").textContent),
  );
  await press("ArrowUp");
  await says(page, "Valid: 1 warning, 4 infos");
  await press("Tab", "Tab");
  assert.equal(await focused(), "payload");
  await press("Control+End");
  await page.keyboard.type("x");
  await says(page, "Not valid: 1 error");
  await press("Backspace");
  await says(page, "Valid: 1 warning, 4 infos");
  // The repairs come a moment later, and close what hovers, as it may say more now.
  await page.getByRole("button", { name: /^Fix: quantity 1/ }).waitFor();
  // F8 goes to the next finding in the text.
  await press("Control+Home", "F8");
  assert.equal(await selected(page), '"497"');
  // What hovers can be read, its repair reached, and all of it dismissed.
  await page.locator("#payload .cm-tooltip-lint").waitFor();
  await press("Tab");
  await page.locator("#payload .cm-diagnosticAction:focus").waitFor();
  await press("Escape");
  assert.equal(await page.locator("#payload .cm-tooltip").count(), 0);
  await press("Tab");
  assert.equal(await focused(), "tab-findings");
  await press("Tab", "Tab", "Enter");
  assert.equal(await selected(page), '"35"');
  assert.equal(await focused(), "payload");
  await press("Tab", "Tab", "Tab", "Tab", "Enter");
  await says(page, "Valid: 4 infos");
  await press("Tab");
  await press("ArrowRight");
  assert.equal(await tab(page, "Totals").getAttribute("aria-selected"), "true");
  await press("End");
  assert.equal(await tab(page, "Writeback").getAttribute("aria-selected"), "true");
  await press("ArrowRight");
  assert.equal(await tab(page, /^Findings/).getAttribute("aria-selected"), "true");
  assert.equal(await editor(page).count(), 1);
});

test("no link is made of a text whose ticket cannot be taken out", async () => {
  const { isDoubtful, withoutSecrets } = await import("../../examples/browser/page/share.mjs");
  const doubtful = (text) => isDoubtful(withoutSecrets(text).text);
  for (const text of [
    '{"ticket":98765,"data":{}}',
    '{"ticket":"SECRET2',
    '{"tick\\u0065t":"S"}',
    '{"ticket":["S"]}',
    '{"ticket": SECRET}',
    '{"ticket" "S"}',
    "{'ticket':'S'}",
    '{"Ticket":"S"}',
    '{"body":"{\\"ticket\\":\\"S\\"}"}',
    "headers%5B%74icket%5D=S",
  ])
    assert.ok(doubtful(text), text);
  for (const text of [
    '{"ticket":"S"}',
    '{"headers": {"ticket" : "1,1,0,S", "client_id": "1"}}',
    '{"ticket": null, "name": "Concert ticket", "sku": "ticket-1"}',
    "headers[ticket]=S&version=1",
    "{}",
  ])
    assert.ok(!doubtful(text), text);
});

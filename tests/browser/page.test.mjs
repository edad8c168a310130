// The page in examples/browser as a person uses it: findings, their places, their repairs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "../../examples/browser/embed.mjs";
import { drop, editor, findings, linked, onThePage, payload, says, selected } from "./page.mjs";

const on = onThePage();
const broken = await payload("broken/retailops.order_writeback.request.json");

test("the example is there at once, with squiggles, signs and what hovering says", async () => {
  const { page } = on;
  assert.deepEqual((await findings(page)).slice(0, 2), [
    "warning total.grand_total 53:22 /data/order/grand_total",
    "info field.type 3:18 /headers/client_id",
  ]);
  await page.getByRole("button", { name: /^grand_total is 35/ }).click();
  assert.equal(await selected(page), '"35"');
  const squiggle = page.locator("#payload .cm-lintRange-warning");
  assert.equal(await squiggle.textContent(), '"35"');
  assert.equal(await page.locator("#payload .cm-lint-marker-warning").count(), 1);
  await squiggle.hover();
  const words = await page.locator("#payload .cm-tooltip-lint").textContent();
  assert.match(words, /warning/);
  assert.match(words, /total\.grand_total.*inferred/); // code and basis
  assert.match(words, /captured traffic of RetailOps/); // source
});

test("a repair changes the text, and its finding goes", async () => {
  const { page } = on;
  await page.getByRole("button", { name: /^Fix: unit_price 15 instead of 30/ }).click();
  await says(page, "Valid: 4 infos");
  assert.equal(await selected(page), '"15"');
  assert.ok(!(await findings(page)).some((finding) => finding.includes("total.grand_total")));
  const { text } = await linked(page);
  assert.match(text, /"unit_price": "15"/);
  await editor(page).press("Control+z");
  await says(page, "Valid: 1 warning, 4 infos");

  // A repair out of the hover text.
  await page.getByRole("button", { name: /^client_id is/ }).click();
  await page.locator("#payload .cm-lintRange-info").first().hover();
  await page.locator("#payload .cm-diagnosticAction").click();
  await says(page, "Valid: 1 warning, 3 infos");
});

test("repairs that follow from the finding itself", async () => {
  const { page } = on;
  const fixes = [
    ["broken/retailops.order_writeback.request.json", "amount.syntax", '"30.00"'],
    ["broken/wiredplus.update_order.request.json", "format.date_time", '"2019-12-11 13:01:22"'],
    ["retailops.items_returned.request.json", "field.placeholder", "null"],
  ];
  for (const [example, code, written] of fixes) {
    await page.locator("#examples").selectOption(example);
    const fix = page.getByRole("button", { name: `Fix: Write ${written}`, exact: true }).first();
    await fix.waitFor();
    const items = page.locator(".finding", { hasText: code });
    const before = await items.count();
    await fix.click();
    await page.waitForFunction(
      ([code, before]) => {
        const codes = [...document.querySelectorAll(".finding .where code:first-child")];
        return codes.filter(({ textContent }) => textContent === code).length === before - 1;
      },
      [code, before],
    );
    assert.equal(await selected(page), written);
  }
  // In strict mode a number in the place of a text is quoted, digit for digit.
  await page.getByLabel("Mode").selectOption("strict");
  const line = '{"corr": "1", "quantity": "1", "unit_price": 10.20}';
  await drop(page, `{"data": {"line_items": [${line}]}}`);
  await page.getByRole("button", { name: 'Fix: Write "10.20"' }).click();
  assert.equal(await selected(page), '"10.20"');
  assert.match((await linked(page)).text, /"unit_price": "10\.20"/);
});

test("places hold behind emoji, and whatever the line ends are", async () => {
  const { page } = on;
  for (const text of [broken, broken.replaceAll("\n", "\r\n")]) {
    await page.locator("#examples").selectOption("empty");
    await says(page, "Nothing to check yet");
    await drop(page, text);
    await says(page, "Not valid: 4 errors, 1 warning, 1 info");
    assert.deepEqual((await findings(page)).slice(0, 4), [
      "error amount.syntax 7:70 /data/line_items/0/unit_price",
      "error value.integer 8:74 /data/line_items/1/quantity",
      "error json.duplicate_key 9:25 /data/line_items/2/corr",
      "error value.flag 10:89 /data/line_items/3/removed",
    ]);
    // Columns count code points, carets UTF-16 units: `𝐌` and `👕` are two of those each.
    await page.getByRole("button", { name: /^quantity is 1\.5/ }).click();
    assert.equal(await selected(page), "1.5");
    await page.getByRole("button", { name: /^removed is maybe/ }).click();
    assert.equal(await selected(page), '"maybe"');
    const squiggles = page.locator("#payload .cm-lintRange-error");
    assert.deepEqual(await squiggles.allTextContents(), ['"30,00"', "1.5", '"corr"', '"maybe"']);
  }
});

test("while one types: no JSON yet, then findings again, and the kind stays", async () => {
  const { page } = on;
  await drop(page, broken.slice(0, -20));
  await says(page, "Not valid: 1 error");
  assert.match((await findings(page))[0], /^error json\.syntax 13:\d+ the whole text$/);
  await editor(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(broken.slice(-20));
  await says(page, "Not valid: 4 errors, 1 warning, 1 info");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("x");
  await says(page, "Not valid: 1 error");
  assert.match(
    await page.locator("#kind option").first().textContent(),
    /^detect: retailops\.order_writeback\.request$/,
  );
});

test("every example opens as what it is; those without mistakes are valid", async () => {
  const { page } = on;
  for (const { name, kind } of await examples()) {
    await page.locator("#examples").selectOption("empty");
    await says(page, "Nothing to check yet");
    await page.locator("#examples").selectOption(name);
    await page.waitForFunction(() =>
      /^(Not v|V)alid/.test(document.querySelector("#status").textContent),
    );
    const verdict = await page.locator("#status").textContent();
    assert.match(verdict, name.startsWith("broken/") ? /^Not valid/ : /^Valid/, name);
    const chosen = await page.getByLabel("Kind").inputValue();
    const detected = await page.locator("#kind option").first().textContent();
    assert.ok(chosen === kind || detected === `detect: ${kind}`, `${name}: ${chosen}, ${detected}`);
  }
});

test("what is of no known kind is not judged as one", async () => {
  const { page } = on;
  await drop(page, '{"mine": 1}');
  await says(page, "No kind is likely");
  await page.getByRole("heading", { name: "Of which kind is it?" }).waitFor();
});

test("markup in a payload stays text, and of a hundred and fifty errors a hundred are listed", async () => {
  const { page } = on;
  const evil = '<img src=x onerror="alert(1)">';
  const line = { corr: "1", sku: evil, quantity: "1", unit_price: evil };
  await drop(page, JSON.stringify({ data: { line_items: Array(150).fill(line) } }));
  await says(page, "Not valid: 100 errors, 50 more not listed");
  assert.equal((await findings(page)).length, 100);
  assert.equal(await page.locator("#panels img").count(), 0);
});

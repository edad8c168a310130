// The panels of the page with real input: totals, apportioning, writeback, rows of NDJSON.
import assert from "node:assert/strict";
import { test } from "node:test";
import { apportion, writeback } from "orderwire";
import { drop, editor, findings, linked, onThePage, payload, says, shoot, tab } from "./page.mjs";

const on = onThePage();
const request = await payload("retailops.order_writeback.request.json");
const oneLine = async (name) => JSON.stringify(JSON.parse(await payload(name)));

test("totals: each relation with its sides and difference, and a waterfall to the grand total", async () => {
  const { page } = on;
  await tab(page, "Totals").click();
  const cells = page.locator("#totals tr.broken td");
  await cells.first().waitFor();
  const [holds, amount, ...sides] = await cells.allTextContents();
  assert.equal(holds, "✗");
  assert.match(amount, /^order\/grand_total35 does not agree with 65: lines 60/);
  assert.deepEqual(sides.slice(0, 4), ["35", "=", "65", "-30"]);
  assert.equal(
    await page.locator(".waterfall").getAttribute("aria-label"),
    "/data/order/grand_total: lines 60, + shipping 5, − discount 0, + tax 0, makes 65, stated 35",
  );
  assert.equal(await page.locator(".waterfall rect.differs").count(), 1);
  assert.equal(await page.locator(".sums dd", { hasText: /^65$/ }).count(), 1);
  await page.getByText("13 that hold").click();
  assert.equal(await page.locator("#totals tr.holds").count(), 13);
  await shoot(page, "totals");
});

test("totals of every vendor; few lines are drawn one by one, and every digit is kept", async () => {
  const { page } = on;
  await tab(page, "Totals").click();
  const pictures = {
    "backd.update_order.request.json":
      "/order_total: cart 9000, + tax 100, + shipping 50, − discount 200, makes 8950, stated 8950",
    "onward.update_order.request.json":
      "/total_price: subtotal 1999, − discounts 599, + shipping 299, + tax 143, makes 1842, stated 2499",
    "wiredplus.update_order.request.json": /^\/grand_total: .*makes 26, stated 17$/,
  };
  const picture = page.locator(".waterfall");
  for (const [example, expected] of Object.entries(pictures)) {
    const before = await picture.getAttribute("aria-label");
    await page.locator("#examples").selectOption(example);
    await page.waitForFunction(
      (before) => document.querySelector(".waterfall").getAttribute("aria-label") !== before,
      before,
    );
    const drawn = await picture.getAttribute("aria-label");
    if (typeof expected === "string") assert.equal(drawn, expected);
    else assert.match(drawn, expected);
  }
  const line = (price) => ({ corr: price, quantity: "1", unit_price: price });
  const [big, small] = ["12345678901234567.89", "0.11"];
  const info = { shipping_amt: "0", discount_amt: "1000000000000000.5", tax_amt: "0" };
  const data = { line_items: [line(big), line(small)], order_info: info };
  await drop(
    page,
    JSON.stringify({ data: { ...data, order: { grand_total: "11345678901234567.5" } } }),
  );
  await page.getByText("agrees with", { exact: false }).first().waitFor();
  await page.waitForFunction(() =>
    document.querySelector(".waterfall")?.getAttribute("aria-label").includes("line 2"),
  );
  assert.equal(
    await picture.getAttribute("aria-label"),
    `/data/order/grand_total: line 1 ${big}, line 2 ${small}, + shipping 0, − discount 1000000000000000.5, ` +
      "+ tax 0, makes 11345678901234567.5, stated 11345678901234567.5",
  );
});

test("apportioning: exact fractions, who got the extra cent and why, what is left", async () => {
  const { page } = on;
  await tab(page, "Apportion").click();
  const rows = () =>
    page
      .locator(".shares tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.cells].map((cell) => cell.textContent).join("|")),
      );
  await page.locator(".shares tbody tr").first().waitFor();
  assert.deepEqual(await rows(), [
    "1|22.00|381 87/173|3||3.81||11.19",
    "2|14.00|242 134/173|1|+1|2.43||8.76",
    "3|43.00|745 115/173|2|+1|7.46||1.30",
    "4|7.50|130 10/173|4||1.30||0.00",
    "5|0|0|||0.00||0.00",
  ]);
  await page.getByText("dealt by largest remainder to lines 2, 3.").waitFor();
  await page.getByText("ranked 1 by remainder, gets one of the 2 steps left over").waitFor();

  // Every method gives what the package gives.
  const weights = ["22.00", "14.00", "43.00", "7.50", "0"];
  for (const method of await page
    .getByLabel("Method")
    .locator("option")
    .evaluateAll((all) => all.map(({ value }) => value))) {
    await page.getByLabel("Method").selectOption(method);
    const expected = apportion("15.00", weights, { scale: 2, method });
    await page.waitForFunction(
      (expected) =>
        [...document.querySelectorAll(".shares tbody tr")]
          .map(({ cells }) => cells[5].textContent)
          .join() === expected,
      expected.join(),
    );
  }

  // Steps, caps and their excess; then what is wrong with a weight.
  await page.getByLabel("Method").selectOption("largest_remainder");
  await page.getByLabel("Step").fill("0.05");
  await page.getByLabel("Caps, one a line").fill("2 10 10 10 10");
  await page.getByText("2.00", { exact: true }).first().waitFor();
  assert.match((await rows())[0], /^1\|22\.00\|2\|76 .*, capped\|/);
  await page.getByLabel("Weights, one a line").fill("22,5");
  await page.locator(".problem", { hasText: "amount.syntax" }).waitFor();

  // Somebody else's shares.
  await page.getByLabel("Step").fill("");
  await page.getByLabel("Caps, one a line").fill("");
  await page.getByLabel("Total", { exact: true }).fill("0.15");
  await page.getByLabel("Weights, one a line").fill("1\n1");
  await page.getByText("Ties, zero weights").click();
  await page.getByLabel("Somebody else's shares").fill("0.08 0.08");
  await page.locator(".comparison", { hasText: "Each share was rounded by itself" }).waitFor();
});

test("apportioning takes the payload's own amounts", async () => {
  const { page } = on;
  const line = (corr, price) => ({ corr, quantity: "1", unit_price: price });
  const info = { shipping_amt: "10.00", discount_amt: "0", tax_amt: "0" };
  const lines = [line("1", "33.33"), line("2", "7.95"), { ...line("3", "5"), removed: 1 }];
  await drop(page, JSON.stringify({ data: { line_items: lines, order_info: info } }));
  await tab(page, "Apportion").click();
  await page.getByRole("button", { name: "Use", exact: true }).click();
  assert.equal(await page.getByLabel("Total", { exact: true }).inputValue(), "10");
  assert.equal(await page.getByLabel("Weights, one a line").inputValue(), "33.33\n7.95\n0");
  await page.getByText("8.07", { exact: true }).waitFor();

  // Minor units have no decimals; a part of the lines is never taken for all of them.
  await page.locator("#examples").selectOption("backd.update_order.request.json");
  await page.locator(".fill", { hasText: "order_total 8950" }).waitFor();
  await page.getByRole("button", { name: "Use", exact: true }).click();
  assert.equal(await page.getByLabel("Decimals").inputValue(), "0");
  const many = Array.from({ length: 201 }, (_, corr) => line(String(corr), "1"));
  await drop(page, JSON.stringify({ data: { line_items: many, order_info: info } }));
  await page.getByText("This payload has 201 lines").waitFor();
  assert.equal(await page.getByRole("button", { name: "Use", exact: true }).count(), 0);
});

test("writeback: edited facts, the exact answer, its proof and its trace, copied", async () => {
  const { page } = on;
  await tab(page, "Writeback").click();
  await page.getByText("✓ the answer makes 65").waitFor();
  const facts = page.getByRole("textbox", { name: "Facts of the store, JSON text" });
  const given =
    '{"currency": "USD", "tax_amt": "4.55", "line_items": [{"corr": "7397", "refnum": "B-7"}]}';
  await facts.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(given);
  await page.getByText("✓ the answer makes 69.55").waitFor();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByText("The answer is copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, writeback(request, given).response_json);
  assert.match(await page.locator("#response").textContent(), /"unit_tax": 2\.27/);
  const traced = page.locator(".trace li", { hasText: "/line_items/0/unit_tax" });
  assert.match(await traced.textContent(), /2\.27line tax 4\.55 .* over 2 units, rounded down/);
  await traced.getByRole("button", { name: /quantity 2$/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "payload");
  await shoot(page, "writeback");

  await page.getByLabel("Order amounts go to").selectOption("order");
  await page.waitForFunction(() =>
    document.querySelector("#response").textContent.includes('"tax_amt": "4.55"'),
  );
  await facts.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('{"currencx": "USD"}');
  await page.getByText("did you mean currency?").waitFor();
  assert.equal(await page.locator("#facts .cm-lintRange-error").textContent(), '"currencx"');
  await page.locator("#examples").selectOption("backd.update_order.request.json");
  await page.getByRole("heading", { name: "No question to answer" }).waitFor();
});

test("NDJSON: verdicts, a row opens, is mended, and goes back where it was", async () => {
  const { page } = on;
  const backd = await oneLine("backd.update_order.request.json");
  const rows = [backd, '{"data": {', JSON.stringify(JSON.parse(request)), "", '{"amount": 1.10}'];
  await drop(page, rows.join("\n"), "orders.ndjson");
  await says(page, "4 rows, 2 not valid, 1 with warnings");
  const cells = await page
    .locator("#rows tbody tr")
    .evaluateAll((all) =>
      all.map((row) => [...row.cells].map((cell) => cell.textContent).join("|")),
    );
  assert.equal(cells[0], "1|valid|backd.update_order.request");
  assert.match(cells[1], /^2\|1 error\|no known kind not JSON/);
  assert.match(cells[2], /^3\|1 warning\|retailops\.order_writeback\.requesttotal\.grand_total /);
  assert.match(cells[3], /^5\|1 error\|no known kind of no kind that is known/);
  await page.getByRole("button", { name: "not valid 2" }).click();
  await page.waitForFunction(() => document.querySelectorAll("#rows tbody tr").length === 2);
  await page.getByRole("button", { name: "all 4" }).click();
  assert.equal(await page.locator("#payload .cm-lint-marker-error").count(), 1);
  await shoot(page, "rows");

  await page.getByRole("button", { name: "Open row 3" }).click();
  await says(page, "Valid: 1 warning, 4 infos");
  await page.getByRole("button", { name: /^Fix: quantity 1 instead of 2/ }).click();
  await says(page, "Valid: 4 infos");
  await page.getByRole("button", { name: "← All rows" }).click();
  await says(page, "4 rows, 2 not valid, 0 with warnings");
  const mended = rows.with(2, rows[2].replace('"quantity":"2"', '"quantity":"1"'));
  assert.equal(
    (await linked(page)).text.replace(/"ticket":"[^"]*"/, ""),
    mended.join("\n").replace(/"ticket":"[^"]*"/, ""),
  );
  // Opened and not touched, it goes back byte for byte.
  await page.getByRole("button", { name: "Open row 5" }).click();
  await says(page, "No kind is likely");
  await page.getByRole("button", { name: "← All rows" }).click();
  await says(page, "4 rows, 2 not valid, 0 with warnings");
  assert.ok((await linked(page)).text.endsWith('\n{"amount": 1.10}'));
});

test("many rows are listed a hundred at a time, and all of them are counted", async () => {
  const { page } = on;
  const backd = await oneLine("backd.update_order.request.json");
  const wrong = backd.replace("9000", '"nine"');
  await drop(page, Array.from({ length: 3000 }, (_, row) => (row % 3 ? backd : wrong)).join("\n"));
  await says(page, "3,000 rows, 1,000 not valid, 0 with warnings");
  assert.equal(await page.locator("#rows tbody tr").count(), 100);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("101 to 200 of 3,000").waitFor();
  await page.getByRole("button", { name: "not valid 1,000" }).click();
  await page.getByText("1 to 100 of 1,000").waitFor();
  assert.equal(await editor(page).count(), 1);
  assert.deepEqual(await findings(page), []);
});

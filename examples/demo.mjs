// `make demo`: the main job on real input. Exits with 1 when anything is not as it should be.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { check, parse, totals, version, writeback } from "orderwire";
import { serve } from "./browser/serve.mjs";
import { columns, dim, good, heading, json, say, seconds, severity, wrap } from "./demo-print.mjs";
import { Catalogue } from "./node-storefront/catalogue.mjs";
import { createApp } from "./node-storefront/server.mjs";

const kind = "retailops.order_writeback.request";
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const payload = (name) => readFile(here(`payloads/${name}${kind}.json`));
const position = ({ line, column }) => `${line}:${column}`;

/** A store of our own, and the real request: what is odd about it, and the exact answer. */
async function answered(store) {
  const request = await payload("");
  const [{ findings }, figures] = [check(kind, request), totals(kind, request)];
  heading("1", "RetailOps asks a store to re-price an order");
  const { status, text } = await store.post(request);
  say(`POST /retailops/orders/writeback with the document's own example → ${good(status)}`);
  assert.equal(status, 200);

  const warnings = findings.filter((finding) => finding.severity === "warning");
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ["total.grand_total"],
  );
  const left = warnings.flatMap((finding) => [
    `${severity(finding.severity)} ${finding.code}`,
    `line ${finding.line}, column ${finding.column}`,
    ...wrap(finding.message, 44),
  ]);
  const { sums, lines, identities } = figures;
  const row = (name, amount, note = "") => `${name.padEnd(25)}${amount.padStart(6)}  ${note}`;
  const { quantity, unit_price: price } = lines[0].amounts;
  const grand = identities.find(({ code }) => code === "total.grand_total");
  assert.deepEqual([grand.left, grand.right, grand.holds], ["35", "65", false]);
  left.push("", dim("the arithmetic"), row(`  ${quantity} × ${price}`, sums.extended_price));
  left.push(row("  + shipping", sums.shipping_amt), row("  − discount", sums.discount_amt));
  left.push(row("  + tax", sums.tax_amt), row("  = due", grand.right));
  left.push(row("  but grand_total states", grand.left, `off by ${grand.difference}`));
  columns(["found in the request", ...left], ["the store's answer, at its 7 % tax", ...json(text)]);

  // The store's answer is what the package makes of the store's facts, and the proof comes with it.
  const { facts } = new Catalogue().factsFor(parse(kind, request));
  const proof = writeback(request, facts, { kind });
  assert.equal(proof.response_json, text);
  const [{ holds, message }] = proof.totals.identities;
  assert.ok(holds);
  say(`${good("✓")} ${message}`);
}

/** What cannot be answered is refused: every reason at once, each with its place. */
async function refused(store) {
  heading("2", "The same with mistakes in it: refused, with every reason and its place");
  const broken = await payload("broken/");
  const cases = [
    ["four mistakes", broken, 422, 4],
    ["cut off on the way", broken.subarray(0, 700), 400, 1],
  ];
  for (const [what, body, expected, count] of cases) {
    const { status, text } = await store.post(body);
    say(`${what} → ${severity("error", status)}`);
    const { events } = JSON.parse(text);
    assert.deepEqual([status, events.length], [expected, count]);
    for (const { secondary, data } of events) {
      const place = position(data.data_items[0]).padEnd(7);
      say(`  ${place}${data.code.padEnd(20)}${secondary.id || "the whole text"}`);
      say(`  ${"".padEnd(7)}${dim(data.message)}`);
    }
  }
}

/** Ten thousand orders of four vendors, a thousand of them with a known fault, through the Python package. */
async function sorted(folder) {
  heading("3", "Files of four vendors' orders through the Python package");
  const python = here("../.tools/venv/bin/python");
  if (!existsSync(python)) throw new Error("there is no Python with orderwire; run `make wheel`");
  const run = (script, ...args) => {
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PYTHONIOENCODING: "utf-8" };
    return promisify(execFile)(python, [here(`python-etl/${script}.py`), ...args], { env });
  };
  const [orders, manifest, out] = ["orders", "manifest.json", "out"].map((name) =>
    join(folder, name),
  );
  await run("generate", orders, manifest, "--orders", "1250");
  const start = performance.now();
  // Status 1 says that some were rejected, as they must be.
  await assert.rejects(run("etl", orders, out), { code: 1 });
  const took = seconds(performance.now() - start);
  const summary = JSON.parse(await readFile(join(out, "summary.json"), "utf8"));
  assert.ok(summary.orders >= 10_000);
  const count = (number) => number.toLocaleString("en");
  say(
    `${count(summary.orders)} orders in ${summary.files.length} files of NDJSON and CSV, in ${took}: ` +
      `${count(summary.accepted)} accepted, ${count(summary.rejected)} rejected`,
  );
  const { stdout } = await run("truth", orders, manifest, out);
  for (const line of stdout.trimEnd().split("\n")) {
    say(line.replace(/^yes +/, () => `${good("✓")} `));
  }
  const { vendor, extended_price: sum } = summary.sums.find((row) => row.vendor === "retailops");
  say(`  sum of ${vendor}' accepted lines ${sum}, every digit of it`);
}

/** The page is there; whether it works is for a browser to say (`make test-browser`). */
async function shown() {
  heading("4", "A playground: findings, repairs, totals, shares and answers while you type");
  const page = await serve();
  for (const path of ["", "main.js", "worker.js", "full.wasm"]) {
    assert.equal((await fetch(page.url + path)).status, 200);
  }
  await page.close();
  say("node examples/browser/serve.mjs      then open http://127.0.0.1:8080/");
}

/** The storefront on a free port. */
async function open() {
  const app = createApp({ ticket: false, log: () => {} });
  const server = await new Promise((resolve, reject) => {
    const listening = app.listen(0, "127.0.0.1", (error) =>
      error ? reject(error) : resolve(listening),
    );
  });
  const url = `http://127.0.0.1:${server.address().port}/retailops/orders/writeback`;
  const headers = { "content-type": "application/json" };
  return {
    async post(body) {
      const response = await fetch(url, { method: "POST", headers, body });
      return { status: response.status, text: await response.text() };
    },
    close: () => server.close(),
  };
}

const start = performance.now();
const folder = await mkdtemp(join(tmpdir(), "orderwire-demo-"));
const store = await open();
try {
  console.log(
    `orderwire ${version()}: order-update payloads checked, answered and totalled, to the cent`,
  );
  await answered(store);
  await refused(store);
  await sorted(folder);
  await shown();
  console.log(`\nAll as it should be, in ${seconds(performance.now() - start)}.`);
} catch (error) {
  console.error(`\nThe demo failed: ${error.stack}`);
  process.exitCode = 1;
} finally {
  store.close();
  await rm(folder, { recursive: true, force: true });
}

// orderwire in Node beside its peers, in one run on the same bytes: JSON.parse, JSON.parse and
// compiled ajv with all errors, dinero.js. Medians of many batches, in turns.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { brotliCompressSync } from "node:zlib";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { allocate, dinero } from "dinero.js";
import { USD } from "dinero.js/currencies";
import { apportion, apportionMany, check, isValid } from "orderwire";

const root = new URL("../../", import.meta.url);
const kind = "retailops.order_writeback.request";
const example = readFileSync(new URL(`examples/payloads/${kind}.json`, root), "utf8");

/** The example with many lines. */
function withLines(count) {
  const order = JSON.parse(example);
  order.data.line_items = Array(count).fill(order.data.line_items[0]);
  return JSON.stringify(order);
}

/** How long each call takes in microseconds, in each of as many batches of about a millisecond. */
function inTurns(calls, rounds = 61) {
  const measured = calls.map((call) => {
    // Until it is compiled.
    const warm = process.hrtime.bigint() + 50_000_000n;
    let batch = 0;
    while (process.hrtime.bigint() < warm) {
      call();
      batch += 1;
    }
    return { call, batch: Math.ceil(batch / 50), times: [] };
  });
  for (let round = 0; round < rounds; round++) {
    // They take turns in an order that alternates, so that what else the machine does hits all.
    for (const { call, batch, times } of round % 2 ? measured : [...measured].reverse()) {
      const start = process.hrtime.bigint();
      for (let i = 0; i < batch; i++) call();
      times.push(Number(process.hrtime.bigint() - start) / batch / 1000);
    }
  }
  return measured.map(({ times }) => times);
}

const at = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];
const median = (times) => at(times, 0.5);
/** The median, and between which times half of the batches lie. */
const spread = (times) => `${us(median(times))} (${us(at(times, 0.25))}–${us(at(times, 0.75))})`;
/** How many times as fast: the median of what each turn says. */
const ratio = (peer, ours) => median(peer.map((time, turn) => time / ours[turn]));

const row = (...cells) =>
  console.log(cells.map((cell, i) => (i ? String(cell).padStart(26) : cell.padEnd(20))).join(""));
const us = (time) => time.toFixed(2);

const schema = JSON.parse(
  execFileSync("cargo", ["run", "-q", "-p", "orderwire", "--example", "schema", "--", kind], {
    cwd: root,
    encoding: "utf8",
  }),
);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

console.log(`Node ${process.version}, ${availableParallelism()} cores; µs: median (quartiles)`);
row("check", "JSON.parse", "JSON.parse + ajv", "isValid", "check");
const targets = [];
for (const [name, text] of [
  ["example", example],
  ["example, compact", JSON.stringify(JSON.parse(example))],
  ["50 lines, compact", withLines(50)],
]) {
  const bytes = Buffer.from(text);
  const [parse, peer, valid, checked] = inTurns([
    () => JSON.parse(bytes.toString()),
    () => validate(JSON.parse(bytes.toString())),
    () => isValid(kind, bytes),
    () => check(kind, bytes).findings.length,
  ]);
  row(name, ...[parse, peer, valid, checked].map(spread));
  for (const [call, ours] of [
    ["isValid", valid],
    ["check", checked],
  ]) {
    targets.push([`${name}: ${call} / JSON.parse + ajv`, ratio(peer, ours), 1.5]);
    targets.push([`${name}: ${call} / JSON.parse`, ratio(parse, ours), 1]);
  }
}

const weights = [2200, 1400, 4300, 750, 1999, 1, 500, 12000, 333, 667];
row("apportion 10 lines", "dinero.js 2", "orderwire");
const [one, ours] = inTurns([
  () => allocate(dinero({ amount: 100_001, currency: USD }), weights),
  () => apportion(100_001, weights),
]);
row("one order", spread(one), spread(ours));
targets.push(["apportion / dinero.js 2", ratio(one, ours), 3]);
const totals = Array.from({ length: 1_000 }, (_, order) => 100_001 + order);
const lists = totals.map((_, order) => weights.map((weight) => weight + order));
const [loop, batch] = inTurns([
  () => totals.map((amount, order) => allocate(dinero({ amount, currency: USD }), lists[order])),
  () => apportionMany(totals, lists),
]);
row("1,000 orders", spread(loop), spread(batch));
targets.push(["apportionMany / dinero.js 2", ratio(loop, batch), 20]);

for (const [name, measured, target] of targets) {
  const verdict = measured < target ? "missed" : "met";
  console.log(
    `${name.padEnd(48)}${measured.toFixed(2).padStart(6)}×, target ${target}×: ${verdict}`,
  );
}

const module = readFileSync(new URL("bindings-wasm/dist/core.wasm", root));
console.log(
  `core.wasm ${module.length} bytes, brotli ${brotliCompressSync(module).length} (target 122880)`,
);

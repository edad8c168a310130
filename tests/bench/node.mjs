// orderwire in Node beside its peers, in one run on the same bytes: JSON.parse, JSON.parse and
// compiled ajv with all errors, dinero.js. Medians of many batches, in microseconds a call.
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

/** The median time of a call in microseconds, over batches of at least two milliseconds. */
function median(call) {
  let batch = 1;
  // Until it is compiled.
  const warm = process.hrtime.bigint() + 50_000_000n;
  while (process.hrtime.bigint() < warm) call();
  for (;;) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i++) call();
    if (process.hrtime.bigint() - start > 2_000_000n) break;
    batch *= 2;
  }
  const times = Array.from({ length: 101 }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i++) call();
    return Number(process.hrtime.bigint() - start) / batch / 1000;
  });
  return times.sort((a, b) => a - b)[50];
}

const row = (...cells) =>
  console.log(cells.map((cell, i) => (i ? String(cell).padStart(12) : cell.padEnd(26))).join(""));
const us = (time) => time.toFixed(2);
const times = (peer, ours) => `${(peer / ours).toFixed(2)}×`;

const schema = JSON.parse(
  execFileSync("cargo", ["run", "-q", "-p", "orderwire", "--example", "schema", "--", kind], {
    cwd: root,
    encoding: "utf8",
  }),
);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

console.log(`Node ${process.version}, ${availableParallelism()} cores; µs a call, median`);
row(
  "check",
  "bytes",
  "JSON.parse",
  "+ ajv",
  "isValid",
  "check",
  "+ findings",
  "parse/check",
  "ajv/check",
);
for (const [name, text] of [
  ["example", example],
  ["example, compact", JSON.stringify(JSON.parse(example))],
  ["50 lines, compact", withLines(50)],
]) {
  const bytes = Buffer.from(text);
  const parse = median(() => JSON.parse(bytes.toString()));
  const peer = median(() => validate(JSON.parse(bytes.toString())));
  const valid = median(() => isValid(kind, bytes));
  const checked = median(() => check(kind, bytes).ok);
  const read = median(() => check(kind, bytes).findings.length);
  row(
    name,
    bytes.length,
    us(parse),
    us(peer),
    us(valid),
    us(checked),
    us(read),
    times(parse, checked),
    times(peer, checked),
  );
}

/** The medians of two calls that take turns, so that what else the machine does hits both. */
function inTurns(first, second) {
  const rounds = Array.from({ length: 5 }, (_, round) => {
    const [a, b] = round % 2 ? [second, first] : [first, second];
    const pair = [median(a), median(b)];
    return round % 2 ? pair.reverse() : pair;
  });
  return [0, 1].map((which) => rounds.map((pair) => pair[which]).sort((a, b) => a - b)[2]);
}

const weights = [2200, 1400, 4300, 750, 1999, 1, 500, 12000, 333, 667];
row("apportion 10 lines", "dinero.js 2", "orderwire", "ratio", "target");
const [one, ours] = inTurns(
  () => allocate(dinero({ amount: 100_001, currency: USD }), weights),
  () => apportion(100_001, weights),
);
row("one order", us(one), us(ours), times(one, ours), "3×");
const totals = Array.from({ length: 1_000 }, (_, order) => 100_001 + order);
const lists = totals.map((_, order) => weights.map((weight) => weight + order));
const [loop, batch] = inTurns(
  () => totals.map((amount, order) => allocate(dinero({ amount, currency: USD }), lists[order])),
  () => apportionMany(totals, lists),
);
row("1,000 orders, each", us(loop / 1_000), us(batch / 1_000), times(loop, batch), "20×");

const module = readFileSync(new URL("bindings-wasm/dist/core.wasm", root));
console.log(
  `core.wasm ${module.length} bytes, brotli ${brotliCompressSync(module).length} (target 122880)`,
);

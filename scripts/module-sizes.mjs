// Groups twiggy's list (CSV on stdin) by where in the source an item comes from.
import { readFileSync } from "node:fs";

/** From the first that fits. @type {[RegExp, string | ((module: string) => string)][]} */
const GROUPS = [
  [/subsection|custom section|wasm magic/, ""],
  [/^data segment/, "data: names of members, messages, codes, currencies"],
  [/orderwire_wasm|shim|^export|^import|^type/, "binding, with what is inlined into it"],
  [/orderwire::vendors::(\w+)/, (vendor) => `rules of ${vendor}`],
  [/orderwire::(?:seam|options|error|kind)\b/, "names, options and errors of the functions"],
  [/orderwire::(?:scan|json|query)\b/, "reader"],
  [/orderwire::(?:check|format|suggest|currency)\b/, "check of shapes, formats, words"],
  [/orderwire::(?:payload|report|sink|pointers|places|finding|sorting)\b/, "reports"],
  [/orderwire::(?:totals|equation|amount|value|named|exchange)\b/, "amounts and relations"],
  [/orderwire::(\w+)/, (module) => module],
  [/rust_decimal|serde|iso_currency|dlmalloc/, "serde_json, rust_decimal, iso_currency, memory"],
];
const REST = "Rust's own: text, sorting, numbers of 128 bits, formatting";

const sums = new Map();
for (const line of readFileSync(0, "utf8").split("\n").slice(1)) {
  const [, quoted, plain, bytes] = /^(?:"((?:[^"]|"")*)"|([^",]*)),(\d+),/.exec(line) ?? [];
  if (bytes === undefined) continue;
  const name = (quoted ?? plain).replace(/\[[0-9a-f]{16}\]/g, "");
  const [pattern, group = REST] = GROUPS.find(([pattern]) => pattern.test(name)) ?? [/(?:)/];
  const title = typeof group === "string" ? group : group(pattern.exec(name)[1]);
  if (title !== "") sums.set(title, (sums.get(title) ?? 0) + Number(bytes));
}
const total = [...sums.values()].reduce((sum, bytes) => sum + bytes, 0);
for (const [title, bytes] of [...sums].sort(([, a], [, b]) => b - a))
  console.log(
    `${String(bytes).padStart(8)} ${((100 * bytes) / total).toFixed(1).padStart(5)} %  ${title}`,
  );
console.log(`${String(total).padStart(8)}          in all, before compression`);

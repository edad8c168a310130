// The programs that run everywhere: one synchronous import of the default entry each, and what they
// give. `check` needs the small module, `writeback` the full one.
import { readFileSync } from "node:fs";

const programs = {
  check: [
    "field.type /data/order_info/shipping_amt 3:34 `shipping_amt` is `5`; its documented type is string",
    "total.grand_total /data/order/grand_total 4:44 `grand_total` is `95`, the order makes " +
      "37037036703703698.67: lines 37037036703703703.67 + shipping 5 − discount 10 + tax 0; " +
      "whether `unit_price` already contains the discount is unproven",
  ],
  writeback: [
    '{"line_items":[{"corr":"é","ship_amt":"5.00","shiptax_amt":0,"unit_tax":1.51,"quantity":3,' +
      '"discount_amt":10.00,"refnum":"A-1"}],' +
      '"values":{"shipping_amt":"0","tax_amt":"0.02","discount_amt":0,"tax_pct":0}}',
  ],
};

/** @typedef {keyof typeof programs} Name */

export const names = /** @type {Name[]} */ (Object.keys(programs));

/** What a program's `lines` are, as JSON text. @param {Name} name */
export const output = (name) => JSON.stringify(programs[name]);

/**
 * A program's text, which exports `lines`; what stands behind it hands them over.
 *
 * @param {Name} name
 * @param {string} [behind]
 */
export function source(name, behind = "") {
  const text = readFileSync(new URL(`programs/${name}.mjs`, import.meta.url), "utf8");
  return `${text}${behind}\n`;
}

export const print = "console.log(JSON.stringify(lines));";
export const show = "document.body.textContent = JSON.stringify(lines);";

/** `check` of `orderwire/slim`, with the module as a file at the address that Vite gives. */
export const slim = source("check", show)
  .replace('{ check } from "orderwire"', '{ check, init } from "orderwire/slim"')
  .replace(
    "const kind",
    'import url from "orderwire/core.wasm?url";\nawait init(fetch(url));\nconst kind',
  );

/** The same program with the import and the export that CommonJS has. @param {Name} name */
export function required(name) {
  const text = source(name, print)
    .replace(/^import (\{ \w+ \}) from ("orderwire");/, "const $1 = require($2);")
    .replace("export const lines", "const lines");
  if (/^(?:import|export) /m.test(text))
    throw new Error(`${name}.mjs has another import or export`);
  return text;
}

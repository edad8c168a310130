// What this store knows: its products, prices, currency and tax rate. A real store asks its database.

/** The store's own line id and price of one unit, by SKU. Prices are text: a float loses cents. */
const products = new Map([
  ["132", { refnum: "496", price: "30.00" }],
  ["00132", { refnum: "497", price: "12.50" }],
  ["TEE-M", { refnum: "501", price: "33.33" }],
  ["MUG", { refnum: "502", price: "7.95" }],
]);

/**
 * The facts that `writeback` needs about an order, and the lines that this store cannot price.
 *
 * @param {any} order a parsed `retailops.order_writeback.request`
 */
export function factsFor(order) {
  const facts = { currency: "USD", tax_pct: "7", line_items: [] };
  const unknown = [];
  const lines = order.data?.line_items;
  // `{}` is sent for an empty list, and null for no line.
  for (const [index, line] of Array.isArray(lines) ? lines.entries() : []) {
    if (line === null || isRemoved(line)) continue;
    const product = products.get(String(line.sku));
    if (product === undefined) {
      unknown.push({ pointer: `/data/line_items/${index}/sku`, sku: String(line.sku ?? "") });
    } else if (line.corr != null) {
      const { refnum, price } = product;
      facts.line_items.push({ corr: line.corr, refnum, unit_price: price });
    }
  }
  return { facts, unknown };
}

/** RetailOps writes "no" as null, 0, "0", false and "false"; all but the first two trap JavaScript. */
const isRemoved = (line) => ["1", "true"].includes(String(line.removed));

// What this store sells: products, prices, stock. A real store asks its database.
import { listOf } from "orderwire";
import { isYes } from "./wire.mjs";

export class Catalogue {
  /** The store's own line id, price of one unit and stock, by SKU. Prices are text: a float loses cents. */
  #products = new Map([
    ["132", { refnum: "L-496", price: "30.00", stock: 4 }],
    ["00132", { refnum: "L-497", price: "12.50", stock: 9 }],
    ["TEE-M", { refnum: "L-501", price: "33.33", stock: 0 }],
    ["MUG", { refnum: "L-502", price: "7.95", stock: 120 }],
    ["53", { refnum: "L-503", price: "6.00", stock: 30 }],
  ]);

  stockOf(sku) {
    return this.#products.get(String(sku))?.stock;
  }

  /**
   * What `writeback` needs to know about an order, and the lines that this store does not sell.
   *
   * @param {import("orderwire").Payloads["retailops.order_writeback.request"]} order
   */
  factsFor(order) {
    const facts = { currency: "USD", tax_pct: "7", line_items: [] };
    const unknown = [];
    for (const { corr, sku, removed } of listOf(order.data?.line_items)) {
      if (isYes(removed)) continue;
      const product = this.#products.get(String(sku));
      if (product === undefined) unknown.push(String(sku ?? ""));
      else if (corr != null)
        facts.line_items.push({ corr, refnum: product.refnum, unit_price: product.price });
    }
    return { facts, unknown };
  }

  /** RetailOps counted: takes the numbers over, and gives the SKUs that are not sold here. */
  count(inventory) {
    return this.#update(listOf(inventory?.data), (product, { qty_available }) => {
      product.stock = Number(qty_available ?? 0);
    });
  }

  /** Goods came back. */
  restock(items) {
    return this.#update(listOf(items), (product, { quantity }) => {
      product.stock += Number(quantity ?? 0);
    });
  }

  #update(items, change) {
    return items.flatMap((item) => {
      const product = this.#products.get(String(item.sku));
      if (product === undefined) return [String(item.sku ?? "")];
      change(product, item);
      return [];
    });
  }
}

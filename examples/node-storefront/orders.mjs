// The orders of this store, in memory.

const address = {
  first_name: "Jo",
  last_name: "Doe",
  address1: "1 Main St",
  city: "San Diego",
  postal_code: "92101",
  state_match: "CA",
  country_match: "US",
};

export class Orders {
  /** By number. `state` and `tracking` are the store's own. */
  #orders = new Map(
    [
      {
        channel_refnum: "495",
        items: [{ sku: "MUG", quantity: 4, unit_price: "7.95" }],
        amount: "36.80",
      },
      {
        channel_refnum: "496",
        items: [{ sku: "132", quantity: 2, unit_price: "30.00" }],
        amount: "65.00",
      },
      {
        channel_refnum: "497",
        items: [{ sku: "00132", quantity: 1, unit_price: "12.50" }],
        amount: "17.50",
      },
    ].map((order) => [order.channel_refnum, { ...order, state: "new", tracking: [] }]),
  );

  /** An order, by what RetailOps calls `channel_refnum`. */
  get(refnum) {
    return this.#orders.get(String(refnum));
  }

  /**
   * A page of orders that RetailOps does not have yet, as `order_fetch` wants them.
   *
   * @param {number} start
   * @param {number} size
   */
  page(start, size) {
    const waiting = [...this.#orders.values()].filter(({ state }) => state === "new");
    const orders = waiting.slice(start, start + size);
    const next = waiting[start + size];
    return {
      next_page_state: next === undefined ? 0 : start + size,
      next_order_refnum: next?.channel_refnum ?? 0,
      orders: orders.map(asFetched),
    };
  }

  /** One order, in the same form. */
  single(refnum) {
    const order = this.get(refnum);
    return { next_page_state: 0, next_order_refnum: 0, orders: order ? [asFetched(order)] : [] };
  }
}

function asFetched({ channel_refnum, items, amount }) {
  return {
    channel_refnum,
    calc_mode: "order",
    channel_date_created: 1460142547,
    shipping_amt: "5.00",
    tax_amt: "0",
    discount_amt: "0",
    shipcode: "Ground",
    bill_addr: address,
    ship_addr: address,
    customer: { first_name: "Jo", last_name: "Doe", email_address: "jo@example.com" },
    payment: [{ amount, type: "charge", params: { channel_refnum, payment_type: "Visa" } }],
    items: items.map((item, index) => ({
      channel_refnum: `${channel_refnum}-${index + 1}`,
      unit_tax: "0",
      ...item,
    })),
  };
}

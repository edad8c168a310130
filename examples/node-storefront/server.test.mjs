// The storefront on a free port of this machine, with real HTTP requests.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, test } from "node:test";
import { check } from "orderwire";
import { createApp } from "./server.mjs";

const payload = (name) =>
  readFile(new URL(`../payloads/retailops.${name}`, import.meta.url), "utf8");
const { ticket } = JSON.parse(await payload("order_ack.request.json")).headers;

let app, server, base;
let log = [];
beforeEach(async () => {
  log = [];
  app = createApp({ ticket, maxBytes: 64 * 1024, log: (entry) => log.push(entry) });
  await new Promise((resolve) => (server = app.listen(0, "127.0.0.1", resolve)));
  base = `http://127.0.0.1:${server.address().port}/retailops`;
});
const close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));

/** Sends the document's example, changed; gives status and answer. */
async function post(path, name, change = (values) => values) {
  const values = JSON.parse(await payload(`${name}.request.json`));
  // The document of order_update has no headers; this store asks every caller for the ticket.
  values.headers ??= { client_id: 497, ticket };
  return send(path, JSON.stringify(change(values) ?? values));
}

async function send(path, body) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(base + path, { method: "POST", headers, body });
  const text = await response.text();
  return { status: response.status, text, ...JSON.parse(text) };
}

/** The codes of events in either of their two forms. */
const codes = ({ events }) => events.map(({ error_code, data }) => error_code ?? data.code);
const elsewhere = ({ data }) => void (data.order.channel_refnum = "9");

/** A test that closes its server. */
const it = (name, run) =>
  test(name, async () => {
    try {
      await run();
    } finally {
      await close();
    }
  });

describe("orders", () => {
  it("order_fetch: pages, and one", async () => {
    const query = (await payload("order_fetch.request.query")).trim();
    const fetched = async (change) => {
      const response = await fetch(`${base}/orders?${change(query)}`);
      const text = await response.text();
      assert.ok(
        check("retailops.order_fetch.response", text).findings.every(
          ({ severity }) => severity === "info",
        ),
      );
      return JSON.parse(text);
    };
    const first = await fetched((text) => text.replace("max_page_size]=50", "max_page_size]=2"));
    assert.deepEqual(
      first.orders.map((order) => order.channel_refnum),
      ["495", "496"],
    );
    assert.deepEqual([first.next_page_state, first.next_order_refnum], [2, 497]);
    const rest = await fetched((text) => `${text}&data[page_state]=2`);
    assert.deepEqual([rest.orders.length, rest.next_page_state], [1, 0]);
    const single = await fetched((text) => text.replace("single]=0", "single]=1"));
    assert.deepEqual(
      single.orders.map((order) => order.channel_refnum),
      ["496"],
    );
  });

  it("order_ack: what is acknowledged is not fetched again", async () => {
    const answer = await post(
      "/orders/order_ack",
      "order_ack",
      ({ data }) => void data.order.acks.push("9"),
    );
    assert.deepEqual([answer.status, codes(answer)], [200, ["store.unknown_order"]]);
    assert.equal(app.orders.get("496").state, "acknowledged");
    assert.deepEqual(
      app.orders.page(0, 9).orders.map((order) => order.channel_refnum),
      ["495", "497"],
    );
  });

  it("order_update", async () => {
    assert.deepEqual((await post("/order_update", "order_update")).events, []);
    assert.deepEqual(app.orders.get("496").items, [{ sku: 132, quantity: 2, unit_price: "30" }]);
    const refused = await post("/order_update", "order_update", elsewhere);
    assert.deepEqual([refused.status, codes(refused)], [422, ["store.unknown_order"]]);
  });

  it("order_cancel and order_complete", async () => {
    assert.equal((await post("/orders/cancel", "order_cancel")).status, 200);
    assert.equal(app.orders.get("496").state, "cancelled");
    assert.equal((await post("/orders/complete", "order_complete")).status, 200);
    const late = await post("/orders/cancel", "order_cancel");
    assert.deepEqual([late.status, codes(late)], [409, ["store.complete"]]);
    for (const name of ["cancel", "complete"])
      assert.deepEqual(codes(await post(`/orders/${name}`, `order_${name}`, elsewhere)), [
        "store.unknown_order",
      ]);
  });

  it("shipment_submit", async () => {
    assert.equal((await post("/orders/shipment_submit", "shipment_submit")).status, 200);
    assert.deepEqual(app.orders.get("496").tracking, ["ZX29827782929"]);
    assert.equal((await post("/orders/shipment_submit", "shipment_submit", elsewhere)).status, 422);
  });

  it("capture_channel_payments: once", async () => {
    assert.equal((await post("/payment", "capture_channel_payments")).status, 200);
    assert.equal(app.orders.get("496").captured, "65.00");
    const again = await post("/payment", "capture_channel_payments");
    assert.deepEqual([again.status, codes(again)], [409, ["store.captured"]]);
  });
});

describe("goods", () => {
  it("inv_push", async () => {
    const answer = await post("/inventory", "inv_push", ({ data }) => {
      data.inventory.data = [data.inventory.data, { ...data.inventory.data, sku: "999" }];
    });
    assert.deepEqual([answer.status, codes(answer)], [201, ["store.unknown_sku"]]);
    assert.equal(app.catalogue.stockOf("53"), 24);
  });

  it("items_returned: back in stock; a refund, or credit to the cent", async () => {
    const answer = await post("/inventory", "items_returned");
    assert.equal(answer.text, '{"events":[],"return":{"channel_store_credit_amount":0}}');
    assert.equal(app.catalogue.stockOf("53"), 35);
    const credit = await post("/inventory", "items_returned", ({ data }) => {
      data.return.refund_action = "credit";
      data.return.refund_amt = "30.10";
    });
    assert.match(credit.text, /"channel_store_credit_amount":30\.10/);
    assert.equal((await post("/inventory", "items_returned", elsewhere)).status, 422);
  });

  it("cat_push_config and catpush_transmit", async () => {
    assert.equal((await post("/catalogs", "cat_push_config")).fanout, "relatives");
    const pushed = await post(
      "/catalogs",
      "catpush_transmit",
      ({ data }) => void (data.products = [{ sku: "132" }]),
    );
    assert.deepEqual([pushed.status, pushed.events], [201, []]);
  });
});

describe("order_writeback", () => {
  const writeback = (...lines) =>
    post("/orders/writeback", "order_writeback", ({ data }) => {
      const [line] = data.line_items;
      data.line_items = lines.map((changes) => ({ ...line, ...changes }));
    });

  it("is answered to the cent", async () => {
    const { status, text } = await send(
      "/orders/writeback",
      await payload("order_writeback.request.json"),
    );
    assert.equal(status, 200);
    assert.equal(
      text,
      '{"line_items":[{"corr":"7397","ship_amt":"5.00","shiptax_amt":0,"unit_tax":2.10,"quantity":2,' +
        '"discount_amt":0,"refnum":"L-496"}],' +
        '"values":{"shipping_amt":"0","tax_amt":"0","discount_amt":0,"tax_pct":7}}',
    );
    assert.deepEqual(log, [
      {
        method: "POST",
        path: "/retailops/orders/writeback",
        operation: "order_writeback",
        status: 200,
        findings: [
          {
            about: "request",
            severity: "warning",
            code: "total.grand_total",
            pointer: "/data/order/grand_total",
          },
        ],
      },
    ]);
  });

  it("a lower price becomes a discount, a higher one is refused", async () => {
    const { line_items } = await writeback({ unit_price: "31.50" });
    assert.deepEqual([line_items[0].discount_amt, line_items[0].quantity], [3, 2]);
    const { status, events } = await writeback({ unit_price: "29.99" });
    assert.deepEqual([status, events[0].data.code], [422, "exchange.unit_price"]);
    assert.deepEqual(events[0].secondary, { id: "7397", concept: "line_item" });
  });

  it("an unknown SKU is refused, unless it is removed", async () => {
    const { status, events } = await writeback({ sku: "132" }, { sku: "999", corr: "8" });
    assert.deepEqual([status, events.length], [422, 1]);
    assert.deepEqual(events[0].secondary, { id: "999", concept: "sku" });
    const { line_items } = await writeback({ sku: "132" }, { sku: "999", corr: "8", removed: "1" });
    assert.equal(line_items.length, 1);
  });

  it("no lines at all", async () => {
    for (const none of ["[]", "{}", "null", "[null]"]) {
      const body = `{"headers": {"ticket": "${ticket}"}, "data": {"line_items": ${none}}}`;
      assert.deepEqual((await send("/orders/writeback", body)).line_items, []);
    }
  });
});

describe("what the package does for the store", () => {
  it("every mistake of a payload at once, with its place", async () => {
    const example = await payload("order_writeback.request.json");
    const broken = example
      .replace('"quantity": "2"', '"quantity": "two"')
      .replace('"shipping_amt": "5"', '"shipping_amt": "5,00"');
    const { status, events } = await send("/orders/writeback", broken);
    assert.equal(status, 422);
    assert.deepEqual(
      events.map(({ secondary, data }) => [data.code, secondary.id, data.data_items[0].line]),
      [
        ["value.integer", "/data/line_items/0/quantity", 17],
        ["amount.syntax", "/data/order_info/shipping_amt", 28],
      ],
    );
    assert.ok(
      check("retailops.order_update.response", JSON.stringify({ events }), { mode: "strict" }).ok,
    );
  });

  it("limits, tickets, methods", async () => {
    const example = await payload("order_writeback.request.json");
    assert.equal((await send("/orders/writeback", example.slice(0, 900))).status, 400);
    assert.equal((await send("/orders/writeback", example + " ".repeat(64 * 1024))).status, 413);
    const wrong = await send("/orders/writeback", example.replace("1,1,0,", "1,1,1,"));
    assert.deepEqual([wrong.status, codes(wrong)], [403, ["http.403"]]);
    assert.equal((await fetch(`${base}/orders/writeback`)).status, 405);
    assert.equal((await fetch(`${base}/x`)).status, 404);
    assert.equal((await fetch(`${base}/../health`)).status, 200);
    assert.ok(!JSON.stringify([wrong, log]).includes(ticket.slice(0, 20)));
  });

  it("a store without a ticket does not start", () => {
    assert.throws(() => createApp({ ticket: undefined }), { code: "option.missing" });
  });
});

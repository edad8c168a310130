// What this store does when RetailOps calls: a function for each operation. Bodies, tickets, checks,
// routes and the form of answers are the package's part.
import { listOf } from "orderwire";
import { isYes } from "./wire.mjs";

/**
 * @param {import("./orders.mjs").Orders} orders
 * @param {import("./catalogue.mjs").Catalogue} catalogue
 * @returns {import("orderwire/web").WebhookCallbacks}
 */
export function callbacks(orders, catalogue) {
  /** Changes the order that a payload is about. */
  const changing = (change) => (payload, context) => {
    const refnum = payload.data?.order?.channel_refnum;
    const order = orders.get(refnum);
    if (order === undefined) return context.refuse(noOrder(refnum));
    return change(order, payload.data, context);
  };

  return {
    onOrderFetch({ data }) {
      const { single, order, page_state, max_page_size } = data ?? {};
      if (isYes(single)) return orders.single(order?.channel_refnum);
      return orders.page(Number(page_state ?? 0), Number(max_page_size ?? 50));
    },

    onOrderAck({ data }) {
      const missing = [];
      for (const refnum of listOf(data?.order?.acks)) {
        const order = orders.get(refnum);
        if (order === undefined) missing.push(noOrder(refnum));
        else order.state = "acknowledged";
      }
      return { events: missing.map(asEvent) };
    },

    onWriteback(order, { refuse }) {
      const { facts, unknown } = catalogue.factsFor(order);
      return unknown.length > 0 ? refuse(unknown.map(notSold)) : facts;
    },

    onOrderUpdate: changing((order, { line_items }) => {
      order.items = listOf(line_items).map(({ sku, quantity, unit_price }) => ({
        sku,
        quantity,
        unit_price,
      }));
    }),

    onOrderCancel: changing((order, _, { refuse }) => {
      if (order.state === "complete")
        return refuse(
          {
            code: "store.complete",
            message: "the order is complete",
            subject: subjectOf(order.channel_refnum),
          },
          409,
        );
      order.state = "cancelled";
    }),

    onOrderComplete: changing((order) => {
      order.state = "complete";
    }),

    onShipmentSubmit: changing((order, { shipment }) => {
      for (const { tracking_number } of listOf(shipment?.packages))
        order.tracking.push(tracking_number);
    }),

    onCaptureChannelPayments: changing((order, _, { refuse }) => {
      if (order.captured !== undefined)
        return refuse(
          {
            code: "store.captured",
            message: "the payment is captured already",
            subject: subjectOf(order.channel_refnum),
          },
          409,
        );
      order.captured = order.amount; // A real store asks its payment provider.
    }),

    onInvPush({ data }) {
      return { events: catalogue.count(data?.inventory).map(notSold).map(asEvent) };
    },

    onItemsReturned: changing((order, { return: returned }) => {
      const unknown = catalogue.restock(returned?.items);
      // This store gives credit unless it is to refund. The amount is text, exact to the cent.
      const credit = returned?.refund_action === "refund" ? "0" : (returned?.refund_amt ?? "0");
      return {
        events: unknown.map(notSold).map(asEvent),
        return: { channel_store_credit_amount: credit },
      };
    }),

    onCatPushConfig: () => ({ fanout: "relatives" }),

    // The document leaves open what a push brings; this store takes note of it.
    onCatpushTransmit() {},
  };
}

const subjectOf = (refnum) => ({ id: String(refnum ?? ""), concept: "order" });
const noOrder = (refnum) => ({
  code: "store.unknown_order",
  message: `this store has no order \`${refnum ?? ""}\``,
  subject: subjectOf(refnum),
});
const notSold = (sku) => ({
  code: "store.unknown_sku",
  message: `this store does not sell \`${sku}\``,
  subject: { id: sku, concept: "sku" },
});

/** A problem beside which the rest was done: the answer is good, and tells of it. */
const asEvent = ({ code, message, subject }) => ({
  status: "error",
  error_code: code,
  error_message: message,
  associations: [{ type: subject.concept, identity: subject.id }],
});

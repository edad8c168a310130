// Compiled, never run: webhooks in a project with the types of the web and nothing else.
import type { Kind, Payloads, Report, WritebackFacts } from "orderwire";
import {
  type CallbackName,
  createWebhookHandler,
  type Problem,
  type WebhookCallback,
  type WebhookCallbacks,
  type WebhookContext,
  type WebhookLogEntry,
  type WebhookOperation,
  type WebhookOptions,
} from "orderwire/web";

const variable = undefined as string | undefined;
const ticket = variable ?? "secret";

const handler = createWebhookHandler({
  ticket,
  async onWriteback(order, { refuse, body, report, headers, request, signal, kind, operation }) {
    order satisfies Payloads["retailops.order_writeback.request"];
    // @ts-expect-error: no member of the payload
    order.datum;
    body satisfies Uint8Array;
    report satisfies Report;
    headers satisfies Headers;
    request satisfies Request;
    signal satisfies AbortSignal;
    kind satisfies "retailops.order_writeback.request";
    operation satisfies "order_writeback";
    if (signal.aborted) return refuse({ code: "store.closed", message: "closed" }, 503);
    if (body.length === 0)
      return refuse([{ code: "a", message: "b", subject: { id: 5, concept: "sku" } }]);
    return { currency: "USD", tax_amt: 5n, line_items: [{ corr: 7, unit_price: "3.00" }] };
  },
  onOrderAck: ({ data }) => void data?.order,
  onOrderFetch: () => ({
    next_page_state: 0,
    next_order_refnum: 496,
    orders: [
      { channel_refnum: "496", shipping_amt: 5n, items: [{ sku: "1", unit_price: "1.00" }] },
    ],
  }),
  onItemsReturned: () => ({ events: [], return: { channel_store_credit_amount: 5n } }),
  onCatPushConfig: () => ({ fanout: "relatives" }),
  onInvPush: () => undefined,
  onOrderCancel: async () => {},
  onShipmentSubmit: () => ({ events: [{ status: "ok" }] }),
  operations: { "/wb": "order_writeback", "/stock": ["inv_push", "items_returned"] },
  check: { mode: "strict" },
  writeback: { place: "order" },
  onError: (error, { operation, request }) => console.error(error, operation, request.url),
  log: (entry) => console.log(entry.status, entry.findings[0]?.about),
});
handler(new Request("https://store.example/orders/writeback")) satisfies Promise<Response>;
export default { fetch: handler };
export const POST = handler;

createWebhookHandler({ operations: ["order_ack"], onOrderAck() {} });
// @ts-expect-error: no operation
createWebhookHandler({ operations: ["order_acks"], onOrderAck() {} });
// @ts-expect-error: no callback
createWebhookHandler({ ticket, onOrderWriteback() {} });
// @ts-expect-error: no float is a fact
createWebhookHandler({ ticket, onWriteback: () => ({ tax_amt: 4.55 }) });
createWebhookHandler({
  ticket,
  // @ts-expect-error: what is required is not null
  onOrderFetch: () => ({ next_page_state: null, next_order_refnum: 1, orders: [] }),
});
// @ts-expect-error: no operation
createWebhookHandler({ ticket, onOrderAck() {}, operations: { "/ack": "order_acks" } });
// @ts-expect-error: no text
createWebhookHandler({ ticket, onCatPushConfig: () => ({ fanout: new Date() }) });
// @ts-expect-error: the number of bytes
createWebhookHandler({ ticket, onOrderAck() {}, maxBytes: "1mb" });
createWebhookHandler({ ticket: [ticket, "next"], onOrderAck() {} });
createWebhookHandler({ ticket: async (given) => given === ticket, onOrderAck() {} });
createWebhookHandler({ ticket: false, onOrderAck() {}, operations: () => "order_ack" });

// Every operation has a callback, and nothing else has one.
type Named = keyof WebhookCallbacks;
"onCaptureChannelPayments" satisfies Named;
"order_ack" satisfies WebhookOperation;
"onCatpushTransmit" satisfies CallbackName<"catpush_transmit">;
declare const operation: WebhookOperation;
`retailops.${operation}.request` satisfies Kind;
type Count<K, Left = K> = [K] extends [never] ? true : Left;
true satisfies Count<Exclude<CallbackName<WebhookOperation>, Named>>;
const each: WebhookCallback<"order_ack"> = (_, context: WebhookContext<"order_ack">) =>
  context.refuse({ code: "a", message: "b" } satisfies Problem);
({ ticket, onOrderAck: each }) satisfies WebhookOptions;
({ currency: "USD" }) satisfies WritebackFacts;
declare const entry: WebhookLogEntry;
entry.operation satisfies WebhookOperation | undefined;

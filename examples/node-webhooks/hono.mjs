// RetailOps' webhooks in a Hono app, as Workers, Deno and Bun take it.
import { Hono } from "hono";
import { createWebhookHandler } from "orderwire/web";

const app = new Hono();

let handler;
app.all("/retailops/*", (context) => {
  // In a worker secrets come with the request.
  handler ??= createWebhookHandler({
    ticket: context.env.RETAILOPS_TICKET,
    prefix: "/retailops",
    onWriteback: () => ({ currency: "USD", tax_pct: "7" }),
    onInvPush({ data }) {
      const items = [data?.inventory?.data].flat();
      console.log(items.map((item) => `${item?.sku}: ${item?.qty_available}`).join());
    },
  });
  return handler(context.req.raw);
});

export default app;

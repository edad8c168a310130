// RetailOps' webhooks in a Fastify app: `RETAILOPS_TICKET=… node fastify.mjs`.
import { pathToFileURL } from "node:url";
import fastify from "fastify";
import { webhooks } from "orderwire/fastify";

/** @param {{ ticket: string | undefined, logger?: object | boolean }} settings */
export function createApp({ ticket, logger = true }) {
  // Fastify would log addresses, and a query may hold the ticket; `log` has what is safe to keep.
  const app = fastify({ logger, disableRequestLogging: true });
  app.register(webhooks, {
    prefix: "/retailops",
    ticket,
    log: (entry) => app.log.info(entry),
    onError: (error) => app.log.error(error),

    onWriteback: () => ({ currency: "USD", tax_pct: "7" }),

    onOrderCancel({ data }, { request, refuse }) {
      const refnum = data?.order?.channel_refnum;
      request.log.info({ refnum }, "cancelled");
      if (refnum == null) return refuse({ code: "store.no_order", message: "which order?" });
    },
  });
  return app;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { PORT = "3000", RETAILOPS_TICKET: ticket } = process.env;
  await createApp({ ticket }).listen({ port: Number(PORT) });
}

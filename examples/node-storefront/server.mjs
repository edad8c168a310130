// A store that answers RetailOps: `RETAILOPS_TICKET=… node server.mjs`, further settings in the environment.
import { pathToFileURL } from "node:url";
import express from "express";
import { webhooks } from "orderwire/express";
import { Catalogue } from "./catalogue.mjs";
import { Orders } from "./orders.mjs";
import { callbacks } from "./webhooks.mjs";

/**
 * @param {object} settings
 * @param {string | false} settings.ticket the secret that RetailOps' calls carry; `false` takes any call
 * @param {number} [settings.maxBytes] the longest body
 * @param {(entry: object) => void} [settings.log] takes one entry a call
 */
export function createApp({ ticket, maxBytes, log = logLine }) {
  const [orders, catalogue] = [new Orders(), new Catalogue()];
  const app = express();
  app.disable("x-powered-by");
  app.use("/retailops", webhooks({ ticket, maxBytes, log, ...callbacks(orders, catalogue) }));
  app.get("/health", (request, response) => void response.json({ ok: true }));
  return Object.assign(app, { orders, catalogue });
}

/** JSON, so that no pointer or path can start a line of its own. */
function logLine(entry) {
  console.log(JSON.stringify({ time: new Date().toISOString(), ...entry }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { PORT = "3000", HOST = "127.0.0.1", RETAILOPS_TICKET: ticket } = process.env;
  const server = createApp({ ticket }).listen(Number(PORT), HOST, (error) => {
    if (error) throw error;
    console.log(`listening on http://${HOST}:${server.address().port}`);
  });
  // Requests under way are answered before the process ends.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close());
}

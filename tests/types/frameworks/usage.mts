// Compiled, never run: webhooks behind each framework, with its types.
import { createServer } from "node:http";
import express, { type Request as ExpressRequest } from "express";
import fastify, { type FastifyRequest } from "fastify";
import { Hono } from "hono";
import * as forExpress from "orderwire/express";
import * as forFastify from "orderwire/fastify";
import { createWebhookHandler } from "orderwire/web";

const ticket = process.env["RETAILOPS_TICKET"] ?? "";

const handler = createWebhookHandler({ ticket, onOrderAck() {} });
new Hono().all("/retailops/*", (context) => handler(context.req.raw)).mount("/r", handler);

// Behind frameworks the request is theirs.
const app = express();
app.use(
  "/retailops",
  forExpress.webhooks({
    ticket,
    onOrderAck: (_, { request }) => void request.anything,
  }),
);
app.use(
  forExpress.webhooks<ExpressRequest>({
    ticket,
    onOrderAck: (_, { request }) => void (request.ip satisfies string | undefined),
  }),
);
const handle = forExpress.webhooks({ ticket, onOrderAck() {} });
createServer((request, response) => handle(request, response, () => response.end()));

fastify().register(forFastify.webhooks, {
  prefix: "/retailops",
  ticket,
  onOrderAck: (_, { request }) => void (request satisfies FastifyRequest).ip,
});
// @ts-expect-error: no callback
fastify().register(forFastify.webhooks, { ticket, onOrderAcks() {} });

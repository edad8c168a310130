// Compiled, never run: the same with CommonJS.
import express = require("express");
import fastify = require("fastify");
import forExpress = require("orderwire/express");
import forFastify = require("orderwire/fastify");
import web = require("orderwire/web");

web.createWebhookHandler({ ticket: "x", onOrderAck() {} }) satisfies (
  request: Request,
) => Promise<Response>;
express().use(forExpress.webhooks({ ticket: "x", onOrderAck() {} }));
fastify().register(forFastify.webhooks, { ticket: "x", onOrderAck() {} });

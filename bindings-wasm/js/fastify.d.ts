import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import type { WebhookOptions } from "orderwire/web";

/**
 * RetailOps' webhooks as a plugin for Fastify: `app.register(webhooks, { prefix: "/retailops", … })`.
 * Its routes get the body as it came; those of others keep their parsers.
 *
 * @throws {OrderwireError} as `createWebhookHandler`, when the app gets ready.
 */
export declare const webhooks: FastifyPluginAsync<WebhookOptions<FastifyRequest>>;

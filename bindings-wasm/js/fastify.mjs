// RetailOps' webhooks for Fastify.
import { headersOf, readStream, signalOf } from "./webhooks/node.mjs";
import { receive } from "./webhooks/receive.mjs";
import { settingsOf } from "./webhooks/settings.mjs";

const ADVICE = "leave the stream to `webhooks`, without a hook that reads it";

/**
 * A plugin without `fastify-plugin` around it: its parser is for its own routes only.
 *
 * @param {any} app
 * @param {Record<string, unknown>} options with what `register` takes
 */
export async function webhooks(app, { prefix, logLevel, logSerializers, ...options }) {
  const settings = settingsOf(options);
  app.removeAllContentTypeParsers();
  // The stream as it is: type and length are judged in one place for all frameworks.
  app.addContentTypeParser("*", async (/** @type {any} */ _, /** @type {any} */ stream) => stream);
  for (const path of settings.routes.paths ?? ["/*"]) {
    app.all(path, async (/** @type {any} */ request, /** @type {any} */ reply) => {
      const [address, query = ""] = request.raw.url.split(/\?(.*)/s);
      const headers = headersOf(request.headers);
      const answer = await receive(settings, {
        method: request.method,
        path,
        origin: `${request.protocol}://${request.host ?? request.hostname}`,
        address,
        query,
        headers,
        read: (most) =>
          readStream(request.body ?? request.raw, most, headers.get("content-length"), ADVICE),
        signal: signalOf(reply.raw),
        request,
      });
      if (answer === undefined) return reply.callNotFound();
      const { status, body } = answer;
      // As bytes: to text Fastify would add a charset, which JSON does not have.
      const bytes = body === null ? undefined : new TextEncoder().encode(body);
      return reply.code(status).headers(answer.headers).send(bytes);
    });
  }
}

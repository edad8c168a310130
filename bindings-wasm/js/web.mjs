// RetailOps' webhooks for what speaks the web's own Request and Response.
import { Collector, cutOff, readBefore } from "./webhooks/body.mjs";
import { problem } from "./webhooks/reply.mjs";
import { receive } from "./webhooks/receive.mjs";
import { settingsOf } from "./webhooks/settings.mjs";

const ADVICE = "hand over the request unread, or its `clone()`";

/** @param {unknown} options */
export function createWebhookHandler(options) {
  const settings = settingsOf(options);
  const { prefix } = settings;
  /** @param {Request} request */
  return async (request) => {
    const { origin, pathname, search } = new URL(request.url);
    const isBelow = pathname.startsWith(`${prefix}/`);
    const reply = isBelow
      ? await receive(settings, {
          method: request.method,
          path: pathname.slice(prefix.length),
          origin,
          address: pathname,
          query: search.slice(1),
          headers: request.headers,
          read: (most) => readBody(request, most),
          signal: request.signal,
          request,
        })
      : undefined;
    const { status, headers, body } =
      reply ?? problem(404, "Not Found", "no webhook is served at this path");
    return new Response(request.method === "HEAD" ? null : body, { status, headers });
  };
}

/**
 * @param {Request} request
 * @param {number} most
 */
async function readBody(request, most) {
  if (request.bodyUsed || request.body?.locked) throw readBefore(ADVICE);
  const body = new Collector(most, request.headers.get("content-length"), ADVICE);
  const reader = request.body?.getReader();
  if (reader === undefined) return body.bytes();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw cutOff();
    });
    if (done) return body.bytes();
    try {
      body.add(value);
    } catch (error) {
      reader.cancel().catch(() => {});
      throw error;
    }
  }
}

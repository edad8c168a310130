// RetailOps' webhooks for Express.
import { Collector } from "./webhooks/body.mjs";
import { headersOf, readStream, signalOf } from "./webhooks/node.mjs";
import { receive } from "./webhooks/receive.mjs";
import { settingsOf } from "./webhooks/settings.mjs";

const ADVICE =
  "mount `webhooks()` before `express.json()` and other parsers, or let `express.raw()` read its paths";

/** @param {unknown} options */
export function webhooks(options) {
  const settings = settingsOf(options);
  const { prefix } = settings;
  /**
   * @param {any} request
   * @param {any} response
   * @param {(error?: unknown) => void} next
   */
  return (request, response, next) => {
    const [path, query] = parted(request.url);
    if (!path.startsWith(`${prefix}/`)) return next();
    const headers = headersOf(request.headers);
    receive(settings, {
      method: request.method,
      path: path.slice(prefix.length),
      origin: originOf(request),
      address: parted(request.originalUrl ?? request.url)[0],
      query,
      headers: unpacked(request) ? without(headers, "content-encoding") : headers,
      read: (most) => readBody(request, most, headers.get("content-length")),
      signal: signalOf(response),
      request,
    })
      .then((reply) => (reply === undefined ? next() : send(response, reply)))
      .catch(next);
  };
}

/**
 * @param {any} request
 * @param {number} most
 * @param {string | null} stated
 */
async function readBody(request, most, stated) {
  const read = bytesOf(request);
  if (read === undefined) return readStream(request, most, stated, ADVICE);
  const body = new Collector(most, null, ADVICE);
  body.add(read);
  return body.bytes();
}

/**
 * What `express.raw()` has read, or what platforms and `verify` functions of parsers keep.
 *
 * @param {any} request
 * @returns {Uint8Array | undefined}
 */
function bytesOf({ body, rawBody }) {
  return [body, rawBody].find((each) => each instanceof Uint8Array);
}

/** Whoever has read the body has unpacked it, too. @param {any} request */
const unpacked = (request) => bytesOf(request) !== undefined;

/**
 * @param {Headers} headers
 * @param {string} name
 */
function without(headers, name) {
  const others = new Headers(headers);
  others.delete(name);
  return others;
}

/** Path and query. @param {string} url */
function parted(url) {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}

/** @param {any} request */
function originOf({ protocol, headers }) {
  return `${protocol ?? "http"}://${headers.host ?? "localhost"}`;
}

/**
 * @param {any} response
 * @param {import("./webhooks/reply.mjs").Reply} reply
 */
function send(response, { status, headers, body }) {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body ?? undefined);
}

// A request and a response of Node, as Express and Fastify hand them over.
import { Collector, cutOff, readBefore } from "./body.mjs";

/**
 * What we use of `http.IncomingMessage`.
 *
 * @typedef {object} Message
 * @property {string} [method]
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {boolean} [readableDidRead] somebody has read of it
 * @property {boolean} [readableAborted]
 * @property {boolean} [destroyed]
 * @property {(event: string, listener: (...values: any[]) => void) => unknown} on
 * @property {(event: string, listener: (...values: any[]) => void) => unknown} off
 * @property {() => unknown} resume
 */

/**
 * What we use of `http.ServerResponse`.
 *
 * @typedef {object} Outgoing
 * @property {boolean} writableFinished
 * @property {(event: string, listener: () => void) => unknown} once
 */

/** @param {Message["headers"]} fields */
export function headersOf(fields) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    // HTTP/2's own fields, such as `:path`, are no headers.
    if (value === undefined || name.startsWith(":")) continue;
    for (const each of [value].flat()) headers.append(name, each);
  }
  return headers;
}

/**
 * Aborts when the connection closes before the reply is out.
 *
 * @param {Outgoing} response
 */
export function signalOf(response) {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/**
 * All bytes of a stream. What is too long flows on unread, so that the caller gets to the reply.
 *
 * @param {Message} stream
 * @param {number} most
 * @param {string | null} stated the length that the request states
 * @param {string} advice for a body that somebody else has read
 * @returns {Promise<Uint8Array>}
 */
export async function readStream(stream, most, stated, advice) {
  if (stream.readableDidRead) throw readBefore(advice);
  if (stream.destroyed) throw cutOff();
  const body = new Collector(most, stated, advice);
  return new Promise((resolve, reject) => {
    const listeners = {
      data(/** @type {Uint8Array} */ chunk) {
        try {
          body.add(chunk);
        } catch (error) {
          stop();
          stream.resume();
          reject(error);
        }
      },
      end() {
        stop();
        resolve(body.bytes());
      },
      close() {
        stop();
        reject(cutOff());
      },
    };
    const stop = () => {
      for (const [event, listener] of Object.entries(listeners)) stream.off(event, listener);
    };
    for (const [event, listener] of Object.entries(listeners)) stream.on(event, listener);
    // Kept, since an error after the end of our reading has no other listener.
    stream.on("error", () => listeners.close());
  });
}

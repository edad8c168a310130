import type { WebhookOptions } from "orderwire/web";

/**
 * RetailOps' webhooks as a handler for Express: `app.use("/retailops", webhooks({ … }))`. It reads the
 * body itself, or takes the bytes that `express.raw()` read, and so has to be mounted before
 * `express.json()`. What it does not serve goes on to the next handler.
 *
 * @throws {OrderwireError} as `createWebhookHandler`.
 */
export declare function webhooks<R extends ExpressRequest = any>(
  options: WebhookOptions<R>,
): (request: ExpressRequest, response: ExpressResponse, next: (error?: unknown) => void) => void;

/** What is used of Express' request, or of that of Node's `http`. */
export interface ExpressRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: { [name: string]: string | string[] | undefined };
}

/** What is used of Express' response, or of that of Node's `http`. */
export interface ExpressResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

import type {
  CheckOptions,
  Finding,
  Kind,
  Payloads,
  Report,
  WritebackFacts,
  WritebackOptions,
} from "orderwire";

/**
 * A handler of RetailOps' webhooks for everything that speaks the web's own `Request` and
 * `Response`: Hono, Workers, Next, Bun, Deno. It reads the body as bytes, finds the operation,
 * checks ticket and payload, calls the store's function, checks the answer against the request, and
 * replies in RetailOps' form.
 *
 * @example
 * const handler = createWebhookHandler({
 *   ticket: "1,1,0,secret",
 *   onWriteback: () => ({ currency: "USD", tax_pct: "7" }),
 *   onOrderAck: ({ data }) => void console.log(data?.order),
 * });
 * const answer = await handler(new Request("https://store.example/orders/writeback"));
 * answer.status; // 405
 *
 * @throws {OrderwireError} `option.unknown`, `option.value`, `option.missing`: at once, so that a
 * mistake is seen when the store starts.
 */
export declare function createWebhookHandler(
  options: WebhookOptions<Request>,
): (request: Request) => Promise<Response>;

/** An operation of RetailOps: `order_ack`, `order_writeback`, …. */
export type WebhookOperation = Kind extends infer K
  ? K extends `retailops.${infer Operation}.request`
    ? Operation
    : never
  : never;

/** The name of an operation's callback: `onOrderAck` of `order_ack`. */
export type CallbackName<O extends WebhookOperation> = O extends "order_writeback"
  ? "onWriteback"
  : `on${Joined<O>}`;

type Joined<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${Capitalize<First>}${Joined<Rest>}`
  : Capitalize<Name>;

/** What RetailOps sent, as `parse` gives it. */
export type WebhookPayload<O extends WebhookOperation> = Payloads[`retailops.${O}.request`];

/**
 * What a callback gives: the members of the answer, as `build` takes them, with amounts as text or
 * bigint; for `order_writeback` what the store knows, of which the answer is computed.
 */
export type WebhookAnswer<O extends WebhookOperation> = O extends "order_writeback"
  ? WritebackFacts
  : Fields<Payloads[`retailops.${O}.response`]>;

/** The values of a payload before they are printed: an amount may be a bigint, too. */
export type Fields<T> = T extends string
  ? T | bigint
  : T extends readonly (infer Element)[]
    ? readonly Fields<Element>[]
    : T extends object
      ? { readonly [Name in keyof T]: Member<T[Name]> }
      : T;

/** What is required is not null either. */
type Member<T> = undefined extends T ? Fields<T> : NonNullable<Fields<T>>;

/**
 * The store's part of an operation. Nothing given means the answer without events, where that is an
 * answer.
 */
export type WebhookCallback<O extends WebhookOperation, R = unknown> = (
  payload: WebhookPayload<O>,
  context: WebhookContext<O, R>,
) => Given<O> | Promise<Given<O>>;

type Given<O extends WebhookOperation> = WebhookAnswer<O> | Refusal | undefined | void;

/** The callbacks, each under the name of its operation. Only operations with one are served. */
export type WebhookCallbacks<R = unknown> = {
  readonly [O in WebhookOperation as CallbackName<O>]?: WebhookCallback<O, R> | undefined;
};

/** What a callback gets beside the payload. */
export interface WebhookContext<O extends WebhookOperation = WebhookOperation, R = unknown> {
  /** The operation. */
  readonly operation: O;
  /** The kind of the payload. */
  readonly kind: `retailops.${O}.request`;
  /** The payload as it came; of `order_fetch` the text of the query. It holds the ticket. */
  readonly body: Uint8Array;
  /** What `check` says of the payload: no errors, but maybe warnings. */
  readonly report: Report;
  /** The HTTP headers of the request. */
  readonly headers: Headers;
  /** The request of the framework. Its body is read already. */
  readonly request: R;
  /** Aborts when the caller hangs up, as far as the platform tells. */
  readonly signal: AbortSignal;
  /**
   * A refusal to return or throw: each problem becomes an event, under an HTTP status from 400 to
   * 599 (422 unless given).
   */
  readonly refuse: (problems: Problem | readonly Problem[], status?: number) => Refusal;
}

/** Why the store cannot do what it was asked. */
export interface Problem {
  /** A stable name, such as `store.unknown_sku`. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
  /** Which thing it concerns, and what kind of thing: `{ id: "132", concept: "sku" }`. */
  readonly subject?: { readonly id: string | number; readonly concept: string } | undefined;
  /** Figures and places. */
  readonly details?: { readonly [name: string]: string | number | null | undefined } | undefined;
}

/** What `refuse` gives. */
export interface Refusal {
  readonly status: number;
  readonly problems: readonly Problem[];
}

/** Which operations are served where. */
export type WebhookRoutes<R = unknown> =
  | readonly WebhookOperation[]
  | { readonly [path: string]: WebhookOperation | readonly WebhookOperation[] }
  | ((request: R) => WebhookOperation | readonly WebhookOperation[] | undefined);

/** What all handlers take. */
export interface WebhookOptions<R = unknown> extends WebhookCallbacks<R> {
  /**
   * The secret that RetailOps' requests carry in `headers.ticket`: text, several texts while it
   * changes, or a function that knows it (it gets `""` where there is none). Without it, or where it
   * is `false`, every caller is taken. Given and `undefined`, as an unset variable of the environment
   * is, it is a mistake that is thrown.
   */
  readonly ticket?:
    | string
    | readonly string[]
    | ((
        given: string,
        caller: {
          readonly operation: WebhookOperation;
          readonly headers: Headers;
          readonly request: R;
        },
      ) => boolean | Promise<boolean>)
    | false;
  /**
   * A list of operations: only these are served, though others may have a callback. Or operations by
   * path, for those that are not where RetailOps' document has them (see `kinds()`):
   * `{ "/writeback": "order_writeback" }`. Or a function that tells the operation of a request.
   * Where several are possible the payload decides.
   */
  readonly operations?: WebhookRoutes<R> | undefined;
  /** What stands in front of the paths: `"/retailops"`. Routers that mount a handler know it themselves. */
  readonly prefix?: string | undefined;
  /** The longest body, in bytes; 1 MiB unless given. */
  readonly maxBytes?: number | undefined;
  /** How payloads are checked. */
  readonly check?: Omit<CheckOptions, "maxBytes"> | undefined;
  /** How the answer to `order_writeback` is computed. */
  readonly writeback?: Omit<WritebackOptions, "kind" | keyof CheckOptions> | undefined;
  /**
   * Takes what a callback threw, and `OrderwireError`s: `validation` with the `report` of an answer
   * that may not be sent, `webhook.body_read` where a parser came before the handler. The caller reads
   * only that the store failed. Written to the console unless given. A report quotes the payload.
   */
  readonly onError?:
    | ((
        error: unknown,
        context: { readonly operation: WebhookOperation | undefined; readonly request: R },
      ) => unknown)
    | undefined;
  /** Takes an entry for each request that is served. */
  readonly log?: ((entry: WebhookLogEntry) => unknown) | undefined;
}

/** What is safe to keep of a request: no values, no query, no secrets. */
export interface WebhookLogEntry {
  /** The HTTP method. */
  readonly method: string;
  /** The path, without the query. */
  readonly path: string;
  /** The operation, as far as it is known. */
  readonly operation: WebhookOperation | undefined;
  /** The HTTP status of the reply. */
  readonly status: number;
  /** Errors and warnings, by name and place. */
  readonly findings: readonly (Pick<Finding, "code" | "severity" | "pointer"> & {
    /** Which document it is in. */
    readonly about: "request" | "facts" | "answer";
  })[];
}

// Which operation a request is for: by its method and path, and where several share these by what
// the payload looks like.
import { detect, kinds, OrderwireError } from "orderwire";
import { envelopeOf } from "./envelope.mjs";

/** @typedef {import("../web.d.ts").WebhookOperation} Operation */

/**
 * What the catalogue says of an operation.
 *
 * @typedef {object} Route
 * @property {Operation} operation
 * @property {string} method
 * @property {string} path
 * @property {number} status of the answer
 */

const VENDOR = "retailops";

/**
 * @template {Operation} O
 * @param {O} operation
 * @returns {`retailops.${O}.request`}
 */
export const requestOf = (operation) => `${VENDOR}.${operation}.request`;

/**
 * @template {Operation} O
 * @param {O} operation
 * @returns {`retailops.${O}.response`}
 */
export const responseOf = (operation) => `${VENDOR}.${operation}.response`;

/** The operation whose answer is computed from facts. */
export const WRITEBACK = "order_writeback";

/**
 * `onOrderAck` of `order_ack`.
 *
 * @param {string} operation
 */
export function callbackName(operation) {
  if (operation === WRITEBACK) return "onWriteback";
  return `on_${operation}`.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

/** The operations, from the catalogue. @returns {Route[]} */
export function documented() {
  return kinds()
    .filter(({ vendor, direction }) => vendor === VENDOR && direction === "request")
    .map(({ operation, method, path, status }) => ({
      operation: /** @type {Operation} */ (operation),
      method,
      path,
      status,
    }));
}

export class Routes {
  /** @type {Route[]} */
  #routes;
  /** @type {Set<string>} */
  #served;
  /** @type {((request: any) => unknown) | undefined} */
  #choose;

  /**
   * @param {Route[]} routes
   * @param {Set<string>} served the operations with a callback
   * @param {unknown} given the option `operations`
   */
  constructor(routes, served, given) {
    this.#served = served;
    this.#routes = routes;
    if (typeof given === "function") this.#choose = /** @type {any} */ (given);
    else if (Array.isArray(given)) this.#served = this.#only(given);
    else if (given !== undefined) this.#routes = this.#moved(given);
  }

  /** The paths with something to serve; none that is known where a function chooses. */
  get paths() {
    if (this.#choose !== undefined) return undefined;
    const served = this.#routes.filter(({ operation }) => this.#served.has(operation));
    return [...new Set(served.map(({ path }) => path))];
  }

  /**
   * All routes of a path, those without a callback too: a payload of theirs must not be taken for
   * that of another. None where nothing is served.
   *
   * @param {string} path
   * @param {unknown} request
   */
  at(path, request) {
    const routes =
      this.#choose === undefined
        ? this.#routes.filter((route) => route.path === path)
        : this.#named(this.#choose(request) ?? [], "the function `operations`");
    return routes.some((route) => this.serves(route)) ? routes : [];
  }

  /** @param {Route} route */
  serves({ operation }) {
    return this.#served.has(operation);
  }

  /**
   * The one route of several that a payload is for.
   *
   * @param {Route[]} routes
   * @param {Uint8Array} payload
   * @returns {Route}
   */
  chosen(routes, payload) {
    const [first, ...others] = routes;
    if (others.length === 0) return first;
    const scores = new Map(detect(payload).map(({ kind, score }) => [kind, score]));
    const scoreOf = (/** @type {Route} */ { operation }) => scores.get(requestOf(operation)) ?? 0;
    const most = Math.max(...routes.map(scoreOf));
    const best = routes.filter((route) => scoreOf(route) === most);
    const served = best.filter((route) => this.serves(route));
    if (served.length <= 1) return served[0] ?? best[0];
    // The document shows both requests of `/catalogs` with the same members. An action that names
    // one of them is right; else the one with content is a push, which creates something (201).
    const { action, data } = envelopeOf(payload);
    const named = String(action).split(".").at(-1);
    const isPush = Object.keys(Object(data)).length > 0;
    return (
      served.find(({ operation }) => operation === named) ??
      served.find(({ status }) => (status === 201) === isPush) ??
      served[0]
    );
  }

  /**
   * The operations of a list, each of which needs its callback.
   *
   * @param {unknown[]} given
   */
  #only(given) {
    return new Set(this.#withCallback(given, "`operations`").map(({ operation }) => operation));
  }

  /**
   * The routes, with some operations at other paths.
   *
   * @param {unknown} given
   */
  #moved(given) {
    if (typeof given !== "object" || given === null)
      throw refused("is neither a list, an object of paths nor a function");
    const moved = Object.entries(given).flatMap(([path, operations]) => {
      if (!path.startsWith("/"))
        throw refused(`has the path \`${path}\`; a path begins with \`/\``);
      const routes = this.#withCallback(operations, `\`operations\` at \`${path}\``);
      return routes.map((route) => ({ ...route, path }));
    });
    const elsewhere = new Set(moved.map(({ operation }) => operation));
    return [...this.#routes.filter(({ operation }) => !elsewhere.has(operation)), ...moved];
  }

  /**
   * The documented routes of operations that are served.
   *
   * @param {unknown} operations one or a list
   * @param {string} who
   */
  #withCallback(operations, who) {
    return this.#named(operations, who).map((route) => {
      if (this.serves(route)) return route;
      const { operation } = route;
      throw refused(
        `names \`${operation}\`, which has no callback; add \`${callbackName(operation)}\``,
      );
    });
  }

  /**
   * The documented routes of operations.
   *
   * @param {unknown} operations one or a list
   * @param {string} who
   */
  #named(operations, who) {
    return [operations].flat().map((name) => {
      const route = this.#routes.find(({ operation }) => operation === name);
      if (route !== undefined) return route;
      const names = this.#routes.map(({ operation }) => `\`${operation}\``).join(", ");
      throw new OrderwireError(
        "option.value",
        `${who} says \`${String(name)}\`, which is no operation; one of ${names}`,
      );
    });
  }
}

/** @param {string} what */
const refused = (what) => new OrderwireError("option.value", `\`operations\` ${what}`);

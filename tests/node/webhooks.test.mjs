// Webhooks as a web handler: each operation, secrets, options, many at once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { check, OrderwireError } from "orderwire";
import { createWebhookHandler } from "orderwire/web";
import { fileOf } from "./cases.mjs";
import {
  answers,
  example,
  only,
  open,
  payload,
  problems,
  routes,
  secret,
  store,
  ticket,
} from "./webhooks.mjs";

describe("each operation", () => {
  for (const { operation, status } of routes) {
    test(`${operation}: the document's example reaches its callback`, async () => {
      const { send, calls, log, errors } = open();
      const reply = await send(example(operation));
      assert.deepEqual([reply.status, errors], [status, []], reply.text);
      assert.equal(reply.headers["content-type"], "application/json");
      if (operation !== "order_fetch")
        assert.equal(reply.text, answers[operation] ?? '{"events":[]}');
      assert.ok(check(`retailops.${operation}.response`, reply.text).ok);
      assert.deepEqual(
        calls.map(([name]) => name),
        [operation],
      );
      const [, values, context] = calls[0];
      assert.equal(context.kind, `retailops.${operation}.request`);
      assert.equal(values.headers.ticket, ticket);
      assert.ok(context.body instanceof Uint8Array);
      assert.deepEqual(check(context.kind, context.body), context.report);
      assert.ok(context.request instanceof Request);
      assert.equal(context.headers, context.request.headers);
      assert.equal(context.signal.aborted, false);
      assert.deepEqual([log.length, log[0].operation, log[0].status], [1, operation, status]);
      assert.ok(log[0].findings.every(({ severity }) => severity === "warning"));
    });

    test(`${operation}: a payload with an error gets it, with its place`, async () => {
      const { send, calls, log } = open();
      const change = (text) =>
        text.replace(/"version": 1/, '"version": "x"').replace("&version=1&", "&version=x&");
      const [problem, ...others] = problems(await send(example(operation, change)), 422, operation);
      assert.deepEqual(others, []);
      assert.equal(problem.code, "value.integer");
      assert.deepEqual(problem.subject, { id: "/version", concept: "json_pointer" });
      assert.equal(
        problem.details.line,
        example(operation).body?.includes("\n") ? problem.details.line : 1,
      );
      assert.deepEqual(calls, []);
      const about = {
        about: "request",
        severity: "error",
        code: "value.integer",
        pointer: "/version",
      };
      assert.deepEqual(
        log[0].findings.filter(({ severity }) => severity === "error"),
        [about],
      );
    });

    test(`${operation}: what is unreadable is a bad request`, async () => {
      const { send, calls } = open();
      const { body, ...request } = example(operation);
      const bad =
        body === undefined
          ? ["/orders", "/orders?abc", "/orders?%7B%22a", "/orders?%7B%FF"].map((path) => ({
              ...request,
              path,
            }))
          : [body.slice(0, 300), "", "[".repeat(500), new Uint8Array([0x7b, 0xff])].map((each) => ({
              ...request,
              body: each,
            }));
      for (const each of bad) {
        const { status, text } = await send(each);
        assert.equal(status, 400, text);
        assert.match(text, /"(error_)?code":"(json|query)\./);
      }
      assert.deepEqual(calls, []);
    });

    test(`${operation}: a wrong ticket and none are refused alike`, async () => {
      const { send, calls } = open();
      const path = example(operation).path.split("?")[0];
      const tickets = [ticket.replace("1,1,0", "1,1,1"), `${ticket}x`, ticket.slice(1), "", "null"];
      const wrong = await Promise.all([
        ...tickets.map((each) =>
          send(
            example(operation, (text) =>
              text
                .replace(ticket, each)
                .replace(encodeURIComponent(ticket), encodeURIComponent(each)),
            ),
          ),
        ),
        // Not there at all, and what is no text.
        send(
          example(operation, (text) =>
            text
              .replace(/"ticket": *"[^"]*"/, '"tickets": 0')
              .replace(/headers\[ticket\]=[^&]*/, "headers[x]=1"),
          ),
        ),
        send(
          example(operation, (text) =>
            text
              .replace(/"ticket": *("[^"]*")/, '"ticket": [$1]')
              .replace("headers[ticket]", "headers[ticket][0]"),
          ),
        ),
        send(
          example(operation, (text) =>
            text
              .replace(/"ticket": *("[^"]*")/, '"ticket": null')
              .replace(/headers\[ticket\]=[^&]*&/, ""),
          ),
        ),
        // Errors of the payload are nothing to tell.
        send(
          example(operation, (text) =>
            text
              .replace(ticket, "x")
              .replace(encodeURIComponent(ticket), "x")
              .replace('"version": 1', '"version": "x"')
              .replace("&version=1", "&version=x"),
          ),
        ),
      ]);
      assert.equal(new Set(wrong.map((reply) => JSON.stringify(reply))).size, 1);
      const [problem] = problems(wrong[0], 403, operation);
      assert.equal(problem.code, "http.403");
      if (problem.url) assert.equal(problem.url, `https://store.example${path}`);
      assert.deepEqual(calls, []);
    });
  }
});

test("amounts reach the store as they were sent, and the answer as it gave them", async () => {
  let amount;
  const { send } = only({
    onItemsReturned({ data }) {
      amount = data.return.refund_amt;
      return { events: [], return: { channel_store_credit_amount: 12345678901234567890n } };
    },
  });
  const change = (text) =>
    text.replace(/"refund_amt": *"?[\d.]+"?/, '"refund_amt": 12345678901234567.890');
  const { text } = await send(example("items_returned", change));
  assert.equal(amount, "12345678901234567.890");
  assert.equal(text, '{"events":[],"return":{"channel_store_credit_amount":12345678901234567890}}');
});

describe("secrets", () => {
  test("no reply and no log entry has the ticket", async () => {
    const { send, log, errors } = open({
      onShipmentSubmit(values) {
        throw new Error(`failed for ${values.headers.ticket}`);
      },
    });
    const replies = [];
    for (const { operation, method } of routes) {
      const good = example(operation);
      replies.push(await send(good));
      const changes = [
        (text) => text.replace('"version": 1', '"version": "x"').replace("version=1", "version=x"),
        (text) =>
          text.replace(ticket, `${ticket}x`).replace("headers[ticket]=", "headers[ticket]=x"),
        (text) => text.replace(secret, `${secret}`.replace(/.$/, "\\")),
        (text) => text.replace('"ticket":', '"ticket" '),
        (text) => text.slice(0, text.indexOf(secret) + secret.length),
        (text) => text.replace(`"${ticket}"`, `["${ticket}"]`).replace("[ticket]", "[ticket][x]"),
        (text) => text.replace(`"${ticket}"`, ticket),
        (text) => text.replace('"ticket":', '"Ticket":').replace("[ticket]", "[Ticket]"),
        (text) =>
          text
            .replace('"ticket":', `"ticket": "${ticket}", "ticket":`)
            .replace(/(headers\[ticket\]=[^&]*)/, "$1&$1"),
      ];
      for (const change of changes) replies.push(await send(example(operation, change)));
      replies.push(await send({ ...good, method: method === "GET" ? "POST" : "PUT" }));
      replies.push(await send({ ...good, path: good.path.replace("/", "/x/") }));
      if (method === "POST") {
        replies.push(await send({ ...good, headers: { "content-type": "text/plain" } }));
        replies.push(await send({ ...good, path: `${good.path}?ticket=${ticket}`, body: "" }));
      }
    }
    assert.ok(errors.length > 0 && replies.length > 130);
    for (const each of [...replies, ...log]) {
      const text = JSON.stringify(each);
      for (const part of [
        secret,
        encodeURIComponent(secret),
        ticket.slice(0, 20),
        encodeURIComponent(ticket).slice(0, 20),
      ])
        assert.ok(!text.includes(part), text.slice(0, 1000));
    }
  });
});

describe("the store's observers", () => {
  test("keep nobody from a reply", async () => {
    for (const broken of [
      () => {
        throw new Error("disk full");
      },
      async () => {
        throw new Error("disk full");
      },
      () => ({
        then() {
          throw new Error("x");
        },
      }),
    ]) {
      const told = [];
      const logging = open({ log: broken, onError: (error) => told.push(error.message) });
      assert.equal((await logging.send(example("order_ack"))).status, 200);
      await new Promise(setImmediate);
      assert.equal(told.length, 1);
      const failing = open({
        onError: broken,
        log: broken,
        onOrderAck() {
          throw new Error("x");
        },
      });
      assert.equal((await failing.send(example("order_ack"))).status, 500);
      await new Promise(setImmediate);
    }
  });

  test("errors go to the console unless somebody takes them", async (t) => {
    const print = t.mock.method(console, "error", () => {});
    const { send } = only({
      onError: undefined,
      onOrderAck() {
        throw new Error("the database is away");
      },
    });
    assert.equal((await send(example("order_ack"))).status, 500);
    assert.match(print.mock.calls[0].arguments[0], /the database is away\n +at/);
  });
});

test("a list of operations serves these only, and no ticket takes every caller", async () => {
  const handler = createWebhookHandler({
    operations: ["order_ack"],
    onOrderAck() {},
    onOrderCancel() {},
  });
  const post = async (operation, path) => {
    const body = fileOf(`retailops.${operation}.request.json`);
    const response = await handler(new Request(`http://x${path}`, { method: "POST", body }));
    return response.status;
  };
  assert.equal(await post("order_ack", "/orders/order_ack"), 200);
  assert.equal(await post("order_cancel", "/orders/cancel"), 404);
});

test("options are held to what there is", () => {
  const make = (options) => () => createWebhookHandler(options);
  const onOrderAck = () => {};
  const cases = [
    [undefined, "option.missing", /no options/],
    [{ onOrderAck, ticket: undefined }, "option.missing", /`ticket`.*leave it out/],
    [{ onOrderAck, ticket: "" }, "option.value", /`ticket`/],
    [{ onOrderAck, ticket: [] }, "option.value", /`ticket`/],
    [{ onOrderAck, ticket: ["a", ""] }, "option.value", /`ticket`/],
    [{ onOrderAck, ticket: true }, "option.value", /`ticket`/],
    [{ ticket }, "option.missing", /no callback/],
    [
      { ticket, onOrderWriteback: onOrderAck },
      "option.unknown",
      /`onOrderWriteback`.*`onWriteback`/,
    ],
    [{ ticket, onOrderack: onOrderAck }, "option.unknown", /`onOrderAck`/],
    [{ ticket, onOrderAck: "yes" }, "option.value", /`onOrderAck` is no function/],
    [{ ticket, onOrderAck, log: {} }, "option.value", /`log`/],
    [{ ticket, onOrderAck, check: "strict" }, "option.value", /`check`/],
    [{ ticket, onOrderAck, check: { mode: "strictest" } }, "option.value", /`mode`/],
    [{ ticket, onOrderAck, check: { max_findings: 5 } }, "option.unknown", /`maxFindings`/],
    [{ ticket, onOrderAck, writeback: { place: "moon" } }, "option.value", /`place`/],
    [{ ticket, onOrderAck, writeback: { byy: "line" } }, "option.unknown", /`byy`/],
    [{ ticket, onOrderAck, prefix: "retailops" }, "option.value", /`prefix`/],
    [{ ticket, onOrderAck, prefix: "/retailops/" }, "option.value", /`prefix`/],
    ...[0, -1, 1.5, "1mb", Infinity, NaN].map((maxBytes) => [
      { ticket, onOrderAck, maxBytes },
      "option.value",
      /`maxBytes`/,
    ]),
    [{ ticket, onOrderAck, operations: "order_ack" }, "option.value", /`operations`/],
    [{ ticket, onOrderAck, operations: ["order_acks"] }, "option.value", /no operation/],
    [{ ticket, onOrderAck, operations: ["order_cancel"] }, "option.value", /add `onOrderCancel`/],
    [{ ticket, onOrderAck, operations: { ack: "order_ack" } }, "option.value", /begins with/],
    [
      { ticket, onOrderAck, operations: { "/ack": "order_acks" } },
      "option.value",
      /`order_acks`, which is no operation; one of `order_update`/,
    ],
    [
      { ticket, onOrderAck, operations: { "/c": "order_cancel" } },
      "option.value",
      /no callback; add `onOrderCancel`/,
    ],
  ];
  for (const [options, code, message] of cases)
    assert.throws(make(options), (error) => {
      assert.ok(error instanceof OrderwireError);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.ok(!error.message.includes(secret));
      return true;
    });
});

test("500 requests at once: each gets its own answer", async () => {
  const { send } = only({
    async onWriteback({ data }) {
      const [{ corr }] = data.line_items;
      await new Promise((resolve) => setTimeout(resolve, Number(corr) % 7));
      return { currency: "USD", line_items: [{ corr, refnum: `R-${corr}` }] };
    },
  });
  const corrs = Array.from({ length: 500 }, (_, index) => String(10_000 + index));
  const replies = await Promise.all(
    corrs.map((corr) =>
      send(example("order_writeback", (text) => text.replace('"7397"', `"${corr}"`))),
    ),
  );
  assert.deepEqual(
    replies
      .map(({ text }) => JSON.parse(text).line_items[0])
      .map(({ corr, refnum }) => [corr, refnum]),
    corrs.map((corr) => [corr, `R-${corr}`]),
  );
});

test("1,000 mixed requests: each has a reply of its kind, and no secret", async () => {
  const { send, log, errors, calls } = open();
  const request = fc.record({
    operation: fc.constantFrom(...routes.map(({ operation }) => operation)),
    at: fc.nat(1_000_000),
    cut: fc.constantFrom(0, 0, 1, 5, 40),
    insert: fc.constantFrom(
      "",
      "",
      "x",
      '"',
      "}",
      "\u0000",
      "€",
      "[",
      "&a=b",
      "\ud800",
      "null",
      "1e999",
    ),
    method: fc.constantFrom(undefined, undefined, undefined, "PUT", "OPTIONS"),
    type: fc.constantFrom(undefined, undefined, undefined, "text/plain"),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ operation, at, cut, insert, method, type }) => {
      const made = example(operation, (text) => {
        const place = at % text.length;
        return text.slice(0, place) + insert + text.slice(place + cut);
      });
      if (method !== undefined) Object.assign(made, { method });
      if (made.method === "GET") delete made.body;
      if (type !== undefined) made.headers = { "content-type": type };
      const before = log.length;
      const reply = await send(made);
      assert.ok([200, 201, 204, 400, 403, 404, 405, 415, 422].includes(reply.status), reply.text);
      assert.ok(!reply.text.includes(secret));
      if (reply.status >= 400) assert.match(reply.headers["content-type"], /json$/);
      if (reply.text !== "") JSON.parse(reply.text);
      assert.equal(log.length, before + 1);
      assert.equal(log.at(-1).status, reply.status);
    }),
    { numRuns: 1000, seed: 20_260_101 },
  );
  assert.deepEqual(errors, []);
  assert.ok(calls.length > 100);
  assert.ok(!JSON.stringify(log).includes(secret));
});

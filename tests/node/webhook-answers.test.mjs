// Webhooks: what the store's function gives, and what of it is sent.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrderwireError } from "orderwire";
import { createWebhookHandler } from "orderwire/web";
import { codes, example, only, problems, sender, ticket } from "./webhooks.mjs";

describe("what a callback gives", () => {
  const cyclic = { events: [] };
  cyclic.events.push(cyclic);
  const nonsense = {
    "a string": "thanks",
    "an empty string": "",
    null: null,
    "a number": 5,
    true: true,
    "a list": [],
    "a function": () => {},
    "a symbol": Symbol("x"),
    "a Map": new Map([["events", []]]),
    "a Map inside": { events: new Map() },
    "what contains itself": cyclic,
    "a getter that throws": {
      get events() {
        throw new Error("no");
      },
    },
    "a Proxy that throws": new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("no");
        },
      },
    ),
    NaN: { events: [], return: { channel_store_credit_amount: NaN } },
    "a float": { events: [], return: { channel_store_credit_amount: 1.1 } },
    "an amount in words": { events: [], return: { channel_store_credit_amount: "five" } },
    "nothing where something is required": undefined,
    "an Error": new Error("x"),
    "a Response": new Response("x"),
  };
  for (const [what, given] of Object.entries(nonsense)) {
    test(`${what} is never sent`, async () => {
      const { send, errors, log } = only({ onItemsReturned: () => given });
      const reply = await send(example("items_returned"));
      const [{ code, message }] = problems(reply, 500, "items_returned");
      assert.deepEqual([code, message], ["http.500", "the store failed"]);
      assert.equal(errors.length, 1);
      assert.equal(errors[0][1].operation, "items_returned");
      assert.equal(log[0].status, 500);
    });
  }

  test("what is wrong with it is told to the store", async () => {
    const answer = { events: [], return: { channel_store_credit_amount: "five" } };
    const { send, errors, log } = only({ onItemsReturned: () => answer });
    await send(example("items_returned"));
    const [[error]] = errors;
    assert.deepEqual([error.code, error.report.findings[0].code], ["validation", "amount.syntax"]);
    assert.deepEqual(log[0].findings.at(-1), {
      about: "answer",
      severity: "error",
      code: "amount.syntax",
      pointer: "/return/channel_store_credit_amount",
    });
    assert.ok(!JSON.stringify(log).includes("five"));
  });

  test("an answer that is none to its question is never sent", async () => {
    const orders = [{ channel_refnum: "7", items: [] }];
    const { send, errors, log } = only({
      onOrderFetch: () => ({ next_page_state: 0, next_order_refnum: 0, orders }),
    });
    const fetched = (single) =>
      send(example("order_fetch", (query) => query.replace("[single]=0", `[single]=${single}`)));
    assert.equal((await fetched(0)).status, 200);
    assert.deepEqual(codes(await fetched(1), 500, "order_fetch"), ["http.500"]);
    const [[error]] = errors;
    assert.match(error.message, /does not fit its request, and is not sent/);
    const [finding] = error.report.findings.filter(({ severity }) => severity === "error");
    assert.equal(finding.code, "exchange.changed");
    assert.deepEqual(
      log[1].findings.map(({ about, code }) => [about, code]),
      [["answer", "exchange.changed"]],
    );
  });

  test("what it throws stays here", async () => {
    for (const thrown of [
      new Error("password 123"),
      "password 123",
      undefined,
      null,
      { status: 200 },
      new OrderwireError("validation", "password 123"),
    ]) {
      for (const onOrderUpdate of [
        () => {
          throw thrown;
        },
        () => Promise.reject(thrown),
      ]) {
        const { send, errors, log } = only({ onOrderUpdate });
        const reply = await send(example("order_update"));
        const [{ code, message }] = problems(reply, 500, "order_update");
        assert.deepEqual([code, message], ["http.500", "the store failed"]);
        assert.equal(errors[0][0], thrown);
        assert.ok(!JSON.stringify([reply, log]).includes("password"));
      }
    }
  });

  test("callbacks may be methods", async () => {
    class Store {
      ticket = ticket;
      #acks = 0;
      onOrderAck() {
        this.#acks += 1;
        return { events: [{ status: String(this.#acks) }] };
      }
    }
    const send = sender(createWebhookHandler(new Store()));
    await send(example("order_ack"));
    assert.equal((await send(example("order_ack"))).text, '{"events":[{"status":"2"}]}');
  });

  test("nothing means no events", async () => {
    for (const nothing of [undefined, Promise.resolve()]) {
      const { send } = only({ onOrderAck: () => nothing });
      assert.equal((await send(example("order_ack"))).text, '{"events":[]}');
    }
    const { send } = only({ onWriteback() {} });
    assert.equal((await send(example("order_writeback"))).status, 200);
  });

  test("a refusal, returned or thrown", async () => {
    const problem = {
      code: "store.unknown_sku",
      message: "this store does not sell `9`",
      subject: { id: 9, concept: "sku" },
      details: { pointer: "/data", count: 5n },
    };
    for (const onWriteback of [
      (_, { refuse }) => refuse(problem),
      async (_, { refuse }) => refuse([problem, { code: "store.closed", message: "closed" }], 503),
      (_, { refuse }) => {
        throw refuse(problem, 409);
      },
    ]) {
      const { send, errors, log } = only({ onWriteback });
      const reply = await send(example("order_writeback"));
      const [first, second] = problems(reply, log[0].status, "order_writeback");
      assert.deepEqual(
        [first.code, first.subject, first.details],
        ["store.unknown_sku", { id: "9", concept: "sku" }, { pointer: "/data", count: "5" }],
      );
      if (second)
        assert.deepEqual(
          [reply.status, second.code, second.subject],
          [503, "store.closed", { id: "order_writeback", concept: "operation" }],
        );
      assert.deepEqual(errors, []);
    }
  });

  test("a refusal that is none is a failure", async () => {
    const good = { code: "a", message: "b" };
    for (const call of [
      [[]],
      [undefined],
      [null],
      ["no"],
      [{ code: "a" }],
      [{ message: "a" }],
      [{ ...good, subject: null }],
      [good, 200],
      [good, 600],
      [good, "422"],
      [{ ...good, details: cyclic }],
    ]) {
      const { send, errors } = only({ onOrderAck: (_, { refuse }) => refuse(...call) });
      assert.deepEqual(codes(await send(example("order_ack")), 500, "order_ack"), ["http.500"]);
      assert.equal(errors.length, 1);
    }
  });
});

describe("order_writeback", () => {
  const facts = (given, request = example("order_writeback"), options = {}) => {
    const handler = only({ onWriteback: () => given, ...options });
    return handler.send(request).then((reply) => ({ reply, ...handler }));
  };

  test("facts become the exact answer", async () => {
    const { reply } = await facts({
      currency: "USD",
      tax_amt: "4.55",
      line_items: [{ corr: 7397, refnum: "A-1", unit_price: "28.50" }],
    });
    const { line_items, values } = JSON.parse(reply.text);
    assert.deepEqual(
      [line_items[0].refnum, line_items[0].discount_amt, values.tax_amt],
      ["A-1", 3, "0.01"],
    );
    assert.match(reply.text, /"discount_amt":3\.00/);
  });

  test("options of the computation and of the check", async () => {
    const { reply } = await facts({ currency: "USD", tax_amt: "4.55" }, undefined, {
      writeback: { place: "order" },
    });
    assert.equal(JSON.parse(reply.text).values.tax_amt, "4.55");
    const strict = await facts({}, undefined, { check: { mode: "strict" } });
    assert.ok(codes(strict.reply, 422, "order_writeback").includes("field.type"));
    const sums = await facts({}, undefined, { check: { totals: "error" } });
    assert.deepEqual(codes(sums.reply, 422, "order_writeback"), ["total.grand_total"]);
  });

  test("what cannot be answered is refused by line", async () => {
    const { reply, log, errors } = await facts({
      currency: "USD",
      line_items: [{ corr: "7397", unit_price: "99" }],
    });
    const [problem] = problems(reply, 422, "order_writeback");
    assert.deepEqual(
      [problem.code, problem.subject],
      ["exchange.unit_price", { id: "7397", concept: "line_item" }],
    );
    assert.equal(log[0].findings.at(-1).about, "facts");
    assert.deepEqual(errors, []);
    const request = example("order_writeback", (text) => text.replace(/"corr": *"7397",/, ""));
    const unnamed = await facts({}, request);
    const [{ subject }] = problems(unnamed.reply, 422, "order_writeback");
    assert.equal(subject.concept, "json_pointer");
  });

  test("facts that are none are the store's mistake", async () => {
    for (const wrong of [
      { tax_amt: 4.55 },
      { taxAmt: "5" },
      { tax_amt: "five" },
      new Map(),
      "facts",
      5,
      [],
    ]) {
      const { reply, errors } = await facts(wrong);
      assert.deepEqual(codes(reply, 500, "order_writeback"), ["http.500"], String(wrong));
      assert.equal(errors.length, 1);
    }
  });
});

// Webhooks: which operation a request is for, its body, and its ticket.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrderwireError } from "orderwire";
import {
  answers,
  codes,
  example,
  isProblem,
  only,
  open,
  payload,
  problems,
  routes,
  store,
  ticket,
} from "./webhooks.mjs";

describe("routes", () => {
  test("paths are those of the document, to the letter", async () => {
    const { send, calls, log } = open();
    const { path, ...request } = example("order_writeback");
    for (const odd of [
      "/",
      "//orders/writeback",
      "/orders//writeback",
      "/orders/writeback/",
      "/Orders/writeback",
      "/orders/writebac%6b",
      "/orders%2fwriteback",
      "/orders/writeback%00",
      "/orders/writeback;a=b",
      "/orders/..;/orders/writeback",
      "/retailops/orders/writeback",
      "/__proto__",
      "/constructor",
    ]) {
      isProblem(await send({ ...request, path: odd }), 404);
    }
    assert.deepEqual([calls, log], [[], []]);
    // What URLs themselves make equal.
    for (const same of [
      "/./orders/writeback",
      "/x/%2e%2e/orders/writeback",
      "/orders/writeback?a=b",
      "/orders/writeback#a",
    ])
      assert.equal((await send({ ...request, path: same })).status, 200, same);
  });

  test("methods: 405 says which, OPTIONS asks", async () => {
    const { send, log } = open();
    for (const { method, path } of routes) {
      for (const other of ["GET", "POST", "PUT", "PATCH", "DELETE", "X"].filter(
        (each) => each !== method,
      )) {
        const reply = await send({ method: other, path });
        isProblem(reply, 405);
        assert.equal(reply.headers.allow, `${method}, OPTIONS`);
      }
      const head = await send({ method: "HEAD", path });
      assert.deepEqual(
        [head.status, head.text, head.headers.allow],
        [405, "", `${method}, OPTIONS`],
      );
      const options = await send({ method: "OPTIONS", path });
      assert.deepEqual(
        [options.status, options.text, options.headers.allow],
        [204, "", `${method}, OPTIONS`],
      );
    }
    assert.ok(log.every(({ status }) => [204, 405].includes(status)));
    assert.equal(log.length, routes.length * 7);
  });

  test("only what has a callback is served", async () => {
    const { send } = only({ onOrderAck() {} });
    assert.equal((await send(example("order_ack"))).status, 200);
    isProblem(await send(example("order_cancel")), 404);
    isProblem(await send({ method: "PUT", path: "/orders/cancel" }), 404);
  });

  test("a payload of a shared path is never taken for the other operation's", async () => {
    for (const [callback, mine, other] of [
      ["onInvPush", "inv_push", "items_returned"],
      ["onItemsReturned", "items_returned", "inv_push"],
    ]) {
      const { send, calls } = only({ [callback]: store()[callback] });
      assert.ok((await send(example(mine))).status < 300);
      const [{ code, message }] = problems(await send(example(other)), 404, other);
      assert.deepEqual([code, message], ["http.404", `this store does not take ${other}`]);
      // Which is nothing to tell everybody.
      const wrong = await send(example(other, (text) => text.replace(ticket, "x")));
      assert.deepEqual(codes(wrong, 403, other), ["http.403"]);
      assert.deepEqual(calls, []);
    }
  });

  test("the two requests of /catalogs: the action tells, else content", async () => {
    const { send, calls } = open();
    const asIs = { ...example("cat_push_config"), body: payload("cat_push_config.request") };
    assert.equal((await send(asIs)).text, '{"fanout":"relatives"}');
    const full = {
      ...asIs,
      body: asIs.body.replace(/"data": *{\s*}/, '"data": {"products": [{"sku": "132"}]}'),
    };
    assert.equal((await send(full)).status, 201);
    assert.equal(
      (
        await send({
          ...full,
          body: full.body.replace("orderpull.order_fetch", "x.cat_push_config"),
        })
      ).status,
      200,
    );
    assert.equal(
      (
        await send({
          ...asIs,
          body: asIs.body.replace("orderpull.order_fetch", "catpush_transmit"),
        })
      ).status,
      201,
    );
    const transmit = only({ onCatpushTransmit() {} });
    assert.equal((await transmit.send(asIs)).status, 201);
    assert.deepEqual(
      calls.map(([name]) => name),
      ["cat_push_config", "catpush_transmit", "cat_push_config", "catpush_transmit"],
    );
  });

  test("what cannot be read on a shared path is no operation's", async () => {
    const { send, log } = open();
    assert.deepEqual(codes(await send({ ...example("inv_push"), body: "{" }), 400), [
      "json.syntax",
    ]);
    assert.equal(log[0].operation, undefined);
  });

  test("below a prefix", async () => {
    const { send } = open({ prefix: "/hooks/retailops" });
    const { path, ...request } = example("order_writeback");
    assert.equal((await send({ ...request, path: `/hooks/retailops${path}` })).status, 200);
    for (const outside of [
      path,
      `/hooks/retailopsx${path}`,
      "/hooks/retailops",
      `/hooks/retailops/${path}`,
    ])
      isProblem(await send({ ...request, path: outside }), 404);
    const [{ url }] = problems(
      await send({ ...request, path: `/hooks/retailops${path}`, body: "" }),
      400,
      "order_writeback",
    );
    assert.equal(url, "https://store.example/hooks/retailops/orders/writeback");
  });

  test("operations at other paths leave theirs", async () => {
    const operations = {
      "/wb": "order_writeback",
      "/stock": ["inv_push", "items_returned"],
      "/stock2": "inv_push",
    };
    const { send, calls } = open({ operations });
    const at = (operation, path) => send({ ...example(operation), path });
    assert.equal((await at("order_writeback", "/wb")).status, 200);
    isProblem(await send(example("order_writeback")), 404);
    isProblem(await send(example("inv_push")), 404);
    assert.equal((await at("inv_push", "/stock")).status, 201);
    assert.equal((await at("items_returned", "/stock")).status, 200);
    assert.equal((await at("inv_push", "/stock2")).status, 201);
    assert.equal((await send(example("order_ack"))).status, 200);
    assert.deepEqual(
      calls.map(([name]) => name),
      ["order_writeback", "inv_push", "items_returned", "inv_push", "order_ack"],
    );
  });

  test("a function tells the operation", async () => {
    const operations = (request) => {
      const name = request.headers.get("x-operation");
      if (name === "throw") throw new Error("no idea");
      return name === "stock" ? ["inv_push", "items_returned"] : (name ?? undefined);
    };
    const { send, errors } = open({ operations });
    const named = (name, operation) => {
      const request = example(operation);
      return send({
        ...request,
        path: "/any",
        headers: { ...request.headers, "x-operation": name },
      });
    };
    assert.equal((await named("order_ack", "order_ack")).status, 200);
    assert.equal((await named("stock", "items_returned")).status, 200);
    isProblem(await send(example("order_ack")), 404);
    assert.deepEqual(codes(await named("throw", "order_ack"), 500), ["http.500"]);
    assert.deepEqual(codes(await named("order_acks", "order_ack"), 500), ["http.500"]);
    assert.deepEqual(
      errors.map(([{ message }]) => message.slice(0, 60)),
      ["no idea", "the function `operations` says `order_acks`, which is no ope"],
    );
  });
});

describe("the body", () => {
  const { path, ...writeback } = example("order_writeback");
  const post = (send, changes) => send({ path, ...writeback, ...changes });
  const type = (value) => ({ headers: { "content-type": value } });

  test("types and codings", async () => {
    const { send } = open();
    for (const good of [
      "application/json",
      "application/json; charset=utf-8",
      'Application/JSON;charset="UTF-8"',
      "application/vnd.retailops+json",
      "text/json",
    ])
      assert.equal((await post(send, type(good))).status, 200, good);
    for (const bad of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/jsonp",
      "text/json+xml",
      "",
      "json",
      "application/json, text/plain",
      "application/json; charset=utf-16",
      "multipart/form-data; x=json",
    ]) {
      const reply = await post(send, type(bad));
      assert.deepEqual(codes(reply, 415, "order_writeback"), ["http.415"], bad);
      assert.equal(reply.headers.accept, "application/json");
    }
    for (const coding of ["gzip", "br", "identity, gzip"]) {
      const reply = await post(send, {
        headers: { ...writeback.headers, "content-encoding": coding },
      });
      assert.deepEqual(codes(reply, 415, "order_writeback"), ["http.415"]);
      assert.equal(reply.headers["accept-encoding"], "identity");
    }
    assert.equal(
      (await post(send, { headers: { ...writeback.headers, "content-encoding": "identity" } }))
        .status,
      200,
    );
    const bytes = new TextEncoder().encode(writeback.body);
    assert.equal((await post(send, { body: bytes, headers: {} })).status, 200, "no type");
    assert.equal(
      (await post(send, { body: `\ufeff${writeback.body}` })).status,
      200,
      "a byte order mark",
    );
    const twice = new Headers(writeback.headers);
    twice.append("content-type", "application/json");
    assert.equal((await post(send, { headers: twice })).status, 415, "two types");
  });

  /** A body in chunks, which counts how many were asked for. */
  function chunked(bytes, size, end = "close") {
    let [at, pulled] = [0, 0];
    const body = new ReadableStream(
      {
        pull(controller) {
          pulled += 1;
          if (at >= bytes.length)
            return end === "close" ? controller.close() : controller.error(new Error("gone"));
          controller.enqueue(bytes.subarray(at, (at += size)));
        },
        cancel() {
          pulled = -pulled;
        },
      },
      { highWaterMark: 0 },
    );
    return { init: { body, duplex: "half" }, pulled: () => pulled };
  }
  const bytes = new TextEncoder().encode(
    writeback.body.replace('"version": 1', '"note": "für 5 €", "version": 1'),
  );

  test("chunks of any size make the same answer", async () => {
    const { send } = open();
    for (const size of [1, 2, 3, 7, 100, 1000, 10_000]) {
      const { text } = await post(send, chunked(bytes, size).init);
      assert.equal(text, answers.order_writeback);
    }
    const empty = new ReadableStream({ start: (controller) => controller.close() });
    assert.deepEqual(
      codes(await post(send, { body: empty, duplex: "half" }), 400, "order_writeback"),
      ["json.syntax"],
    );
  });

  test("a body is read up to the limit and not further", async () => {
    const limit = bytes.length;
    const { send, log } = open({ maxBytes: limit });
    assert.equal((await post(send, chunked(bytes, 100).init)).status, 200);
    const long = new Uint8Array(limit * 50).fill(0x20);
    const stream = chunked(long, limit / 10);
    const reply = await post(send, stream.init);
    const [{ code, message }] = problems(reply, 413, "order_writeback");
    assert.deepEqual([code, message], ["http.413", `the body is longer than ${limit} bytes`]);
    assert.equal(stream.pulled(), -11, "eleven chunks, then cancelled");
    // A stated length is enough.
    const stated = chunked(long, limit / 10);
    const headers = { ...writeback.headers, "content-length": String(long.length) };
    problems(await post(send, { ...stated.init, headers }), 413, "order_writeback");
    assert.equal(stated.pulled(), 0);
    // A lie is none.
    const lie = chunked(long, limit / 10);
    problems(
      await post(send, { ...lie.init, headers: { ...headers, "content-length": "5" } }),
      413,
      "order_writeback",
    );
    assert.equal(lie.pulled(), -11);
    assert.deepEqual(
      log.map(({ status }) => status),
      [200, 413, 413, 413],
    );
  });

  test("one MiB unless given", async () => {
    const { send } = open();
    const pad = (length) => writeback.body + " ".repeat(length - writeback.body.length);
    assert.equal((await post(send, { body: pad(2 ** 20) })).status, 200);
    assert.equal((await post(send, { body: pad(2 ** 20 + 1) })).status, 413);
    assert.equal(
      (await send({ ...example("order_fetch"), path: `/orders?${"a".repeat(2 ** 20 + 1)}` }))
        .status,
      414,
    );
  });

  test("a long key is not repeated for each of its findings", async () => {
    const { send, log } = open();
    const key = "k".repeat(900_000);
    const twice = Array.from({ length: 1000 }, () => '"a": 1').join();
    const body = writeback.body.replace('"data": {', `"data": {"${key}": {${twice}},`);
    const reply = await post(send, { body });
    assert.ok(codes(reply, 422, "order_writeback").length > 0);
    assert.ok(reply.text.length < 30_000);
    assert.ok(JSON.stringify(log).length < 30_000);
    // Who does not know the ticket causes no findings at all.
    assert.equal((await post(send, { body: body.replace(ticket, "x") })).status, 403);
    assert.deepEqual(log[1].findings, []);
  });

  test("a caller that hangs up is no error of the store", async () => {
    const { send, errors, log } = open();
    const reply = await post(send, chunked(bytes, 100, "error").init);
    assert.deepEqual(codes(reply, 400, "order_writeback"), ["http.400"]);
    assert.deepEqual([errors, log.map(({ status }) => status)], [[], [400]]);
  });

  test("the store hears when the caller hangs up later", async () => {
    const controller = new AbortController();
    let heard;
    const { handler, errors } = only({
      async onOrderAck(_, { signal }) {
        controller.abort();
        heard = signal.aborted;
        signal.throwIfAborted();
      },
    });
    const request = example("order_ack");
    const { signal } = controller;
    const reply = await handler(
      new Request(`https://store.example${request.path}`, { ...request, signal }),
    );
    assert.deepEqual([heard, reply.status, errors.length], [true, 500, 1]);
  });

  test("a body that somebody has read is an error that says what to do", async () => {
    const { handler, errors, calls } = open();
    const make = () => new Request(`https://store.example${path}`, writeback);
    const parsed = make();
    await parsed.json();
    const text = new ReadableStream({ start: (controller) => controller.enqueue(writeback.body) });
    const decoded = new Request(`https://store.example${path}`, {
      ...writeback,
      body: text,
      duplex: "half",
    });
    const locked = make();
    locked.body.getReader();
    for (const request of [parsed, locked, decoded])
      assert.equal((await handler(request)).status, 500);
    assert.deepEqual(calls, []);
    for (const [error] of errors) {
      assert.ok(error instanceof OrderwireError);
      assert.equal(error.code, "webhook.body_read");
      assert.match(error.message, /lost digits.*`clone\(\)`/);
    }
    assert.equal(errors.length, 3);
  });
});

test("order_fetch: a query in brackets, escaped or not, and JSON in its place", async () => {
  const { send, calls } = open();
  const query = payload("order_fetch.request", "query").trim();
  const json = payload("order_fetch.request");
  for (const each of [
    query,
    query.replaceAll("[", "%5B").replaceAll("]", "%5D"),
    encodeURIComponent(json),
    encodeURI(JSON.stringify(JSON.parse(json))),
  ])
    assert.equal(
      (await send({ method: "GET", path: `/orders?${each}` })).status,
      200,
      each.slice(0, 30),
    );
  const [first, second] = calls;
  assert.equal(new TextDecoder().decode(first[2].body), query);
  assert.equal(first[1].data.channel.params.StoreID, JSON.parse(json).data.channel.params.StoreID);
  assert.deepEqual(first[1], second[1]);
  // Said twice is an error, whichever of both is right.
  for (const twice of [`${query}&headers[ticket]=x`, `headers[ticket]=x&${query}`]) {
    const reply = await send({ method: "GET", path: `/orders?${twice}` });
    assert.ok([403, 422].includes(reply.status));
  }
  assert.equal(calls.length, 4);
});

describe("the ticket", () => {
  const answered = async (option, text = ticket) => {
    const { send } = open({ ticket: option });
    const { status } = await send(example("order_ack", (body) => body.replace(ticket, text)));
    return status;
  };

  test("texts, functions, and nobody", async () => {
    assert.equal(await answered(["old", ticket]), 200);
    assert.equal(await answered([ticket, "new"]), 200);
    assert.equal(await answered(["old", "new"]), 403);
    assert.equal(await answered("grün €", "grün €"), 200);
    assert.equal(await answered("5", "5"), 200);
    assert.equal(await answered((given) => given === ticket), 200);
    assert.equal(await answered(async (given) => given === ticket), 200);
    // Only true is yes.
    for (const answer of [false, undefined, 1, "yes", {}])
      assert.equal(await answered(async () => answer), 403);
    assert.equal(await answered(false, "whatever"), 200);
  });

  test("a function gets the caller, and an empty text for none", async () => {
    const asked = [];
    const { send } = open({
      ticket: (...call) => asked.push(call) && call[1].headers.get("x-key") === "k",
    });
    const request = example("order_update", (text) => text.replace(/"headers": {[^}]*},/, ""));
    assert.equal((await send(request)).status, 403);
    assert.equal(
      (await send({ ...request, headers: { ...request.headers, "x-key": "k" } })).status,
      200,
    );
    assert.deepEqual(
      asked.map(([given, { operation }]) => [given, operation]),
      [
        ["", "order_update"],
        ["", "order_update"],
      ],
    );
  });

  test("a function that fails lets nobody in", async () => {
    const { send, errors, calls } = open({
      ticket: async () => {
        throw new Error("the vault is closed");
      },
    });
    const [{ code, message }] = problems(await send(example("order_ack")), 500, "order_ack");
    assert.deepEqual([code, message], ["http.500", "the store failed"]);
    assert.deepEqual([errors.length, calls], [1, []]);
  });

  test("the ticket that counts is that of the payload the store gets", async () => {
    const { send, calls } = open();
    const doubled = (text) =>
      text.replace('"headers":', '"headers": {"client_id": 1, "ticket": "x"}, "headers":');
    const reply = await send(example("order_ack", doubled));
    assert.deepEqual(codes(reply, 422, "order_ack"), ["json.duplicate_key"]);
    const inside = (text) =>
      text.replace(`"ticket": "${ticket}"`, `"ticket": "x", "\\u0074icket": "${ticket}"`);
    assert.equal((await send(example("order_ack", inside))).status, 422);
    assert.deepEqual(calls, []);
  });
});

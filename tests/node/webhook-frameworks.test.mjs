// Webhooks behind Express, Fastify, Hono, Node's own server and in workerd, over real HTTP.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { Miniflare } from "miniflare";
import * as forExpress from "orderwire/express";
import * as forFastify from "orderwire/fastify";
import { createWebhookHandler } from "orderwire/web";
import { answers, example, payload, routes, secret, sender, store, ticket } from "./webhooks.mjs";

const PREFIX = "/retailops";
const LIMIT = 64 * 1024;

/** The store's log and errors, of the server at hand. */
const seen = { log: [], errors: [], calls: [] };
const options = () => ({
  ...store((...call) => seen.calls.push(call)),
  maxBytes: LIMIT,
  log: (entry) => seen.log.push(entry),
  onError: (error) => seen.errors.push(error),
});
const emptied = () => Object.values(seen).forEach((list) => list.splice(0));

/** A server of Node on a free port. */
async function listening(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    close: () => (server.closeAllConnections(), server.close()),
  };
}

const echo = { path: "/echo", body: '{"a": 1.0}', reply: '{"a":1}' };

const servers = {
  async express() {
    const app = express();
    app.use(PREFIX, forExpress.webhooks(options()));
    app.use(express.json());
    app.post(echo.path, (request, response) => void response.json(request.body));
    return listening(createServer(app));
  },
  async "express, the body read by express.raw()"() {
    const app = express();
    app.use(PREFIX, express.raw({ type: () => true, limit: LIMIT * 10 }));
    app.use(PREFIX, forExpress.webhooks(options()));
    app.post(echo.path, express.json(), (request, response) => void response.json(request.body));
    return listening(createServer(app));
  },
  async "Node's http"() {
    const handle = forExpress.webhooks({ ...options(), prefix: PREFIX });
    return listening(
      createServer((request, response) =>
        handle(request, response, () => {
          if (request.url === echo.path) return response.end(echo.reply);
          response.statusCode = 404;
          response.end();
        }),
      ),
    );
  },
  async fastify() {
    const app = fastify();
    app.register(forFastify.webhooks, { ...options(), prefix: PREFIX });
    app.post(echo.path, async (request) => request.body);
    const base = await app.listen({ port: 0, host: "127.0.0.1" });
    return { base, close: () => app.close() };
  },
  async hono() {
    const app = new Hono();
    const handler = createWebhookHandler({ ...options(), prefix: PREFIX });
    app.all(`${PREFIX}/*`, (context) => handler(context.req.raw));
    app.post(echo.path, async (context) => context.json(await context.req.json()));
    return {
      base: "https://store.example",
      send: sender((request) => app.fetch(request)),
      close() {},
    };
  },
  async "hono, mounted"() {
    const app = new Hono();
    app.mount(PREFIX, createWebhookHandler(options()));
    app.post(echo.path, async (context) => context.json(await context.req.json()));
    return {
      base: "https://store.example",
      send: sender((request) => app.fetch(request)),
      close() {},
    };
  },
};

for (const [name, start] of Object.entries(servers)) {
  describe(name, () => {
    let server, send;
    before(async () => {
      emptied();
      server = await start();
      send = server.send ?? sender((request) => fetch(request), server.base);
    });
    after(() => server.close());
    const below = ({ path, ...request }) => ({ ...request, path: PREFIX + path });

    for (const { operation, status } of routes) {
      test(`${operation}: good and bad`, async () => {
        emptied();
        const good = await send(below(example(operation)));
        assert.deepEqual([good.status, seen.errors], [status, []], good.text);
        assert.equal(good.headers["content-type"], "application/json");
        assert.equal(good.headers["cache-control"], "no-store");
        if (operation !== "order_fetch")
          assert.equal(good.text, answers[operation] ?? '{"events":[]}');
        const change = (text) =>
          text.replace('"version": 1', '"version": "x"').replace("version=1", "version=x");
        const bad = await send(below(example(operation, change)));
        assert.equal(bad.status, 422, bad.text);
        assert.match(bad.text, /"(error_)?code":"value\.integer"/);
        const wrong = await send(
          below(
            example(operation, (text) => text.replace("1,1,0", "1,1,1").replace("1%2C1%2C0", "1")),
          ),
        );
        assert.equal(wrong.status, 403, wrong.text);
        assert.deepEqual(
          seen.calls.map(([called]) => called),
          [operation],
        );
        const [[, values, { request }]] = seen.calls;
        assert.equal(values.headers.ticket, ticket);
        assert.ok("headers" in request);
        assert.deepEqual(
          seen.log.map((entry) => [entry.operation, entry.status]),
          [
            [operation, status],
            [operation, 422],
            [operation, 403],
          ],
        );
        assert.ok(!JSON.stringify([good, bad, wrong, seen.log]).includes(secret));
      });
    }

    test("what HTTP has words for", async () => {
      const request = below(example("order_writeback"));
      const { events } = JSON.parse(
        (await send({ ...request, body: "", path: `${request.path}?ticket=x` })).text,
      );
      if (!name.includes("mounted"))
        assert.equal(events[0].data.request_url, `${server.base}${PREFIX}/orders/writeback`);
      const put = await send({ ...request, method: "PUT" });
      assert.deepEqual([put.status, put.headers.allow], [405, "POST, OPTIONS"]);
      assert.equal(put.headers["content-type"], "application/problem+json");
      const head = await send({ method: "HEAD", path: request.path });
      assert.deepEqual([head.status, head.text], [405, ""]);
      const asked = await send({ method: "OPTIONS", path: request.path });
      assert.deepEqual([asked.status, asked.text, asked.headers.allow], [204, "", "POST, OPTIONS"]);
      for (const type of ["text/plain", "application/json; charset=latin1"])
        assert.equal((await send({ ...request, headers: { "content-type": type } })).status, 415);
      for (const path of [
        `${PREFIX}/orders//writeback`,
        `${PREFIX}/x`,
        PREFIX,
        `${PREFIX}/`,
        "/orders/writeback",
        `${PREFIX}x/orders/writeback`,
      ])
        assert.equal((await send({ ...request, path })).status, 404, path);
    });

    test("a body above the limit", async () => {
      const request = below(example("order_writeback"));
      const pad = (length) => request.body + " ".repeat(length - request.body.length);
      assert.equal((await send({ ...request, body: pad(LIMIT) })).status, 200);
      for (const length of [LIMIT + 1, LIMIT * 9])
        assert.equal((await send({ ...request, body: pad(length) })).status, 413);
      // In chunks, without a length.
      const body = new Blob([pad(LIMIT + 1)]).stream();
      assert.equal((await send({ ...request, body, duplex: "half" })).status, 413);
      assert.equal(
        (await send({ ...request, body: new Blob([pad(LIMIT)]).stream(), duplex: "half" })).status,
        200,
      );
    });

    test("other routes keep their parsers", async () => {
      const headers = { "content-type": "application/json" };
      const reply = await send({ method: "POST", path: echo.path, headers, body: echo.body });
      assert.deepEqual([reply.status, reply.text], [200, echo.reply]);
    });

    test("100 at once", async () => {
      const corrs = Array.from({ length: 100 }, (_, index) => String(10_000 + index));
      const replies = await Promise.all(
        corrs.map((corr) =>
          send(below(example("order_writeback", (text) => text.replace('"7397"', `"${corr}"`)))),
        ),
      );
      assert.deepEqual(
        replies.map(({ text }) => JSON.parse(text).line_items[0].corr),
        corrs,
      );
    });

    test("a caller that hangs up does no harm", { skip: name.startsWith("hono") }, async () => {
      emptied();
      const { path, method, headers, body } = below(example("order_writeback"));
      await new Promise((resolve) => {
        const half = httpRequest(server.base + path, {
          method,
          headers: { ...headers, "content-length": 5000 },
        });
        half.on("error", resolve);
        half.write(body.slice(0, 900), () => setTimeout(() => half.destroy(new Error("gone")), 20));
      });
      assert.equal((await send({ path, method, headers, body })).status, 200);
      assert.deepEqual(seen.errors, []);
      if (!name.includes("raw"))
        assert.deepEqual(seen.log.map(({ status }) => status).sort(), [200, 400]);
    });
  });
}

test("the store hears when the caller hangs up, in Express and Fastify", async () => {
  for (const make of [
    (given) => listening(createServer(express().use(forExpress.webhooks(given)))),
    async (given) => {
      const app = fastify().register(forFastify.webhooks, given);
      return { base: await app.listen({ port: 0, host: "127.0.0.1" }), close: () => app.close() };
    },
  ]) {
    let started;
    const arrived = new Promise((resolve) => (started = resolve));
    const heard = new Promise((resolve) => {
      started.onOrderAck = (_, { signal }) => {
        started();
        return new Promise((answer) =>
          signal.addEventListener("abort", () => (resolve(true), answer())),
        );
      };
    });
    const server = await make({ ticket, onOrderAck: started.onOrderAck });
    const { path, ...init } = example("order_ack");
    const controller = new AbortController();
    const reply = fetch(server.base + path, { ...init, signal: controller.signal });
    await arrived;
    controller.abort();
    await assert.rejects(reply, { name: "AbortError" });
    assert.equal(await heard, true);
    await server.close();
  }
});

test("a body that a parser has read is refused, and the store is told what to do", async () => {
  const parsers = {
    json: express.json(),
    text: express.text({ type: () => true }),
    decoded: (request, _, next) => (request.setEncoding("utf8"), next()),
    urlencoded: [
      express.json({ type: "x/x" }),
      (request, _, next) => request.on("end", next).resume(),
    ],
  };
  for (const parser of Object.values(parsers)) {
    const errors = [];
    const called = [];
    const app = express();
    app.use(parser);
    app.use(
      forExpress.webhooks({
        ...store((...call) => called.push(call)),
        onError: (error) => errors.push(error),
      }),
    );
    const { base, close } = await listening(createServer(app));
    const reply = await sender((request) => fetch(request), base)(example("order_writeback"));
    close();
    assert.deepEqual([reply.status, called], [500, []]);
    assert.match(reply.text, /"code":"http\.500"/);
    assert.equal(errors[0].code, "webhook.body_read");
    assert.match(
      errors[0].message,
      /lost digits of amounts.*mount `webhooks\(\)` before `express\.json\(\)`/,
    );
  }
});

test("a parser that keeps the bytes may come first", async () => {
  const app = express();
  app.use(express.json({ verify: (request, _, bytes) => (request.rawBody = bytes) }));
  app.use(forExpress.webhooks(store()));
  const { base, close } = await listening(createServer(app));
  const send = sender((request) => fetch(request), base);
  const request = example("order_writeback");
  assert.equal((await send(request)).text, answers.order_writeback);
  const packed = {
    ...request,
    body: gzipSync(request.body),
    headers: { ...request.headers, "content-encoding": "gzip" },
  };
  assert.equal((await send(packed)).text, answers.order_writeback);
  close();
});

test("packed bodies are refused where nobody unpacks them", async () => {
  const app = fastify().register(forFastify.webhooks, store());
  const request = example("order_writeback");
  const reply = await app.inject({
    method: "POST",
    url: request.path,
    payload: gzipSync(request.body),
    headers: { ...request.headers, "content-encoding": "gzip" },
  });
  assert.equal(reply.statusCode, 415);
  await app.close();
});

test("Express goes on where nothing is served", async () => {
  const app = express();
  app.use(forExpress.webhooks({ ticket, onOrderAck() {} }));
  app.get("/orders", (_, response) => void response.send("a page"));
  const { base, close } = await listening(createServer(app));
  assert.equal(await (await fetch(`${base}/orders`)).text(), "a page");
  close();
});

test("Fastify: plugins side by side, a function of the request, its own 404", async () => {
  const app = fastify();
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ mine: true }));
  app.register(forFastify.webhooks, { ticket, prefix: "/a", onOrderAck() {} });
  app.register(forFastify.webhooks, {
    ticket,
    prefix: "/b/:shop",
    onOrderCancel: (_, { request }) => ({ events: [{ status: request.params.shop }] }),
    operations: (request) => (request.params["*"] === "cancelled" ? "order_cancel" : undefined),
  });
  const inject = ({ path, method, headers, body }, url) =>
    app.inject({ method, headers, url: url ?? path, payload: body });
  assert.equal((await inject(example("order_ack"), "/a/orders/order_ack")).statusCode, 200);
  assert.equal(
    (await inject(example("order_cancel"), "/b/7/cancelled")).body,
    '{"events":[{"status":"7"}]}',
  );
  for (const url of ["/a/orders/cancel", "/b/7/other", "/orders/order_ack"])
    assert.equal((await inject(example("order_ack"), url)).body, '{"mine":true}');
  await app.close();
  const mistaken = fastify().register(forFastify.webhooks, { ticket, onOrderAcks() {} });
  await assert.rejects(mistaken.ready(), { code: "option.unknown" });
});

test("workerd gives the same replies", async () => {
  const { outputFiles, warnings } = await build({
    stdin: {
      contents: `import { createWebhookHandler } from "orderwire/web";
        const handler = createWebhookHandler({
          ticket: TICKET,
          onWriteback: () => ({ currency: "USD", tax_pct: "7" }),
          onOrderFetch: () => FETCHED,
          onItemsReturned: () => ({ events: [], return: { channel_store_credit_amount: "12345678901234567.89" } }),
          onCatPushConfig: () => ({ fanout: "relatives" }),
          ...Object.fromEntries(NAMES.map((name) => [name, () => {}])),
        });
        export default { fetch: (request) => handler(request) };`,
      resolveDir: import.meta.dirname,
    },
    define: {
      TICKET: JSON.stringify(ticket),
      FETCHED: payload("order_fetch.response"),
      NAMES: JSON.stringify(
        Object.keys(store()).filter(
          (name) => /^on/.test(name) && !/Writeback|Fetch|Returned|Config/.test(name),
        ),
      ),
    },
    bundle: true,
    format: "esm",
    write: false,
    outdir: "out",
    logLevel: "silent",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
  });
  assert.deepEqual(warnings, []);
  const byName = (name) => outputFiles.find((file) => file.path.endsWith(name)).contents;
  const worker = new Miniflare({
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: new TextDecoder().decode(byName(".js")) },
      ...["core.wasm", "full.wasm"].map((path) => ({
        type: "CompiledWasm",
        path,
        contents: byName(path),
      })),
    ],
    compatibilityDate: "2026-01-01",
  });
  const inWorker = async ({ path, ...init }) => {
    const response = await worker.dispatchFetch(`http://store.example${path}`, init);
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: await response.text(),
    };
  };
  const handler = createWebhookHandler(store());
  const here = async ({ path, ...init }) => {
    const response = await handler(new Request(`http://store.example${path}`, init));
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: await response.text(),
    };
  };
  try {
    const first = await Promise.all(
      Array.from({ length: 20 }, () => inWorker(example("order_ack"))),
    );
    assert.ok(first.every(({ text }) => text === '{"events":[]}'));
    for (const { operation } of routes) {
      for (const change of [
        (text) => text,
        (text) =>
          text
            .replace(ticket.slice(0, 9), "1")
            .replace(encodeURIComponent(ticket).slice(0, 9), "1"),
        (text) => text.replace('"version": 1', '"version": "x"').replace("version=1", "version=x"),
        (text) => text.slice(0, 300),
      ]) {
        const request = example(operation, change);
        assert.deepEqual(await inWorker(request), await here(request));
      }
      const put = { method: "PUT", path: example(operation).path };
      assert.deepEqual(await inWorker(put), await here(put));
    }
    const long = { ...example("order_ack"), body: " ".repeat(2 ** 20 + 1) };
    assert.equal((await inWorker(long)).status, 413);
  } finally {
    await worker.dispose();
  }
});

// What goes over the wire: every kind's example checked, told apart and built anew, answers held
// against questions, updates against the order before.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import {
  build,
  check,
  checkExchange,
  checkUpdate,
  detect,
  isValid,
  kinds,
  OrderwireError,
  parse,
  serialize,
} from "orderwire";

const folder = new URL("../../examples/payloads/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), "utf8");
const exampleOf = (kind) => read(`${kind}.json`);
const codes = ({ findings }) => findings.map(({ code }) => code);

const names = kinds().map(({ kind }) => kind);
const isEnveloped = (kind) => /^retailops\..*\.request$/.test(kind);

/** What `parse` makes of the example of a kind, with what the example lacks of its document. */
function valuesOf(kind) {
  const values = parse(kind, exampleOf(kind));
  return kind === "wiredplus.update_order.request" ? { ...values, order_reference: "A-1" } : values;
}

/** What `build` takes to make a payload of these values. */
function fieldsOf(kind, values) {
  if (kind === "onward.update_order.request") return [values, { shopOrderId: "A/1" }];
  if (!isEnveloped(kind)) return [values, {}];
  const { data, ...options } = values;
  return [data, options];
}

/** A payload without the spelling that a document decides: `7397` or `"7397"`, `null` or nothing. */
function unspelled(value) {
  if (Array.isArray(value)) return value.map(unspelled);
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, unspelled(member)]));
}

test("every kind has an example, and every example is taken", () => {
  for (const kind of names) assert.ok(existsSync(new URL(`${kind}.json`, folder)), kind);
  for (const file of readdirSync(folder)) {
    const [, kind] = /^(.*)\.(?:json|query)$/.exec(file) ?? [];
    if (!kind) continue;
    const report = check(kind, read(file));
    assert.deepEqual([report.kind, report.ok, report.input], [kind, true, "text"], file);
    assert.equal(isValid(kind, read(file)), true);
    assert.equal(check(kind, JSON.parse(exampleOf(kind))).ok, true, kind);
  }
});

test("a query has the values of the payload that it stands for", () => {
  const kind = "retailops.order_fetch.request";
  const query = read(`${kind}.query`);
  assert.deepEqual(unspelled(parse(kind, query)), unspelled(parse(kind, exampleOf(kind))));
  assert.equal(check(kind, "data[single").findings[0].code, "query.syntax");
  assert.throws(() => parse(kind, "data[single"), { code: "validation" });
});

for (const kind of names) {
  test(`${kind}: built from the values of its example, the payload has the same values`, () => {
    const values = valuesOf(kind);
    const [fields, options] = fieldsOf(kind, values);
    const built = build(kind, fields, options);
    const payload = built.query || built.body;
    assert.deepEqual(unspelled(parse(kind, payload)), unspelled(values));
    assert.deepEqual(build(kind, JSON.stringify(fields), options), built);
    assert.equal(check(kind, payload).ok, true);

    const { direction, method, path, status } = kinds().find((info) => info.kind === kind);
    if (direction !== "request") {
      assert.deepEqual(Object.keys(built), ["status", "headers", "body"]);
      assert.equal(built.status, status);
      return;
    }
    assert.deepEqual(Object.keys(built), ["method", "path", "query", "headers", "body"]);
    const filled = path.replace("{shopOrderId}", "A%2F1");
    assert.deepEqual([built.method, built.path], [method, filled]);
    assert.equal(built.query === "", method !== "GET");
  });
}

test("an envelope takes its members from the options, without a detour by JSON.stringify", () => {
  const kind = "retailops.order_ack.request";
  const { data } = JSON.parse(exampleOf(kind));
  const built = build(kind, data, {
    headers: { client_id: 2n ** 60n, ticket: 'a"\0é' },
    action: "mine",
    version: 2n,
  });
  const { headers, action, version } = parse(kind, built.body);
  assert.deepEqual([action, version], ["mine", 2]);
  assert.deepEqual([String(headers.client_id), headers.ticket], [String(2n ** 60n), 'a"\0é']);
  const named = build(kind, data, { headers: { client_id: 1, ticket: "t" } }).body;
  assert.equal(parse(kind, named).action, "order_ack");
  assert.throws(() => build(kind, data), { code: "validation", message: /`headers` is missing/ });
});

test("other kinds take more HTTP headers, and the id of their path", () => {
  const kind = "onward.update_order.request";
  const fields = exampleOf(kind);
  const options = { shopOrderId: 5, headers: { Authorization: "Bearer é", "content-type": "x/y" } };
  const { headers, path } = build(kind, fields, options);
  assert.equal(path, "/orders/5");
  assert.deepEqual(headers, {
    Accept: "application/json",
    Authorization: "Bearer é",
    "content-type": "x/y",
  });
});

test("the mistakes of a caller have their codes", () => {
  const onward = ["onward.update_order.request", exampleOf("onward.update_order.request")];
  const backd = ["backd.update_order.request", exampleOf("backd.update_order.request")];
  for (const [code, message, call] of [
    ["option.missing", /^`shopOrderId` is missing/, () => build(...onward)],
    ["option.value", /^`shopOrderId` is `\.\.`/, () => build(...onward, { shopOrderId: ".." })],
    ["option.value", /^`shopOrderId` is no part/, () => build(...backd, { shopOrderId: "1" })],
    ["option.value", /^`action` is no part of backd/, () => build(...backd, { action: "x" })],
    ["option.unknown", /shopOrderId$/, () => build(...backd, { shop: "x" })],
    ["option.unknown", /maxIncreasePct$/, () => checkUpdate(...backd, "{}", { limit: 1 })],
    ["option.value", /^`maxIncrease` is/, () => checkUpdate(...backd, "{}", { maxIncrease: -1 })],
    ["option.value", /an object of text/, () => build(...backd, { headers: { x: "a\nb" } })],
    ["option.value", /is a Map; write/, () => build(...backd, { headers: new Map() })],
    ["option.value", /is an? Headers; write/, () => build(...backd, { headers: new Headers() })],
    ["option.value", /is an array; write/, () => build(...backd, { headers: [["a", "b"]] })],
    ["option.value", /is a string; write/, () => build(...backd, { headers: '{"a": "b"}' })],
    ["kind.unknown", /no kind/, () => build("backd", {})],
    ["kind.unknown", /no kind/, () => checkUpdate(undefined, "{}", "{}")],
    ["kind.no_update", /updates no order/, () => checkUpdate(names[1], "{}", "{}")],
    ["operation.unknown", /no operation/, () => checkExchange(names[0], "{}", "{}")],
    ["input.type", /is undefined/, () => checkExchange("retailops.order_ack", "{}", undefined)],
    ["input.type", /is a promise/, () => detect(Promise.resolve("{}"))],
  ]) {
    assert.throws(call, { name: "OrderwireError", code, message });
  }
});

test("fields that make no payload are refused with a report, floats as amounts too", () => {
  const kind = "backd.update_order.request";
  const fields = JSON.parse(exampleOf(kind));
  const reportOf = (fields, options) => {
    try {
      return build(kind, fields, options) && assert.fail("it should have thrown");
    } catch (error) {
      assert.ok(error instanceof OrderwireError && error.code === "validation", error);
      return error.report;
    }
  };
  const missing = reportOf({});
  assert.ok(codes(missing).includes("field.missing"));
  assert.deepEqual([missing.kind, missing.input], [kind, "parsed"]);
  const float = reportOf({ ...fields, order_total: 89.5 }, { currency: "USD" });
  const found = float.findings.find(({ pointer }) => pointer === "/order_total");
  assert.deepEqual([found.severity, found.code], ["error", "amount.float"]);
  const total = (order_total, options) =>
    JSON.parse(build(kind, { ...fields, order_total }, options).body).order_total;
  assert.equal(total(8950), 8950);
  assert.equal(total(8950n, { currency: "USD" }), 8950);
  assert.equal(total("89.50", { currency: "USD" }), 8950);
  assert.equal(total("8950"), 8950);
});

test("an answer is held against its question", () => {
  const request = '{"data": {"line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}]}}';
  const response = '{"line_items": [{"corr": "7", "quantity": 2}],\n "values": {}}';
  const exchange = (...given) => checkExchange("retailops.order_writeback", ...given);
  const missing = exchange(request, '{"line_items": [],\n "values": {}}');
  assert.deepEqual(
    [missing.kind, missing.ok, codes(missing)],
    ["retailops.order_writeback.response", false, ["exchange.missing_corr"]],
  );
  assert.ok(!codes(exchange(request, response)).includes("exchange.missing_corr"));
  assert.deepEqual(
    exchange(Buffer.from(request), Buffer.from(response)),
    exchange(request, response),
  );
  assert.equal(exchange("{}x", response).findings[0].code, "exchange.unusable");
  assert.equal(exchange(request, "{}", { mode: "strict", maxFindings: 1 }).findings.length, 1);
});

test("each side of an exchange has positions where it is text", () => {
  const request = '{"data": {"line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}]}}';
  const response = '{"line_items": [],\n "values": {}}';
  for (const [question, answer] of [
    [request, response],
    [JSON.parse(request), response],
    [request, JSON.parse(response)],
    [JSON.parse(request), JSON.parse(response)],
  ]) {
    const report = checkExchange("retailops.order_writeback", question, answer);
    const finding = report.findings.find(({ code }) => code === "exchange.missing_corr");
    const related = finding.related.find(({ pointer }) => pointer.startsWith("/data/"));
    assert.equal(report.input, typeof answer === "string" ? "text" : "parsed");
    assert.equal("line" in finding && "offset" in finding, typeof answer === "string");
    assert.equal("line" in related && "column" in related, typeof question === "string");
    for (const { line, column } of [finding, ...finding.related])
      assert.ok((line ?? 1) > 0 && (column ?? 1) > 0 && (line ?? 1) < 10);
  }
});

test("a refusal is a kind of its own, which the report names", () => {
  const request = exampleOf("onward.update_order.request");
  const { kind } = checkExchange(
    "onward.update_order",
    request,
    exampleOf("onward.update_order.error"),
  );
  assert.equal(kind, "onward.update_order.error");
  const answered = exampleOf("onward.update_order.response");
  assert.equal(
    checkExchange("onward.update_order", request, answered).kind,
    "onward.update_order.response",
  );
});

test("an update fits the order before it, and its limits", () => {
  const kind = "backd.update_order.request";
  const before = JSON.parse(exampleOf("backd.update_order.response"));
  const next = JSON.parse(exampleOf(kind));
  const more = { ...next, order_total: before.order_total + 100 };
  const found = (previous, update, options) =>
    checkUpdate(kind, previous, update, options).findings.filter(({ code }) =>
      /^(?:state|limit)\./.test(code),
    );
  const summary = (...given) =>
    found(...given).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

  assert.deepEqual(summary(before, next), []);
  assert.deepEqual(summary({ ...before, status: "order_confirmed" }, next), [
    "error state.closed ",
  ]);
  assert.deepEqual(summary(before, more), ["warning limit.unknown /order_total"]);
  for (const most of [100, 100n, "100", "100.5"]) {
    assert.deepEqual(summary(before, more, { maxIncrease: most }), []);
  }
  assert.deepEqual(summary(before, more, { maxIncrease: 99 }), [
    "error limit.increase /order_total",
  ]);
  assert.deepEqual(summary(before, more, { maxIncreasePct: "1.12" }), []);
  assert.deepEqual(summary(before, more, { maxIncreasePct: 1.11 }), [
    "error limit.increase /order_total",
  ]);
  assert.equal(checkUpdate(kind, before, next).kind, kind);
  assert.deepEqual(
    checkUpdate(kind, JSON.stringify(before), next).findings,
    checkUpdate(kind, before, next).findings,
  );
});

test("a payload's kind is guessed by its members", () => {
  for (const kind of names) {
    const guesses = detect(exampleOf(kind));
    const best = guesses.filter(({ score }) => score === guesses[0].score);
    assert.ok(
      best.some((guess) => guess.kind === kind),
      `${kind}: ${JSON.stringify(guesses.slice(0, 3))}`,
    );
    assert.deepEqual(detect(JSON.parse(exampleOf(kind))), guesses);
    for (const { kind, score } of guesses)
      assert.ok(names.includes(kind) && score >= 1 && score <= 1000);
  }
  const unique = [
    "retailops.order_update.request",
    "retailops.cat_push_config.response",
    "retailops.inv_push.request",
    "retailops.items_returned.request",
    "retailops.items_returned.response",
    "retailops.order_fetch.request",
    "retailops.order_fetch.response",
    "retailops.order_ack.request",
    "retailops.order_writeback.request",
    "retailops.order_writeback.response",
    "retailops.shipment_submit.request",
    ...names.filter((name) => !name.startsWith("retailops.")),
  ];
  for (const kind of unique) {
    const [first, second] = detect(exampleOf(kind));
    assert.equal(first.kind, kind);
    assert.ok(second === undefined || second.score < first.score, kind);
  }
  assert.equal(
    detect(read("retailops.order_fetch.request.query"))[0].kind,
    "retailops.order_fetch.request",
  );
  for (const payload of ["[1]", "", "nothing", "5", null, []]) {
    assert.deepEqual(detect(payload), []);
  }
  assert.deepEqual(detect(exampleOf(names[0]), { maxBytes: 10 }), []);
});

test("values that nobody changed are spelled as they were sent", () => {
  for (const kind of names) {
    const original = exampleOf(kind);
    assert.equal(serialize(parse(kind, original), original), original);
    const odd = original.replace(
      "{",
      '{ "x": [1.50, 2e3, "1.0", 12345678901234567890],\t"y": {"é": null},',
    );
    const values = parse(kind, odd);
    assert.equal(serialize(values, odd), odd);
    values.x[0] = "9.99";
    assert.ok(
      serialize(values, odd).startsWith(
        '{"x":["9.99",2e3,"1.0",12345678901234567890],"y":{"é": null}',
      ),
    );
  }
  assert.throws(() => serialize({}, "{"), { code: "validation" });
});

// What the second module gives: schemas, the description of all calls, what codes mean.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { check, explain, jsonSchema, kinds, openapi } from "orderwire";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const drafts = { "2020-12": Ajv2020.default, "draft-07": Ajv.default };

for (const [draft, Validator] of Object.entries(drafts)) {
  test(`a validator compiles the schemas in ${draft}, and agrees with the check`, () => {
    for (const mode of ["strict", "lenient"]) {
      for (const { kind } of kinds()) {
        const ajv = new Validator({ allErrors: true, strict: false });
        addFormats.default(ajv);
        const validate = ajv.compile(jsonSchema(kind, draft, { mode }));
        const text = read(`examples/payloads/${kind}.json`);
        const errors = check(kind, text, { mode, maxFindings: 1000 }).findings.filter(
          ({ severity, code }) => severity === "error" && !/^(?:total|exchange)\./.test(code),
        );
        assert.equal(
          validate(JSON.parse(text)),
          errors.length === 0,
          `${kind} ${mode}: ${JSON.stringify([validate.errors, errors])}`,
        );
      }
    }
  });
}

test("a schema is plain data, strict and of 2020-12 unless said otherwise", () => {
  const kind = "backd.update_order.request";
  const schema = jsonSchema(kind);
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.deepEqual(structuredClone(schema), schema);
  assert.deepEqual(jsonSchema(kind, "2020-12", { mode: "strict" }), schema);
  assert.deepEqual(jsonSchema(kind, undefined, {}), schema);
  assert.notDeepEqual(jsonSchema(kind, "2020-12", { mode: "lenient" }), schema);
  assert.match(jsonSchema(kind, "draft-07").$schema, /draft-07/);
  schema.title = "mine";
  assert.notEqual(jsonSchema(kind).title, "mine");
});

test("the mistakes of a caller have their codes", () => {
  const kind = "backd.update_order.request";
  for (const [code, call] of [
    ["kind.unknown", () => jsonSchema("backd")],
    ["kind.unknown", () => jsonSchema()],
    ["option.value", () => jsonSchema(kind, "draft-04")],
    ["option.value", () => jsonSchema(kind, 7)],
    ["option.value", () => jsonSchema(kind, "2020-12", { mode: "loose" })],
    ["option.value", () => jsonSchema(kind, "2020-12", "strict")],
    ["option.unknown", () => jsonSchema(kind, "2020-12", { maxFindings: 1 })],
    ["code.unknown", () => explain("field.gone")],
    ["code.unknown", () => explain(undefined)],
  ]) {
    assert.throws(call, { name: "OrderwireError", code });
  }
});

test("the OpenAPI document has each operation once", () => {
  const document = openapi();
  assert.equal(document.openapi, "3.1.0");
  const operations = (items) => Object.values(items).flatMap(Object.values);
  const ids = [document.webhooks, document.paths]
    .flatMap(operations)
    .map((each) => each.operationId);
  const requests = kinds().filter(({ direction }) => direction === "request");
  assert.deepEqual(
    ids.sort(),
    requests.map(({ vendor, operation }) => `${vendor}.${operation}`).sort(),
  );
  const webhooks = requests.filter(({ vendor }) => vendor === "retailops");
  assert.deepEqual(
    Object.keys(document.webhooks).sort(),
    webhooks.map(({ operation }) => operation).sort(),
  );
  const schemas = Object.keys(document.components.schemas);
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
  assert.ok(references.length > 0);
  for (const [, name] of references) assert.ok(schemas.includes(name), name);
});

test("what is found is explained", () => {
  const { findings } = check(
    "retailops.order_writeback.request",
    read("examples/payloads/broken/retailops.order_writeback.request.json"),
  );
  assert.ok(findings.length > 0);
  for (const { code } of findings) {
    const { explanation, source, ...known } = explain(code);
    assert.equal(known.code, code);
    assert.ok(explanation.length > 20 && source.length > 0, code);
  }
});

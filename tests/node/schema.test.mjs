// Kinds as Standard Schemas and Standard JSON Schemas.
import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { check, jsonSchema, kinds, OrderwireError, parse, schema, schemas } from "orderwire";
import { checks, fileOf } from "./cases.mjs";

const standardOf = (kind) => schemas[kind]["~standard"];

test("there is one for every kind, and nothing can change them", () => {
  assert.deepEqual(
    Object.keys(schemas),
    kinds().map(({ kind }) => kind),
  );
  for (const [kind, one] of Object.entries(schemas)) {
    assert.equal(one.kind, kind);
    const { version, vendor, validate, jsonSchema } = one["~standard"];
    assert.deepEqual([version, vendor], [1, "orderwire"]);
    assert.deepEqual([typeof validate, typeof jsonSchema.input], ["function", "function"]);
    assert.ok(Object.isFrozen(one) && Object.isFrozen(one["~standard"]));
  }
});

test("`validate` gives what `parse` gives, or an issue for each error of `check`", () => {
  let [good, bad] = [0, 0];
  for (const { kind, payload, options: given } of checks) {
    const options = { ...given, maxFindings: 1_000_000 };
    const result = schema(kind, options)["~standard"].validate(payload);
    const report = check(kind, payload, options);
    const errors = report.findings.filter(({ severity }) => severity === "error");
    assert.equal(result instanceof Promise, false);
    if (report.ok) {
      good += 1;
      assert.deepEqual(result, { value: parse(kind, payload, options) });
    } else {
      bad += 1;
      assert.deepEqual(
        result.issues.map(({ message }) => message),
        errors.map(({ message }) => message),
      );
      assert.deepEqual(
        result.issues.map(({ path }) => path.map((key) => `/${encode(key)}`).join("")),
        errors.map(({ pointer }) => pointer),
      );
    }
  }
  assert.ok(good > 50 && bad > 50, `${good} good, ${bad} bad`);
});

const encode = (key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1");

test("indexes are numbers, keys are text", () => {
  const { validate } = standardOf("retailops.order_writeback.request");
  const { issues } = validate({ data: { line_items: [{ quantity: "x" }] } });
  assert.deepEqual(issues[0].path, ["data", "line_items", 0, "quantity"]);
  const strange = schema("retailops.order_ack.response", { unknown: "reject" });
  const found = strange["~standard"].validate('{"events": [], "a/b~c": 1, "01": 2, "": 3}').issues;
  assert.deepEqual(
    found.map(({ path }) => path),
    [["a/b~c"], ["01"], [""]],
  );
});

test("warnings are no issues, unless an option raises them", () => {
  const kind = "retailops.order_writeback.request";
  const text = fileOf(`${kind}.json`);
  assert.equal(standardOf(kind).validate(text).issues, undefined);
  const raised = { libraryOptions: { totals: "error" } };
  assert.equal(standardOf(kind).validate(text, raised).issues.length, 1);
  assert.equal(schema(kind, { totals: "error" })["~standard"].validate(text).issues.length, 1);
});

test("there is an issue also where no error is listed, or not all are", () => {
  const kind = "retailops.order_writeback.request";
  const text = `{"data": {"line_items": [${Array(150).fill('{"quantity": "x"}')}]}}`;
  assert.equal(schema(kind, { maxFindings: 0 })["~standard"].validate(text).issues.length, 1);
  const { issues } = schemas[kind]["~standard"].validate(text);
  assert.deepEqual(issues.at(-1), { message: "and 50 more findings", path: [] });
});

test("what is no payload at all is an issue; a caller's mistake is thrown", () => {
  const { validate } = standardOf("retailops.order_ack.response");
  const cycle = {};
  cycle.cycle = cycle;
  for (const value of [undefined, null, 5, 5n, true, Symbol("x"), () => {}, [], cycle, new Date(0)])
    assert.ok(validate(value).issues.length > 0, String(value));
  assert.throws(() => schema("nonsense")["~standard"].validate("{}"), { code: "kind.unknown" });
  const kind = "retailops.order_ack.response";
  const misspelled = schema(kind, { mood: "strict" })["~standard"];
  assert.throws(() => misspelled.validate("{}"), { code: "option.unknown" });
});

test("the JSON Schema is that of lenient mode, in two drafts; others are refused", () => {
  for (const kind of Object.keys(schemas)) {
    const printers = standardOf(kind).jsonSchema;
    for (const [target, draft] of [
      ["draft-2020-12", "2020-12"],
      ["draft-07", "draft-07"],
    ]) {
      const printed = jsonSchema(kind, draft, { mode: "lenient" });
      assert.deepEqual(printers.input({ target }), printed);
      assert.deepEqual(printers.output({ target }), printed);
    }
  }
  const { jsonSchema: printers } = standardOf("backd.update_order.request");
  for (const options of [{ target: "openapi-3.0" }, { target: 7 }, {}, undefined])
    assert.throws(
      () => printers.input(options),
      (error) => {
        assert.ok(error instanceof OrderwireError);
        assert.equal(error.code, "option.value");
        assert.match(error.message, /write `draft-2020-12` or `draft-07`/);
        return true;
      },
    );
});

test("values that come out fit the JSON Schema of the output", () => {
  const drafts = { "draft-2020-12": Ajv2020.default, "draft-07": Ajv.default };
  let compared = 0;
  for (const [target, Draft] of Object.entries(drafts)) {
    const ajv = new Draft({ strict: false, validateFormats: false });
    const validators = new Map();
    for (const { kind, payload, options } of checks) {
      // A query may leave out what JSON must have.
      if (!/^\s*[[{]/.test(payload)) continue;
      // A flag that was sent so arrives as text, since no number of JavaScript is spelled so.
      if (/: 1\.0[,}]/.test(payload) && kind.startsWith("retailops")) continue;
      const { value } = schema(kind, options)["~standard"].validate(payload);
      if (value === undefined) continue;
      if (!validators.has(kind))
        validators.set(kind, ajv.compile(standardOf(kind).jsonSchema.output({ target })));
      const fits = validators.get(kind);
      assert.ok(fits(value), `${kind} ${JSON.stringify(fits.errors)}`);
      compared += 1;
    }
  }
  assert.ok(compared > 100, String(compared));
});

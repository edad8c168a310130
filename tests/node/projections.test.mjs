// Reports in the forms of ajv, zod and RFC 9457, which are plain functions over plain data.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { check, jsonSchema, kinds, toAjvErrors, toProblem, toZodIssues } from "orderwire";

const WRITEBACK = "retailops.order_writeback.request";
const replacements = [true, {}, [], "x", "", null, -1, 5.25, "12.50"];

/** Every value within a value replaced by each of the replacements, or removed. */
function* mutationsOf(value) {
  yield* replacements;
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const array = Array.isArray(value);
    const { [key]: _, ...others } = value;
    yield array ? value.toSpliced(Number(key), 1) : others;
    for (const other of mutationsOf(value[key]))
      yield array ? value.with(Number(key), other) : { ...value, [key]: other };
  }
}

test("where one rule is broken, ajv over the schema gives the same place and keyword", () => {
  const problems = [];
  const compared = new Map();
  for (const { kind, method, direction } of kinds()) {
    // Text that is no object is a query there.
    if (direction === "request" && method === "GET") continue;
    const validate = new Ajv2020.default({
      allErrors: true,
      strict: false,
      validateFormats: false,
    }).compile(jsonSchema(kind));
    const path = new URL(`../../examples/payloads/${kind}.json`, import.meta.url);
    for (const payload of mutationsOf(JSON.parse(readFileSync(path, "utf8")))) {
      const ours = toAjvErrors(check(kind, JSON.stringify(payload), { mode: "strict" }));
      if (ours.length !== 1 || validate(payload)) continue;
      // ajv gives an error of `if` for the value around each error in a branch.
      const theirs = validate.errors.filter(({ keyword }) => keyword !== "if");
      if (theirs.length !== 1) continue;
      const [{ instancePath, keyword, params }, [found]] = [theirs[0], ours];
      const { code } = found.params;
      compared.set(found.keyword, (compared.get(found.keyword) ?? 0) + 1);
      // The schemas spell formats as patterns, and hold null alone for "any value but null".
      const same =
        found.keyword === keyword ||
        (found.keyword === "format" && ["pattern", "type"].includes(keyword)) ||
        (code === "field.null" && keyword === "not") ||
        found.keyword === code;
      if (
        instancePath !== found.instancePath ||
        !same ||
        params.missingProperty !== found.params.missingProperty
      )
        problems.push({ kind, ours: found, theirs: theirs[0] });
    }
  }
  assert.deepEqual(problems.slice(0, 3), []);
  for (const keyword of ["required", "type", "enum", "format"])
    assert.ok(compared.get(keyword) > 5, `${keyword}: ${compared.get(keyword)}`);
  assert.ok(compared.get("required") > 100 && compared.get("type") > 1_000);
});

test("ajv: unknown members, codes of our own, severities", () => {
  const report = check(WRITEBACK, '{"a/b": 1, "data": {"line_items": [{"unit_price": "1,5"}]}}', {
    unknown: "reject",
  });
  assert.deepEqual(toAjvErrors(report), [
    {
      instancePath: "",
      schemaPath: "orderwire#/field.unknown",
      keyword: "additionalProperties",
      params: { additionalProperty: "a/b", code: "field.unknown", severity: "error" },
      message: report.findings[0].message,
    },
    {
      instancePath: "/data/line_items/0/unit_price",
      schemaPath: "orderwire#/amount.syntax",
      keyword: "amount.syntax",
      params: {
        expected: "a decimal number such as 12.50",
        code: "amount.syntax",
        severity: "error",
      },
      message: report.findings[1].message,
    },
  ]);
  const all = check(WRITEBACK, '{"x": 1, "data": {"line_items": [{"quantity": 2}]}}', {
    unknown: "warn",
  });
  const severities = (severity) =>
    toAjvErrors(all, { severity }).map(({ params }) => params.severity);
  assert.deepEqual(severities(undefined), []);
  assert.deepEqual(severities("warning"), ["warning"]);
  assert.deepEqual(severities("info"), ["warning", "info"]);
});

test("zod: codes and paths", () => {
  const text = '{"data": {"line_items": [{"quantity": "two"}, 5]}, "0": {"~": 1}}';
  const report = check(WRITEBACK, text, { unknown: "reject" });
  const short = ({ code, path }) => [code, path];
  assert.deepEqual(toZodIssues(report).map(short), [
    ["custom", ["data", "line_items", 0, "quantity"]],
    ["invalid_type", ["data", "line_items", 1]],
    ["unrecognized_keys", []],
  ]);
  const missing = check("retailops.order_update.request", "{}");
  assert.deepEqual(toZodIssues(missing)[0], {
    code: "invalid_type",
    expected: "string",
    received: "undefined",
    path: ["action"],
    message: "`action` is missing; its documented type is string",
    params: { code: "field.missing", severity: "error", pointer: "/action", line: 1, column: 1 },
  });
});

test("zod: what stands there tells indexes from names of digits", () => {
  const finding = (pointer) => ({ code: "value.integer", severity: "error", pointer, message: "" });
  const pointers = ["/a/0", "/a/00", "/a/-1", "/0/1/b~1c/~01", "/a/9007199254740993", "/", ""];
  const report = { findings: pointers.map(finding) };
  const pathsOf = (options) => toZodIssues(report, options).map(({ path }) => path);
  assert.deepEqual(pathsOf(), [
    ["a", 0],
    ["a", "00"],
    ["a", "-1"],
    [0, 1, "b/c", "~1"],
    ["a", "9007199254740993"],
    [""],
    [],
  ]);
  const payload = { a: { 0: 1 }, 0: [1, { "b/c": 5 }] };
  assert.deepEqual(pathsOf({ payload }).slice(0, 4), [
    ["a", "0"],
    ["a", "00"],
    ["a", "-1"],
    ["0", 1, "b/c", "~1"],
  ]);
});

test("RFC 9457: the body of an answer", () => {
  const report = check(WRITEBACK, '{"data": {"line_items": [{"quantity": "two", "sku": {}}]}}');
  const errors = report.findings.map(({ message, pointer, code, line, column }) => ({
    detail: message,
    pointer: `#${pointer}`,
    code,
    line,
    column,
  }));
  assert.equal(errors.length, 2);
  assert.deepEqual(toProblem(report), {
    type: "about:blank",
    title: "Unprocessable Content",
    status: 422,
    detail: "`quantity` is `two`, not a whole number, and 1 more",
    errors,
  });
  const given = { type: "https://shop.example/p", title: "T", status: 409, instance: "/17" };
  const problem = toProblem(report, { ...given, maxErrors: 1 });
  const { detail } = toProblem(report);
  assert.deepEqual(problem, { ...given, detail, errors: errors.slice(0, 1), truncated: 1 });
  for (const text of ["{", Uint8Array.of(0xff), "[".repeat(200)]) {
    const { status, title } = toProblem(check(WRITEBACK, text));
    assert.deepEqual([status, title], [400, "Bad Request"]);
  }
  const odd = check(WRITEBACK, '{"data": {"#%[ü \\" ": 1}}', { unknown: "reject" });
  const { pointer } = toProblem(odd).errors[0];
  assert.equal(pointer, "#/data/%23%25%5B%C3%BC%20%22%20");
  assert.equal(new URL(pointer, "https://shop.example").hash, pointer);
  const host = check(WRITEBACK, { data: 5 });
  assert.deepEqual(Object.keys(toProblem(host).errors[0]), ["detail", "pointer", "code"]);
});

test("no secret is in any of them", () => {
  const text = '{"headers": {"ticket": {"T1CK3T": ["T1CK3T"]}}, "data": 5}';
  const report = check(WRITEBACK, text);
  for (const project of [toAjvErrors, toZodIssues, toProblem])
    assert.ok(!JSON.stringify(project(report)).includes("T1CK3T"));
});

test("mistakes of the caller", () => {
  const report = check(WRITEBACK, '{"data": 5}');
  for (const [code, call] of [
    ["report.invalid", () => toAjvErrors(undefined)],
    ["report.invalid", () => toZodIssues({})],
    ["option.value", () => toAjvErrors(report, { severity: "fatal" })],
    ["option.unknown", () => toAjvErrors(report, { payload: {} })],
    ["option.unknown", () => toProblem(report, { severity: "info" })],
    ["option.value", () => toProblem(report, { maxErrors: "5" })],
    ["option.value", () => toZodIssues(report, 5)],
    ["report.ok", () => toProblem(check(WRITEBACK, "{}"))],
    ["report.ok", () => toProblem(check(WRITEBACK, '{"data": 5}', { maxFindings: 0 }))],
  ])
    assert.throws(call, { name: "OrderwireError", code }, code);
});

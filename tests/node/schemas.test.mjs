// The exported JSON Schemas in two foreign validators against the check: the same verdict and the
// same pointers, on the documents' examples and on mutations of every value in them.
// core/tests/schema.rs holds a third validator against more mutations and both modes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-07";
import { BASIC } from "@hyperjump/json-schema/experimental";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { check, jsonSchema, kinds } from "orderwire";

const drafts = { "2020-12": Ajv2020.default, "draft-07": Ajv.default };
const replacements = [
  ...[true, {}, [], "x", "", null, -1, 1, 5.25, "1", "12.50", "x".repeat(200)],
  // What engines of regular expressions could read differently, another currency, a placeholder.
  ...["1\n", "2016-04-08T21:13:11+0530", "https://shop.example/ü?x=1", "EUR", "null"],
];

/** What the documents' examples do not have: packages with items, and both forms of an event. */
const more = [
  [
    "retailops.order_writeback.request",
    {
      data: {
        order: {
          unshipped_items_ref: [{ id: "1", quantity: "2", item_tax_amt: "0.5" }, "496"],
          shipments: [
            {
              id: "1",
              packages: [
                {
                  ship_items: [{ id: "2" }, "3"],
                  tracking_number: null,
                  weight: "1",
                  mapped_shipcode: null,
                  date_shipped: "2016-04-08T21:13:11+0530",
                },
              ],
            },
          ],
        },
      },
    },
  ],
  [
    "retailops.order_update.response",
    {
      events: [
        {
          handle: "x",
          secondary: { id: "66", concept: "sku" },
          data: { status: 42, is_failure: 1, data_items: [1] },
        },
        { status: "error", associations: { type: "sku", identity: "1" } },
        { status: "ok", associations: [{ type: "sku", identity: "1" }] },
        {},
      ],
    },
  ],
];

/** Every payload with what the check finds in it, made once for all validators. */
const cases = [];

before(() => {
  const examples = kinds().map(({ kind }) => {
    const path = `../../examples/payloads/${kind}.json`;
    return [kind, JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"))];
  });
  const queries = kinds().filter((each) => each.direction === "request" && each.method === "GET");
  for (const [kind, example] of [...examples, ...more]) {
    const isQuery = queries.some((each) => each.kind === kind);
    for (const [mutation, payload] of [["as it is", example], ...mutationsOf(example)]) {
      // Text that is no object is a query string.
      if (isQuery && (typeof payload !== "object" || payload === null || Array.isArray(payload))) {
        continue;
      }
      cases.push({ kind, mutation, payload, ...foundIn(kind, payload) });
    }
  }
  const fit = cases.filter(({ checked }) => checked.size === 0).length;
  assert.ok(cases.length > 20_000 && fit > 1_000, `${cases.length} payloads, ${fit} fit`);
});

for (const [draft, Validator] of Object.entries(drafts)) {
  test(`ajv gives the check's verdict and pointers in ${draft}`, () => {
    const validators = new Map();
    for (const { kind } of kinds()) {
      // `format` repeats what the pattern decides, without characters beyond ASCII.
      const ajv = new Validator({ allErrors: true, strict: false, validateFormats: false });
      validators.set(kind, ajv.compile(jsonSchema(kind, draft)));
    }
    hold((kind, payload) => {
      const valid = validators.get(kind)(payload);
      return { valid, pointers: new Set((validators.get(kind).errors ?? []).flatMap(ajvPointer)) };
    });
  });

  test(`hyperjump gives the check's verdict and pointers in ${draft}`, async () => {
    const validators = new Map();
    for (const { kind } of kinds()) {
      const address = `https://schemas.example/${draft}/${kind}`;
      const schema = jsonSchema(kind, draft);
      registerSchema(schema, address);
      validators.set(kind, { schema, run: await validate(address) });
    }
    hold((kind, payload) => {
      const { schema, run } = validators.get(kind);
      const { valid, errors = [] } = run(payload, BASIC);
      const pointers = errors.flatMap((error) => hyperjumpPointers(schema, payload, error));
      return { valid, pointers: new Set(pointers) };
    });
  });
}

/** Every value within a value replaced by each of the replacements, or removed. */
function* mutationsOf(value) {
  for (const other of replacements) yield [`= ${JSON.stringify(other)}`, other];
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const step = `/${escape(key)}`;
    yield [`${step} removed`, without(value, key)];
    for (const [mutation, other] of mutationsOf(value[key])) {
      const mutated = Array.isArray(value)
        ? value.with(Number(key), other)
        : { ...value, [key]: other };
      yield [`${step}${mutation.startsWith("/") ? "" : " "}${mutation}`, mutated];
    }
  }
}

function without(value, key) {
  if (Array.isArray(value)) return value.toSpliced(Number(key), 1);
  const { [key]: _, ...others } = value;
  return others;
}

/** The pointers of the findings that a schema can express, and of those it is stricter about. */
function foundIn(kind, payload) {
  const options = { mode: "strict", maxFindings: 10_000 };
  const { findings, ok, truncated } = check(kind, JSON.stringify(payload), options);
  assert.equal(truncated, 0);
  const errors = findings.filter(({ severity }) => severity === "error");
  assert.equal(ok, errors.length === 0);
  const pointersOf = (some) => new Set(some.map(({ pointer }) => pointer));
  return {
    // That amounts of one role have one currency is a rule between members.
    checked: pointersOf(errors.filter(({ code }) => code !== "currency.mixed")),
    // `"null"` for an id is a warning, even where the id is an integer.
    placeholders: pointersOf(findings.filter(({ code }) => code === "field.placeholder")),
  };
}

/** Holds a validator against the check on all cases. */
function hold(errorsOf) {
  const problems = [];
  for (const { kind, mutation, payload, checked, placeholders } of cases) {
    const { valid, pointers } = errorsOf(kind, payload);
    const given = new Set(
      [...pointers].filter((each) => checked.has(each) || !placeholders.has(each)),
    );
    if (valid !== (pointers.size === 0) || !isDeepStrictEqual(given, checked)) {
      problems.push({ kind, mutation, valid, check: [...checked], validator: [...given] });
    }
  }
  const shown = problems.slice(0, 10).map((problem) => JSON.stringify(problem, null, 1));
  assert.ok(problems.length === 0, `${problems.length} of ${cases.length}:\n${shown.join("\n")}`);
}

function ajvPointer({ keyword, instancePath, params }) {
  // ajv gives an error of `if` for the value around each error in a branch.
  if (keyword === "if") return [];
  if (keyword === "required") return [`${instancePath}/${escape(params.missingProperty)}`];
  return [instancePath];
}

/** Hyperjump's basic output has no errors of applicators, and one of `required` for an object. */
function hyperjumpPointers(schema, payload, error) {
  const pointer = fragmentOf(error.instanceLocation);
  if (error.keyword !== "https://json-schema.org/keyword/required") return [pointer];
  const object = resolve(payload, pointer);
  return resolve(schema, fragmentOf(error.absoluteKeywordLocation))
    .filter((name) => !Object.hasOwn(object, name))
    .map((name) => `${pointer}/${escape(name)}`);
}

function fragmentOf(address) {
  return decodeURI(address.slice(address.indexOf("#") + 1));
}

/** The value at a pointer. */
function resolve(root, pointer) {
  const steps = pointer.split("/").slice(1);
  return steps.reduce((value, step) => value[step.replace(/~1/g, "/").replace(/~0/g, "~")], root);
}

/** A member's name as a step of a pointer. */
function escape(name) {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

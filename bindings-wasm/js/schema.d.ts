import type { CheckOptions, PayloadInput } from "./facade.d.ts";
import type { Kind, Payloads } from "./kinds.d.ts";

// ---- Standard Schema

/**
 * A kind as a [Standard Schema](https://standardschema.dev), for whatever takes one: validators of
 * web frameworks, form libraries, tRPC. It is synchronous; `validate` takes text, bytes or a parsed
 * payload, and gives what `parse` gives, or an issue for each error. Warnings are no issues: ask
 * `check` for them.
 *
 * It does without the module of the JSON Schemas; `schemas` has those too.
 *
 * @example
 * const ack = schema("retailops.order_ack.response", { mode: "strict" });
 * const { issues } = ack["~standard"].validate('{"events": 5}');
 * issues[0].path; // ["events"]
 */
export declare function schema<K extends Kind>(kind: K, options?: CheckOptions): KindSchema<K>;

/**
 * Every kind as a Standard Schema and as a Standard JSON Schema.
 *
 * @example
 * const standard = schemas["onward.update_order.request"]["~standard"];
 * standard.jsonSchema.input({ target: "draft-2020-12" }).title; // "onward.update_order.request"
 */
export declare const schemas: {
  readonly [K in Kind]: KindSchema<K> & {
    readonly "~standard": { readonly jsonSchema: JsonSchemaPrinter };
  };
};

/** A kind as a Standard Schema, version 1. */
export interface KindSchema<K extends Kind> {
  /** The name of the kind. */
  readonly kind: K;
  /** What Standard Schema asks for. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "orderwire";
    /**
     * Holds a value against the kind. `libraryOptions` are options of `check`.
     *
     * @throws {OrderwireError} for a mistake of the caller: `kind.unknown`, `option.*`.
     */
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined },
    ) => KindSchemaResult<Payloads[K]>;
    /** Not there when the program runs: the types that go in and come out. */
    readonly types?: { readonly input: PayloadInput; readonly output: Payloads[K] } | undefined;
  };
}

/** A payload's values, or what is wrong with it. */
export type KindSchemaResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly KindSchemaIssue[] };

/** An error, and where it is. */
export interface KindSchemaIssue {
  /** One sentence for people. */
  readonly message: string;
  /** The keys and indexes that lead to the value. */
  readonly path: readonly (string | number)[];
}

/** Prints a kind's JSON Schema, which is the same for both sides. */
export interface JsonSchemaPrinter {
  /** @throws {OrderwireError} `option.value` for another target than these two drafts. */
  readonly input: (options: JsonSchemaTarget) => Record<string, unknown>;
  /** @throws {OrderwireError} `option.value` for another target than these two drafts. */
  readonly output: (options: JsonSchemaTarget) => Record<string, unknown>;
}

/** What to print. */
export interface JsonSchemaTarget {
  /** The draft; others than these are refused. */
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
  /** None are known. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

// The vectors that every language runs (tests/vectors/*.json), for Node and for browsers: nothing
// here is of one platform. A suite is a function that runs one case and throws what does not fit.

/**
 * Runs all cases of a suite; gives the problems, each with its case's name.
 *
 * @param {typeof import("orderwire")} orderwire
 * @param {{ suite: string, cases: any[], files: [name: string, text: string][] }} work
 * @returns {string[]}
 */
export function problemsOf(orderwire, { suite, cases, files }) {
  const bytes = new Map(files.map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const run = suites(orderwire, (name) => bytes.get(name))[suite];
  return cases.flatMap((each) => {
    try {
      run(each);
      return [];
    } catch (error) {
      return [`${each.name}: ${error.message}`];
    }
  });
}

/**
 * A payload as the vectors have it: text where they have text, else bytes.
 *
 * @param {any} payload
 * @param {(name: string) => Uint8Array} fileOf the bytes of a file in examples/payloads
 */
export function sourceOf(payload, fileOf) {
  if (typeof payload === "string") return payload;
  if (payload.file) return fileOf(payload.file);
  if (payload.base64) return Uint8Array.from(atob(payload.base64), (unit) => unit.charCodeAt(0));
  return payload.repeat.map(([text, count]) => text.repeat(count)).join("");
}

/**
 * @param {typeof import("orderwire")} orderwire
 * @param {(name: string) => Uint8Array} fileOf the bytes of a file in examples/payloads
 */
export function suites(orderwire, fileOf) {
  const { apportion, apportionExplained, check, isValid, parse, totals, verify, writeback } =
    orderwire;
  const { apportionMany, build, checkExchange, checkUpdate, compare, diagnose } = orderwire;
  const { format, inferTaxPct, refundNext, refundQuantity, tax } = orderwire;

  const payloadOf = (payload) => sourceOf(payload, fileOf);

  function codeOf(call) {
    const error = errorOf(call);
    equal(error.report, undefined, "no report");
    return error.code;
  }

  function errorOf(call) {
    try {
      call();
    } catch (error) {
      equal(error instanceof orderwire.OrderwireError, true, `an OrderwireError, not ${error}`);
      return error;
    }
    throw new Error("it should have thrown");
  }

  return {
    check({ kind, payload, options, ok, findings, truncated = 0, error }) {
      const source = payloadOf(payload);
      const given = inCamelCase(options);
      if (error) {
        for (const call of [check, isValid, parse, totals])
          equal(
            codeOf(() => call(kind, source, given)),
            error,
            call.name,
          );
        return;
      }
      const report = check(kind, source, given);
      const fields = ({ code, severity, pointer, line, column }) => [
        code,
        severity,
        pointer,
        line,
        column,
      ];
      equal(report.findings.map(fields), findings);
      equal(
        [report.kind, report.ok, report.truncated, report.input],
        [kind, ok, truncated, "text"],
      );
      equal(isValid(kind, source, given), ok, "isValid");
      const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
      equal(check(kind, bytes, given), report, "bytes");
      if (!ok) return equal(errorOf(() => parse(kind, source, given)).report, report, "parse");
      equal(typeof parse(kind, source, given), "object");
      equal(totals(kind, source, given).scale, report.scale, "totals");
      offsetsAre(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), report.findings);
    },

    writeback({ request, facts, options, response_json, repriced, report, error }) {
      const answer = () => writeback(payloadOf(request), payloadOf(facts), inCamelCase(options));
      if (error) return equal(codeOf(answer), error);
      if (report) {
        const fields = ({ code, pointer, found, expected }) => [code, pointer, found, expected];
        const found = errorOf(answer).report;
        return equal({ kind: found.kind, findings: found.findings.map(fields) }, report);
      }
      const answered = answer();
      equal([answered.response_json, answered.totals.sums.repriced], [response_json, repriced]);
      const parsed = response_json && parse("retailops.order_writeback.response", response_json);
      equal(answered.response, parsed);
    },

    exchange({ operation, kind, options, report, ok, findings, error, ...payloads }) {
      const { request, response, previous, next } = payloads;
      const call = () =>
        operation
          ? checkExchange(operation, payloadOf(request), payloadOf(response), inCamelCase(options))
          : checkUpdate(kind, payloadOf(previous), payloadOf(next), inCamelCase(options));
      if (error) return equal(codeOf(call), error);
      const found = call();
      const fields = ({ code, severity, pointer, line, column, related }) => [
        code,
        severity,
        pointer,
        line,
        column,
        related.map((each) => each.pointer),
      ];
      equal(found.findings.map(fields), findings);
      equal([found.kind, found.ok], [report, ok]);
    },

    build({ kind, fields, options, built, report, error }) {
      const given = inCamelCase(options);
      try {
        given.headers = given.headers && JSON.parse(given.headers);
      } catch {
        // What is no JSON is text here too, which is refused like it.
      }
      const call = () => build(kind, fields, given);
      if (error) return equal(codeOf(call), error);
      if (report) {
        const errors = errorOf(call).report.findings.filter(({ severity }) => severity === "error");
        return equal(
          errors.map(({ code, pointer }) => [code, pointer]),
          report,
        );
      }
      const message = call();
      equal(message, built);
      equal(check(kind, message.query || message.body).ok, true, "check");
    },

    diagnose({ kind, payload, options, diagnosis, error }) {
      const call = () => diagnose(kind, payloadOf(payload), inCamelCase(options));
      if (error) return equal(errorOf(call).code, error);
      equal(call(), diagnosis);
    },

    format({ operation, kind, options, payload, request, response, format: given, ...expected }) {
      const { parsed, source, text, error } = expected;
      const checked = payloadOf(operation ? response : payload);
      const found = parsed ? JSON.parse(checked) : checked;
      const report = operation
        ? checkExchange(operation, payloadOf(request), found, inCamelCase(options))
        : check(kind, found, inCamelCase(options));
      const other = source === undefined ? found : source && payloadOf(source);
      const call = (each) => format(each, other, inCamelCase(given));
      if (error)
        return equal(
          codeOf(() => call(report)),
          error,
        );
      const lines = call(report).split("\n");
      equal(lines, text);
      // As it comes from another thread, or from a log.
      equal(call(structuredClone(report)).split("\n"), text, "cloned");
      equal(call(JSON.stringify(report)).split("\n"), text, "as JSON");
    },

    apportion({ total, weights, options, shares, leftover, error }) {
      const [text] = Object.values(total);
      for (const read of total.units ? integers(text, weights, options) : [String]) {
        const given = inCamelCase(options);
        if (given.step) given.step = read(given.step);
        if (given.caps) given.caps = given.caps.map(read);
        const whole = (weight) => (/^\d+$/.test(weight) ? read(weight) : weight);
        for (const amounts of [weights, weights.map(whole)]) {
          const call = () => apportion(read(text), amounts, given);
          const explain = () => apportionExplained(read(text), amounts, given);
          if (error) {
            const excess = error.excess && read(error.excess);
            for (const { code, ...details } of [call, explain].map(errorOf))
              equal([code, details.excess], [error.code, excess]);
            continue;
          }
          const result = call();
          equal(leftover ? result.shares : result, shares.map(read));
          if (leftover) equal(result.leftover, read(leftover));
          const trace = explain();
          equal([trace.shares, trace.leftover], [shares, leftover ?? null]);
          verify(trace);
        }
      }
    },

    tax({ amounts, rates, options = {}, result, error }) {
      const [texts] = Object.values(amounts);
      const all = JSON.stringify([texts, options.discounts ?? [], result ?? []]).match(/\d+/g);
      for (const read of amounts.units ? integers("0", all ?? []) : [String]) {
        const given = inCamelCase(options);
        if (given.discounts) given.discounts = given.discounts.map(read);
        const call = () => tax(texts.map(read), rates, given);
        if (error) {
          const { code, index } = errorOf(call);
          equal([code, index], [error.code, error.index]);
          continue;
        }
        const typed = (name, value) =>
          typeof value === "string" && name !== "rate" ? read(value) : value;
        equal(call(), JSON.parse(JSON.stringify(result), typed));
      }
    },

    infer_tax_pct({ tax: part, base: whole, options, result, error }) {
      const read = ({ units, decimal }) => (units ? BigInt(units) : decimal);
      const call = () => inferTaxPct(read(part), read(whole), inCamelCase(options));
      if (error) return equal(codeOf(call), error);
      equal(call(), result);
    },

    refund({ original, refunded, amount, quantity, count, options, shares, share, error }) {
      const [text] = Object.values(amount);
      const lines = quantity ? [] : [...original, ...refunded];
      for (const read of amount.units ? integers(text, lines) : [String]) {
        const whole = (units) => (/^-?\d+$/.test(units) ? BigInt(units) : Number(units));
        const given = inCamelCase(options);
        const call = () =>
          quantity
            ? refundQuantity(read(text), ...[quantity, refunded, count].map(whole), given)
            : refundNext(original.map(read), refunded.map(read), read(text), given);
        if (error) {
          const { code, index, excess } = errorOf(call);
          equal(
            [code, index, excess],
            [error.code, error.index, error.excess && read(error.excess)],
          );
        } else equal(call(), quantity ? read(share) : shares.map(read));
      }
    },

    compare({ name, total, weights, shares, options, error, ...expected }) {
      const [text] = Object.values(total);
      for (const read of total.units
        ? integers(text, [...weights, ...shares], options)
        : [String]) {
        const given = inCamelCase(options);
        if (given.step) given.step = read(given.step);
        if (given.caps) given.caps = given.caps.map(read);
        const call = () => compare(read(text), weights, shares.map(read), given);
        if (error) {
          const { code, index, excess } = errorOf(call);
          equal(
            [code, index, excess],
            [error.code, error.index, error.excess && read(error.excess)],
          );
          continue;
        }
        const { matches, first, ...found } = call();
        const ways = matches.map((way) => [
          way.scheme,
          way.rounding,
          way.difference_to,
          way.method,
          way.tie,
        ]);
        const line = first && { ...first, exact: Object.values(first.exact ?? {}) };
        const fields = { ...found, matches: ways, first: line && pick(line, expected.first) };
        equal(pick(fields, expected), expected, name);
      }
    },

    apportion_many({ form, totals, weights, caps, options, results }) {
      const most = [totals, weights, caps ?? []].flat(2);
      for (const read of form === "units" ? integers("0", most, options) : [String]) {
        const given = inCamelCase(options);
        if (given.step) given.step = read(given.step);
        if (caps) given.caps = caps.map((each) => each.map(read));
        const whole = (weight) => (/^\d+$/.test(weight) ? read(weight) : weight);
        for (const lists of [weights, weights.map((list) => list.map(whole))]) {
          const call = (onError) => apportionMany(totals.map(read), lists, { ...given, onError });
          const found = call("return").map((result, order) => {
            if (!(result instanceof orderwire.OrderwireError)) {
              const { shares, leftover } = "shares" in result ? result : { shares: result };
              return { shares, ...(leftover !== undefined && { leftover }) };
            }
            equal(result.order, order, "order");
            const { code, excess, index } = result;
            const asked = results[order].error?.index !== undefined;
            return {
              error: { code, ...(excess !== undefined && { excess }), ...(asked && { index }) },
            };
          });
          const expected = results.map(({ shares, leftover, error }) => {
            if (!error)
              return { shares: shares.map(read), ...(leftover && { leftover: read(leftover) }) };
            return { error: { ...error, ...(error.excess && { excess: read(error.excess) }) } };
          });
          equal(found, expected);
          const first = results.findIndex(({ error }) => error);
          if (first < 0) equal(call("raise").length, results.length);
          else equal(errorOf(() => call()).order, first, "the first order that fails");
        }
      }
    },
  };
}

/** The types of integers that hold all of a case's amounts. */
function integers(total, weights, { step = "0", caps = [] } = {}) {
  const all = [total, ...weights, step, ...caps].map(Number);
  return all.every((amount) => Math.abs(amount) <= Number.MAX_SAFE_INTEGER)
    ? [Number, BigInt]
    : [BigInt];
}

/** The members that a case names, in its order. */
function pick(record, expected) {
  return Object.fromEntries(Object.keys(expected ?? {}).map((name) => [name, record[name]]));
}

/** Options of the vectors, as JavaScript spells them. */
export function inCamelCase(options = {}) {
  const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]));
}

/** Counts positions anew from the text: `offset` in UTF-8, `offset_utf16`, column in code points. */
function offsetsAre(text, findings) {
  for (const { line, column, offset, offset_utf16 } of findings) {
    const before = text.slice(0, offset_utf16);
    const lines = before.split(/\r\n|\r|\n/);
    const counted = [
      new TextEncoder().encode(before).length,
      lines.length,
      [...lines.at(-1)].length + 1,
    ];
    equal([offset, line, column], counted, `positions of ${offset_utf16}`);
  }
}

function equal(found, expected, what = "") {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value, withTypes));
  if (a !== b) throw new Error(`${what} found ${a}, expected ${b}`);
}

const withTypes = (_, value) =>
  typeof value === "bigint" ? `${value}n` : value === undefined ? "undefined" : value;

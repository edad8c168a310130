// `checkMany`: many payloads in one text or stream.
import assert from "node:assert/strict";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import fc from "fast-check";
import { check, checkMany } from "orderwire";
import { fileOf } from "./cases.mjs";

const kind = "retailops.order_writeback.request";
const example = JSON.stringify(JSON.parse(fileOf(`${kind}.json`)));
const small = "retailops.order_ack.response";

/** What `checkMany` should say, by `check` of each line. */
function expected(kind, text, options) {
  const lines = [];
  let offset = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
    const length = Buffer.byteLength(bare);
    if (bare.trim() !== "")
      lines.push({
        line: index + 1,
        offset,
        length,
        text: bare,
        report: check(kind, bare, options),
      });
    offset += Buffer.byteLength(line) + 1;
  }
  return lines;
}

const shown = ({ bytes, ...rest }) => ({ ...rest, text: bytes && Buffer.from(bytes).toString() });
const collect = async (lines) => {
  const all = [];
  for await (const line of lines) all.push(shown(line));
  return all;
};

test("each line has the report that `check` has for it, and its place", () => {
  const text = `${example}\r\n\n  \n{"data": 5}\n[\n"é😀"\n${example}`;
  const lines = [...checkMany(kind, text)].map(shown);
  assert.deepEqual(lines, expected(kind, text));
  assert.deepEqual(
    lines.map(({ line }) => line),
    [1, 4, 5, 6, 7],
  );
  const buffer = Buffer.from(text);
  for (const { offset, length, text } of lines)
    assert.equal(buffer.toString("utf8", offset, offset + length), text);
});

test("text, bytes and streams of either give the same, however they are cut", async () => {
  const line = fc.constantFrom(example, '{"events": []}', "", "{", ' {"é": "😀"}', "5\r", "\r");
  const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), cuts, async (all, cuts) => {
      const text = all.join("\n");
      const bytes = Buffer.from(text);
      const lines = expected(small, text);
      assert.deepEqual([...checkMany(small, text)].map(shown), lines);
      assert.deepEqual([...checkMany(small, new Uint8Array(bytes).buffer)].map(shown), lines);
      const inPieces = (whole) => {
        const pieces = [];
        for (let at = 0, cut = 0; at < whole.length; cut += 1) {
          const size = cuts[cut % cuts.length];
          pieces.push(whole.slice(at, at + size));
          at += size;
        }
        return pieces;
      };
      for (const pieces of [inPieces(bytes), inPieces(text)]) {
        assert.deepEqual(await collect(checkMany(small, Readable.from(pieces))), lines);
        const web = new ReadableStream({
          start(controller) {
            for (const piece of pieces) controller.enqueue(piece);
            controller.close();
          },
        });
        assert.deepEqual(await collect(checkMany(small, web)), lines);
      }
    }),
    { numRuns: 100 },
  );
});

test("a chunk that its maker uses again does no harm", async () => {
  const buffer = new Uint8Array(8);
  async function* reused() {
    for (const part of ['{"event', 's": 5}\n{', '"events"', ": []}"]) {
      buffer.fill(32);
      Buffer.from(part).copy(buffer);
      yield buffer.subarray(0, part.length);
    }
  }
  const ok = (await collect(checkMany(small, reused()))).map(({ report }) => report.ok);
  assert.deepEqual(ok, [false, true]);
});

test("half a surrogate pair is found, and one that is cut in two is whole", async () => {
  const codes = async (...chunks) =>
    (await collect(checkMany(small, Readable.from(chunks)))).flatMap(({ report }) =>
      report.findings.map(({ code }) => code),
    );
  assert.deepEqual(await codes('{"events": [], "x": "\ud83d', '\ude00"}'), []);
  assert.deepEqual(await codes('{"events": [], "x": "\ud83d', '"}'), ["json.lone_surrogate"]);
  assert.deepEqual(await codes('{"events": [], "x": "\ud83d'), ["json.lone_surrogate"]);
  assert.equal([...checkMany(small, '"\ud83d"')][0].report.findings[0].code, "json.lone_surrogate");
});

test("a line above the limit is not kept, and the others are checked", async () => {
  const long = `{"events": [], "x": "${"y".repeat(3_000_000)}"}`;
  const text = `{"events": 5}\n${long}\r\n\n{"events": []}\n${long}`;
  const of = (line, report) => [line, report.findings.map(({ code, found }) => [code, found])];
  const wanted = [
    [1, [["field.type", "number"]]],
    [2, [["json.size", String(long.length)]]],
    [4, []],
    [5, [["json.size", String(long.length)]]],
  ];
  const options = { maxBytes: 1000 };
  const whole = [...checkMany(small, text, options)];
  assert.deepEqual(
    whole.map(({ line, report }) => of(line, report)),
    wanted,
  );
  const streamed = [];
  for await (const line of checkMany(small, Readable.from(text.match(/[^]{1,70000}/g)), options)) {
    streamed.push(line);
    assert.ok(line.bytes === null || line.bytes.length < 1000);
    assert.equal(
      text.slice(line.offset, line.offset + line.length),
      text.split(/\r?\n/)[line.line - 1],
    );
  }
  assert.deepEqual(
    streamed.map(({ line, report }) => of(line, report)),
    wanted,
  );
});

test("the limit is that of a line without its end, however a stream is cut", async () => {
  const line = '{"events": []}';
  const options = { maxBytes: line.length };
  const ok = [true, true];
  for (const chunks of [
    [`${line}\r`, `\n${line}\r\n`],
    [`${line}\r\n${line}\r`],
    [line, "\n", line],
  ])
    assert.deepEqual(
      (await collect(checkMany(small, Readable.from(chunks), options))).map(
        (each) => each.report.ok,
      ),
      ok,
    );
  // Blank lines are left out, as long as they may be.
  for (const text of [" ".repeat(40), " ".repeat(39) + "\r"]) {
    assert.equal([...checkMany(small, `${text}\n${line}`, options)].length, 1);
    assert.equal(
      (await collect(checkMany(small, Readable.from([text, `\n${line}`]), options))).length,
      1,
    );
  }
  // What is too long is not kept, in one piece or in many.
  for (const chunks of [[`${line} `], [line, " "]])
    for await (const each of checkMany(small, Readable.from(chunks), options))
      assert.deepEqual([each.bytes, each.length], [null, line.length + 1]);
});

test("a stream is read as its lines are taken, and cancelled by whoever stops", async () => {
  let [pulled, cancelled] = [0, false];
  const chunk = Buffer.from(`{"events": 5}\n`.repeat(100));
  const stream = new ReadableStream(
    {
      pull(controller) {
        pulled += 1;
        controller.enqueue(chunk);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 1 },
  );
  let taken = 0;
  for await (const { line } of checkMany(small, stream)) {
    taken += 1;
    assert.equal(line, taken);
    assert.ok(pulled <= taken / 100 + 3, `${pulled} chunks for ${taken} lines`);
    if (taken === 1000) break;
  }
  assert.ok(cancelled);
});

test("a stream that fails throws its own error, behind the lines before", async () => {
  const broken = new Error("the disk is gone");
  async function* failing() {
    yield '{"events": []}\n{"even';
    throw broken;
  }
  let taken = 0;
  await assert.rejects(
    async () => {
      for await (const line of checkMany(small, failing())) taken += line.line;
    },
    (error) => error === broken,
  );
  assert.equal(taken, 1);
});

test("a file of 64 MiB in a memory that stays flat", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orderwire-"));
  try {
    const path = join(folder, "orders.ndjson");
    const count = Math.ceil((64 * 2 ** 20) / (example.length + 1));
    writeFileSync(path, `${example}\n`.repeat(count));
    let [lines, most] = [0, 0];
    for await (const { report } of checkMany(kind, createReadStream(path))) {
      assert.ok(report.ok);
      if (lines % 1000 === 0) most = Math.max(most, process.memoryUsage().external);
      lines += 1;
    }
    assert.equal(lines, count);
    assert.ok(most < 48 * 2 ** 20, `${most} bytes outside of the heap`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a mistake of the caller is thrown at the call", () => {
  const thrown = [
    [() => checkMany("nonsense", ""), "kind.unknown"],
    [() => checkMany(small, "", { mood: 1 }), "option.unknown"],
    [() => checkMany(small, "", { maxBytes: -1 }), "option.value"],
    [() => checkMany(small, ["{}"]), "input.type", /single payloads to `check`/],
    [() => checkMany(small, { events: [] }), "input.type"],
    [() => checkMany(small, undefined), "input.type"],
    [() => checkMany(small, new Blob(["{}"])), "input.type", /pass its `stream\(\)`/],
    [() => checkMany(small, new Response("{}")), "input.type", /pass its `body`/],
    [() => checkMany(small, new Uint16Array(4)), "input.type"],
  ];
  for (const [call, code, message = /./] of thrown) assert.throws(call, { code, message });
});

test("generators under way at the same time do not mix", () => {
  const [one, two] = [checkMany(small, '{"events": 5}\n'.repeat(9)), checkMany(small, "[]\n[")];
  assert.equal(one.next().value.report.ok, false);
  assert.deepEqual(
    [...two].map(({ report }) => report.findings[0].code),
    ["field.type", "json.syntax"],
  );
  assert.equal([...one].length, 8);
});

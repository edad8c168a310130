// Everything that orderwire computes, in a worker: the page only shows it, and never waits.
//
// A message is `{ id, task, … }`, its answer `{ id, result }` or `{ id, error }`. `check` brings the
// text; the tasks behind it are about that text, so that a megabyte crosses once. A file of rows
// also sends `{ progress }` on its way.
import { detect, init, initFull, isValid } from "orderwire/slim";
import { apportioned, compared } from "./apportioned.mjs";
import { answered, factsOf } from "./answered.mjs";
import { Checked } from "./checked.mjs";
import { figures } from "./figures.mjs";
import { isRows, Rows } from "./rows.mjs";

const ready = Promise.all([init(fetch("core.wasm")), initFull(fetch("full.wasm"))]).then(() => {
  // The modules are instantiated by the first call; it should not count as time of a check.
  isValid(detect('{"events":[]}')[0].kind, "{}");
});

/** What was checked last. */
let checked = new Checked("", {});
let rows;

const tasks = {
  async check({ text, kind, mode, likely }, isStale) {
    rows = isRows(text) ? new Rows(text, { kind, mode }) : undefined;
    checked = new Checked(rows ? "" : text, { kind, mode, likely });
    if (!rows) return checked.answer();
    return rows.answer(isStale, (progress) => postMessage({ progress }));
  },
  repairs: () => checked.repairs(),
  totals: () => figures(checked),
  rows: ({ verdict, from, count }) => rows?.list(verdict, from, count),
  apportion: ({ asked }) => apportioned(asked),
  compare: ({ asked, shares }) => compared(asked, shares),
  facts: () => factsOf(checked),
  writeback: ({ facts, options }) => answered(checked, facts, options),
};

let newest = 0;

addEventListener("message", async ({ data }) => {
  const { id, task } = data;
  if (task === "check") newest = id;
  try {
    await ready;
    postMessage({ id, result: await tasks[task](data, () => newest !== id) });
  } catch (error) {
    // A cloned error loses its report.
    postMessage({ id, error: error.toJSON?.() ?? { code: "internal", message: String(error) } });
  }
});

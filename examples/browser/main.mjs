// Checks while one types, lists the findings, draws the totals. All of it happens in this page.
import { check, kinds, totals } from "./orderwire.mjs";
import { Editor } from "./editor.mjs";
import { findingItems, summary } from "./findings.mjs";
import { totalsView } from "./totals.mjs";

const byId = (id) => document.getElementById(id);
const [kind, mode, status] = [byId("kind"), byId("mode"), byId("status")];
const editor = new Editor(byId("payload"), byId("gutter"));

kind.append(...kinds().map((entry) => new Option(entry.kind)));
kind.value = "retailops.order_writeback.request";

function update() {
  const text = editor.text;
  if (text.trim() === "") {
    status.textContent = "Nothing to check yet";
    status.className = "";
    byId("findings").replaceChildren();
    byId("totals").replaceChildren();
    editor.mark([]);
    return;
  }
  const report = check(kind.value, text, { mode: mode.value });
  status.textContent = summary(report);
  status.className = report.ok ? "ok" : "error";
  byId("findings").replaceChildren(
    ...findingItems(report, (finding) => editor.select(finding.offset_utf16)),
  );
  editor.mark(report.findings);
  byId("totals").replaceChildren(
    report.ok
      ? totalsView(totals(kind.value, text, { mode: mode.value }))
      : "Totals need a payload without errors.",
  );
}

/** Fills in an example of the chosen kind. */
async function load(folder) {
  const name = folder === "broken" ? "retailops.order_writeback.request" : kind.value;
  const response = await fetch(`payloads/${folder}/${name}.json`);
  if (!response.ok) {
    status.textContent = `There is no example of ${name}`;
    return;
  }
  kind.value = name;
  editor.text = await response.text();
  update();
}

let waiting;
editor.onInput(() => {
  // A pause in typing, so that a screen reader is not told of each half-typed word.
  clearTimeout(waiting);
  waiting = setTimeout(update, 120);
});
kind.addEventListener("change", update);
mode.addEventListener("change", update);
byId("example").addEventListener("click", () => load("examples"));
byId("broken").addEventListener("click", () => load("broken"));
update();

// The page: an editor, what the worker says about its text, and the panels.
import { kinds } from "playground:examples";
import { Apportion } from "./apportion.mjs";
import { Asking } from "./asking.mjs";
import { exampleMenu, examples, FIRST, kindMenu, showDetected } from "./choices.mjs";
import { button, byId, element, empty, plural } from "./dom.mjs";
import { Editor } from "./editor.mjs";
import { takesFiles } from "./files.mjs";
import { findingsView, summary } from "./findings.mjs";
import { copy, notify } from "./notice.mjs";
import { OpenRow } from "./row.mjs";
import { RowsPanel } from "./rows.mjs";
import { isDoubtful, packed, unpacked, withoutSecrets } from "./share.mjs";
import { Tabs } from "./tabs.mjs";
import { totalsView } from "./totals.mjs";
import { Writeback } from "./writeback.mjs";
import { spread } from "../text/layout.mjs";
import { placeOf } from "../text/places.mjs";

/** A pause in typing after which the text is checked, in milliseconds. */
const PAUSE = 120;

const [kind, mode, status, aside] = ["kind", "mode", "status", "facts-of-check"].map(byId);
const asking = new Asking(({ rows, part }) =>
  say(`Checking row ${rows.toLocaleString("en")} (${Math.round(part * 100)} %)`),
);

/** Counts changes of the text; what is known about an older text is not shown. */
let version = 0;
let answer;
/** Which version of the text the answer is about. */
let answered;
let likely;
let timer;

kindMenu(kinds);
const editor = new Editor(byId("payload"), {
  label: "Payload, JSON text",
  onChange(whole) {
    version += 1;
    clearTimeout(timer);
    timer = setTimeout(check, whole ? 0 : PAUSE);
  },
});

const panels = {
  findings: "Findings",
  totals: "Totals",
  apportion: "Apportion",
  writeback: "Writeback",
  rows: "Rows",
};
const tabs = new Tabs(panels, (name) => queueMicrotask(() => attempt(updates[name]())));
const show = (pointer) => {
  const place = placeOf(editor.text, pointer);
  if (place) editor.select(place.from, place.to);
};
const apportion = new Apportion(tabs.panel("apportion"), asking);
const writeback = new Writeback(tabs.panel("writeback"), asking, {
  choose: show,
  copy,
  example: openFirst,
});
const row = new OpenRow(editor);
const rowsPanel = new RowsPanel(tabs.panel("rows"), asking, (place) => {
  tabs.choose("findings");
  row.open(place);
});

const updates = {
  findings() {},
  async totals() {
    const of = version;
    const figures = await asking.ask("totals");
    if (figures && of === version)
      tabs.panel("totals").replaceChildren(...[totalsView(figures, show)].flat());
  },
  async apportion() {
    apportion.offer(answer?.report?.ok ? await asking.ask("totals") : undefined);
    await apportion.update();
  },
  writeback: () => writeback.update(),
  rows() {},
};

function say(text, look = "") {
  status.textContent = text;
  status.className = look;
}

async function check() {
  const of = version;
  const asked = { text: editor.text, kind: kind.value || undefined, mode: mode.value, likely };
  const result = await attempt(asking.ask("check", asked));
  // A newer text, or a newer question about it, is on its way.
  if (!result || of !== version) return;
  answer = result;
  answered = of;
  likely = result.kind ?? likely;
  showDetected(kind.value ? undefined : result.kind);
  tabs.show("rows", Boolean(result.rows));
  if (result.rows) await showRows(result);
  else showReport(result);
  performance.mark("orderwire-checked");
  await attempt(updates[tabs.chosen]());
  if (result.report) await attempt(mend(of));
}

/** What a promise gives; an error that nobody expected is said, and gives nothing. */
async function attempt(promise) {
  try {
    return await promise;
  } catch ({ code = "internal", message }) {
    say(`${code}: ${message}`, "error");
    return undefined;
  }
}

function showReport({ empty: nothing, unknown, report, took }) {
  const panel = tabs.panel("findings");
  tabs.count("findings", "");
  aside.textContent = "";
  if (!report) {
    editor.mark([]);
    say(nothing ? "Nothing to check yet" : "No kind is likely", nothing ? "" : "error");
    panel.replaceChildren(
      nothing
        ? empty(
            "Paste a payload",
            "Or open an example or a file, or drop one anywhere on this page.",
            button("Open the example", openFirst),
          )
        : empty(
            "Of which kind is it?",
            "No vendor has a payload with such members. Choose its kind above, to see what it lacks.",
          ),
    );
    return;
  }
  const { findings, ok } = report;
  say(
    summary(report),
    ok ? (findings.some(({ severity }) => severity === "warning") ? "warning" : "ok") : "error",
  );
  aside.textContent = `${plural(editor.text.length, "character")}, ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`;
  const worst = ["error", "warning"].find((severity) =>
    findings.some((one) => one.severity === severity),
  );
  const count =
    findings.filter(({ severity }) => severity === worst).length + (worst ? report.truncated : 0);
  tabs.count("findings", worst ? String(count) : "", worst);
  showFindings(report);
}

function showFindings(report) {
  editor.mark(report.findings, fix);
  const on = { choose: ({ from, to }) => editor.select(from, to), fix };
  tabs.panel("findings").replaceChildren(findingsView(report, on));
}

/** Looks for repairs, and shows the findings again with them. */
async function mend(of) {
  const about = answer;
  const repairs = await asking.ask("repairs");
  // Repairs stand in the order of the findings that they were asked for.
  if (
    !repairs ||
    of !== version ||
    about !== answer ||
    !repairs.fixes.some((fixes) => fixes.length > 0)
  )
    return;
  const findings = answer.report.findings.map((finding, index) => ({
    ...finding,
    fixes: repairs.fixes[index],
  }));
  const focused = document.activeElement?.closest?.("#findings");
  if (focused) return addLater(of, findings);
  showFindings({ ...answer.report, findings });
}

/** Not under the fingers of somebody who is in the list. */
function addLater(of, findings) {
  const panel = tabs.panel("findings");
  panel.addEventListener(
    "focusout",
    () =>
      setTimeout(
        () =>
          of === version &&
          !panel.contains(document.activeElement) &&
          showFindings({ ...answer.report, findings }),
      ),
    { once: true },
  );
}

function fix({ edits, name }) {
  if (answered !== version) return notify("The text has changed since; wait a moment.");
  editor.edit(edits);
  notify(`Done: ${name.replaceAll("`", "")}. Undo with Ctrl+Z in the text.`);
  editor.select(edits[0].from, edits[0].from + edits[0].insert.length);
}

async function showRows(result) {
  const { all, invalid, warned } = result.rows;
  const parts = [
    plural(all, "row"),
    `${invalid.toLocaleString("en")} not valid`,
    `${warned.toLocaleString("en")} with warnings`,
  ];
  say(parts.join(", "), invalid > 0 ? "error" : warned > 0 ? "warning" : "ok");
  aside.textContent = `${Math.round(result.took)} ms`;
  tabs.count("rows", all.toLocaleString("en"), invalid > 0 ? "error" : "");
  tabs.count("findings", "");
  editor.mark(result.findings, fix);
  tabs.panel("findings").replaceChildren(
    empty(
      "One payload a line",
      "Each row has its verdict. Open one to see its findings.",
      button("See the rows", () => tabs.choose("rows")),
    ),
  );
  await rowsPanel.show(result);
  tabs.choose("rows");
}

function openFirst() {
  open(examples.find(({ name }) => name === FIRST));
}

/** Another text, with the kind it is known to be of where its members do not tell. */
function open({ text, kind: known = "", detected = true }) {
  row.forget();
  kind.value = detected ? "" : known;
  likely = undefined;
  editor.text = text;
}

async function share() {
  const { text, found } = withoutSecrets(row.all);
  const state = { kind: kind.value, mode: mode.value, panel: tabs.chosen, text };
  if (tabs.chosen === "apportion") state.apportion = apportion.state;
  if (tabs.chosen === "writeback") state.writeback = writeback.state;
  if (isDoubtful(text) || isDoubtful(state.writeback?.facts ?? ""))
    return notify("No link: the text may hold a ticket that cannot be taken out. Delete it first.");
  const hash = await packed(state);
  if (!hash) return notify("This text is too long for a link.");
  history.replaceState(null, "", `#${hash}`);
  await copy(location.href, found ? "The link, without the ticket," : "The link");
}

async function restore() {
  const { hash } = location;
  const state = await unpacked(hash);
  // Another link has come meanwhile.
  if (hash !== location.hash) return;
  if (!state) {
    if (location.hash.length > 1) notify("This link is damaged, so here is an example.");
    openFirst();
    return;
  }
  mode.value = state.mode === "strict" ? "strict" : "lenient";
  apportion.state = Object(state.apportion);
  writeback.state = Object(state.writeback);
  const known = kinds.some((each) => each.kind === state.kind);
  open({ text: state.text, kind: known ? state.kind : "", detected: !known });
  if (state.panel in panels) tabs.choose(state.panel);
}

kind.addEventListener("change", check);
mode.addEventListener("change", check);
byId("share").addEventListener("click", share);
byId("layout").addEventListener("click", () => editor.replace(spread(editor.text)));
exampleMenu(open);
takesFiles((text) => open({ text }), notify);
addEventListener("hashchange", restore);
tabs.show("rows", false);
performance.mark("orderwire-interactive");
await restore();

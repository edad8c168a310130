// The selectors: examples, kinds. Both come from the build (see embed.mjs): nothing is typed twice.
import { examples } from "playground:examples";
import { byId } from "./dom.mjs";

export { examples };

/** The example that a visitor sees first. */
export const FIRST = "retailops.order_writeback.request.json";

const vendor = (name) => name.split(".")[0];
const rest = (name) => name.slice(name.indexOf(".") + 1);

function grouped(select, entries) {
  for (const [label, members] of groups(entries)) {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...members.map(({ text, value }) => new Option(text, value)));
    select.append(group);
  }
}

function groups(entries) {
  const map = new Map();
  for (const entry of entries) map.set(entry.group, [...(map.get(entry.group) ?? []), entry]);
  return map;
}

/** @param {(example: { name: string, kind: string, text: string }) => void} open */
export function exampleMenu(open) {
  const select = byId("examples");
  select.append(new Option("Examples…", ""));
  grouped(
    select,
    examples.map(({ name, broken }) => ({
      group: broken ? "with mistakes" : vendor(name),
      text: broken ? name.replace(/^broken\//, "") : rest(name),
      value: name,
    })),
  );
  select.append(new Option("empty", "empty"));
  select.addEventListener("change", () => {
    const chosen = examples.find(({ name }) => name === select.value);
    open(chosen ?? { name: "empty", kind: "", text: "" });
    select.value = "";
  });
}

/** @param {{ kind: string }[]} kinds */
export function kindMenu(kinds) {
  const select = byId("kind");
  select.append(new Option("detect", ""));
  grouped(
    select,
    kinds.map(({ kind }) => ({ group: vendor(kind), text: rest(kind), value: kind })),
  );
}

/** What is detected stands beside `detect` in the menu. */
export function showDetected(kind) {
  byId("kind").options[0].text = kind ? `detect: ${kind}` : "detect";
}

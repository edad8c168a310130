// The panels, one at a time, as tabs: arrow keys go from tab to tab.
import { byId, element } from "./dom.mjs";

export class Tabs {
  #tabs = new Map();
  #chosen;
  #onChoose;

  /**
   * @param {Record<string, string>} titles of the panels, by name
   * @param {(name: string) => void} onChoose
   */
  constructor(titles, onChoose) {
    this.#onChoose = onChoose;
    for (const [name, title] of Object.entries(titles)) {
      const count = element("span", { class: "count" });
      const tab = element(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-controls": name,
          click: () => this.choose(name),
          keydown: (event) => this.#step(event),
        },
        title,
        count,
      );
      const panel = element("div", {
        role: "tabpanel",
        id: name,
        class: "panel",
        tabindex: "0",
        "aria-labelledby": tab.id,
      });
      this.#tabs.set(name, { tab, panel, count });
      byId("tabs").append(tab);
      byId("panels").append(panel);
    }
    this.choose(Object.keys(titles)[0]);
  }

  get chosen() {
    return this.#chosen;
  }

  panel(name) {
    return this.#tabs.get(name).panel;
  }

  /** A number beside a title, and whether it is a bad one. */
  count(name, text, look = "") {
    const { count } = this.#tabs.get(name);
    count.textContent = text;
    count.className = `count ${look}`;
  }

  /** Shows or hides a tab; a hidden one is not chosen any more. */
  show(name, shown) {
    this.#tabs.get(name).tab.hidden = !shown;
    if (!shown && this.#chosen === name) this.choose(this.#tabs.keys().next().value);
  }

  choose(name) {
    if (!this.#tabs.has(name) || this.#chosen === name) return;
    this.#chosen = name;
    for (const [each, { tab, panel }] of this.#tabs) {
      const chosen = each === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      panel.hidden = !chosen;
    }
    // Where tabs are wider than a phone, the chosen one is in sight; the page does not jump.
    byId("tabs").scrollLeft = this.#tabs.get(name).tab.offsetLeft - 80;
    this.#onChoose(name);
  }

  #step(event) {
    const shown = [...this.#tabs].filter(([, { tab }]) => !tab.hidden).map(([name]) => name);
    const at = shown.indexOf(this.#chosen);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = shown.at(steps[event.key] % shown.length);
    this.choose(next);
    this.#tabs.get(next).tab.focus();
  }
}

// NDJSON: a table of rows and their verdicts. A row opens in the editor, and goes back where it was.
import { button, element, empty, plural, sentence, table } from "./dom.mjs";

/** Rows on a page of the table. */
const PAGE = 100;

const names = {
  all: "all",
  invalid: "not valid",
  warned: "with warnings",
  clean: "without either",
};

export class RowsPanel {
  #panel;
  #asking;
  #open;
  #from = 0;
  #verdict = "all";
  #counts;

  /**
   * @param {HTMLElement} panel
   * @param {(row: object) => void} open
   */
  constructor(panel, asking, open) {
    this.#panel = panel;
    this.#asking = asking;
    this.#open = open;
  }

  /** @param {{ rows: Record<string, number>, took: number }} answer */
  async show({ rows }) {
    this.#counts = rows;
    this.#from = 0;
    if (!rows[this.#verdict]) this.#verdict = "all";
    await this.#list();
  }

  async #list(focus) {
    const given = { verdict: this.#verdict, from: this.#from, count: PAGE };
    const listed = await this.#asking.ask("rows", given);
    if (!listed) return;
    const choose = (verdict) => {
      this.#verdict = verdict;
      this.#from = 0;
      this.#list(`#rows-${verdict}`);
    };
    const filters = Object.entries(names).map(([verdict, name]) =>
      button(`${name} `, () => choose(verdict), {
        id: `rows-${verdict}`,
        "aria-pressed": String(verdict === this.#verdict),
        disabled: this.#counts[verdict] === 0,
      }),
    );
    filters.forEach((filter, index) => {
      const count = this.#counts[Object.keys(names)[index]].toLocaleString("en");
      filter.append(element("span", { class: "count" }, count));
    });
    this.#panel.replaceChildren(
      element("div", { class: "filters", role: "group", "aria-label": "Rows to list" }, ...filters),
      listed.of === 0 ? empty("No such rows", "Choose others above.") : this.#table(listed.rows),
      this.#pages(listed),
    );
    if (focus) this.#panel.querySelector(focus)?.focus();
  }

  #table(rows) {
    const columns = [
      { name: "row", number: true },
      { name: "verdict" },
      { name: "kind and first finding" },
    ];
    const cells = rows.map((row) => {
      const { line, kind, errors, warnings, infos, code, message } = row;
      const [look, verdict] =
        errors > 0
          ? ["error", plural(errors, "error")]
          : warnings > 0
            ? ["warning", plural(warnings, "warning")]
            : ["ok", infos > 0 ? `valid, ${plural(infos, "info")}` : "valid"];
      return {
        cells: [
          button(String(line), () => this.#open(row), {
            class: "link",
            "aria-label": `Open row ${line}`,
          }),
          element("span", { class: `verdict-of ${look}` }, verdict),
          [
            element("code", { class: "dim" }, kind ?? "no known kind"),
            message
              ? element("div", {}, code ? element("code", {}, code) : "", " ", ...sentence(message))
              : "",
          ],
        ],
      };
    });
    return table("Rows", columns, cells);
  }

  #pages({ of }) {
    if (of <= PAGE) return "";
    const to = Math.min(this.#from + PAGE, of);
    const turn = (by) => () => {
      this.#from += by;
      this.#list(by > 0 ? ".pages button:last-child:enabled" : ".pages button:first-child:enabled");
    };
    return element(
      "div",
      { class: "pages" },
      button("Before", turn(-PAGE), { disabled: this.#from === 0 }),
      element("span", {}, `${this.#from + 1} to ${to} of ${of.toLocaleString("en")}`),
      button("Next", turn(PAGE), { disabled: to === of }),
    );
  }
}

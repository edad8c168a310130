// A row of NDJSON in the editor: it opens indented, and goes back on one line, every name and number
// as it was spelled. A row that nobody changed goes back byte for byte.
import { button, byId, element } from "./dom.mjs";
import { joined, spread } from "../text/layout.mjs";

export class OpenRow {
  #editor;
  #row;

  /** @param {import("./editor.mjs").Editor} editor */
  constructor(editor) {
    this.#editor = editor;
  }

  /** @param {{ line: number, from: number, to: number }} place of the row in the editor's text */
  open({ line, from, to }) {
    const { text } = this.#editor;
    const row = text.slice(from, to);
    const shown = spread(row);
    this.#row = { before: text.slice(0, from), after: text.slice(to), row, shown };
    this.#editor.text = shown;
    this.#bar(
      button("← All rows", () => this.#back()),
      element("span", {}, `Row ${line}. Changes go back with it.`),
    );
    this.#editor.focus();
  }

  /** All rows, with the open one as it is now; the editor's text where no row is open. */
  get all() {
    const { text } = this.#editor;
    if (!this.#row) return text;
    const { before, after, row, shown } = this.#row;
    return before + (text === shown ? row : joined(text)) + after;
  }

  /** Another text takes the place of row and rows. */
  forget() {
    this.#row = undefined;
    this.#bar();
  }

  #back() {
    const { all } = this;
    this.forget();
    this.#editor.text = all;
  }

  #bar(...content) {
    const bar = byId("row-bar");
    bar.hidden = content.length === 0;
    bar.replaceChildren(...content);
  }
}

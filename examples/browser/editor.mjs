// A plain text area with line numbers beside it.

/** A JSON token from where a finding stands: text, a bracket, or a bare word. */
const token = /"(?:[^"\\\n]|\\.)*"?|[[{]|[^\s,:\]}]+/y;

export class Editor {
  #area;
  #gutter;
  #lines = 0;
  #marks = new Map();

  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} gutter
   */
  constructor(area, gutter) {
    this.#area = area;
    this.#gutter = gutter;
    area.addEventListener("scroll", () => (gutter.scrollTop = area.scrollTop));
    this.onInput(() => this.#number());
    this.#number();
  }

  get text() {
    return this.#area.value;
  }

  set text(text) {
    this.#area.value = text;
    this.#area.setSelectionRange(0, 0);
    this.#area.scrollTo(0, 0);
    this.#number();
  }

  /** @param {() => void} listener */
  onInput(listener) {
    this.#area.addEventListener("input", listener);
  }

  /** Selects the token at an offset; text areas count in UTF-16 code units, like all of JavaScript. */
  select(offset) {
    const { value } = this.#area;
    token.lastIndex = offset;
    const end = offset + (token.exec(value)?.[0].length ?? 0);
    this.#area.focus();
    this.#area.setSelectionRange(offset, end);
    // Browsers do not scroll to a selection by themselves. Lines do not wrap, letters are equally wide.
    const style = getComputedStyle(this.#area);
    const [height, width] = [parseFloat(style.lineHeight), parseFloat(style.fontSize) * 0.6];
    const before = value.slice(0, offset).split("\n");
    const column = before.at(-1).length;
    this.#area.scrollTop = (before.length - 1) * height - this.#area.clientHeight / 2;
    const fits = (column + end - offset + 4) * width < this.#area.clientWidth;
    this.#area.scrollLeft = fits ? 0 : column * width - this.#area.clientWidth / 2;
  }

  /** Puts a sign beside the lines that have findings: ✗ for an error, ! for a warning. */
  mark(findings) {
    this.#marks.clear();
    const signs = { error: "✗", warning: "!" };
    for (const { line, severity } of findings) {
      const sign = signs[severity];
      if (sign && this.#marks.get(line) !== "✗") this.#marks.set(line, sign);
    }
    this.#lines = 0;
    this.#number();
  }

  #number() {
    const count = this.text.split("\n").length;
    if (count === this.#lines) return;
    this.#lines = count;
    const number = (_, index) => `${this.#marks.get(index + 1) ?? " "} ${index + 1}`;
    // The empty lines at the end let the numbers scroll as far as the text does.
    this.#gutter.textContent = Array.from({ length: count }, number).join("\n") + "\n\n";
    this.#gutter.scrollTop = this.#area.scrollTop;
  }
}

// CodeMirror, in a shadow root: its styles are then adopted style sheets, and a Content-Security-
// Policy without 'unsafe-inline' is enough.
//
// Its document has LF for every line end, and so has the text that is checked, so that offsets of
// findings are positions in the editor whatever the file had.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import {
  closeHoverTooltips,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { marks } from "./marks.mjs";
import { colouring } from "./colouring.mjs";
import { theme } from "./theme.mjs";

const colours = new Compartment();

/** A text that became long, or is not any more, is coloured in another way. */
function recoloured({ docChanged, newDoc, startState }) {
  const now = docChanged && colouring(newDoc.length);
  return now && now !== colours.get(startState) ? { effects: colours.reconfigure(now) } : null;
}

export class Editor {
  #view;
  #onChange;
  #extensions;

  /**
   * @param {HTMLElement} host
   * @param {{ label: string, text?: string, onChange: (whole: boolean) => void }} options
   * `onChange` is told whether it is another text altogether
   */
  constructor(host, { label, text = "", onChange }) {
    this.#onChange = onChange;
    this.#extensions = [
      lintGutter(),
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      search({ top: true }),
      theme,
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({
        "aria-label": label,
        spellcheck: "false",
        tabindex: "0",
      }),
      EditorState.transactionExtender.of(recoloured),
      EditorView.domEventHandlers({ beforeinput: typedOver }),
      EditorView.updateListener.of((update) => update.docChanged && this.#onChange(false)),
      keymap.of([...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    ];
    const root = host.attachShadow({ mode: "open" });
    this.#view = new EditorView({ state: this.#state(text), parent: root, root });
    // Also from a button inside of what hovers.
    host.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !root.querySelector(".cm-tooltip")) return;
      this.#view.dispatch({ effects: closeHoverTooltips });
      this.#view.focus();
    });
  }

  #state(text) {
    const coloured = colours.of(colouring(text.length));
    return EditorState.create({ doc: text, extensions: [this.#extensions, coloured] });
  }

  get text() {
    return this.#view.state.sliceDoc();
  }

  /** Another text altogether: what was undone before cannot come back. */
  set text(text) {
    this.#view.setState(this.#state(text));
    this.#onChange(true);
  }

  /** Changes parts of the text, in one step that can be undone. */
  edit(edits) {
    const changes = edits.map(({ from, to, insert }) => ({ from, to, insert }));
    this.#view.dispatch({ changes, userEvent: "input.fix" });
  }

  /** Replaces all, as one step that can be undone. */
  replace(text) {
    this.edit([{ from: 0, to: this.#view.state.doc.length, insert: text }]);
  }

  /** Moves the caret to a place, selects it, and shows it. */
  select(from, to = from) {
    const { length } = this.#view.state.doc;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    const effects = EditorView.scrollIntoView(anchor, { y: "center", x: "nearest", xMargin: 40 });
    this.#view.dispatch({ selection: { anchor, head }, effects });
    this.#view.focus();
  }

  /** To be called when it appears: what is hidden has no sizes. */
  measure() {
    this.#view.requestMeasure();
  }

  focus() {
    this.#view.focus();
  }

  /** Marks findings in the text, with their repairs. */
  mark(findings, onFix) {
    const { state } = this.#view;
    this.#view.dispatch(setDiagnostics(state, marks(findings, state.doc, onFix)));
  }
}

/**
 * What is typed over a selection. Left to Chromium, it keeps the look of what was selected with an
 * inline style, which the page's policy refuses with a word on the console.
 */
function typedOver(event, view) {
  if (event.inputType !== "insertText" || !event.data || view.state.selection.main.empty)
    return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), {
    userEvent: "input.type",
    scrollIntoView: true,
  });
  return true;
}

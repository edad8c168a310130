// Colours of JSON text. CodeMirror's parser also folds and indents, but of a long text it parses in
// the background for seconds after each key, and frames are late. No token of JSON is longer than
// its line, so there a regular expression over the lines in sight colours the same.
import { json } from "@codemirror/lang-json";
import { foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Decoration, keymap, MatchDecorator, ViewPlugin } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Texts from here on are long, in UTF-16 code units. */
const LONG = 200_000;

const style = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--name)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: [tags.bool, tags.null], color: "var(--word)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--dim)" },
]);

const parsed = [json(), foldGutter(), syntaxHighlighting(style), keymap.of(foldKeymap)];

const mark = Object.fromEntries(
  ["name", "string", "number", "word", "sign"].map((name) => [
    name,
    Decoration.mark({ class: `orderwire-${name}` }),
  ]),
);

const matches = new MatchDecorator({
  regexp: /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?(\s*:)?|-?\d[\w.+-]*|\b(?:true|false|null)\b|[[\]{}:,]/g,
  decorate(add, from, to, [token, colon]) {
    if (colon !== undefined) {
      add(from, to - colon.length, mark.name);
      add(to - colon.length, to, mark.sign);
    } else if (token.startsWith('"')) add(from, to, mark.string);
    else if (/^[-\d]/.test(token)) add(from, to, mark.number);
    else add(from, to, /^\w/.test(token) ? mark.word : mark.sign);
  },
});

const matched = ViewPlugin.define(
  (view) => ({
    marks: matches.createDeco(view),
    update(update) {
      this.marks = matches.updateDeco(update, this.marks);
    },
  }),
  { decorations: ({ marks }) => marks },
);

/** What colours a text of this length; the same value for all long texts, and for all others. */
export const colouring = (length) => (length < LONG ? parsed : matched);

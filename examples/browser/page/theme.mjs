// How CodeMirror looks. Colours are custom properties of style.css, which reach into shadow roots,
// so light and dark need no second theme.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--name)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: [tags.bool, tags.null], color: "var(--word)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--dim)" },
]);

const squiggle = (colour) => ({
  backgroundImage: "none",
  textDecoration: `underline wavy ${colour} 1.5px`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "3px",
  paddingBottom: "0",
});

const sign = (colour, text) => ({ content: `"${text}"`, color: colour, fontWeight: "700" });

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-activeLine": { backgroundColor: "var(--line-active)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    {
      background: "var(--selection) !important",
    },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--match)", outline: "none" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent" },
  ".cm-gutters": {
    backgroundColor: "var(--paper)",
    color: "var(--dim)",
    border: "none",
    paddingLeft: "4px",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 6px", minWidth: "28px" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 6px 0 2px", cursor: "pointer" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--match)",
    color: "var(--ink)",
    border: "none",
    padding: "0 6px",
  },
  ".cm-gutter-lint": { width: "16px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0", textAlign: "center" },
  ".cm-lint-marker": { width: "16px", height: "20px", lineHeight: "20px", cursor: "help" },
  ".cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info": { content: "normal" },
  ".cm-lint-marker-error::before": sign("var(--error)", "✗"),
  ".cm-lint-marker-warning::before": sign("var(--warning)", "!"),
  ".cm-lint-marker-info::before": sign("var(--info)", "i"),
  ".cm-lintRange": { backgroundImage: "none" },
  ".cm-lintRange-error": squiggle("var(--error)"),
  ".cm-lintRange-warning": squiggle("var(--warning)"),
  ".cm-lintRange-info": {
    backgroundImage: "none",
    textDecoration: "underline dotted var(--info) 1px",
    textUnderlineOffset: "3px",
    paddingBottom: "0",
  },
  ".cm-lintRange-active": { backgroundColor: "var(--match)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    maxWidth: "min(30rem, calc(100vw - 2rem))",
    overflow: "hidden",
  },
  ".cm-tooltip-lint": { padding: "0", maxHeight: "60vh", overflowY: "auto" },
  ".cm-diagnostic": {
    padding: "10px 14px",
    borderLeft: "3px solid var(--line)",
    fontFamily: "var(--sans)",
    fontSize: "13px",
    whiteSpace: "normal",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnosticAction": {
    display: "block",
    margin: "8px 0 0",
    padding: "4px 10px",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    backgroundColor: "var(--paper)",
    color: "var(--accent)",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
  },
  ".orderwire-hover p": { margin: "4px 0 0", overflowWrap: "anywhere" },
  ".orderwire-hover code": { fontFamily: "var(--mono)", fontSize: "12px" },
  ".orderwire-hover-head": { display: "flex", gap: "8px", color: "var(--dim)", flexWrap: "wrap" },
  ".orderwire-error": { color: "var(--error)", fontWeight: "600" },
  ".orderwire-warning": { color: "var(--warning)", fontWeight: "600" },
  ".orderwire-info": { color: "var(--info)", fontWeight: "600" },
  ".orderwire-dim": { color: "var(--dim)" },
  ".cm-panels": { backgroundColor: "var(--ground)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "8px", fontFamily: "var(--sans)", fontSize: "13px" },
  ".cm-textfield, .cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    fontSize: "13px",
  },
  ".cm-searchMatch": { backgroundColor: "var(--match)" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--selection)" },
});

// The totals of a payload, cut to what a page can show, and its relations taken apart for drawing.
import { totals } from "orderwire/slim";
import { placeOf } from "../text/places.mjs";

/** More lines and relations than anybody reads; sums hold all of them. */
const MOST = 200;

/** Relations whose terms are asked for; each costs a check. */
const MOST_NAMED = 6;

/** @param {import("./checked.mjs").Checked} checked */
export function figures(checked) {
  const { kind, text, options, report } = checked;
  if (!kind || !report?.ok) return { unavailable: true };
  const { lines, sums, identities, scale } = totals(kind, text, options);
  const order = [...identities].sort((one, other) => one.holds - other.holds);
  const shown = order.slice(0, MOST).map((identity) => ({ ...identity, terms: terms(identity) }));
  const unnamed = shown.filter(({ terms }) => terms?.some((term) => term.name === ""));
  for (const identity of unnamed.slice(0, MOST_NAMED)) name(identity, checked);
  return {
    kind,
    scale,
    sums,
    identities: shown,
    holding: identities.filter(({ holds }) => holds).length,
    of: identities.length,
    lines: lines.slice(0, MOST),
    lineCount: lines.length,
  };
}

/**
 * The terms of a relation's right side, from its sentence: `…: lines 60 + shipping 5 − discount 0`.
 *
 * @returns {{ sign: 1 | -1, name: string, amount: string }[] | undefined} where it is no such sum
 */
function terms({ message }) {
  const sum = /: (?<sum>[^:;]*\d)(;|$)/.exec(message)?.groups.sum;
  const parts = sum?.split(/ ([+−]) /);
  if (!parts || parts.length < 3) return undefined;
  const found = [];
  for (let index = 0; index < parts.length; index += 2) {
    const [, label = "", amount] = /^(?:(.*) )?(-?\d+(?:\.\d+)?)$/.exec(parts[index]) ?? [];
    if (amount === undefined) return undefined;
    found.push({ sign: parts[index - 1] === "−" ? -1 : 1, name: label, amount });
  }
  return found;
}

/**
 * Names terms that have none. Only a finding names the operands of its sum, so where the relation
 * holds, another left side is tried, to hear what the finding would say.
 */
function name(identity, checked) {
  const { code, pointer, terms } = identity;
  const same = (finding) => finding.code === code && finding.pointer === pointer;
  const finding = (identity.holds ? broken(pointer, checked) : checked.report).findings.find(same);
  const names = finding?.related.map(({ message }) => message.replace(/, (added|subtracted)$/, ""));
  if (names?.length !== terms.length) return;
  terms.forEach((term, index) => (term.name = names[index]));
}

/** The report of the text with another amount at a place. */
function broken(pointer, checked) {
  const { text } = checked;
  const place = placeOf(text, `${pointer}/cents`) ?? placeOf(text, pointer);
  const found = place ? text.slice(place.from, place.to).search(/\d/) : -1;
  if (found < 0) return { findings: [] };
  const digit = place.from + found;
  return checked.check(checked.kind, `${text.slice(0, digit)}9${text.slice(digit)}`);
}

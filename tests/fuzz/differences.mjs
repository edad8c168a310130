// Calls with the core's answers, made again: nothing here is of one platform.

/**
 * @param {typeof import("orderwire")} orderwire
 * @param {{ function: string, arguments: any[], answer: unknown }[]} calls
 * @returns {object[]} the first few calls that have another answer here
 */
export function differences(orderwire, calls) {
  const different = [];
  for (const call of calls) {
    const answer = answerTo(orderwire, call.function, call.arguments.map(revived));
    if (printed(answer) !== printed(call.answer)) different.push({ ...call, here: answer });
    if (different.length === 5) break;
  }
  return different;
}

/** What each function's answer is compared by, where that is not all of it. */
const PART = {
  writeback: (answer) => answer.response_json,
  build: ({ body, query }) => body || query,
  apportion: (shares) => shares.map(String),
  tax: ({ tax }) => String(tax),
};

/** A name as JavaScript spells it. */
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

function answerTo(orderwire, name, values) {
  try {
    const answer = orderwire[camel(name)](...values);
    return PART[name] ? PART[name](answer) : answer;
  } catch (error) {
    if (!(error instanceof orderwire.OrderwireError)) throw error;
    return { code: error.code, report: error.report ?? null };
  }
}

/** Bytes, integers, and options by the names that JavaScript has for them. */
function revived(value) {
  if (value?.base64 !== undefined)
    return Uint8Array.from(atob(value.base64), (unit) => unit.charCodeAt(0));
  if (value?.integer !== undefined) return BigInt(value.integer);
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [camel(name), each]));
}

/** As JSON text with sorted names; only JavaScript counts UTF-16 code units. */
function printed(value) {
  return JSON.stringify(value, (name, each) => {
    if (name === "offset_utf16") return undefined;
    if (each === null || typeof each !== "object" || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

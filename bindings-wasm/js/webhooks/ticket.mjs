// Whether a caller knows the store's secret.
import { OrderwireError } from "orderwire";

const encoder = new TextEncoder();

/**
 * The question whether a ticket is one of the store's.
 *
 * @param {unknown} option
 * @returns {(given: unknown, caller: object) => Promise<boolean>}
 */
export function gatekeeper(option) {
  if (option === false) return async () => true;
  if (typeof option === "function")
    return async (given, caller) => (await option(textOf(given), caller)) === true;
  const tickets = typeof option === "string" ? [option] : option;
  if (!Array.isArray(tickets) || tickets.length === 0 || !tickets.every(isTicket)) {
    // An unset variable of the environment must not open the door.
    const unset = option === undefined;
    const code = unset ? "option.missing" : "option.value";
    const found = unset ? "undefined, as an unset variable is" : "no secret";
    const message = `\`ticket\` is ${found}; give a text, a list of texts or a function (leave it out only where any caller may call)`;
    throw new OrderwireError(code, message);
  }
  /** @type {Uint8Array[] | undefined} */
  let known;
  return async (given) => {
    // The digests are kept, not the promise of them: a worker must not await that of another request.
    known ??= await Promise.all(tickets.map(digestOf));
    const digest = await digestOf(textOf(given));
    let found = false;
    // Every ticket, whatever the one before gave.
    for (const each of known) found = isSame(each, digest) || found;
    return found;
  };
}

/** @param {unknown} text */
const isTicket = (text) => typeof text === "string" && text !== "";

/** None is an empty one, which is compared as all others are. @param {unknown} given */
const textOf = (given) =>
  typeof given === "string" || typeof given === "number" ? String(given) : "";

/** Of one length whatever the text, so that comparing tells nothing of it. @param {string} text */
async function digestOf(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}

/**
 * In constant time.
 *
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function isSame(one, other) {
  let difference = 0;
  for (const [index, byte] of one.entries()) difference |= byte ^ other[index];
  return difference === 0;
}

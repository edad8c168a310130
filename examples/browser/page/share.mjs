// The page's state in the address behind `#`, which no browser sends to a server: JSON, deflated, in
// base64url.

/** A longer link is cut by too many programs on its way. */
const LONGEST = 60_000;
/** A link may not unpack to more than this, in bytes. */
const MOST = 16 << 20;
const VERSION = "1.";

/**
 * @param {object} state
 * @returns {Promise<string | undefined>} undefined where it is too much for a link
 */
export async function packed(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const deflated = await bounded(piped(bytes, new CompressionStream("deflate-raw")), LONGEST);
  if (!deflated) return undefined;
  const binary = Array.from(deflated, (byte) => String.fromCharCode(byte)).join("");
  return VERSION + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} hash with or without `#`
 * @returns {Promise<object | undefined>} undefined where it is no state
 */
export async function unpacked(hash) {
  const text = hash.replace(/^#/, "");
  if (!text.startsWith(VERSION)) return undefined;
  try {
    const binary = atob(text.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    const json = await bounded(piped(bytes, new DecompressionStream("deflate-raw")), MOST);
    const state = json && JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
    return typeof state?.text === "string" ? state : undefined;
  } catch {
    return undefined;
  }
}

/** RetailOps' ticket stands in the body, or in the query of an order_fetch. */
const tickets = [
  /("ticket"\s*:\s*")([^"\\]*(?:\\.[^"\\]*)*)(?=")/g,
  /(headers(?:\[|%5B)ticket(?:\]|%5D)=)([^&\s]*)/gi,
];

/** Where the word may be the name of a secret whose value the patterns did not find. */
const doubt = /ticket(?!(?:"\s*:\s*(?:"…|""|null)|(?:\]|%5d)=(?:…|&|$)|[\w\s.-]*"\s*[,}\]]))/i;

/**
 * Whether a text may still hold a ticket: under a name that is spelled with escapes, as a value of
 * another type, in text that is no JSON.
 *
 * @param {string} text what `withoutSecrets` gave
 */
export function isDoubtful(text) {
  const plain = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)))
    .replace(/%([0-7][0-9a-f])/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
  return doubt.test(plain);
}

/** Takes the secrets out of a text. */
export function withoutSecrets(text) {
  let found = false;
  const hide = (all, before, ticket) => {
    found ||= ticket !== "";
    return ticket === "" ? all : `${before}…`;
  };
  const safe = tickets.reduce((rest, pattern) => rest.replaceAll(pattern, hide), text);
  return { text: safe, found };
}

const piped = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream);

/** All bytes of a stream, or undefined when they are too many. */
async function bounded(stream, most) {
  const chunks = [];
  let length = 0;
  // Not every browser has `for await` of a stream.
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

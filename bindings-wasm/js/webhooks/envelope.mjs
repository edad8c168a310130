// What stands around the data of a request, of payloads with errors too. Nothing that is read here
// reaches the store: it decides which check applies, and who may read the findings.

/**
 * @param {Uint8Array} payload JSON, or the query of `order_fetch`
 * @returns {{ ticket?: unknown, action?: unknown, data?: unknown }}
 */
export function envelopeOf(payload) {
  const text = new TextDecoder().decode(payload);
  if (!/^\s*[{[]/.test(text)) {
    const query = new URLSearchParams(text);
    return { ticket: query.get("headers[ticket]"), action: query.get("action") };
  }
  try {
    const { headers, action, data } = JSON.parse(text);
    return { ticket: headers?.ticket, action, data };
  } catch {
    return {};
  }
}

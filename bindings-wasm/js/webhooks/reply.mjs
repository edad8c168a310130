// What is sent back: the answer, or why there is none.

/** @typedef {import("../web.d.ts").Problem} Problem */

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string | null} body
 */

/** A request that gets no answer. */
export class Refused {
  /**
   * @param {number} status
   * @param {readonly Problem[]} problems
   * @param {Record<string, string>} [headers]
   */
  constructor(status, problems, headers = {}) {
    this.status = status;
    this.problems = problems;
    this.headers = headers;
  }
}

/**
 * @param {number} status
 * @param {string} message
 * @param {Record<string, string>} [headers]
 */
export function refused(status, message, headers) {
  return new Refused(status, [{ code: `http.${status}`, message }], headers);
}

/**
 * JSON for RetailOps. It may hold an order, so nobody keeps it.
 *
 * @param {number} status
 * @param {string} body
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function json(status, body, headers) {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body,
  };
}

/**
 * A refusal in RetailOps' form: an event for each problem.
 *
 * @param {Refused} refused
 * @param {string} url of the request, without its query
 * @param {string} [operation] as far as it is known
 */
export function failure({ status, problems, headers }, url, operation) {
  // The document of order_update has events of another shape than the other operations.
  const event = operation === "order_update" ? updateEvent : handleEvent;
  const subject = { id: operation ?? "webhook", concept: "operation" };
  const events = problems.map((problem) => event({ subject, ...problem }, status, url, subject.id));
  return json(status, JSON.stringify({ events }), headers);
}

/**
 * @param {Problem & Required<Pick<Problem, "subject">>} problem
 * @param {number} status
 * @param {string} url
 * @param {string} operation
 */
function handleEvent({ code, message, subject, details }, status, url, operation) {
  return {
    handle: `channel_${operation}_fail`,
    secondary: { id: String(subject.id), concept: subject.concept },
    data: {
      status,
      is_failure: 1,
      code,
      sub_code: "",
      message,
      request_url: url,
      data_items: details === undefined ? [] : [details],
      additonal: "[]", // so spelled in the document: JSON as text
    },
  };
}

/** @param {Problem & Required<Pick<Problem, "subject">>} problem */
function updateEvent({ code, message, subject, details }) {
  return {
    status: "error",
    error_code: code,
    error_message: message,
    diagnostic_data: details === undefined ? [] : [details],
    associations: [{ type: subject.concept, identity: String(subject.id) }],
  };
}

/**
 * An RFC 9457 problem, for what is no request of RetailOps.
 *
 * @param {number} status
 * @param {string} title
 * @param {string} detail
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function problem(status, title, detail, headers) {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ type: "about:blank", title, status, detail }),
  };
}

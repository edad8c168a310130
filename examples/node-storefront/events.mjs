// How RetailOps is told that something went wrong: events, as its webhook document shows them.

/**
 * @typedef {object} Problem
 * @property {string} code a stable name
 * @property {string} message one sentence for people, without secrets
 * @property {{id: string, concept: string}} subject which thing it concerns, and what kind of thing
 * @property {object} [details] figures and place
 */

/**
 * A payload of kind `retailops.order_update.response`, valid in strict mode.
 *
 * @param {number} status the HTTP status it is sent with
 * @param {string} url the request that failed
 * @param {Problem[]} problems
 */
export function failure(status, url, problems) {
  const events = problems.map(({ code, message, subject, details }) => ({
    handle: "channel_order_writeback_fail",
    secondary: subject,
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
  }));
  return { events };
}

/** The errors of a report about what RetailOps sent: each concerns the value at its pointer. */
export function problemsOf(report) {
  return report.findings.filter(isError).map((finding) => {
    const { code, message, pointer, line, column, found, expected } = finding;
    const details = { pointer, line, column, found, expected };
    return { code, message, subject: { id: pointer, concept: "json_pointer" }, details };
  });
}

/** The same where the store's facts do not fit: RetailOps does not know them, but their lines. */
export function problemsOfFacts(report, facts) {
  return report.findings.filter(isError).map(({ code, message, pointer, found, expected }) => {
    const line = facts.line_items[/^\/line_items\/(\d+)/.exec(pointer)?.[1]];
    const subject = { id: String(line?.corr ?? ""), concept: line ? "line_item" : "order" };
    return { code, message, subject, details: { found, expected } };
  });
}

const isError = (finding) => finding.severity === "error";

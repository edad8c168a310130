//! Tables for notebooks. They have no colours of their own, so they are right in the dark as well.

use std::fmt::Write as _;

use serde_json::Value;

/// A table as it grows.
pub struct Table {
    text: String,
    rows: usize,
}

/// Beyond these, rows are counted: a notebook is a page.
const MOST_ROWS: usize = 200;

impl Table {
    /// A table with its caption and the names of its columns.
    pub fn new(caption: &str, columns: &[&str]) -> Self {
        let mut text = format!(
            "<table><caption style=\"text-align:left\">{}</caption><thead><tr>",
            Escaped(caption)
        );
        for column in columns {
            let _ = write!(text, "<th style=\"text-align:left\">{}</th>", Escaped(column));
        }
        text.push_str("</tr></thead><tbody>");
        Self { text, rows: 0 }
    }

    /// A row of text.
    pub fn row(&mut self, cells: &[impl AsRef<str>]) {
        self.rows = self.rows.saturating_add(1);
        if self.rows > MOST_ROWS {
            return;
        }
        self.text.push_str("<tr>");
        for cell in cells {
            // Text is read from the left; notebooks align cells to the right.
            let cell = Escaped(cell.as_ref());
            let _ = write!(self.text, "<td style=\"text-align:left\">{cell}</td>");
        }
        self.text.push_str("</tr>");
    }

    /// The table as HTML.
    pub fn end(mut self) -> String {
        self.text.push_str("</tbody>");
        if let more @ 1.. = self.rows.saturating_sub(MOST_ROWS) {
            let _ = write!(self.text, "<tfoot><tr><td>… {more} more</td></tr></tfoot>");
        }
        self.text.push_str("</table>");
        self.text
    }
}

/// The trace of an apportioning: a line for each share.
pub fn shares(trace: &Value) -> String {
    let columns = ["line", "weight", "exact", "floor", "extra", "share", "why"];
    let mut table = Table::new(&word(trace, "summary"), &columns);
    for line in list(trace, "lines") {
        let exact = line.get("exact").filter(|exact| exact.is_object());
        let exact = exact
            .map(|exact| format!("{}/{}", word(exact, "numerator"), word(exact, "denominator")));
        let number = line.get("index").and_then(Value::as_u64).unwrap_or_default();
        let [weight, floor, extra, share, why] =
            ["weight", "floor", "extra", "share", "sentence"].map(|name| word(line, name));
        let number = number.saturating_add(1).to_string();
        table.row(&[number, weight, exact.unwrap_or_default(), floor, extra, share, why]);
    }
    table.end()
}

/// The trace of an answer: a line for each amount.
pub fn amounts(trace: &Value) -> String {
    let columns = ["pointer", "value", "rule", "message"];
    let mut table = Table::new("where every amount came from", &columns);
    for amount in list(trace, "amounts") {
        table.row(&columns.map(|name| word(amount, name)));
    }
    table.end()
}

/// What does not hold, and what would make it hold.
pub fn diagnosis(diagnosis: &Value) -> String {
    let mut failing = Table::new(&word(diagnosis, "message"), &["does not hold", "at"]);
    for relation in list(diagnosis, "failing") {
        failing.row(&["message", "pointer"].map(|name| word(relation, name)));
    }
    let mut repairs = Table::new("repairs, the likeliest first", &["repair", "changes"]);
    for repair in list(diagnosis, "repairs") {
        let changes = list(repair, "changes").iter().map(|change| {
            let [pointer, found, expected] =
                ["pointer", "found", "expected"].map(|name| word(change, name));
            format!("{pointer}: {found} → {expected}")
        });
        let changes = changes.collect::<Vec<_>>().join("; ");
        repairs.row(&[word(repair, "message"), changes]);
    }
    failing.end() + &repairs.end()
}

/// The tax of an order, by line and by rate.
pub fn tax(order: &Value) -> String {
    let columns = ["net", "tax", "gross"];
    let caption = columns.map(|name| format!("{name} {}", word(order, name))).join(", ");
    let mut lines = Table::new(&caption, &["line", "net", "tax", "gross"]);
    for (index, line) in list(order, "lines").iter().enumerate() {
        let [net, tax, gross] = columns.map(|name| word(line, name));
        lines.row(&[index.saturating_add(1).to_string(), net, tax, gross]);
    }
    let mut rates = Table::new("by rate", &["rate", "base", "tax"]);
    for rate in list(order, "rates") {
        rates.row(&["rate", "base", "tax"].map(|name| word(rate, name)));
    }
    lines.end() + &rates.end()
}

/// What a pass over a file counted, and how often each code was found.
pub fn summary(summary: &Value) -> String {
    let [rows, good, bad] = ["rows", "good", "bad"].map(|name| word(summary, name));
    let caption = format!("{rows} payloads, {good} good, {bad} bad");
    let mut findings = Table::new(&caption, &["code", "findings"]);
    for (code, count) in summary.get("findings").and_then(Value::as_object).into_iter().flatten() {
        findings.row(&[code, &count.to_string()]);
    }
    findings.end()
}

fn list<'a>(record: &'a Value, name: &str) -> &'a [Value] {
    record.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A member as text: nothing for null.
fn word(record: &Value, name: &str) -> String {
    match record.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// Text that is no markup, wherever it stands.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            other => f.write_char(other),
        })
    }
}

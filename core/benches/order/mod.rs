//! The order that is measured: the document's example, with as many lines as wanted.

/// The example, as the document prints it.
pub const WRITEBACK: &str =
    include_str!("../../../examples/payloads/retailops.order_writeback.request.json");

/// The example with so many lines, each of them changed.
pub fn order_of(lines: usize, change: fn(&str) -> String) -> String {
    let start = WRITEBACK.find("\"line_items\": [").unwrap() + "\"line_items\": [".len();
    let end = start + WRITEBACK[start..].find(']').unwrap();
    let line = change(&WRITEBACK[start..end]);
    format!("{}{}{}", &WRITEBACK[..start], vec![line; lines].join(","), &WRITEBACK[end..])
}

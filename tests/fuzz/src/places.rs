//! Where a finding says it is: its pointer, line, column and offsets against the text itself.

use orderwire::{Finding, check};
use serde_json::Value;

use crate::input::Input;

/// Codes whose place is a member's name, or that of its would-be parent.
const ELSEWHERE: &[&str] = &[
    "field.missing",
    "field.unknown",
    "json.duplicate_key",
    "json.lone_surrogate",
    "exchange.rejected", // of the member that the answer names in the request
];

pub fn run(data: &[u8]) {
    let Some(input) = Input::of(data) else { return };
    let (Ok(text), kind) = (std::str::from_utf8(input.text), input.kind()) else { return };
    let report = check(kind, text, &input.options).unwrap();
    let read = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')).ok();
    for finding in &report.findings {
        let offset = usize::try_from(finding.offset.expect("text has positions")).unwrap();
        let before = text.get(..offset).expect("an offset is at the start of a character");
        assert_eq!(line_and_column(before), (finding.line.unwrap(), finding.column.unwrap()));
        if let Some(document) = &read {
            points(document, text, offset, finding);
        }
        for related in &finding.related {
            assert!(related.line.is_some_and(|line| line >= 1));
        }
    }
}

/// Lines end with LF, CRLF or CR; columns count characters.
fn line_and_column(before: &str) -> (u32, u32) {
    let before = before.replace("\r\n", "\n");
    let ends = before.matches(['\n', '\r']).count();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    (u32::try_from(ends + 1).unwrap(), u32::try_from(line.chars().count() + 1).unwrap())
}

/// The value that the pointer leads to begins at the offset.
fn points(document: &Value, text: &str, offset: usize, finding: &Finding) {
    let code = finding.code.as_str();
    let query = !text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    if query || ELSEWHERE.contains(&code) || code.starts_with("json.") {
        return;
    }
    // Where a key stands twice the two readers mean different values.
    if text.matches('"').count() > 4000 || duplicates(text) {
        return;
    }
    let value = document.pointer(&finding.pointer).unwrap_or_else(|| panic!("{finding:?}"));
    let mut rest = serde_json::Deserializer::from_str(&text[offset..]).into_iter::<Value>();
    assert_eq!(rest.next().and_then(Result::ok).as_ref(), Some(value), "{finding:?}");
}

fn duplicates(text: &str) -> bool {
    let kind = orderwire::Kind::named("retailops.order_writeback.request").unwrap();
    let all = orderwire::Options { max_findings: usize::MAX, ..orderwire::Options::default() };
    let report = check(kind, text, &all).unwrap();
    report.findings.iter().any(|finding| finding.code.as_str() == "json.duplicate_key")
}

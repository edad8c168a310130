//! Reports as annotated text: whatever is checked, and whatever text the report is laid beside,
//! nothing panics, no secret and nothing that commands a terminal is printed, and the text has a
//! limit. What it looks like is in `tests/vectors/format.json`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use orderwire::{AnnotateOptions, Kind, Options, Report, Unknown, check, seam};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What stands in every ticket. A part of it would be a leak too.
const TICKET: &str = "QWXZ7135";

fn kinds() -> Vec<&'static str> {
    Kind::all().map(Kind::name).collect()
}

fn examples() -> Vec<(&'static str, String)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/payloads"));
    let read = |kind: &str| fs::read_to_string(folder.join(format!("{kind}.json"))).ok();
    kinds().into_iter().filter_map(|kind| Some((kind, read(kind)?))).collect()
}

fn options(width: usize) -> AnnotateOptions {
    AnnotateOptions { width, ..AnnotateOptions::default() }
}

fn report(kind: &str, text: &[u8]) -> Report {
    let options = Options { unknown: Unknown::Warn, max_findings: 20, ..Options::default() };
    check(Kind::named(kind).unwrap(), text, &options).unwrap()
}

/// What holds for every annotated text.
fn is_safe(text: &str, report: &Report, width: usize) -> Result<(), TestCaseError> {
    let commands = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    prop_assert!(!text.contains(commands), "{text:?}");
    // A line of the source and its marks for each place; what is said beside them.
    let places: usize = report.findings.iter().map(|finding| 1 + finding.related.len()).sum();
    let most = 4 * places * (14 * width + 8_000) + 1_000;
    prop_assert!(text.len() <= most, "{} of {most}", text.len());
    for line in text.lines() {
        prop_assert_eq!(line, line.trim_end_matches(' '));
    }
    Ok(())
}

fn has_no_ticket(text: &str) -> Result<(), TestCaseError> {
    // One character may be what a syntax error found.
    for part in TICKET.as_bytes().windows(3) {
        let part = std::str::from_utf8(part).unwrap();
        prop_assert!(!text.contains(part), "{part}: {text}");
    }
    Ok(())
}

/// Payloads with a ticket, in the forms in which one arrives.
fn ticketed() -> Vec<(&'static str, String)> {
    let request = "retailops.order_writeback.request";
    let fetch = "retailops.order_fetch.request";
    let line = r#""data": {"line_items": [{"quantity": "two", "corr": 7}, {"x": "y"}]}"#;
    let list = format!(r#"{{"headers": {{"ticket": ["{TICKET}", {{"{TICKET}": 1}}]}}, {line}}}"#);
    let text = format!("{{{line},\n \"headers\": {{\n  \"ticket\": \"{TICKET}\",\n \"x\": 5}}}}");
    vec![
        (request, format!(r#"{{"headers": {{"ticket": "{TICKET}", "client_id": true}}, {line}}}"#)),
        (request, format!(r#"{{"headers":{{"client_id":1,"ticket":"{TICKET}"}},"data":5}}"#)),
        (request, list),
        (request, text),
        (fetch, format!("version=x&headers[ticket]={TICKET}&headers[client_id]=&data[x]=1")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_safe(text in "\\PC*|[\\x00-\\xff]*|[{}\\[\\]\",:\\\\ \n\r\t\u{1b}\u{202e}a-z0-9🎉字\u{301}]*", kind in select(kinds()), width in 0_usize..200) {
        let found = report(kind, text.as_bytes());
        is_safe(&found.annotated(&text, &options(width)), &found, width.max(20))?;
    }

    #[test]
    fn any_bytes_are_safe(bytes in vec(any::<u8>(), 0..200), kind in select(kinds())) {
        let found = report(kind, &bytes);
        is_safe(&found.annotated(&bytes, &options(80)), &found, 80)?;
    }

    #[test]
    fn another_text_is_safe((kind, example) in select(examples()), other in vec(any::<u8>(), 0..300), cut in 0_usize..4_000) {
        let found = report(kind, example.as_bytes());
        is_safe(&found.annotated(&other, &options(80)), &found, 80)?;
        let cut = example.as_bytes().get(..cut).unwrap_or(example.as_bytes());
        is_safe(&found.annotated(cut, &options(80)), &found, 80)?;
    }

    #[test]
    fn places_that_no_text_has_are_safe(line in any::<u32>(), column in any::<u32>(), offset in any::<u32>(), text in "\\PC{0,60}") {
        let json = format!(
            r#"{{"kind":"backd.update_order.request","ok":false,"findings":[{{"code":"field.type",
            "severity":"error","basis":"documented","pointer":"/x","message":"m","found":null,"expected":null,
            "line":{line},"column":{column},"offset":{offset},"related":[{{"pointer":"/y","line":{column},
            "column":{line},"message":"r"}}]}}],"truncated":0,"input":"text","scale":2}}"#
        );
        let found = Report::from_json(json).unwrap();
        is_safe(&found.annotated(&text, &options(80)), &found, 80)?;
    }

    #[test]
    fn no_ticket_is_shown((kind, text) in select(ticketed()), width in 20_usize..150) {
        let found = report(kind, text.as_bytes());
        has_no_ticket(&found.annotated(&text, &options(width)))?;
    }
}

/// Each mistake around the secret but in its name, which is what tells that there is one. Where the
/// secret is of a wrong type as well, it cannot be told where it ends; in a query `&` is no mistake.
#[test]
fn no_ticket_is_shown_of_broken_text() {
    let mistakes =
        ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "=", "&", " ", "\n", "'", "\u{1b}", "é"];
    for (kind, text) in ticketed() {
        if text.contains(&format!("[\"{TICKET}")) {
            continue;
        }
        let name = text.find("ticket").unwrap();
        let behind = name + "ticket".len();
        let last = text.len().min(text.find(TICKET).unwrap() + 15);
        for at in (name.saturating_sub(20)..name).chain(behind + 1..last) {
            for mistake in mistakes {
                if mistake == "&" && !text.starts_with('{') {
                    continue;
                }
                // Inserted, in place of a byte, and at the end of a text that is cut off.
                for rest in [&text[at..], &text[at + 1..], ""] {
                    let broken = format!("{}{mistake}{rest}", &text[..at]);
                    let found = report(kind, broken.as_bytes());
                    let shown = found.annotated(&broken, &options(100));
                    has_no_ticket(&shown).unwrap_or_else(|leak| panic!("{broken}: {leak}"));
                }
            }
        }
    }
}

#[test]
fn a_report_survives_json() {
    for (kind, example) in examples() {
        let found = report(kind, example.as_bytes());
        assert_eq!(Report::from_json(found.to_json()).unwrap(), found);
    }
    let invalid = [
        ("", "no JSON"),
        ("5", "no object"),
        ("{}", "`kind` is missing"),
        (r#"{"kind":"x","findings":[]}"#, "`kind` is no kind"),
        (r#"{"kind":"backd.update_order.request","findings":5}"#, "`findings` is no list"),
        (r#"{"kind":"backd.update_order.request","findings":[5]}"#, "`code` is missing"),
        (r#"{"kind":"backd.update_order.request","findings":[],"ok":1}"#, "`ok` is no such word"),
        (
            r#"{"kind":"backd.update_order.request","findings":[],"ok":true,"truncated":-1}"#,
            "`truncated` is no whole number",
        ),
    ];
    for (text, reason) in invalid {
        let error = Report::from_json(text).unwrap_err();
        assert_eq!(error.code(), "report.invalid");
        assert!(error.to_string().contains(reason), "{error}");
    }
    let facts = r#"{"kind":"retailops.order_writeback.facts","findings":[],"ok":true,"truncated":0,"input":"text","scale":2}"#;
    assert_eq!(Report::from_json(facts).unwrap().kind, "retailops.order_writeback.facts");
}

/// Related values are marked where they are: in the document of the finding, or else named as
/// those of the other one.
#[test]
fn related_values_are_in_the_right_document() {
    let request =
        r#"{"data": {"line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}]}}"#;
    let answer = r#"{"line_items": [{"corr": "8", "quantity": 2}], "values": {}}"#;
    let found =
        seam::check_exchange("retailops.order_writeback", request.into(), answer.into(), &[]);
    let text = found.unwrap().annotated(answer, &AnnotateOptions::default());
    assert!(text.contains("= the line: other document, 1:26 at /data/line_items/0"), "{text}");
    for (kind, example) in examples() {
        let found = report(kind, example.as_bytes());
        let text = found.annotated(&example, &options(1_000));
        assert!(!text.contains("other document"), "{text}");
        let named: usize = found.findings.iter().map(|finding| finding.related.len()).sum();
        assert!(named == 0 || text.contains(" --"), "{text}");
    }
}

/// The time of many findings in one line, of secrets that never end, and of long lines.
#[test]
fn the_time_is_linear() {
    let kind = Kind::named("retailops.order_writeback.request").unwrap();
    let many = |count: usize| {
        let lines = vec![r#"{"corr":"1","quantity":"two"}"#; count].join(",");
        format!(r#"{{"headers":{{"ticket":"{TICKET}"}},"data":{{"line_items":[{lines}]}}}}"#)
    };
    let hostile = [
        "ticket',\"a".repeat(50_000) + "\"\":",
        "\"ticket".repeat(50_000),
        "\"ticket\":{".repeat(50_000),
        "\"ticket\":\\\"".repeat(50_000),
        "ticket   ".repeat(50_000),
        "ticket=".repeat(50_000),
        "ticket\":null ".repeat(50_000),
        "\u{301}".repeat(200_000),
        "{\"a\":\"".to_owned() + &"\\".repeat(400_000),
        many(10_000),
    ];
    for text in hostile {
        let options = Options { max_findings: 100_000, ..Options::default() };
        let found = check(kind, &text, &options).unwrap();
        let start = Instant::now();
        let shown = found.annotated(&text, &AnnotateOptions::default());
        let elapsed = start.elapsed();
        assert!(elapsed < Duration::from_secs(20), "{elapsed:?} for {} bytes", text.len());
        assert!(shown.len() < 2_000 * (1 + found.findings.len()), "{}", shown.len());
    }
}

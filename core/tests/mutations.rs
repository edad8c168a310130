//! Every leaf of both requests, replaced and removed: a finding at that place wherever
//! the document makes it wrong, and none elsewhere that the change did not cause.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use orderwire::{Kind, LateReport, Mode, Options, Report, check, is_valid};
use serde_json::Value;

const WRITEBACK: (&str, &str) = (
    "retailops.order_writeback.request",
    include_str!("../../examples/payloads/retailops.order_writeback.request.json"),
);
const UPDATE: (&str, &str) = (
    "retailops.order_update.request",
    include_str!("../../examples/payloads/retailops.order_update.request.json"),
);
const REPLACEMENTS: [&str; 8] = ["true", "{}", "[]", "\"x\"", "-1", "1e400", "\"\"", "null"];

fn run(kind: &str, text: &str, mode: Mode) -> Report {
    let options = Options { mode, ..Options::default() };
    let kind = Kind::named(kind).unwrap();
    let report = check(kind, text, &options).unwrap();
    assert_eq!(is_valid(kind, text, &options).unwrap(), report.ok);
    let late = LateReport::new(kind, text, &options).unwrap();
    assert_eq!((late.ok(), late.finish(text)), (report.ok, report.clone()));
    report
}

/// The pointers of all values that are neither objects nor lists.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| leaves(value, &format!("{pointer}/{name}"), found)),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(i, value)| leaves(value, &format!("{pointer}/{i}"), found)),
        _ => found.push(pointer.to_owned()),
    }
}

fn seen(report: &Report) -> BTreeSet<(String, String)> {
    report
        .findings
        .iter()
        .map(|finding| (finding.code.to_string(), finding.pointer.clone()))
        .collect()
}

/// Whether this library's reading of the documents makes the value wrong or deviating there:
/// written apart from the check, by the names of the fields.
fn wrong(kind: &str, pointer: &str, example: &Value, replacement: &str) -> bool {
    let text = kind == WRITEBACK.0;
    let name = pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap();
    let in_list = pointer.rsplit('/').next().unwrap().parse::<usize>().is_ok();
    let flags = [
        "removed",
        "success",
        "captures_are_external",
        "captures_are_deferred",
        "email_return",
        "inv_suspended_instock",
        "unset_other_media",
        "express_configurable_super_links",
        "unset_other_attributes",
        "push_cancel",
        "email_invoice",
        "email_tracking",
    ];
    let ids = [
        "corr",
        "sku",
        "id",
        "channel_id",
        "client_id",
        "payment_series_id",
        "channel_refnum",
        "unshipped_items_ref",
    ];
    let words = ["ticket", "action", "method", "module", "ship_service_name", "import_order_attrs"];
    let whole = ["version", "estimated_ship_date", "inv_suspended_mode"];
    let documented_text = if name == "client_id" { false } else { example.is_string() };
    match (name, replacement) {
        // Elements of a list whose form no document shows; objects by another operation.
        ("rmas", "null") => true,
        ("rmas", _) => false,
        ("shipments", "{}") => false,
        ("shipments", _) => true,
        ("unshipped_items_ref", "{}") => false,
        (_, "null" | "{}" | "[]" | "true") => true,
        (name, _) if flags.contains(&name) => true,
        ("base_uri", _) => true,
        (name, "\"x\"" | "\"\"") if words.contains(&name) => false,
        (name, "-1" | "1e400") if words.contains(&name) => true,
        (name, "\"x\"" | "\"\"") if ids.contains(&name) => !documented_text,
        (name, "-1") if ids.contains(&name) => documented_text,
        (name, "1e400") if ids.contains(&name) => true,
        (name, "-1") if whole.contains(&name) => false,
        (name, "-1") => text || !name.is_empty() || in_list,
        _ => true,
    }
}

#[test]
fn every_leaf() {
    let mut tried = 0;
    for (kind, text) in [WRITEBACK, UPDATE] {
        let example: Value = serde_json::from_str(text).unwrap();
        let mut pointers = Vec::new();
        leaves(&example, "", &mut pointers);
        for mode in [Mode::Lenient, Mode::Strict] {
            let before = seen(&run(kind, text, mode));
            for pointer in &pointers {
                for replacement in REPLACEMENTS {
                    let mut changed = example.clone();
                    // A marker, since serde_json cannot hold 1e400.
                    *changed.pointer_mut(pointer).unwrap() = Value::from("\u{1}");
                    let changed = changed.to_string().replace("\"\\u0001\"", replacement);
                    let report = run(kind, &changed, mode);
                    tried += 1;
                    let here: Vec<_> = report
                        .findings
                        .iter()
                        .filter(|finding| {
                            finding.pointer == *pointer
                                && !finding.code.as_str().starts_with("total.")
                        })
                        .collect();
                    let expected =
                        wrong(kind, pointer, example.pointer(pointer).unwrap(), replacement);
                    assert_eq!(
                        !here.is_empty(),
                        expected,
                        "{kind} {mode:?} {pointer} {replacement}: {here:?}"
                    );
                    for finding in here {
                        let at = changed.find(replacement_at(&changed, pointer)).unwrap();
                        let (line, column) = (finding.line.unwrap(), finding.column.unwrap());
                        assert_eq!(line, 1);
                        assert!(usize::try_from(column).unwrap() > at);
                        let offset = usize::try_from(finding.offset.unwrap()).unwrap();
                        assert!(
                            changed[offset..].starts_with(replacement),
                            "{pointer} {replacement} at {offset}"
                        );
                    }
                    elsewhere(&before, &report, pointer, replacement);
                }
                removed(kind, &example, pointer, mode, &before);
            }
        }
    }
    assert!(tried > 2_000);
}

/// The key of the leaf, behind which its value stands.
fn replacement_at<'a>(text: &'a str, pointer: &str) -> &'a str {
    let name = pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap();
    let at = text.find(&format!("\"{name}\"")).unwrap();
    &text[at..]
}

/// No finding appears elsewhere, but those of sums that the value enters.
fn elsewhere(before: &BTreeSet<(String, String)>, report: &Report, pointer: &str, change: &str) {
    for finding in seen(report) {
        let known = before.contains(&finding) || finding.1 == pointer;
        let below = finding.1.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'));
        assert!(
            known || below || finding.0.starts_with("total."),
            "{pointer} {change} gave {finding:?}"
        );
    }
}

fn removed(
    kind: &str,
    example: &Value,
    pointer: &str,
    mode: Mode,
    before: &BTreeSet<(String, String)>,
) {
    let mut changed = example.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match changed.pointer_mut(parent).unwrap() {
        Value::Object(members) => drop(members.remove(name)),
        Value::Array(elements) => drop(elements.remove(name.parse().unwrap())),
        _ => unreachable!(),
    }
    let report = run(kind, &changed.to_string(), mode);
    // The order_update document requires what its table lists; an account within a list and an
    // element of a list it only shows.
    let listed =
        kind == UPDATE.0 && !pointer.contains("/by_account/") && name.parse::<usize>().is_err();
    let missing: Vec<_> =
        report.findings.iter().filter(|finding| finding.code.as_str() == "field.missing").collect();
    assert_eq!(
        missing.iter().map(|finding| finding.pointer.as_str()).collect::<Vec<_>>(),
        if listed { vec![pointer] } else { Vec::new() }
    );
    elsewhere(before, &report, pointer, "removed");
}

#[test]
fn cut_off_anywhere_is_one_syntax_error() {
    for (kind, text) in [WRITEBACK, UPDATE] {
        for end in 0..text.len() {
            let report = run(kind, &text[..end], Mode::Lenient);
            let [finding] = report.findings.as_slice() else {
                panic!("{end}: {:?}", report.findings)
            };
            assert_eq!(finding.code.as_str(), "json.syntax");
            assert_eq!(finding.offset, u32::try_from(end).ok());
            let before = &text[..end];
            assert_eq!(finding.line, u32::try_from(before.matches('\n').count() + 1).ok());
            assert_eq!(
                finding.column,
                u32::try_from(before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1).ok()
            );
        }
    }
}

#[test]
fn hostile_bodies_have_an_answer() {
    let long = format!("{{\"x\":\"{}\"}}", "y".repeat(64 << 20));
    assert!(run(WRITEBACK.0, &long, Mode::Lenient).ok);
    let many = format!("{{\"data\":{{\"line_items\":[{}1]}}}}", "1,".repeat(1 << 20));
    let report = run(WRITEBACK.0, &many, Mode::Lenient);
    assert_eq!((report.findings.len(), report.truncated), (100, (1 << 20) + 1 - 100));
    let keys: Vec<_> = (0..200_000).map(|i| format!("\"k{}\":1", i % 100_000)).collect();
    let report = run(WRITEBACK.0, &format!("{{{}}}", keys.join(",")), Mode::Lenient);
    assert_eq!((report.findings.len(), report.truncated), (100, 99_900));
    assert_eq!(report.findings[0].code.as_str(), "json.duplicate_key");
}

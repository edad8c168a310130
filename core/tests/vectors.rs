//! The vectors that every language runs, of `tests/vectors`.
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
use std::fs;
use std::path::Path;

use orderwire::{Code, Error, HostMarks, Source, seam};
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn cases(name: &str) -> Vec<Value> {
    let text = fs::read_to_string(root().join("tests/vectors").join(name)).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let cases = file["cases"].as_array().unwrap().clone();
    assert!(cases.len() > 40);
    cases
}

/// The bytes that a case describes.
fn bytes(payload: &Value) -> Vec<u8> {
    if let Some(text) = payload.as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(file) = payload["file"].as_str() {
        return fs::read(root().join("examples/payloads").join(file)).unwrap();
    }
    if let Some(text) = payload["base64"].as_str() {
        return base64(text);
    }
    let parts = payload["repeat"].as_array().unwrap();
    let part = |part: &Value| {
        part[0].as_str().unwrap().repeat(usize::try_from(part[1].as_u64().unwrap()).unwrap())
    };
    parts.iter().map(part).collect::<String>().into_bytes()
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<u32> = text
        .bytes()
        .filter_map(|byte| ALPHABET.iter().position(|known| *known == byte))
        .map(|digit| digit as u32)
        .collect();
    let of_chunk = |chunk: &[u32]| {
        let bits = chunk.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - chunk.len()));
        bits.to_be_bytes()[1..chunk.len()].to_vec()
    };
    digits.chunks(4).flat_map(of_chunk).collect()
}

fn options(case: &Value) -> Vec<(String, String)> {
    pairs_of(&case["options"])
}

fn pairs_of(options: &Value) -> Vec<(String, String)> {
    let options = options.as_object().into_iter().flatten();
    options
        .map(|(name, value)| {
            (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
        .collect()
}

fn pairs(options: &[(String, String)]) -> Vec<(&str, &str)> {
    options.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn check_gives_what_the_vectors_say() {
    for case in cases("check.json") {
        let (payload, options) = (bytes(&case["payload"]), options(&case));
        let (kind, pairs) = (case["kind"].as_str().unwrap(), pairs(&options));
        let source = Source::from(payload.as_slice());
        let valid = seam::is_valid(kind, source, &pairs).map_err(|error| error.code());
        match seam::check(kind, source, &pairs) {
            Ok(report) => {
                let listed = report.findings.iter().map(|finding| {
                    json!([
                        finding.code.as_str(),
                        finding.severity.as_str(),
                        finding.pointer,
                        finding.line,
                        finding.column
                    ])
                });
                assert_eq!(Value::from_iter(listed), case["findings"], "{}", case["name"]);
                assert_eq!(json!(report.ok), case["ok"], "{}", case["name"]);
                assert_eq!(
                    report.truncated,
                    case["truncated"].as_u64().unwrap_or(0),
                    "{}",
                    case["name"]
                );
                assert_eq!(valid, Ok(report.ok), "{}", case["name"]);
                assert!(!report.to_json().contains("s3cret"), "{}", case["name"]);
                assert_eq!(
                    seam::parse(kind, source, &pairs).is_ok(),
                    report.ok,
                    "{}",
                    case["name"]
                );
            }
            Err(error) => {
                assert_eq!(json!(error.code()), case["error"], "{}: {error}", case["name"]);
                assert_eq!(valid, Err(error.code()));
            }
        }
    }
}

/// A validation error as the vectors write it.
fn listed(error: &Error) -> Option<Value> {
    let report = error.report()?;
    let findings = report.findings.iter().map(|finding| {
        json!([finding.code.as_str(), finding.pointer, finding.found, finding.expected])
    });
    Some(json!({"kind": report.kind, "findings": Value::from_iter(findings)}))
}

#[test]
fn writeback_gives_what_the_vectors_say() {
    for case in cases("writeback.json") {
        let (request, facts, options) =
            (bytes(&case["request"]), bytes(&case["facts"]), options(&case));
        match seam::writeback(request.as_slice().into(), facts.as_slice().into(), &pairs(&options))
        {
            Ok(answer) => {
                assert_eq!(json!(answer.response_json), case["response_json"], "{}", case["name"]);
                assert_eq!(
                    json!(answer.totals.sums.get("repriced")),
                    case["repriced"],
                    "{}",
                    case["name"]
                );
                assert!(
                    answer.totals.identities.iter().all(|identity| identity.holds),
                    "{}",
                    case["name"]
                );
            }
            Err(error) => match listed(&error) {
                Some(report) => assert_eq!(report, case["report"], "{}", case["name"]),
                None => assert_eq!(json!(error.code()), case["error"], "{}: {error}", case["name"]),
            },
        }
    }
}

#[test]
fn exchanges_and_updates_give_what_the_vectors_say() {
    for case in cases("exchange.json") {
        let options = options(&case);
        let (kind, pairs) = (case["kind"].as_str(), pairs(&options));
        let both = |first: &str, second: &str| (bytes(&case[first]), bytes(&case[second]));
        let report = match kind {
            Some(kind) => {
                let (previous, next) = both("previous", "next");
                seam::check_update(kind, (&previous).into(), (&next).into(), &pairs)
            }
            None => {
                let (request, response) = both("request", "response");
                let operation = case["operation"].as_str().unwrap();
                seam::check_exchange(operation, (&request).into(), (&response).into(), &pairs)
            }
        };
        match report {
            Ok(report) => {
                let listed = report.findings.iter().map(|finding| {
                    let related = finding.related.iter().map(|related| &related.pointer);
                    json!([
                        finding.code.as_str(),
                        finding.severity.as_str(),
                        finding.pointer,
                        finding.line,
                        finding.column,
                        related.collect::<Vec<_>>()
                    ])
                });
                assert_eq!(Value::from_iter(listed), case["findings"], "{}", case["name"]);
                assert_eq!(json!(report.ok), case["ok"], "{}", case["name"]);
                assert_eq!(json!(report.kind), case["report"], "{}", case["name"]);
            }
            Err(error) => assert_eq!(json!(error.code()), case["error"], "{}", case["name"]),
        }
    }
}

#[test]
fn build_gives_what_the_vectors_say() {
    for case in cases("build.json") {
        let (fields, options) = (bytes(&case["fields"]), options(&case));
        let (kind, pairs) = (case["kind"].as_str().unwrap(), pairs(&options));
        match seam::build(kind, (&fields).into(), &pairs) {
            Ok(built) => {
                assert_eq!(json!(built), case["built"], "{}", case["name"]);
                // What is built is valid, and written as its document writes it.
                let report = seam::check(kind, built.payload().into(), &[]).unwrap();
                assert!(report.ok, "{}: {}", case["name"], report.to_json());
            }
            Err(error) => match error.report() {
                Some(report) => {
                    let errors = report
                        .findings
                        .iter()
                        .filter(|finding| finding.severity == orderwire::Severity::Error)
                        .map(|finding| json!([finding.code.as_str(), finding.pointer]));
                    assert_eq!(Value::from_iter(errors), case["report"], "{}", case["name"]);
                    assert!(!report.to_json().contains("s3cret"), "{}", case["name"]);
                }
                None => assert_eq!(json!(error.code()), case["error"], "{}", case["name"]),
            },
        }
    }
}

#[test]
fn diagnose_gives_what_the_vectors_say() {
    for case in cases("diagnose.json") {
        let (payload, options) = (bytes(&case["payload"]), options(&case));
        let (kind, pairs) = (case["kind"].as_str().unwrap(), pairs(&options));
        match seam::diagnose(kind, (&payload).into(), &pairs) {
            Ok(diagnosis) => {
                assert_eq!(json!(diagnosis), case["diagnosis"], "{}", case["name"]);
                for repair in &diagnosis.repairs {
                    let mended = patched(&payload, &repair.patch_json);
                    let left = seam::diagnose(kind, (&mended).into(), &pairs).unwrap();
                    assert_eq!(left.failing, [], "{}: {}", case["name"], repair.message);
                }
            }
            Err(error) => assert_eq!(json!(error.code()), case["error"], "{}", case["name"]),
        }
    }
}

#[test]
fn format_gives_what_the_vectors_say() {
    let marks = HostMarks::default();
    for case in cases("format.json") {
        let (given, shown) = (options(&case), pairs_of(&case["format"]));
        let host = case["parsed"].as_bool().unwrap_or(false).then_some(&marks);
        let (report, payload) = match case["operation"].as_str() {
            Some(operation) => {
                let (request, response) = (bytes(&case["request"]), bytes(&case["response"]));
                let sources = ((&request).into(), (&response).into());
                let report = seam::check_exchange(operation, sources.0, sources.1, &pairs(&given));
                (report.unwrap(), response)
            }
            None => {
                let payload = bytes(&case["payload"]);
                let source = Source { host, ..(&payload).into() };
                let kind = case["kind"].as_str().unwrap();
                (seam::check(kind, source, &pairs(&given)).unwrap(), payload)
            }
        };
        let text = match case.get("source") {
            None => payload,
            Some(Value::Null) => Vec::new(),
            Some(other) => bytes(other),
        };
        let source = Source { host, ..(&text).into() };
        match seam::format(report.to_json().as_bytes(), source, &pairs(&shown)) {
            Ok(text) => {
                let lines: Vec<_> = text.split('\n').collect();
                assert_eq!(json!(lines), case["text"], "{}", case["name"]);
                assert!(!text.contains("T1CK3T"), "{}", case["name"]);
            }
            Err(error) => assert_eq!(json!(error.code()), case["error"], "{}", case["name"]),
        }
    }
}

/// A payload with the values of a JSON Patch.
fn patched(payload: &[u8], patch: &str) -> String {
    let mut payload: Value = serde_json::from_slice(payload).unwrap();
    let patch: Value = serde_json::from_str(patch).unwrap();
    for operation in patch.as_array().unwrap() {
        *payload.pointer_mut(operation["path"].as_str().unwrap()).unwrap() =
            operation["value"].clone();
    }
    payload.to_string()
}

/// Codes that only host objects and readers of files give, tested where there are such.
const ELSEWHERE: [Code; 4] =
    [Code::AmountFloat, Code::ValueUnsafeInteger, Code::RowSyntax, Code::KindUndetected];
#[test]
fn every_code_has_a_vector() {
    let mut seen = BTreeSet::new();
    for case in cases("check.json").into_iter().chain(cases("exchange.json")) {
        seen.extend(
            case["findings"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|finding| finding[0].as_str().unwrap().to_owned()),
        );
    }
    for case in cases("writeback.json") {
        let findings = case["report"]["findings"].as_array().into_iter().flatten();
        seen.extend(findings.map(|finding| finding[0].as_str().unwrap().to_owned()));
    }
    for case in cases("build.json") {
        let errors = case["report"].as_array().into_iter().flatten();
        seen.extend(errors.map(|finding| finding[0].as_str().unwrap().to_owned()));
    }
    for code in Code::ALL {
        if !ELSEWHERE.contains(code) {
            assert!(seen.contains(code.as_str()), "`{code}` has no vector");
        }
    }
}

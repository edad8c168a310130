//! Any text has an answer: no panic, one verdict, the bounds that were given.
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

use orderwire::{
    Kind, LateReport, Mode, Options, Severity, TotalsLevel, Unknown, WritebackOptions, check,
    is_valid, parse, totals, writeback,
};
use proptest::prelude::*;

const WRITEBACK: &str =
    include_str!("../../examples/payloads/retailops.order_writeback.request.json");

fn options() -> impl Strategy<Value = Options> {
    let mode = prop_oneof![Just(Mode::Lenient), Just(Mode::Strict)];
    let unknown = prop_oneof![Just(Unknown::Keep), Just(Unknown::Warn), Just(Unknown::Reject)];
    let level = prop_oneof![Just(TotalsLevel::Warning), Just(TotalsLevel::Error)];
    (mode, unknown, level, 0_usize..8, proptest::option::of(0_u32..5)).prop_map(
        |(mode, unknown, totals, max_findings, scale)| Options {
            mode,
            unknown,
            totals,
            max_findings,
            scale,
            ..Options::default()
        },
    )
}

/// Runs everything on some bytes and holds the answers against each other.
fn answers(bytes: &[u8], options: &Options) -> Result<(), TestCaseError> {
    for kind in Kind::all() {
        let report = check(kind, bytes, options).unwrap();
        let all = check(kind, bytes, &Options { max_findings: usize::MAX / 4, ..options.clone() })
            .unwrap();
        prop_assert_eq!(report.ok, is_valid(kind, bytes, options).unwrap());
        let late = LateReport::new(kind, bytes, options).unwrap();
        prop_assert_eq!(report.ok, late.ok());
        prop_assert_eq!(&report, &late.finish(bytes));
        prop_assert_eq!(
            report.ok,
            !all.findings.iter().any(|finding| finding.severity == Severity::Error)
        );
        prop_assert_eq!(report.ok, parse(kind, bytes, options).is_ok());
        prop_assert_eq!(report.ok, totals(kind, bytes, options).is_ok());
        let json_error = all.findings.iter().any(|finding| finding.code.as_str() == "json.syntax");
        prop_assert!(!json_error || all.findings.len() == 1);
        prop_assert!(report.findings.len() <= options.max_findings || all.findings.len() == 1);
        if report.findings.len() <= options.max_findings {
            prop_assert_eq!(
                report.findings.len() as u64 + report.truncated,
                all.findings.len() as u64
            );
        }
        // What is kept is the most severe, and the first of each severity.
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let kept: Vec<_> =
                report.findings.iter().filter(|finding| finding.severity == severity).collect();
            let whole: Vec<_> =
                all.findings.iter().filter(|finding| finding.severity == severity).collect();
            prop_assert_eq!(&kept[..], &whole[..kept.len()]);
        }
        if let Ok(payload) = parse(kind, bytes, options) {
            prop_assert_eq!(payload.as_json().as_bytes(), bytes);
            serde_json::from_str::<serde_json::Value>(&payload.plain().to_javascript_json())
                .unwrap();
        }
    }
    let _ = writeback(bytes, b"{}", &WritebackOptions::default());
    let _ = writeback(WRITEBACK, bytes, &WritebackOptions::default());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200), options in options()) {
        answers(&bytes, &options)?;
    }

    #[test]
    fn any_json_characters(text in r#"[\{\}\[\]",:0-9a-eu\\ .\-tfnrl]{0,60}"#, options in options()) {
        answers(text.as_bytes(), &options)?;
    }

    #[test]
    fn the_example_with_bytes_changed(changes in proptest::collection::vec((0_usize..3_155, prop_oneof![any::<u8>(), Just(b'"'), Just(b'{'), Just(b'['), Just(b'9'), Just(b'-'), Just(b'n')]), 0..6), cut in 0_usize..3_156, options in options()) {
        let mut bytes = WRITEBACK.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        answers(&bytes, &options)?;
        bytes.truncate(cut);
        answers(&bytes, &options)?;
    }

    #[test]
    fn serde_json_reads_the_same(text in r#"[\{\}\[\]",:0-9eu\\ .\-tfnrls]{0,24}"#) {
        // Whatever is JSON to one reader is to the other: only then is there no finding of its own.
        let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        let kind = Kind::named("retailops.order_writeback.request").unwrap();
        let report = check(kind, &text, &Options::default()).unwrap();
        let ours = !report.findings.iter().any(|finding| finding.code.as_str() == "json.syntax");
        prop_assert_eq!(ours, theirs, "{}", text);
    }
}

#[test]
fn a_value_that_swallowed_the_ticket_is_not_shown() {
    let kind = Kind::named("retailops.order_fetch.request").unwrap();
    // Without `&` between them, `version` goes on with the next name.
    for text in ["version=xheaders[ticket]=1,1,0,secret", "version=x%5Bticket%5D=1,1,0,secret"] {
        let report = check(kind, text, &Options::default()).unwrap();
        assert!(!report.ok);
        assert!(!report.to_json().contains("secret"), "{}", report.to_json());
    }
}

#[test]
fn a_key_is_the_same_however_it_is_spelled() {
    // Each bit of the index says whether a letter is written as an escape.
    let letter = |index: usize, at: usize| if index >> at & 1 == 0 { "x" } else { "\\u0078" };
    let spelled = |index| (0..6).map(|at| letter(index, at)).collect::<String>();
    let keys: Vec<_> = (0..64).map(|index| format!("\"{}\": 1", spelled(index))).collect();
    let keys = format!("{{{}}}", keys.join(","));
    for text in [keys.clone(), format!("{{\"extra\": {keys}}}")] {
        let kind = Kind::named("retailops.order_update.response").unwrap();
        let report = check(kind, &text, &Options::default()).unwrap();
        let twice = report.findings.iter().filter(|one| one.code.as_str() == "json.duplicate_key");
        let offsets: Vec<_> = twice.map(|one| usize::try_from(one.offset.unwrap())).collect();
        assert_eq!(offsets.len(), 63);
        // The first of them is none.
        assert_eq!(offsets.first(), Some(&Ok(text.find("\"\\u0078").unwrap())));
    }
}

/// A hundred findings below a key of a megabyte would name it a hundred times.
#[test]
fn pointers_take_no_more_than_twice_the_text() {
    let kind = Kind::named("retailops.order_writeback.request").unwrap();
    let key = "~".repeat(400_000);
    let twice: String = (0..200).map(|at| format!(r#""{at}":0,"{at}":0,"#)).collect();
    let text = format!(r#"{{"version":"x","{key}":{{{twice}"end":0}},"action":5}}"#);
    let report = check(kind, &text, &Options::default()).unwrap();
    let pointers: usize = report.findings.iter().map(|finding| finding.pointer.len()).sum();
    assert!(pointers <= 2 * text.len() + 65_536, "{pointers} of {}", text.len());
    assert!(report.to_json().len() < 3 * text.len());
    // The one that fits, and what is short.
    let found: Vec<_> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(found, ["value.integer", "json.duplicate_key"]);
    assert_eq!(report.truncated, 200);
    assert!(report.findings.iter().all(|finding| finding.message.len() < 500));
    // Without the key, all have their place.
    let text = text.replace(&key, "k");
    assert_eq!(check(kind, &text, &Options::default()).unwrap().findings.len(), 100);
}

//! The documents' own examples, leaf by leaf.
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

use orderwire::{Finding, Kind, Mode, Options, Severity, check, is_valid};

const WRITEBACK: &str =
    include_str!("../../examples/payloads/retailops.order_writeback.request.json");
const UPDATE: &str = include_str!("../../examples/payloads/retailops.order_update.request.json");

fn kind(name: &str) -> Kind {
    Kind::named(name).unwrap()
}

fn findings(kind_name: &str, text: &str, mode: Mode) -> Vec<Finding> {
    let options = Options { mode, ..Options::default() };
    let report = check(kind(kind_name), text, &options).unwrap();
    assert_eq!(report.ok, is_valid(kind(kind_name), text, &options).unwrap());
    report.findings
}

fn of(findings: &[Finding], severity: Severity) -> Vec<(&str, &str)> {
    let found = findings.iter().filter(|finding| finding.severity == severity);
    found.map(|finding| (finding.code.as_str(), finding.pointer.as_str())).collect()
}

#[test]
fn lenient_mode_gives_one_warning() {
    for (name, text) in [
        ("retailops.order_writeback.request", WRITEBACK),
        ("retailops.order_update.request", UPDATE),
    ] {
        let found = findings(name, text, Mode::Lenient);
        assert!(of(&found, Severity::Error).is_empty());
        assert_eq!(
            of(&found, Severity::Warning),
            [("total.grand_total", "/data/order/grand_total")]
        );
        let total = found.iter().find(|finding| finding.severity == Severity::Warning).unwrap();
        assert_eq!((total.found.as_deref(), total.expected.as_deref()), (Some("35"), Some("65")));
    }
}

#[test]
fn strict_mode_names_the_deviations() {
    let nulls = ["/data/rmas/0", "/data/order/shipments/0"];
    let found = findings("retailops.order_writeback.request", WRITEBACK, Mode::Strict);
    let mut pointers: Vec<_> =
        of(&found, Severity::Error).into_iter().map(|(_, pointer)| pointer).collect();
    pointers.sort_unstable();
    let mut expected = vec!["/headers/client_id", "/data/channel/params/inv_suspended_mode"];
    expected.extend(nulls);
    expected.sort_unstable();
    assert_eq!(pointers, expected);
    let found = findings("retailops.order_update.request", UPDATE, Mode::Strict);
    let pointers: Vec<_> =
        of(&found, Severity::Error).into_iter().map(|(_, pointer)| pointer).collect();
    assert_eq!(pointers, nulls);
}

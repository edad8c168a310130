//! `check` of every kind: the verdict, the order, the bounds, and its siblings' agreement.

use orderwire::{Finding, Severity, seam};

use crate::input::Input;

pub fn run(data: &[u8]) {
    let Some(input) = Input::of(data) else { return };
    let Input { kind, ref pairs, ref options, text } = input;
    let report = seam::check(kind, text.into(), pairs).unwrap();
    assert_eq!(report.ok, seam::is_valid(kind, text.into(), pairs).unwrap());

    let key = |finding: &Finding| (finding.offset, finding.code.as_str(), finding.pointer.clone());
    assert!(report.findings.is_sorted_by_key(key), "findings are in order");
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let listed = report.findings.iter().any(is_error);
    assert!(!(report.ok && listed), "an error in a payload that is ok");
    assert!(report.ok || listed || report.truncated > 0, "no error in one that is not");
    let unread = report.findings.len() == 1 && report.findings[0].pointer.is_empty();
    assert!(report.findings.len() <= options.max_findings || unread);

    match seam::parse(kind, text.into(), pairs) {
        Ok(payload) => {
            assert!(report.ok);
            assert_eq!(*payload.report(), report);
            let _ = payload.totals();
            serde_json::from_str::<serde_json::Value>(&payload.plain().to_javascript_json())
                .expect("the values are JSON");
        }
        Err(error) => assert_eq!(error.report(), Some(&report)),
    }
    // Neither may panic, nor take long.
    let _ = seam::diagnose(kind, text.into(), &[]);
    let _ = seam::detect(text.into(), &[]);
}

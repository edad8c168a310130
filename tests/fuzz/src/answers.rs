//! What is made of payloads: text again, answers, requests, and the check of two together.

use orderwire::{Kind, Options, WritebackOptions, parse, seam};

use crate::input::Input;

const ORDER: &str =
    include_str!("../../../examples/payloads/retailops.order_writeback.request.json");
const WRITEBACK: &str = "retailops.order_writeback.request";

/// Parsed and printed again, every byte is the same.
pub fn serialize(data: &[u8]) {
    let Some(Input { kind, pairs, text, .. }) = Input::of(data) else { return };
    if let Ok(payload) = seam::parse(kind, text.into(), &pairs) {
        // A query is no JSON to print again.
        if payload.as_json().as_bytes() == text {
            let values = payload.plain().to_javascript_json();
            let printed = seam::serialize(values.as_bytes().into(), text.into()).unwrap();
            assert_eq!(printed.as_bytes(), text);
        } else {
            assert_eq!(kind, "retailops.order_fetch.request");
        }
    }
    // Values that belong to another document.
    let _ = seam::serialize(text.into(), ORDER.into());
    let _ = seam::serialize(b"{}".into(), text.into());
}

/// The query of order_fetch, and the JSON that it means.
pub fn query(text: &[u8]) {
    let kind = Kind::named("retailops.order_fetch.request").unwrap();
    let options = Options::default();
    let report = orderwire::check(kind, text, &options).unwrap();
    let Ok(payload) = parse(kind, text, &options) else {
        assert!(!report.ok);
        return;
    };
    // Built again from its values, it is a query that means the same.
    let values = payload.plain().to_javascript_json();
    let fields: serde_json::Value = serde_json::from_str(&values).unwrap();
    let Some(data) = fields.get("data").filter(|data| data.is_object()) else { return };
    if let Ok(built) = seam::build(kind.name(), data.to_string().as_bytes().into(), &[]) {
        let again = parse(kind, built.query(), &options).expect("what is built is a payload");
        assert_eq!(again.report().ok, true);
    }
}

/// A request and facts, in one text with a line end between.
pub fn writeback(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == 0x1e).unwrap_or(data.len());
    let (request, facts) = (&data[..at], data.get(at + 1..).unwrap_or(b"{}"));
    for (request, facts) in [(request, facts), (ORDER.as_bytes(), request), (request, b"{}")] {
        let options = WritebackOptions::default();
        let Ok(answer) = orderwire::writeback(request, facts, &options) else { continue };
        proved(&serde_json::to_value(&answer.trace).unwrap());
        if let Some(text) = &answer.response_json {
            let operation = "retailops.order_writeback";
            let report = seam::check_exchange(
                operation,
                request.into(),
                text.as_bytes().into(),
                &[("mode", "lenient")],
            );
            assert!(report.unwrap().ok || !answer_fits(request), "our own answer is refused");
        }
    }
}

/// Every trace of shares in the trace of an answer proves itself.
fn proved(trace: &serde_json::Value) {
    match trace {
        serde_json::Value::Object(members) if members.contains_key("rounds") => {
            seam::verify(trace.to_string().as_bytes()).expect("the trace holds");
        }
        serde_json::Value::Object(members) => members.values().for_each(proved),
        serde_json::Value::Array(elements) => elements.iter().for_each(proved),
        _ => {}
    }
}

/// Whether the request is one of the webhook; order_update's has another answer.
fn answer_fits(request: &[u8]) -> bool {
    parse(Kind::named(WRITEBACK).unwrap(), request, &Options::default()).is_ok()
}

/// Two payloads together.
pub fn exchange(data: &[u8]) {
    let Some(Input { kind, pairs, text, .. }) = Input::of(data) else { return };
    let at = text.iter().position(|byte| *byte == 0x1e).unwrap_or(text.len());
    let (one, other) = (&text[..at], text.get(at + 1..).unwrap_or(b"{}"));
    let operation = kind.rsplit_once('.').unwrap().0;
    for (request, response) in [(one, other), (other, one)] {
        let report = seam::check_exchange(operation, request.into(), response.into(), &pairs);
        let report = report.unwrap();
        assert!(report.findings.is_sorted_by_key(|finding| finding.offset));
        let _ = seam::check_update(kind, request.into(), response.into(), &pairs);
    }
}

/// What is built from any fields is a payload without errors, or there is a report.
pub fn build(data: &[u8]) {
    let Some(Input { kind, text, .. }) = Input::of(data) else { return };
    let id: &[_] =
        if kind == "onward.update_order.request" { &[("shop_order_id", "7")] } else { &[] };
    match seam::build(kind, text.into(), id) {
        Ok(built) => {
            let report = seam::check(kind, built.payload().as_bytes().into(), &[]).unwrap();
            assert!(report.ok, "{report:?}");
        }
        Err(error) => {
            assert!(error.report().is_some() || error.code().starts_with("option."), "{error}")
        }
    }
}

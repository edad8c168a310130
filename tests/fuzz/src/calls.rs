//! What a target's input asks of the functions that every language has, and what the core answers:
//! `tests/fuzz/agree.test.mjs` asks the same in Node and in Chromium.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use orderwire::{Error, Money, seam};
use serde_json::{Value, json};

use crate::amounts::Request;
use crate::input::Input;

/// Options that are text in every language; lists and exact weights are written in another way.
const SIMPLE: [&str; 6] = ["currency", "scale", "method", "tie", "rounding", "on_zero"];

/// The calls of an input: the function's name, its arguments and its answer.
#[must_use]
pub fn calls(target: &str, data: &[u8]) -> Vec<Value> {
    match target {
        "reader" => vec![check("retailops.order_writeback.request", data, &[])],
        "query" => vec![check("retailops.order_fetch.request", data, &[])],
        "writeback" => {
            let (request, facts) = halves(data);
            let answer = seam::writeback(request.into(), facts.into(), &[]);
            let answer = answer.map(|answer| json!(answer.response_json));
            vec![call("writeback", json!([bytes(request), bytes(facts), {}]), answer)]
        }
        "apportion" => apportion(data).into_iter().collect(),
        "tax" => tax(data).into_iter().collect(),
        "exchange" => Input::of(data).map_or(Vec::new(), |input| exchange(&input)),
        "built" => Input::of(data).map_or(Vec::new(), |input| vec![build(&input)]),
        _ => Input::of(data).map_or(Vec::new(), |input| {
            let Input { kind, ref pairs, text, .. } = input;
            let values = seam::parse(kind, text.into(), pairs)
                .map(|payload| json_of(&payload.plain().to_javascript_json()));
            let arguments = json!([kind, bytes(text), options(pairs)]);
            vec![check(kind, text, pairs), call("parse", arguments, values)]
        }),
    }
}

fn halves(data: &[u8]) -> (&[u8], &[u8]) {
    let at = data.iter().position(|byte| *byte == 0x1e).unwrap_or(data.len());
    (&data[..at], data.get(at + 1..).unwrap_or(b"{}"))
}

fn check(kind: &str, text: &[u8], pairs: &[(&str, &str)]) -> Value {
    let report = seam::check(kind, text.into(), pairs).map(|report| json_of(&report.to_json()));
    call("check", json!([kind, bytes(text), options(pairs)]), report)
}

fn exchange(input: &Input<'_>) -> Vec<Value> {
    let Input { kind, pairs, text, .. } = input;
    let (one, other) = halves(text);
    let operation = kind.rsplit_once('.').unwrap().0;
    let of = |name: &str| json!([name, bytes(one), bytes(other), options(pairs)]);
    let report = |report: Result<orderwire::Report, Error>| report.map(|r| json_of(&r.to_json()));
    let (one, other) = (one.into(), other.into());
    vec![
        call(
            "check_exchange",
            of(operation),
            report(seam::check_exchange(operation, one, other, pairs)),
        ),
        call("check_update", of(kind), report(seam::check_update(kind, one, other, pairs))),
    ]
}

fn build(input: &Input<'_>) -> Value {
    let Input { kind, text, .. } = input;
    let id: &[_] =
        if *kind == "onward.update_order.request" { &[("shop_order_id", "7")] } else { &[] };
    let built = seam::build(kind, (*text).into(), id).map(|built| json!(built.payload()));
    call("build", json!([kind, bytes(text), options(id)]), built)
}

fn apportion(data: &[u8]) -> Option<Value> {
    let Request { pairs, total, amounts } = simple(data)?;
    let shares = seam::apportion(total, &amounts, &pairs);
    let shares = shares.map(|given| given.shares.iter().map(Money::to_string).collect());
    Some(call("apportion", json!([money(total), texts(&amounts), options(&pairs)]), shares))
}

fn tax(data: &[u8]) -> Option<Value> {
    let Request { pairs, amounts, .. } = simple(data)?;
    let lines: Vec<_> = amounts.iter().map(|amount| Money::Decimal(*amount)).collect();
    let rates: Vec<_> = amounts.iter().take(3).copied().collect();
    let arguments = json!([texts(&amounts), texts(&rates), options(&pairs)]);
    let tax = seam::tax(&lines, &orderwire::Rates::Order(rates), &pairs);
    Some(call("tax", arguments, tax.map(|tax| json!(tax.tax.to_string()))))
}

fn simple(data: &[u8]) -> Option<Request<'_>> {
    let request = Request::of(data)?;
    // An object has each name once.
    let names: BTreeSet<_> = request.pairs.iter().map(|(name, _)| *name).collect();
    let once = names.len() == request.pairs.len();
    (once && names.iter().all(|name| SIMPLE.contains(name))).then_some(request)
}

fn texts(amounts: &[orderwire::Amount]) -> Value {
    amounts.iter().map(ToString::to_string).collect()
}

/// Minor units are integers, whatever they are written with.
fn money(money: Money) -> Value {
    match money {
        Money::Units(units) => json!({ "integer": units.to_string() }),
        Money::Decimal(amount) => json!(amount.to_string()),
    }
}

fn bytes(text: &[u8]) -> Value {
    json!({ "base64": BASE64.encode(text) })
}

fn options(pairs: &[(&str, &str)]) -> Value {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect()
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn call(function: &str, arguments: Value, answer: Result<Value, Error>) -> Value {
    let answer = answer.unwrap_or_else(|error| {
        let report = error.report().map(|report| json_of(&report.to_json()));
        json!({ "code": error.code(), "report": report })
    });
    json!({ "function": function, "arguments": arguments, "answer": answer })
}

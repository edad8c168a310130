//! Comparing somebody else's shares: the vectors of `tests/vectors/compare.json`, and what
//! holds for all shares.

use orderwire::apportion::{Comparison, Method, Money, Scheme, Tie, apportion, compare};
use orderwire::{Amount, ApportionOptions, Error, seam};
use proptest::prelude::*;
use serde_json::{Value, json};

fn cases() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/compare.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// An option as the bindings hand it over.
fn option(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(option).collect::<Vec<_>>().join(","),
        number => number.to_string(),
    }
}

fn run(case: &Value) -> Result<Comparison, Error> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let money = |value: &Value| match case["total"].get("units") {
        Some(_) => Money::Units(text(value).parse().unwrap()),
        None => Money::Decimal(text(value).parse().unwrap()),
    };
    let list = |name: &str| case[name].as_array().unwrap().iter();
    let total = money(case["total"].as_object().unwrap().values().next().unwrap());
    let weights: Vec<Amount> =
        list("weights").map(|weight| text(weight).parse().unwrap()).collect();
    let shares: Vec<_> = list("shares").map(money).collect();
    let options = case["options"].as_object().into_iter().flatten();
    let options: Vec<_> = options.map(|(name, value)| (name, option(value))).collect();
    let pairs: Vec<_> =
        options.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    seam::compare(total, &weights, &shares, &pairs)
}

/// A comparison in the words of the file.
fn fields(comparison: &Comparison) -> Value {
    let mut value = serde_json::to_value(comparison).unwrap();
    for found in value["matches"].as_array_mut().unwrap() {
        let fields = ["scheme", "rounding", "difference_to", "method", "tie"];
        *found = fields.map(|name| found[name].clone()).into_iter().collect();
    }
    if let Some(exact) = value["first"].get_mut("exact") {
        *exact = json!([exact["numerator"], exact["denominator"]]);
    }
    value
}

#[test]
fn every_case_gives_what_it_says() {
    let cases = cases();
    assert!(cases.len() > 100);
    for case in cases {
        let expected = case.as_object().unwrap();
        match run(&case) {
            Ok(comparison) => {
                let fields = fields(&comparison);
                for (name, value) in expected {
                    match name.as_str() {
                        "name" | "total" | "weights" | "shares" | "options" => {}
                        "first" if value.is_object() => {
                            for (name, value) in value.as_object().unwrap() {
                                assert_eq!(&fields["first"][name], value, "{}", case["name"]);
                            }
                        }
                        _ => assert_eq!(&fields[name], value, "{name} of {}", case["name"]),
                    }
                }
                assert!(case.get("explained").is_some(), "{} is an error", case["name"]);
            }
            Err(error) => {
                assert_eq!(case["error"]["code"], error.code(), "{}", case["name"]);
                for (name, value) in error.details() {
                    let expected = &case["error"][*name];
                    let expected = expected.as_str().map_or(expected.to_string(), str::to_owned);
                    assert_eq!(&expected, value);
                }
            }
        }
    }
}

#[test]
fn every_message_is_one_sentence() {
    for comparison in cases().iter().filter_map(|case| run(case).ok()) {
        let ways = comparison.matches.iter().map(|way| &way.message);
        for message in ways.chain([&comparison.message]) {
            assert!(message.starts_with(char::is_uppercase), "{message}");
            assert!(message.ends_with('.') && !message.contains(". "), "{message}");
        }
    }
}

#[test]
fn forms_do_not_mix() {
    let one: Amount = "1".parse().unwrap();
    let options = ApportionOptions { scale: Some(2), ..Default::default() };
    for (total, share) in
        [(Money::Units(1), Money::Decimal(one)), (Money::Decimal(one), Money::Units(1))]
    {
        let error = compare(total, &[one], &[share], &options).unwrap_err();
        assert_eq!(error.code(), "not_representable");
    }
}

fn weights() -> impl Strategy<Value = Vec<i64>> {
    let weight =
        prop_oneof![1 => Just(0), 3 => 0..10_i64, 3 => 0..100_000_i64, 1 => 0..1_i64 << 40];
    prop::collection::vec(weight, 1..12)
        .prop_filter("a weight", |weights| weights.iter().any(|weight| *weight > 0))
}

fn amounts(weights: &[i64]) -> Vec<Amount> {
    weights.iter().map(|weight| Amount::new(i128::from(*weight), 0).unwrap()).collect()
}

proptest! {
    #[test]
    fn what_a_method_gives_is_recognised(
        total in any::<i32>(),
        weights in weights(),
        method in prop::sample::select(Method::ALL.as_slice()),
        tie in prop_oneof![Just(Tie::Weight), Just(Tie::Index)],
    ) {
        let (total, weights) = (Money::Units(total.into()), amounts(&weights));
        let options = ApportionOptions { method, tie, ..Default::default() };
        let shares = apportion(total, &weights, &options).unwrap().shares;
        let comparison = compare(total, &weights, &shares, &ApportionOptions::default()).unwrap();
        prop_assert!(comparison.explained && comparison.difference == "0");
        prop_assert!(comparison.differing == 0 && comparison.first.is_none());
        let same_tie = |named: Option<Tie>| named.is_none_or(|named| named == tie);
        let mut ways = comparison.matches.iter().filter(|way| way.method == Some(method));
        prop_assert!(ways.any(|way| method != Method::LargestRemainder || same_tie(way.tie)));
    }

    #[test]
    fn a_moved_unit_is_found(
        total in 1000..1_000_000_i64,
        weights in weights(),
        (from, to) in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let (from, to) = (from.index(weights.len()), to.index(weights.len()));
        let (money, weights) = (Money::Units(total), amounts(&weights));
        let options = ApportionOptions::default();
        let mut shares = apportion(money, &weights, &options).unwrap().shares;
        for (line, more) in [(from, -1), (to, 1)] {
            let Money::Units(units) = shares[line] else { panic!("units went in") };
            shares[line] = Money::Units(units + more);
        }
        let comparison = compare(money, &weights, &shares, &options).unwrap();
        prop_assert_eq!(comparison.difference, "0");
        let method = ApportionOptions {
            method: comparison.nearest,
            tie: comparison.nearest_tie.unwrap_or_default(),
            ..options
        };
        let expected = apportion(money, &weights, &method).unwrap().shares;
        let differ: Vec<_> = (0..shares.len()).filter(|line| shares[*line] != expected[*line]).collect();
        prop_assert_eq!(comparison.differing, differ.len());
        prop_assert!(differ.len() <= 2);
        prop_assert_eq!(comparison.first.as_ref().map(|line| line.index), differ.first().copied());
        for way in comparison.matches.iter().filter(|way| way.scheme != Scheme::Method) {
            prop_assert!(way.method.is_none());
        }
        if let Some(line) = comparison.first {
            prop_assert_eq!(line.found, shares[line.index].to_string());
            prop_assert_eq!(line.expected, expected[line.index].to_string());
        }
    }
}

#[test]
fn a_hundred_thousand_lines() {
    let weights: Vec<_> = (1..=100_000).map(|line| line * 7919 % 100_003 + 1).collect();
    let (total, weights) = (Money::Units(1_234_567_890_123), amounts(&weights));
    let options = ApportionOptions::default();
    let mut shares = apportion(total, &weights, &options).unwrap().shares;
    shares[77_777] = Money::Units(0);
    let start = std::time::Instant::now();
    let comparison = compare(total, &weights, &shares, &options).unwrap();
    assert!(start.elapsed().as_secs() < if cfg!(debug_assertions) { 30 } else { 5 });
    assert_eq!(comparison.first.unwrap().index, 77_777);
}

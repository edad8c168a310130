//! Many orders: `tests/vectors/apportion_many.json`, and that the quick way is the long one.

use orderwire::Amount;
use orderwire::apportion::{
    ApportionOptions, Batch, Method, Money, OnExcess, Rules, Tie, apportion_many, apportion_units,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::vectors::options_of;

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap())
}

#[test]
fn every_case_gives_what_it_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/apportion_many.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert!(cases.len() >= 20);
    for case in cases {
        let money = |text: &str| match case["form"] == "units" {
            true => Money::Units(text.parse().unwrap()),
            false => Money::Decimal(text.parse().unwrap()),
        };
        let totals: Vec<_> = texts(&case["totals"]).map(money).collect();
        let lists = case["weights"].as_array().unwrap().iter();
        let weights: Vec<Vec<Amount>> =
            lists.map(|list| texts(list).map(|weight| weight.parse().unwrap()).collect()).collect();
        let caps = case["caps"].as_array().map(|caps| -> Vec<Vec<Money>> {
            caps.iter().map(|caps| texts(caps).map(money).collect()).collect()
        });
        let options = options_of(&case["options"], money);
        let results = apportion_many(&totals, &weights, caps.as_deref(), &options).unwrap();
        let given = results.into_iter().zip(case["results"].as_array().unwrap()).map(
            |(result, expected)| match result {
                Ok(result) => {
                    let shares: Vec<_> = result.shares.iter().map(Money::to_string).collect();
                    match result.leftover {
                        Some(leftover) => {
                            json!({"shares": shares, "leftover": leftover.to_string()})
                        }
                        None => json!({"shares": shares}),
                    }
                }
                Err(error) => {
                    let mut said = json!({"code": error.code()});
                    if let Some(excess) = error.excess() {
                        said["excess"] = excess.into();
                    }
                    if expected["error"].get("index").is_some() {
                        said["index"] = error.index().into();
                    }
                    json!({"error": said})
                }
            },
        );
        assert_eq!(Value::from_iter(given), case["results"], "{}", case["name"]);
    }
}

#[test]
fn one_list_for_each_total() {
    let (totals, weights) = ([Money::Units(1), Money::Units(2)], [vec![]]);
    let options = ApportionOptions::default();
    let error = apportion_many(&totals, &weights, None, &options).unwrap_err();
    assert_eq!(
        (error.code(), error.message()),
        ("length_mismatch", "`weights` has 1 lists for 2 totals; give one for each order")
    );
    let weights = [vec![], vec![]];
    let error = apportion_many(&totals, &weights, Some(&[vec![]]), &options).unwrap_err();
    assert_eq!(error.message(), "`caps` has 1 lists for 2 totals; give one for each order");
}

#[test]
fn the_quick_way_is_for_plain_options() {
    let quick = |options: ApportionOptions| Batch::new(&options).is_some();
    let plain = ApportionOptions::default;
    for method in Method::ALL {
        let deals = !matches!(method, Method::Cumulative | Method::Cascade);
        assert_eq!(quick(ApportionOptions { method, ..plain() }), deals);
    }
    assert!(quick(ApportionOptions { currency: Some("JPY".into()), scale: Some(0), ..plain() }));
    assert!(!quick(ApportionOptions { currency: Some("JPY".into()), scale: Some(2), ..plain() }));
    assert!(!quick(ApportionOptions { step: Some(Money::Units(1)), ..plain() }));
    assert!(!quick(ApportionOptions { caps: Some(vec![]), ..plain() }));
    assert!(!quick(ApportionOptions { on_excess: OnExcess::Return, ..plain() }));
}

/// Small ones with many ties, and the ends of the range.
fn weight() -> impl Strategy<Value = i64> {
    prop_oneof![
        2 => Just(0_i64), 6 => 0_i64..9, 4 => 0_i64..1_000_000, 1 => any::<i64>(), 1 => Just(i64::MAX),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn the_quick_way_is_the_long_one(
        total in prop_oneof![-99_i64..99, any::<i64>(), Just(i64::MIN)],
        weights in prop_oneof![
            prop::collection::vec(weight(), 0..12), prop::collection::vec(0_i64..9, 30..80),
        ],
        method in prop::sample::select(Method::ALL.as_slice()),
        by_index: bool,
    ) {
        let tie = if by_index { Tie::Index } else { Tie::Weight };
        let options = ApportionOptions { method, tie, ..ApportionOptions::default() };
        let Some(mut quick) = Batch::new(&options) else { return Ok(()) };
        let wide: Vec<_> = weights.iter().copied().map(i128::from).collect();
        let long = apportion_units(total.into(), &wide, &Rules { method, tie, ..Rules::default() });
        // Twice, since it keeps what it needs room for.
        for _ in 0..2 {
            if let Some(shares) = quick.shares(total, &weights) {
                let shares: Vec<_> = shares.iter().copied().map(i128::from).collect();
                prop_assert_eq!(&shares, &long.as_ref().unwrap().shares);
            } else {
                // What it leaves is wrong, zero, or wide.
                let sum = weights.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.unsigned_abs()));
                let wide = sum.is_none_or(|sum| {
                    sum > u32::MAX.into() || total.unsigned_abs().checked_mul(sum).is_none()
                });
                prop_assert!(long.is_err() || wide || weights.iter().all(|weight| *weight == 0) || total == i64::MIN);
            }
        }
    }
}

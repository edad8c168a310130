//! `first_non_zero` beside rusty-money, whose `allocate` it stands in for.
//!
//! `ORDERWIRE_CASES` says how many cases are drawn; they are the same each time. Totals are not
//! negative: rusty-money rounds a negative share down, away from zero, where orderwire mirrors
//! the positive one. Weights are of 32 bits there, and one of them is above zero.

use orderwire::apportion::{Method, Rules, apportion_units};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use rusty_money::{Money, iso};

fn weight() -> impl Strategy<Value = u32> {
    prop_oneof![2 => Just(0), 4 => 0_u32..10, 4 => 0_u32..100_000, 1 => any::<u32>()]
}

#[test]
fn first_non_zero_is_what_rusty_money_gives() {
    let cases = std::env::var("ORDERWIRE_CASES").map_or(2_000, |cases| cases.parse().unwrap());
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let total = prop_oneof![0_i64..100, 0_i64..1_000_000, 0..=i64::MAX];
    let weights = prop::collection::vec(weight(), 1..=12)
        .prop_filter("a weight", |weights| weights.iter().any(|weight| *weight > 0));
    let rules = Rules { method: Method::FirstNonZero, ..Rules::default() };
    let outcome = runner.run(&(total, weights), |(total, weights)| {
        let theirs = Money::from_minor(total, iso::USD).allocate(weights.clone()).unwrap();
        let theirs: Vec<_> = theirs.iter().map(|share| share.to_minor_units().into()).collect();
        let weights: Vec<_> = weights.into_iter().map(i128::from).collect();
        let ours = apportion_units(total.into(), &weights, &rules).unwrap().shares;
        prop_assert_eq!(ours, theirs);
        Ok(())
    });
    outcome.unwrap();
}

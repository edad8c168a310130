//! Partial refunds: the vectors of `tests/vectors/refund.json`, and the rule itself, dealt
//! unit by unit, by exhaustion and by drawn inputs.

use std::collections::BTreeSet;

use orderwire::apportion::{Money, refund_next_units};
use orderwire::{Error, RefundOptions, refund_next, seam};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

pub fn cases() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/refund.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// What a case gives, in the words of the file.
fn result(case: &Value) -> Result<Value, Error> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let money = |value: &Value| match case["amount"].get("units") {
        Some(_) => Money::Units(text(value).parse().unwrap()),
        None => Money::Decimal(text(value).parse().unwrap()),
    };
    let amount = money(case["amount"].as_object().unwrap().values().next().unwrap());
    let options = case["options"].as_object().into_iter().flatten();
    let options: Vec<_> = options
        .map(|(name, value)| (name, value.as_str().map_or(value.to_string(), str::to_owned)))
        .collect();
    let pairs: Vec<_> =
        options.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if case.get("quantity").is_some() {
        let counts = ["quantity", "refunded", "count"].map(|name| case[name].as_str().unwrap());
        let share = seam::refund_quantity(amount, counts, &pairs)?;
        return Ok(json!({ "share": share.to_string() }));
    }
    let lines = |name: &str| case[name].as_array().unwrap().iter().map(money).collect::<Vec<_>>();
    let shares = seam::refund_next(&lines("original"), &lines("refunded"), amount, &pairs)?;
    let shares: Vec<_> = shares.iter().map(Money::to_string).collect();
    Ok(json!({ "shares": shares }))
}

#[test]
fn every_case_gives_what_it_says() {
    let cases = cases();
    assert!(cases.len() > 100);
    let mut codes = BTreeSet::new();
    for case in cases {
        let given = result(&case).unwrap_or_else(|error| {
            codes.insert(error.code());
            assert!(!error.to_string().ends_with('.') && error.to_string().contains('`'));
            let mut given = json!({ "code": error.code() });
            for (name, value) in error.details() {
                given[*name] = value
                    .parse::<usize>()
                    .ok()
                    .filter(|_| *name == "index")
                    .map_or_else(|| value.as_str().into(), Value::from);
            }
            json!({ "error": given })
        });
        for (name, value) in given.as_object().unwrap() {
            assert_eq!(value, &case[name], "{}", case["name"]);
        }
    }
    assert!(["refund_exceeds_original", "negative_amount"].iter().all(|code| codes.contains(code)));
}

#[test]
fn forms_do_not_mix() {
    let (units, decimal) = (Money::Units(1), Money::Decimal("1".parse().unwrap()));
    let options = RefundOptions { scale: Some(0), ..RefundOptions::default() };
    for (original, refunded, amount) in
        [(decimal, units, units), (units, decimal, units), (units, units, decimal)]
    {
        let error = refund_next(&[original], &[refunded], amount, &options).unwrap_err();
        assert_eq!(error.code(), "not_representable");
        assert!(error.message().contains("and `amount` mix"), "{error}");
    }
}

/// The rule as it is written: one unit after the other.
fn unit_by_unit(original: &[i128], refunded: &[i128], amount: i128) -> Vec<i128> {
    let sum: i128 = original.iter().sum();
    let all = refunded.iter().sum::<i128>() + amount;
    let mut after = refunded.to_vec();
    for _ in 0..amount {
        let open = (0..original.len()).filter(|line| after[*line] < original[*line]);
        let next = open.max_by_key(|line| {
            let lacks = original[*line] * all - after[*line] * sum;
            (lacks, original[*line], std::cmp::Reverse(*line))
        });
        after[next.unwrap()] += 1;
    }
    after.iter().zip(refunded).map(|(after, before)| after - before).collect()
}

/// All lists of this length with entries up to `most`.
fn lists(length: u32, most: i128) -> impl Iterator<Item = Vec<i128>> {
    (0..(most + 1).pow(length))
        .map(move |number| (0..length).map(|at| number / (most + 1).pow(at) % (most + 1)).collect())
}

#[test]
fn a_level_gives_what_dealing_unit_by_unit_gives() {
    for (length, most) in [(1, 6), (2, 6), (3, 4), (4, 2)] {
        for original in lists(length, most) {
            let fits = |refunded: &Vec<i128>| refunded.iter().zip(&original).all(|(r, m)| r <= m);
            for refunded in lists(length, most).filter(fits) {
                let left = original.iter().sum::<i128>() - refunded.iter().sum::<i128>();
                for amount in 0..=left {
                    let shares = refund_next_units(&original, &refunded, amount).unwrap();
                    let expected = unit_by_unit(&original, &refunded, amount);
                    assert_eq!(shares, expected, "{amount} of {original:?} after {refunded:?}");
                }
                let error = refund_next_units(&original, &refunded, left + 1).unwrap_err();
                assert_eq!((error.code(), error.excess()), ("refund_exceeds_original", Some("1")));
            }
        }
    }
}

/// Lines, a part of each, and a part of what is left, in thousandths.
fn drawn(most: i64, lines: usize) -> impl Strategy<Value = (Vec<(i64, i128)>, i128)> {
    let amount = prop_oneof![1 => Just(0), 6 => 0..=most, 1 => Just(most)];
    let part = prop_oneof![1 => Just(0_i128), 3 => 0..=1000_i128, 1 => Just(1000)];
    (prop::collection::vec((amount, part), 1..lines), 0..=1000_i128)
}

fn case((lines, part): (Vec<(i64, i128)>, i128)) -> (Vec<i128>, Vec<i128>, i128) {
    let original: Vec<_> = lines.iter().map(|(amount, _)| i128::from(*amount)).collect();
    let refunded: Vec<_> =
        lines.iter().zip(&original).map(|((_, part), amount)| amount * part / 1000).collect();
    let left = original.iter().sum::<i128>() - refunded.iter().sum::<i128>();
    (original, refunded, left * part / 1000)
}

proptest! {
    #[test]
    fn any_start_gives_what_dealing_unit_by_unit_gives(drawn in drawn(300, 12)) {
        let (original, refunded, amount) = case(drawn);
        prop_assert_eq!(
            refund_next_units(&original, &refunded, amount).unwrap(),
            unit_by_unit(&original, &refunded, amount)
        );
    }

    #[test]
    fn large_amounts_add_up_within_their_bounds(drawn in drawn(i64::MAX >> 3, 8)) {
        let (original, refunded, amount) = case(drawn);
        let shares = refund_next_units(&original, &refunded, amount).unwrap();
        prop_assert_eq!(shares.iter().sum::<i128>(), amount);
        for (line, share) in shares.iter().enumerate() {
            prop_assert!(*share >= 0 && refunded[line] + share <= original[line]);
        }
        // Nobody who lacks less than a unit less got one: the rule, without dealing again.
        let sum: i128 = original.iter().sum();
        let all = refunded.iter().sum::<i128>() + amount;
        let lacks = |line: usize, more: i128| {
            original[line] * all - (refunded[line] + shares[line] - more) * sum
        };
        let lines = 0..original.len();
        let last = lines.clone().filter(|line| shares[*line] > 0).map(|line| lacks(line, 1)).min();
        let open = |line: &usize| refunded[*line] + shares[*line] < original[*line];
        let next = lines.filter(open).map(|line| lacks(line, 0)).max();
        prop_assert!(last.zip(next).is_none_or(|(last, next)| last >= next));
    }

    #[test]
    fn what_all_amounts_have_in_common_does_not_matter(drawn in drawn(300, 12)) {
        // So large amounts with a common factor do not overflow either.
        let (original, refunded, amount) = case(drawn);
        let times = |amounts: &[i128]| amounts.iter().map(|amount| amount << 50).collect::<Vec<_>>();
        let shares = refund_next_units(&times(&original), &times(&refunded), amount << 50).unwrap();
        prop_assert_eq!(shares.iter().sum::<i128>(), amount << 50);
    }

    #[test]
    fn units_of_a_line_do_not_depend_on_the_steps(
        amount in 0..=i64::MAX, quantity in 1..60_i64, cuts in prop::collection::vec(0..60_i64, 0..6)
    ) {
        let refund = |refunded, count| {
            let options = RefundOptions::default();
            let share = orderwire::refund_quantity(amount.into(), quantity, refunded, count, &options);
            match share.unwrap() {
                Money::Units(units) => i128::from(units),
                Money::Decimal(_) => panic!("units went in"),
            }
        };
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(quantity)).chain([0, quantity]).collect();
        cuts.sort_unstable();
        let steps = cuts.windows(2).map(|pair| refund(pair[0], pair[1] - pair[0]));
        prop_assert_eq!(steps.sum::<i128>(), i128::from(amount));
        let each = i128::from(amount / quantity);
        prop_assert!((0..quantity).all(|unit| (each..=each + 1).contains(&refund(unit, 1))));
    }
}

/// Refunds from zero until all is refunded. Each stays within the bounds, adds up, and
/// leaves every line less than 2 units from its part. Gives the number of refunds.
fn refund_all(original: &[i128], mut draw: impl FnMut(i128) -> i128) -> u64 {
    let sum: i128 = original.iter().sum();
    let mut refunded = vec![0; original.len()];
    let mut steps = 0;
    loop {
        let all: i128 = refunded.iter().sum();
        if all == sum {
            assert_eq!(refunded, original);
            return steps;
        }
        let amount = draw(sum - all).clamp(1, sum - all);
        let shares = refund_next_units(original, &refunded, amount).unwrap();
        assert_eq!(shares.iter().sum::<i128>(), amount);
        for ((before, share), charged) in refunded.iter_mut().zip(shares).zip(original) {
            assert!(share >= 0);
            *before += share;
            assert!(*before <= *charged);
            assert!((*before * sum - charged * (all + amount)).abs() < 2 * sum);
        }
        steps += 1;
    }
}

#[test]
fn refunds_in_any_steps_end_at_the_original() {
    // `ORDERWIRE_CASES=1000000` takes ten seconds without optimisation.
    let wanted = std::env::var("ORDERWIRE_CASES").ok().and_then(|cases| cases.parse().ok());
    let wanted = wanted.unwrap_or(100_000_u64);
    let mut runner = TestRunner::new(Config { cases: 1, ..Config::default() });
    let amount = prop_oneof![1 => Just(0_i128), 3 => 0..20_i128, 3 => 0..5_000_i128];
    let lines = prop::collection::vec(amount, 1..9);
    let mut steps = 0;
    while steps < wanted {
        let original = lines.new_tree(&mut runner).unwrap().current();
        let most = 1 + i128::from(runner.rng().next_u32() % 400);
        steps += refund_all(&original, |_| i128::from(runner.rng().next_u32()) % most);
    }
}

#[test]
fn a_hundred_thousand_lines_in_large_amounts() {
    let original: Vec<i128> = (0..100_000).map(|line| line * 7919 % 100_003 * 90_000_000).collect();
    let refunded: Vec<i128> = original
        .iter()
        .enumerate()
        .map(|(line, amount)| if line % 3 == 0 { *amount / 2 } else { 0 })
        .collect();
    let left = original.iter().sum::<i128>() - refunded.iter().sum::<i128>();
    let start = std::time::Instant::now();
    let shares = refund_next_units(&original, &refunded, left - 12_345).unwrap();
    assert!(start.elapsed().as_secs() < if cfg!(debug_assertions) { 30 } else { 2 });
    assert_eq!(shares.iter().sum::<i128>(), left - 12_345);
}

//! Invariants 1 to 10 on drawn inputs, up to the ends of the number range.

use orderwire::apportion::{Method, OnExcess, OnZero, Rules, Tie, apportion_units};
use proptest::prelude::*;

/// One weight of any size, small ones and zeros often.
fn weight() -> impl Strategy<Value = i128> {
    prop_oneof![
        1 => Just(0),
        4 => 0_i128..10,
        4 => 0_i128..100_000,
        1 => 0_i128..1 << 62,
    ]
}

fn weights() -> impl Strategy<Value = Vec<i128>> {
    prop::collection::vec(weight(), 1..30)
        .prop_filter("a weight", |weights| weights.iter().any(|weight| *weight > 0))
}

fn total() -> impl Strategy<Value = i128> {
    prop_oneof![-50_i128..50, -1_000_000_i128..1_000_000, any::<i64>().prop_map(i128::from)]
}

fn method() -> impl Strategy<Value = Method> {
    prop::sample::select(Method::ALL.as_slice())
}

fn tie() -> impl Strategy<Value = Tie> {
    prop_oneof![Just(Tie::Weight), Just(Tie::Index)]
}

prop_compose! {
    fn rules()(method in method(), tie in tie()) -> Rules {
        Rules { method, tie, ..Rules::default() }
    }
}

/// Methods that hold an invariant which not all do.
fn of(methods: &'static [Method]) -> impl Strategy<Value = Rules> {
    prop::sample::select(methods).prop_map(|method| Rules { method, ..Rules::default() })
}

fn run(total: i128, weights: &[i128], rules: &Rules) -> Vec<i128> {
    apportion_units(total, weights, rules).unwrap().shares
}

/// `a · b` compared with `c · d` without leaving `i128`: all are below 2^64 in size.
fn wide(a: i128, b: i128) -> (i128, i128) {
    let (high, low) = ((a >> 32) * b, (a & 0xffff_ffff) * b);
    (high + (low >> 32), low & 0xffff_ffff)
}

proptest! {
    #[test]
    fn p1_shares_add_up(total in total(), weights in weights(), rules in rules()) {
        prop_assert_eq!(run(total, &weights, &rules).iter().sum::<i128>(), total);
    }

    #[test]
    fn p2_within_one_step(total in total(), weights in weights(), tie in tie(), cumulative: bool) {
        let method = if cumulative { Method::Cumulative } else { Method::LargestRemainder };
        let sum: i128 = weights.iter().sum();
        let shares = run(total, &weights, &Rules { method, tie, ..Rules::default() });
        for (weight, share) in weights.iter().zip(shares) {
            // (share − 1) · sum < total · weight < (share + 1) · sum
            prop_assert!(wide(share - 1, sum) < wide(total, *weight));
            prop_assert!(wide(total, *weight) < wide(share + 1, sum));
        }
    }

    #[test]
    fn p2_within_one_step_or_exactly_one(
        total in total(), weights in weights(), weighted: bool,
    ) {
        let method = if weighted { Method::LargestWeight } else { Method::FirstNonZero };
        let sum: i128 = weights.iter().sum();
        let shares = run(total, &weights, &Rules { method, ..Rules::default() });
        for (weight, share) in weights.iter().zip(shares) {
            prop_assert!(wide(share - 1, sum) <= wide(total, *weight));
            prop_assert!(wide(total, *weight) <= wide(share + 1, sum));
        }
    }

    #[test]
    fn p3_negative_totals_mirror(total in total(), weights in weights(), rules in rules()) {
        let minus: Vec<_> = run(-total, &weights, &rules).into_iter().map(|share| -share).collect();
        prop_assert_eq!(run(total, &weights, &rules), minus);
    }

    #[test]
    fn p4_no_weight_no_share(total in total(), weights in weights(), rules in rules()) {
        for (weight, share) in weights.iter().zip(run(total, &weights, &rules)) {
            prop_assert!(*weight > 0 || share == 0);
        }
    }

    #[test]
    fn p5_only_the_ratio_counts(
        total in total(), weights in weights(), rules in rules(), times in 1_i128..1 << 60,
    ) {
        // Up to 2^122, which needs lowest terms not to overflow.
        let more: Vec<_> = weights.iter().map(|weight| weight * times).collect();
        prop_assert_eq!(run(total, &more, &rules), run(total, &weights, &rules));
    }

    #[test]
    fn p6_the_order_of_lines_does_not_matter(
        total in total(),
        rules in of(&[Method::LargestRemainder, Method::LargestWeight]),
        (weights, shuffled) in weights().prop_flat_map(|weights| {
            (Just(weights.clone()), Just(weights).prop_shuffle())
        }),
    ) {
        let pairs = |weights: &[i128]| {
            let mut pairs: Vec<_> =
                weights.iter().copied().zip(run(total, weights, &rules)).collect();
            pairs.sort_unstable();
            pairs
        };
        prop_assert_eq!(pairs(&weights), pairs(&shuffled));
    }

    #[test]
    fn p7_a_larger_weight_gets_no_less(
        total in total(), weights in weights(), tie in tie(),
        mut rules in of(&[Method::LargestRemainder, Method::LargestWeight]),
    ) {
        rules.tie = tie;
        let mut pairs: Vec<_> = weights
            .iter()
            .copied()
            .zip(run(total, &weights, &rules).into_iter().map(i128::abs))
            .collect();
        pairs.sort_unstable();
        for pair in pairs.windows(2) {
            prop_assert!(pair[0].0 == pair[1].0 || pair[0].1 <= pair[1].1);
        }
    }

    #[test]
    fn p8_a_zero_weight_changes_nothing(
        total in total(), weights in weights(), rules in rules(), at: prop::sample::Index,
    ) {
        let mut expected = run(total, &weights, &rules);
        let mut longer = weights;
        let at = at.index(longer.len() + 1);
        longer.insert(at, 0);
        expected.insert(at, 0);
        prop_assert_eq!(run(total, &longer, &rules), expected);
    }

    #[test]
    fn p9_cumulative_neighbours_merge(
        total in total(), weights in weights(), at: prop::sample::Index,
    ) {
        let rules = Rules { method: Method::Cumulative, ..Rules::default() };
        let mut expected = run(total, &weights, &rules);
        let mut merged = weights;
        let at = at.index(merged.len());
        if at > 0 {
            merged[at - 1] += merged.remove(at);
            expected[at - 1] += expected.remove(at);
        }
        prop_assert_eq!(run(total, &merged, &rules), expected);
    }

    #[test]
    fn p10_caps_hold(
        total in total(),
        lines in prop::collection::vec((weight(), 0_i128..200_000), 1..30),
        rules in rules(),
        step in prop_oneof![Just(1_i128), 2_i128..30],
    ) {
        let (mut weights, caps): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
        weights[0] += 1;
        let total = total / 10_000 / step * step;
        let mut rules = Rules { step, caps: Some(caps.clone()), ..rules };
        rules.on_excess = OnExcess::Return;
        let units = apportion_units(total, &weights, &rules).unwrap();
        let room: i128 = weights.iter().zip(&caps)
            .filter(|(weight, _)| **weight > 0)
            .map(|(_, cap)| cap / step * step)
            .sum();
        prop_assert_eq!(units.leftover, total.signum() * (total.abs() - room).max(0));
        prop_assert_eq!(units.shares.iter().sum::<i128>() + units.leftover, total);
        for ((share, cap), weight) in units.shares.iter().zip(&caps).zip(&weights) {
            prop_assert!(share.abs() <= *cap && share % step == 0);
            prop_assert!(share.signum() * total.signum() >= 0);
            prop_assert!(*weight > 0 || *share == 0);
        }
        rules.on_excess = OnExcess::Error;
        let excess = apportion_units(total, &weights, &rules).err();
        let excess = excess.map(|error| error.excess().unwrap().to_owned());
        prop_assert_eq!(excess, (total.abs() > room).then(|| (total.abs() - room).to_string()));
    }

    #[test]
    fn caps_that_never_bind_change_nothing(
        total in total(), weights in weights(), rules in rules(),
    ) {
        let caps = Some(vec![total.abs(); weights.len()]);
        prop_assert_eq!(
            run(total, &weights, &Rules { caps, ..rules.clone() }),
            run(total, &weights, &rules)
        );
    }

    #[test]
    fn steps_are_units_of_another_size(
        total in -100_000_i128..100_000, weights in weights(), rules in rules(), step in 1_i128..1000,
    ) {
        let stepped: Vec<_> =
            run(total, &weights, &rules).into_iter().map(|share| share * step).collect();
        prop_assert_eq!(run(total * step, &weights, &Rules { step, ..rules }), stepped);
    }

    #[test]
    fn any_input_is_answered(
        total: i128,
        weights in prop::collection::vec(any::<i128>(), 0..5),
        caps in prop::option::of(prop::collection::vec(any::<i128>(), 0..5)),
        rules in rules(),
        step in prop_oneof![Just(1_i128), any::<i128>()],
        second in prop::option::of(prop::collection::vec(any::<i128>(), 0..5)),
    ) {
        let on_zero = second.map_or(OnZero::Equal, OnZero::Weights);
        let rules = Rules { step, caps, on_excess: OnExcess::Return, on_zero, ..rules };
        if let Ok(units) = apportion_units(total, &weights, &rules) {
            let sum = units.shares.iter().try_fold(units.leftover, |sum, share| sum.checked_add(*share));
            prop_assert_eq!(sum, Some(total));
        }
    }

    #[test]
    fn wide_products_have_room(
        total in (-4_i128..4).prop_map(|near| if near < 0 { i128::MIN - near } else { i128::MAX - near }),
        weights in prop::collection::vec(0_i128..2, 1..6),
        caps in prop::collection::vec((0_i128..9).prop_map(|near| i128::MAX - near), 6),
        rules in rules(),
    ) {
        let caps = Some(caps[..weights.len()].to_vec());
        let rules = Rules { caps, on_zero: OnZero::Equal, ..rules };
        match apportion_units(total, &weights, &rules) {
            Ok(units) => prop_assert_eq!(units.shares.iter().sum::<i128>(), total),
            Err(error) => prop_assert!(["overflow", "capacity_exceeded"].contains(&error.code())),
        }
    }
}

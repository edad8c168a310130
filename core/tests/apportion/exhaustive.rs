//! Every invariant of the default method on every input of up to 4 lines, weights up to
//! 8 and |total| up to 40 (for the others four lines have weights up to 4); and for each
//! that the documentation denies a method, that such an input breaks it.

use orderwire::apportion::{Method, OnExcess, Rules, Tie, apportion_units};

const TOTALS: std::ops::RangeInclusive<i128> = 0..=40;

/// What the table in the module documentation says of invariants 1 to 9.
fn holds(invariant: usize, rules: &Rules) -> bool {
    let table = match rules.method {
        Method::LargestRemainder => "yyyyyyyyn",
        Method::Cumulative => "yyyyynnyy",
        Method::LargestWeight => "ynyyyyyyn",
        Method::FirstNonZero => "ynyyynnyn",
        Method::Cascade => "ynyyynnyn",
    };
    let by_index = rules.method == Method::LargestRemainder && rules.tie == Tie::Index;
    table.as_bytes()[invariant - 1] == b'y' && !(invariant == 6 && by_index)
}

fn run(total: i128, weights: &[i128], rules: &Rules) -> Vec<i128> {
    apportion_units(total, weights, rules).unwrap().shares
}

/// All weights of `lines` lines up to `most`, but for all zeros.
fn weights(lines: u32, most: i128) -> impl Iterator<Item = Vec<i128>> {
    (1..(most + 1).pow(lines)).map(move |number| {
        (0..lines).map(|line| number / (most + 1).pow(line) % (most + 1)).collect()
    })
}

fn multiset(weights: &[i128], shares: &[i128]) -> Vec<(i128, i128)> {
    let mut pairs: Vec<_> = weights.iter().copied().zip(shares.iter().copied()).collect();
    pairs.sort_unstable();
    pairs
}

/// Whether `invariant` holds for this input.
fn check(invariant: usize, total: i128, weights: &[i128], shares: &[i128], rules: &Rules) -> bool {
    let sum: i128 = weights.iter().sum();
    let pairs = || weights.iter().zip(shares);
    match invariant {
        1 => shares.iter().sum::<i128>() == total,
        2 => pairs().all(|(weight, share)| (share * sum - total * weight).abs() < sum),
        3 => run(-total, weights, rules).iter().zip(shares).all(|(minus, share)| *minus == -share),
        4 => pairs().all(|(weight, share)| *weight > 0 || *share == 0),
        5 => {
            let thrice: Vec<_> = weights.iter().map(|weight| weight * 3).collect();
            run(total, &thrice, rules) == shares
        }
        6 => {
            // Comparing each order with the sorted one compares all orders.
            let mut sorted = weights.to_vec();
            sorted.sort_unstable();
            sorted == weights
                || multiset(&sorted, &run(total, &sorted, rules)) == multiset(weights, shares)
        }
        7 => pairs().all(|(weight, share)| pairs().all(|(w, s)| weight <= w || share >= s)),
        8 => {
            let longer: Vec<_> = weights.iter().copied().chain([0]).collect();
            let result = run(total, &longer, rules);
            result.starts_with(shares) && result.ends_with(&[0])
        }
        9 => (1..weights.len()).all(|at| {
            let merge = |figures: &[i128]| {
                let mut merged = figures.to_vec();
                merged[at - 1] += merged.remove(at);
                merged
            };
            run(total, &merge(weights), rules) == merge(shares)
        }),
        _ => panic!("invariants 10 and 11 have tests of their own"),
    }
}

/// `most` bounds the weights of four lines; up to three lines have weights up to 8.
fn table_is_right(rules: &Rules, most: i128) {
    let mut broken = [false; 9];
    for weights in (1..=3).flat_map(|lines| weights(lines, 8)).chain(weights(4, most)) {
        for total in TOTALS {
            let shares = run(total, &weights, rules);
            for (invariant, broken) in (1..).zip(&mut broken) {
                if *broken || check(invariant, total, &weights, &shares, rules) {
                    continue;
                }
                *broken = true;
                assert!(
                    !holds(invariant, rules),
                    "{invariant}: {rules:?} of {total} by {weights:?} gives {shares:?}"
                );
            }
        }
    }
    for (invariant, broken) in (1..).zip(broken) {
        assert_eq!(!broken, holds(invariant, rules), "{invariant}: {rules:?}");
    }
}

#[test]
fn largest_remainder() {
    table_is_right(&Rules::default(), 8);
}

#[test]
fn largest_remainder_with_ties_by_index() {
    table_is_right(&Rules { tie: Tie::Index, ..Rules::default() }, 4);
}

#[test]
fn cumulative() {
    table_is_right(&Rules { method: Method::Cumulative, ..Rules::default() }, 4);
}

#[test]
fn largest_weight() {
    table_is_right(&Rules { method: Method::LargestWeight, ..Rules::default() }, 4);
}

#[test]
fn first_non_zero() {
    table_is_right(&Rules { method: Method::FirstNonZero, ..Rules::default() }, 4);
}

#[test]
fn cascade() {
    table_is_right(&Rules { method: Method::Cascade, ..Rules::default() }, 4);
}

#[test]
fn cascade_can_be_a_step_and_more_off() {
    let rules = Rules { method: Method::Cascade, ..Rules::default() };
    let weights = [3, 5, 5, 8, 20, 700];
    let shares = run(129, &weights, &rules);
    assert!(!check(2, 129, &weights, &shares, &rules));
}

#[test]
fn dealing_by_weight_or_order_is_at_most_one_step_off() {
    for method in [Method::LargestWeight, Method::FirstNonZero] {
        let rules = Rules { method, ..Rules::default() };
        for weights in (1..=4).flat_map(|lines| weights(lines, 4)) {
            let sum: i128 = weights.iter().sum();
            for total in TOTALS {
                for (weight, share) in weights.iter().zip(run(total, &weights, &rules)) {
                    assert!((share * sum - total * weight).abs() <= sum);
                }
            }
        }
    }
}

/// Water filling by its definition: round by round, with cross-multiplication.
fn fixed_lines(total: i128, weights: &[i128], caps: &[i128]) -> (Vec<bool>, i128, i128) {
    let mut fixed = vec![false; weights.len()];
    loop {
        let free = |line: &usize| !fixed[*line] && weights[*line] > 0;
        let lines = 0..weights.len();
        let left: i128 =
            total - lines.clone().filter(|line| fixed[*line]).map(|line| caps[line]).sum::<i128>();
        let sum: i128 = lines.clone().filter(free).map(|line| weights[line]).sum();
        let over: Vec<_> =
            lines.filter(free).filter(|line| left * weights[*line] > caps[*line] * sum).collect();
        if over.is_empty() {
            return (fixed, left, sum);
        }
        over.into_iter().for_each(|line| fixed[line] = true);
    }
}

/// Invariant 10, and 2 against the water-filled exact share.
fn caps_hold(total: i128, weights: &[i128], caps: &[i128], rules: &Rules) {
    let units = apportion_units(total, weights, rules).unwrap();
    let (fixed, left, sum) = fixed_lines(total, weights, caps);
    let room: i128 =
        weights.iter().zip(caps).filter(|(weight, _)| **weight > 0).map(|(_, cap)| cap).sum();
    let what = || format!("{rules:?} of {total} by {weights:?}: {units:?}");
    assert_eq!(units.leftover, (total - room).max(0), "{}", what());
    assert_eq!(units.shares.iter().sum::<i128>() + units.leftover, total, "{}", what());
    for (line, share) in units.shares.iter().enumerate() {
        assert!((0..=caps[line]).contains(share), "{}", what());
        if fixed[line] {
            assert_eq!(*share, caps[line], "{}", what());
        } else if weights[line] == 0 {
            assert_eq!(*share, 0);
        } else {
            let off = (share * sum - left * weights[line]).abs();
            let allowed = match rules.method {
                Method::LargestRemainder | Method::Cumulative => off < sum,
                Method::LargestWeight | Method::FirstNonZero => off <= sum,
                Method::Cascade => true,
            };
            assert!(allowed, "{}", what());
        }
    }
    let mirrored = apportion_units(-total, weights, rules).unwrap();
    assert_eq!(mirrored.leftover, -units.leftover);
    assert!(mirrored.shares.iter().zip(&units.shares).all(|(minus, share)| *minus == -share));
    let error =
        apportion_units(total, weights, &Rules { on_excess: OnExcess::Error, ..rules.clone() });
    let excess = error.err().map(|error| error.excess().unwrap().to_owned());
    assert_eq!(excess, (total > room).then(|| (total - room).to_string()));
}

#[test]
fn caps() {
    for method in Method::ALL {
        let mut rules = Rules { method, on_excess: OnExcess::Return, ..Rules::default() };
        for weights in (1..=3).flat_map(|lines| weights(lines, 5 - i128::from(lines))) {
            let lines = u32::try_from(weights.len()).unwrap();
            for caps in self::weights(lines, 3) {
                rules.caps = Some(caps.clone());
                for total in 0..=10 {
                    caps_hold(total, &weights, &caps, &rules);
                }
            }
        }
    }
}

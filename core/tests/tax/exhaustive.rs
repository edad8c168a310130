//! Every small order, at rates where halves and thirds are frequent.

use orderwire::{Money, TaxOptions, TaxPctOptions, infer_tax_pct};

use crate::laws::{MODES, Order, PLACES, ROUNDINGS, TARGETS, hold};

/// All ways to round.
pub fn all_options() -> Vec<TaxOptions> {
    let mut all = Vec::new();
    for (mode, round_at) in MODES.into_iter().flat_map(|mode| PLACES.map(|place| (mode, place))) {
        for (round_target, rounding) in
            TARGETS.into_iter().flat_map(|target| ROUNDINGS.map(|rounding| (target, rounding)))
        {
            for per_rate in [false, true] {
                all.push(TaxOptions {
                    mode,
                    round_at,
                    round_target,
                    rounding,
                    per_rate,
                    ..TaxOptions::default()
                });
            }
        }
    }
    assert_eq!(all.len(), 72);
    all
}

/// Orders of two lines with few minor units.
fn orders() -> Vec<Order> {
    const RATES: [&[u32]; 6] =
        [&[], &[0], &[5000], &[3333, 1667], &[2500, 2500], &[10_000, 0, 3333]];
    const OTHERS: [&[u32]; 3] = [&[0], &[5000], &[1667, 3333]];
    const LINES: [(u64, i64); 4] = [(1, 0), (2, 0), (3, 1), (0, 0)];
    let mut orders = Vec::new();
    for (a, b) in (-2_i64..=3).flat_map(|a| [-1_i64, 1, 3].map(|b| (a, b))) {
        for (first, second) in RATES.iter().flat_map(|a| OTHERS.map(|b| (a, b))) {
            for (quantity, discount) in LINES {
                orders.push(Order {
                    amounts: vec![a, b],
                    quantities: vec![quantity, 1],
                    discounts: vec![discount, 0],
                    rates: vec![first.to_vec(), second.to_vec()],
                });
            }
        }
    }
    orders
}

#[test]
fn small_orders() {
    let options = all_options();
    for order in orders() {
        for options in &options {
            hold(&order, options);
        }
    }
}

#[test]
fn one_line() {
    let options = all_options();
    for amount in -20..=20 {
        for rates in [vec![5000], vec![700, 1900], vec![862, 50], vec![900, 900]] {
            let order = Order {
                amounts: vec![amount],
                quantities: vec![1],
                discounts: vec![0],
                rates: vec![rates],
            };
            options.iter().for_each(|options| hold(&order, options));
        }
    }
}

/// `tax_pct` in parts of 10^-4 %, and how fine it is.
fn inferred(tax: i64, base: i64) -> Option<(i128, u32, bool)> {
    let options = TaxPctOptions::default();
    let found = infer_tax_pct(Money::Units(tax), Money::Units(base), &options).ok()?;
    Some((found.tax_pct.to_scale(4).unwrap(), found.tax_pct.scale(), found.ambiguous))
}

/// The tax of a base at parts of 10^-4 %, rounded half away from zero.
fn tax_at(parts: i128, base: i128) -> i128 {
    (2 * base * parts + 1_000_000) / 2_000_000
}

#[test]
fn every_inferred_percentage_is_the_coarsest_and_nearest() {
    for (tax, base) in (1..=40_i64).flat_map(|tax| (1..=400_i64).map(move |base| (tax, base))) {
        let (found, scale, ambiguous) = inferred(tax, base).unwrap();
        assert_eq!(inferred(-tax, -base), Some((found, scale, ambiguous)));
        let (tax, base) = (i128::from(tax), i128::from(base));
        assert_eq!(tax_at(found, base), tax);
        let step = 10_i128.pow(4 - scale);
        let fits = |parts: i128| tax_at(parts, base) == tax;
        assert_eq!(ambiguous, fits(found - step) || fits(found + step), "{tax} of {base}");
        // Nearest: |found / 10^6 − tax / base| is at most half a step.
        assert!(2 * (found * base - tax * 1_000_000).abs() <= step * base);
        if scale > 0 {
            let coarse = step * 10;
            let floor = found / coarse * coarse;
            assert!(!fits(floor) && !fits(floor + coarse), "{tax} of {base} is coarser");
        }
    }
}

#[test]
fn a_percentage_of_four_decimals_is_found_again() {
    for parts in [1, 70_000, 86_250, 88_753, 199_999, 1_000_000, 12_345_678] {
        let base = 10_000_000;
        let tax = i64::try_from(tax_at(parts, base)).unwrap();
        let found = inferred(tax, i64::try_from(base).unwrap()).unwrap();
        assert_eq!((found.0, found.2), (parts, false));
    }
}

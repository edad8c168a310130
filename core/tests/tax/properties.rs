//! The laws on drawn orders of any size.

use orderwire::TaxOptions;
use proptest::prelude::*;

use crate::exhaustive::all_options;
use crate::laws::{Order, hold};

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![-9_i64..9, -10_000_i64..100_000, -(1_i64 << 50)..1_i64 << 50]
}

/// Of a few rates, so that lines share them.
fn rates() -> impl Strategy<Value = Vec<u32>> {
    let rate = prop_oneof![
        4 => prop::sample::select(vec![0_u32, 250, 650, 700, 863, 1900]),
        1 => 0_u32..20_000,
    ];
    prop::collection::vec(rate, 0..3)
}

prop_compose! {
    fn line()(amount in amount(), quantity in 0_u64..9, part in 0_i64..=10, rates in rates())
        -> (i64, u64, i64, Vec<u32>) {
        let whole = amount * i64::try_from(quantity).unwrap();
        (amount, quantity, whole / 10 * part, rates)
    }
}

prop_compose! {
    /// At most three lines have rates of their own, or common denominators leave `i128`.
    fn order()(lines in prop::collection::vec(line(), 1..12), every in prop::collection::vec(rates(), 3))
        -> Order {
        Order {
            amounts: lines.iter().map(|line| line.0).collect(),
            quantities: lines.iter().map(|line| line.1).collect(),
            discounts: lines.iter().map(|line| line.2).collect(),
            rates: (0..lines.len()).map(|index| every[index % 3].clone()).collect(),
        }
    }
}

fn options() -> impl Strategy<Value = TaxOptions> {
    prop::sample::select(all_options())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn laws_hold(order in order(), options in options()) {
        hold(&order, &options);
    }
}

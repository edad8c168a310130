//! Largest remainder (Hamilton): the default, and the only method that holds every
//! invariant but the one for running sums.
//!
//! What it does not give, openly: a larger total can give a line less (weights
//! 6, 6, 2: a total of 10 gives 4, 4, 2 and 11 gives 5, 5, 1), and splitting a line
//! in two can move a step between others. So a refund is not the difference of two
//! apportionings.

use std::cmp::Ordering;

use super::leftover::{Contender, Order};
use super::options::Tie;

/// Larger remainder, then larger weight, then earlier line; without the weight for
/// [`Tie::Index`].
pub(super) fn order(tie: Tie) -> Order {
    match tie {
        Tie::Weight => by_remainder_and_weight,
        Tie::Index => by_remainder,
    }
}

fn by_remainder_and_weight(a: &Contender, b: &Contender) -> Ordering {
    // Weight before index: otherwise equal remainders would make a line's share
    // depend on its place.
    b.remainder.cmp(&a.remainder).then(b.weight.cmp(&a.weight)).then(a.index.cmp(&b.index))
}

fn by_remainder(a: &Contender, b: &Contender) -> Ordering {
    b.remainder.cmp(&a.remainder).then(a.index.cmp(&b.index))
}

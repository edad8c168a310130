//! The other four methods, kept for parity with libraries that stores use.

use std::cmp::Ordering;

use super::caps::{Pool, divide};
use super::largest_remainder;
use super::leftover::{Contender, Order, deal};
use super::options::{Method, Tie};

/// The order in which a method deals the steps left after rounding down; `None`
/// for the methods that do not deal.
pub(super) fn order(method: Method, tie: Tie) -> Option<Order> {
    match method {
        Method::LargestRemainder => Some(largest_remainder::order(tie)),
        Method::LargestWeight => Some(by_weight),
        Method::FirstNonZero => Some(by_index),
        Method::Cumulative | Method::Cascade => None,
    }
}

/// The shares, in steps, of the lines of `pool`; zero for those that take no part.
/// `None` on overflow, which checked weights do not allow.
pub(super) fn shares(pool: &Pool<'_>, method: Method, tie: Tie) -> Option<Vec<i128>> {
    if pool.weight == 0 {
        return Some(vec![0; pool.weights.len()]);
    }
    match order(method, tie) {
        Some(order) => deal(pool, order),
        None if method == Method::Cumulative => cumulative(pool),
        None => cascade(pool),
    }
}

/// `largest_weight`. Equal weights in order, whatever [`Tie`] says, as in dinero.js.
fn by_weight(a: &Contender, b: &Contender) -> Ordering {
    b.weight.cmp(&a.weight).then(a.index.cmp(&b.index))
}

/// `first_non_zero`.
fn by_index(a: &Contender, b: &Contender) -> Ordering {
    a.index.cmp(&b.index)
}

/// `cumulative`: C(k) − C(k − 1), where C(k) is left · (sum of the first k weights)
/// / sum, rounded down.
///
/// A share is its exact share rounded down or up, and the exact share itself where
/// that is whole, since two roundings down differ by less than one step. So it
/// stays at or below a cap that the exact share does not exceed.
fn cumulative(pool: &Pool<'_>) -> Option<Vec<i128>> {
    // The running sum is kept as its remainder alone: left · (prefix of weights)
    // may leave `i128` where left · weight does not.
    let mut carried = 0_i128;
    let line = |(weight, _)| {
        let (whole, remainder) = divide(pool.left, weight, pool.weight)?;
        let missing = pool.weight.checked_sub(remainder)?;
        if carried >= missing {
            carried = carried.checked_sub(missing)?;
            whole.checked_add(1)
        } else {
            carried = carried.checked_add(remainder)?;
            Some(whole)
        }
    };
    pool.lines().map(line).collect()
}

/// `cascade`: last line first, each takes left · weight / (weights from the first
/// line to this one), rounded down.
///
/// What rounding down leaves accumulates towards the first line, so a share can be
/// several steps above its exact share. With caps it is therefore held to at most
/// its cap, and to at least what the caps of the lines before it cannot take. Both
/// can be kept: the caps of all free lines hold the total, and after each line the
/// caps before it still hold what is left.
fn cascade(pool: &Pool<'_>) -> Option<Vec<i128>> {
    let mut left = pool.left;
    let mut weights_left = pool.weight;
    // For each line the sum of the caps of the lines before it.
    let room_before: Vec<_> = pool
        .lines()
        .scan(0_i128, |room, (weight, cap)| {
            let before = *room;
            *room = room.saturating_add(if weight > 0 { cap } else { 0 });
            Some(before)
        })
        .collect();
    let line = |((weight, cap), room): ((i128, i128), &i128)| {
        if weight == 0 {
            return Some(0);
        }
        let part = divide(left, weight, weights_left)?.0;
        let share = part.max(left.checked_sub(*room)?).min(cap);
        left = left.checked_sub(share)?;
        weights_left = weights_left.checked_sub(weight)?;
        Some(share)
    };
    let mut shares = pool.lines().zip(&room_before).rev().map(line).collect::<Option<Vec<_>>>()?;
    shares.reverse();
    Some(shares)
}

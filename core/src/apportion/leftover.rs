//! Rounding down, and dealing the steps left one each: what three methods share.

use std::cmp::Ordering;

use super::caps::{Pool, divide};
use crate::sorting::sorted;

/// A line that can take one of the steps left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contender {
    pub(super) index: usize,
    pub(super) weight: i128,
    /// What rounding down took from it, in parts of a step by the weights' sum.
    pub(super) remainder: i128,
}

/// Who takes a step first.
pub(super) type Order = fn(&Contender, &Contender) -> Ordering;

/// Shares rounded down, and what is left.
pub(super) struct Floors {
    pub(super) shares: Vec<i128>,
    /// Lines with a weight that one more step does not lift above their cap.
    ///
    /// There are more of them than steps left. The remainders of all lines add up
    /// to the steps left, and each is below one step; so more lines have a
    /// remainder than there are steps left. And a line with a remainder has room:
    /// its exact share is at most its cap, the cap is whole, so its share rounded
    /// up is at most its cap.
    pub(super) contenders: Vec<Contender>,
    /// Steps left.
    pub(super) left: i128,
}

/// Rounds every share down. `None` on overflow, which checked weights do not allow.
pub(super) fn floors(pool: &Pool<'_>) -> Option<Floors> {
    let mut shares = Vec::with_capacity(pool.weights.len());
    let mut contenders = Vec::with_capacity(pool.weights.len());
    let mut left = pool.left;
    for (index, (weight, cap)) in pool.lines().enumerate() {
        if weight == 0 {
            shares.push(0);
            continue;
        }
        let (whole, remainder) = divide(pool.left, weight, pool.weight)?;
        shares.push(whole);
        left = left.checked_sub(whole)?;
        if whole < cap {
            contenders.push(Contender { index, weight, remainder });
        }
    }
    Some(Floors { shares, contenders, left })
}

/// Rounds down and deals the steps left, one each, in `order`.
pub(super) fn deal(pool: &Pool<'_>, order: Order) -> Option<Vec<i128>> {
    let Floors { mut shares, contenders, left } = floors(pool)?;
    hand_out(&mut shares, &contenders, left, order)?;
    Some(shares)
}

/// One more each for the first `left` contenders in `order`. `None` where there are fewer.
pub(super) fn hand_out(
    shares: &mut [i128],
    contenders: &[Contender],
    left: i128,
    order: Order,
) -> Option<()> {
    let count = usize::try_from(left).ok()?;
    let winners = if count > 0 { in_order(contenders, order) } else { Vec::new() };
    for winner in winners.get(..count)? {
        let share = shares.get_mut(winner.index)?;
        *share = share.checked_add(1)?;
    }
    Some(())
}

/// Up to here sorting in place is fastest.
const FEW: usize = 20;

/// The contenders in an order.
pub(super) fn in_order(contenders: &[Contender], order: Order) -> Vec<Contender> {
    if contenders.len() <= FEW {
        let mut sorted = contenders.to_vec();
        for end in 1..sorted.len() {
            let mut at = end;
            while let Some((before, after)) = at.checked_sub(1).zip(Some(at))
                && let (Some(a), Some(b)) = (sorted.get(before), sorted.get(after))
                && order(b, a) == Ordering::Less
            {
                sorted.swap(before, after);
                at = before;
            }
        }
        return sorted;
    }
    let compare = |a: usize, b: usize| match (contenders.get(a), contenders.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    };
    let positions = sorted(contenders.len(), &mut |a, b| compare(a, b));
    positions.into_iter().filter_map(|at| contenders.get(at).copied()).collect()
}

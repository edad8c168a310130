//! Caps by water filling: which lines are fixed at their cap, and in which round.
//!
//! The rule: among the free lines, every line whose exact share exceeds its cap is
//! fixed at the cap; repeat with the rest. A line is fixed in a round exactly when
//! cap / weight is below the level left / weight-of-the-free-lines. Fixing such
//! lines takes less than their part, so the level only rises: lines sorted by
//! cap / weight are fixed in that order, and one pass does all rounds.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::weights::Weights;
use crate::sorting::sorted;

/// What a round of fixing starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Round {
    /// Steps that are not yet fixed.
    pub(super) left: i128,
    /// The sum of the weights of the free lines.
    pub(super) weight: i128,
}

/// The lines that a method apportions among, once those at their cap are out.
pub(super) struct Pool<'a> {
    /// Steps to hand out.
    pub(super) left: i128,
    /// The sum of `weights`.
    pub(super) weight: i128,
    /// One for each line, zero for a line that takes no part.
    pub(super) weights: Cow<'a, [i128]>,
    /// Caps in steps. No free line's exact share is above its cap.
    pub(super) caps: Option<&'a [i128]>,
}

impl Pool<'_> {
    /// Each line's weight and cap in steps; no cap is above all shares.
    pub(super) fn lines(
        &self,
    ) -> impl DoubleEndedIterator<Item = (i128, i128)> + ExactSizeIterator {
        let caps = self.caps.unwrap_or_default();
        let weights = self.weights.iter();
        weights
            .enumerate()
            .map(|(index, weight)| (*weight, caps.get(index).copied().unwrap_or(i128::MAX)))
    }
}

/// The outcome of water filling.
pub(super) struct Filled {
    /// For each line the round that fixed it at its cap, from 1; 0 while free.
    pub(super) fixed: Vec<usize>,
    /// The rounds that fixed lines, then the state that the method starts from.
    pub(super) rounds: Vec<Round>,
}

impl Filled {
    /// No caps: one round, all lines free.
    pub(super) fn free(steps: i128, weights: &Weights<'_>) -> Self {
        Self { fixed: Vec::new(), rounds: vec![Round { left: steps, weight: weights.sum }] }
    }
}

/// A line that has a weight, and so may be fixed.
struct Candidate {
    index: usize,
    weight: i128,
    cap: i128,
}

/// Fills `steps` into lines up to their `caps`, in steps, none above `steps`.
/// `None` when a sum leaves `i128`, which checked weights do not allow.
pub(super) fn fill(steps: i128, weights: &Weights<'_>, caps: &[i128]) -> Option<Filled> {
    let candidates: Vec<_> = weights
        .parts
        .iter()
        .zip(caps)
        .enumerate()
        .filter(|(_, (weight, _))| **weight > 0)
        .map(|(index, (weight, cap))| Candidate { index, weight: *weight, cap: *cap })
        .collect();
    // Index last, so that nothing depends on how the sort treats equals.
    let level = |a: usize, b: usize| match (candidates.get(a), candidates.get(b)) {
        (Some(a), Some(b)) => by_level(a, b).then(a.index.cmp(&b.index)),
        _ => Ordering::Equal,
    };
    let order = sorted(candidates.len(), &mut |a, b| level(a, b));
    let candidates: Vec<_> = order.into_iter().filter_map(|at| candidates.get(at)).collect();

    let mut fixed = vec![0; weights.parts.len()];
    let mut round = Round { left: steps, weight: weights.sum };
    let mut rounds = vec![round];
    let mut free = candidates.as_slice();
    loop {
        let count = free.iter().take_while(|line| exceeds(round, line.weight, line.cap)).count();
        let (full, rest) = free.split_at_checked(count)?;
        if full.is_empty() {
            return Some(Filled { fixed, rounds });
        }
        for line in full {
            *fixed.get_mut(line.index)? = rounds.len();
            round.left = round.left.checked_sub(line.cap)?;
            round.weight = round.weight.checked_sub(line.weight)?;
        }
        rounds.push(round);
        free = rest;
    }
}

/// By cap / weight. The products cannot saturate: caps are at most `steps`, and
/// `steps` times each weight has been checked.
fn by_level(a: &Candidate, b: &Candidate) -> Ordering {
    a.cap.saturating_mul(b.weight).cmp(&b.cap.saturating_mul(a.weight))
}

/// Whether the exact share left · weight / round.weight is above `cap`. Divides
/// instead of multiplying `cap` by the sum of weights, which may leave `i128`.
fn exceeds(round: Round, weight: i128, cap: i128) -> bool {
    divide(round.left, weight, round.weight)
        .is_some_and(|(whole, rest)| whole > cap || (whole == cap && rest > 0))
}

/// `left · weight / sum` as whole steps and remainder.
pub(super) fn divide(left: i128, weight: i128, sum: i128) -> Option<(i128, i128)> {
    // The usual amounts fit 64 bits, where division is several times as fast.
    if let Some((whole, rest)) = divide_short(left, weight, sum) {
        return Some((whole.into(), rest.into()));
    }
    let due = left.checked_mul(weight)?;
    let whole = due.checked_div(sum)?;
    Some((whole, due.checked_sub(whole.checked_mul(sum)?)?))
}

fn divide_short(left: i128, weight: i128, sum: i128) -> Option<(u64, u64)> {
    let due = u64::try_from(left).ok()?.checked_mul(u64::try_from(weight).ok()?)?;
    let sum = u64::try_from(sum).ok()?;
    Some((due.checked_div(sum)?, due.checked_rem(sum)?))
}

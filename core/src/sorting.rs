//! One sort for all callers: each sort of another type or order would be some kilobytes
//! of WebAssembly.

use std::cmp::Ordering;

/// The positions 0 to `count` − 1 in an order that compares two of them. Equal ones may
/// come in any order, so the order had better be total.
pub(crate) fn sorted(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_unstable_by(|a, b| order(*a, *b));
    positions
}

/// Numbers in ascending order, each once.
pub(crate) fn ascending<N: Copy + Ord>(numbers: &[N]) -> Vec<N> {
    let order = sorted(numbers.len(), &mut |a, b| numbers.get(a).cmp(&numbers.get(b)));
    let mut sorted: Vec<N> = order.into_iter().filter_map(|at| numbers.get(at).copied()).collect();
    sorted.dedup();
    sorted
}

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

/// The items at these positions, in their order.
pub(crate) fn arranged<T>(items: Vec<T>, order: Vec<usize>) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items.get_mut(at).and_then(Option::take)).collect()
}

/// Up to how many numbers are put where they belong one by one.
const FEW: usize = 64;

/// Numbers in ascending order, each once.
pub(crate) fn ascending<N: Copy + Ord>(mut numbers: Vec<N>) -> Vec<N> {
    if numbers.is_sorted() {
        numbers.dedup();
        return numbers;
    }
    if numbers.len() > FEW {
        let order = sorted(numbers.len(), &mut |a, b| numbers.get(a).cmp(&numbers.get(b)));
        let mut sorted: Vec<N> =
            order.into_iter().filter_map(|at| numbers.get(at).copied()).collect();
        sorted.dedup();
        return sorted;
    }
    let mut sorted: Vec<N> = Vec::with_capacity(numbers.len());
    for number in numbers {
        // Most belong at the end.
        let behind = sorted.iter().rev().take_while(|other| **other > number).count();
        let at = sorted.len().saturating_sub(behind);
        if at.checked_sub(1).and_then(|at| sorted.get(at)) != Some(&number) {
            sorted.insert(at, number);
        }
    }
    sorted
}

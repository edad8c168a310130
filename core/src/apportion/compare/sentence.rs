//! A comparison in words.

use super::record::{Comparison, ComparisonLine, DifferenceTo, Scheme, ShareRounding};
use super::scheme::Way;
use crate::apportion::money::Form;
use crate::apportion::options::{Method, Tie};

/// A way that gives the shares of `total`. Where each share was rounded by itself, `left`
/// is the part of the total that this left over.
pub(super) fn way(way: Way, tie: Option<Tie>, form: Form, total: i128, left: i128) -> String {
    let rounding = match way.rounding {
        ShareRounding::HalfAway => "half away from zero",
        ShareRounding::HalfEven => "half to even",
        ShareRounding::HalfDown => "half towards zero",
        ShareRounding::Down => "down",
        ShareRounding::Up => "up",
    };
    let in_turn = |end: &str| {
        format!("{end} line first, each line took its part of what was left, rounded ({rounding}).")
    };
    match (way.scheme, way.method) {
        (Scheme::Method, Some((method, _))) => {
            format!("These are the shares of {}.", named(method, tie))
        }
        (Scheme::EachLine | Scheme::Method, _) => {
            let outcome = match way.difference_to {
                Some(line) => taken(line, form, left),
                None => lost(form, total, left),
            };
            format!("Each share was rounded by itself ({rounding}), {outcome}.")
        }
        (Scheme::RunningSum, _) => format!(
            "The running sums were rounded ({rounding}), and each share is the difference of two of them."
        ),
        (Scheme::FirstLineFirst, _) => in_turn("First"),
        (Scheme::LastLineFirst, _) => in_turn("Last"),
    }
}

/// Where all known ways agree.
pub(super) const NOTHING_ROUNDED: &str =
    "Every known way gives these shares, since nothing had to be rounded.";

/// Shares that no known way gives.
pub(super) fn unexplained(comparison: &Comparison, nearest: &str, total: &str) -> String {
    let Comparison { sum, differing, .. } = comparison;
    let mut message = format!(
        "No known way gives these shares, which add up to {sum} of {total}; the nearest is {nearest}"
    );
    if let Some(ComparisonLine { index, found, expected, .. }) = &comparison.first {
        let number = index.saturating_add(1);
        let also = match differing {
            1 => "which differs",
            _ => &format!("which differs on {differing} lines, first"),
        };
        message.push_str(&format!(", {also} on line {number}: {expected} instead of {found}"));
    }
    message.push('.');
    message
}

/// A method, and its option `tie` where that makes a difference.
pub(super) fn named(method: Method, tie: Option<Tie>) -> String {
    match tie {
        None => method.name().to_owned(),
        Some(Tie::Weight) => format!("{} with ties by weight", method.name()),
        Some(Tie::Index) => format!("{} with ties by index", method.name()),
    }
}

fn taken(line: DifferenceTo, form: Form, left: i128) -> String {
    let line = match line {
        DifferenceTo::LastLine => "the last line",
        DifferenceTo::FirstLine => "the first line",
        DifferenceTo::LargestWeight => "the line with the largest weight",
    };
    match left {
        0 => format!("which left no difference for {line}"),
        _ => format!("and {line} took the difference of {}", form.text(left)),
    }
}

fn lost(form: Form, total: i128, left: i128) -> String {
    let (sum, size) = (total.saturating_sub(left), form.text(left.saturating_abs()));
    let [sum, whole] = [sum, total].map(|units| form.text(units));
    match left.signum().saturating_mul(total.signum()) {
        0 => format!("and here the shares happen to add up to {whole}"),
        1 => format!("and the {size} left over is lost: the shares add up to {sum} of {whole}"),
        _ => {
            format!("and the {size} too much stays: the shares add up to {sum} instead of {whole}")
        }
    }
}

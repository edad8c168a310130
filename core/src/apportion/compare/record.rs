//! What a comparison found.

use serde::Serialize;

use crate::apportion::options::{Method, Tie};
use crate::apportion::trace::Exact;

/// How somebody else's shares came about, as far as it can be told. Plain data with the
/// same keys in every language; amounts are text in the total's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Whether a known way gives these shares.
    pub explained: bool,
    /// Every known way that gives them, the likeliest first.
    pub matches: Vec<ComparisonMatch>,
    /// What the shares add up to.
    pub sum: String,
    /// By how much that is above the total; negative where it is below.
    pub difference: String,
    /// The method of this package that differs on the fewest lines.
    pub nearest: Method,
    /// Its `tie`, where that makes a difference.
    pub nearest_tie: Option<Tie>,
    /// On how many lines it differs.
    pub differing: usize,
    /// The first of these lines, if any.
    pub first: Option<ComparisonLine>,
    /// The whole in one sentence.
    pub message: String,
}

/// A known way that gives the shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonMatch {
    /// What is rounded, in which order.
    pub scheme: Scheme,
    /// How it is rounded.
    pub rounding: ShareRounding,
    /// Who takes the difference that rounding leaves. `None` where it leaves none, and
    /// where nobody does: see `adds_up`.
    pub difference_to: Option<DifferenceTo>,
    /// The method of this package that it is.
    pub method: Option<Method>,
    /// Its `tie`, where that makes a difference.
    pub tie: Option<Tie>,
    /// Whether this way adds up to every total.
    pub adds_up: bool,
    /// The way in one sentence.
    pub message: String,
}

/// The first line where the nearest method gives another share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonLine {
    /// The line, from 0. (Sentences count from 1.)
    pub index: usize,
    /// The share that was given.
    pub found: String,
    /// The nearest method's share.
    pub expected: String,
    /// The line's exact share in steps. Absent when all weights are zero.
    pub exact: Option<Exact>,
    /// What the line got, and why the method gives it something else.
    pub message: String,
}

/// What a way of sharing out rounds, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// A [`Method`] of this package.
    Method,
    /// Each share by itself.
    EachLine,
    /// The running sums; a share is the difference of two of them.
    RunningSum,
    /// Each line's part of what the lines before it left.
    FirstLineFirst,
    /// Each line's part of what the lines after it left.
    LastLineFirst,
}

/// How a way of sharing out rounds, in steps of |total|.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareRounding {
    /// To the nearest, a half away from zero.
    HalfAway,
    /// To the nearest, a half to the even neighbour.
    HalfEven,
    /// To the nearest, a half towards zero.
    HalfDown,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

/// The line that takes the difference which rounding leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceTo {
    /// The last line, whatever its weight.
    LastLine,
    /// The first line, whatever its weight.
    FirstLine,
    /// The first line with the largest weight.
    LargestWeight,
}

//! Where every amount of an answer came from.

use serde::Serialize;

use super::By;

/// Where every amount of an answer came from, and which lines took no part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WritebackTrace {
    /// Decimals of the minor unit.
    pub scale: u32,
    /// Where order-level amounts went.
    pub place: super::Place,
    /// What shipping and discount were asked to be apportioned by.
    pub by: By,
    /// How shares were rounded.
    pub method: &'static str,
    /// Lines that are removed and left out of the answer.
    pub removed: Vec<TraceInput>,
    /// Every amount of the answer, in its order.
    pub amounts: Vec<TraceAmount>,
}

/// One amount of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TraceAmount {
    /// RFC 6901 pointer in the answer.
    pub pointer: String,
    /// The amount, as decimal text.
    pub value: String,
    /// The rule that gave it, a stable slug.
    pub rule: &'static str,
    /// What it was computed from.
    pub inputs: Vec<TraceInput>,
    /// The computation as a sentence.
    pub message: String,
}

/// A value that entered the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TraceInput {
    /// `request`, `facts`, or `computed` for an intermediate result.
    pub source: &'static str,
    /// RFC 6901 pointer in that document; the name of an intermediate result.
    pub pointer: String,
    /// The value as text.
    pub value: String,
}

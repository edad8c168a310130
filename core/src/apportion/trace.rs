//! The explained result: every figure that led to every share, and why.

use serde::{Deserialize, Serialize};

use super::options::{Method, OnExcess, OnZero, Tie};
use super::units::WeightBasis;

/// How a result came about. Plain data with the same keys in every language;
/// amounts, weights and steps are text, so that no digit depends on a number type.
///
/// *Steps* count whole steps of |total|; amounts have the total's form and sign.
/// [`verify`](super::verify) proves a trace without apportioning again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trace {
    /// What was asked.
    pub inputs: TraceInputs,
    /// |total| in steps.
    pub steps: String,
    /// Which weights counted.
    pub basis: WeightBasis,
    /// The rounds that fixed lines at their cap, then the state that the method
    /// started from: always at least one.
    pub rounds: Vec<TraceRound>,
    /// Steps left after rounding down, which the method handed out.
    pub extra_steps: String,
    /// One for each weight.
    pub lines: Vec<TraceLine>,
    /// The result, one share for each weight.
    pub shares: Vec<String>,
    /// The part of the total above the sum of the caps, with `on_excess: return`.
    pub leftover: Option<String>,
    /// The whole in one sentence.
    pub summary: String,
}

/// The inputs of a [`Trace`], with defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceInputs {
    /// The amount that was apportioned.
    pub total: String,
    /// Whether `total`, `step`, `caps` and the shares are minor units or decimals.
    pub form: TraceForm,
    /// Decimals of the minor unit, where they are known.
    pub scale: Option<u32>,
    /// ISO 4217 code, where it was given.
    pub currency: Option<String>,
    /// Weights as given.
    pub weights: Vec<String>,
    /// How the steps left after rounding down are handed out.
    pub method: Method,
    /// Who comes first among equal remainders.
    pub tie: Tie,
    /// What every share is a multiple of.
    pub step: String,
    /// The largest |share| of each line.
    pub caps: Option<Vec<String>>,
    /// What becomes of the part of the total above the sum of the caps.
    pub on_excess: OnExcess,
    /// What counts when all weights are zero.
    pub on_zero: OnZero<String>,
}

/// How the amounts of a [`Trace`] are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TraceForm {
    /// Whole minor units.
    Units,
    /// Decimals, with `scale` decimals in the shares.
    Decimal,
}

/// What a round of fixing lines at their cap starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceRound {
    /// Steps not yet fixed.
    pub left: String,
    /// The sum of the integer weights of the free lines.
    pub weight: String,
}

/// A fraction of whole numbers, not reduced: `denominator` is a sum of weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exact {
    /// Steps to hand out times the line's integer weight.
    pub numerator: String,
    /// The sum of the integer weights among which they are handed out.
    pub denominator: String,
}

/// Why a line got steps on top of its share rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Its remainder is larger than that of the first line that got none.
    LargestRemainder,
    /// That line has the same remainder and a smaller weight.
    RemainderTieLargerWeight,
    /// That line has the same remainder and comes later.
    RemainderTieLowerIndex,
    /// Its weight is larger than that of the first line that got none.
    LargestWeight,
    /// That line has the same weight and comes later.
    WeightTieLowerIndex,
    /// It is among the first lines with a weight and room under their cap.
    FirstNonZero,
    /// The running sum passed a whole step.
    RunningSum,
    /// It took its part of what the lines after it had left by rounding down.
    Cascade,
}

/// One line of a [`Trace`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceLine {
    /// The line, from 0. (Sentences count from 1.)
    pub index: usize,
    /// Its weight as given.
    pub weight: String,
    /// Its weight in `on_zero`, where weights were given there.
    pub on_zero_weight: Option<String>,
    /// The weight that counted, as an integer: all weights times one power of ten,
    /// in lowest terms.
    pub integer_weight: String,
    /// Its cap as given.
    pub cap: Option<String>,
    /// Its cap in whole steps.
    pub cap_steps: Option<String>,
    /// The round that fixed it at its cap, from 1.
    pub capped_in_round: Option<usize>,
    /// Its exact share in steps: of all that the method apportioned, or of what was
    /// left in the round that fixed the line. Absent when all weights are zero.
    pub exact: Option<Exact>,
    /// `exact` rounded down, in steps.
    pub floor: String,
    /// What rounding down took away, in parts of a step by the denominator.
    pub remainder: String,
    /// `cumulative`: the running sum before this line. `cascade`: the steps left
    /// when its turn came.
    pub before: Option<String>,
    /// The same after this line.
    pub after: Option<String>,
    /// Its place, from 1, among the lines that can take one of the steps left.
    pub rank: Option<usize>,
    /// Steps that it got on top of `floor`.
    pub extra: String,
    /// Why it got them.
    pub rule: Option<Rule>,
    /// Its share, an amount.
    pub share: String,
    /// The line in one sentence.
    pub sentence: String,
}

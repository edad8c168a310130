//! The choices a caller has: method, step, caps, ties, zero weights.

use serde::{Deserialize, Serialize};

use super::money::Money;
use crate::amount::Amount;

/// How the steps are handed out that remain after rounding down.
///
/// The table in the [module documentation](super) says which guarantee each gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Every share is rounded down; the steps left go one each to the largest
    /// remainders. The fairest, and independent of the order of lines.
    #[default]
    LargestRemainder,
    /// Each share is the difference of two running sums, rounded down. Splitting a
    /// line in place changes nothing else: right for the units inside a line.
    Cumulative,
    /// Every share is rounded down; the steps left go one each to the largest
    /// weights, equal weights in order: what dinero.js 2 does.
    LargestWeight,
    /// Every share is rounded down; the steps left go one each to the first lines
    /// with a weight: what dinero.js 1 and rusty-money do for positive totals.
    FirstNonZero,
    /// Last line first, each takes its part of what is left, rounded down: what
    /// RubyMoney does for positive totals.
    Cascade,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 5] = [
        Self::LargestRemainder,
        Self::Cumulative,
        Self::LargestWeight,
        Self::FirstNonZero,
        Self::Cascade,
    ];

    /// The name of the option's value, such as `largest_remainder`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LargestRemainder => "largest_remainder",
            Self::Cumulative => "cumulative",
            Self::LargestWeight => "largest_weight",
            Self::FirstNonZero => "first_non_zero",
            Self::Cascade => "cascade",
        }
    }
}

/// Who comes first among equal remainders. Only [`Method::LargestRemainder`] asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The larger weight, then the earlier line: which share goes with which weight
    /// does not depend on the order of lines.
    #[default]
    Weight,
    /// The earlier line.
    Index,
}

/// What becomes of the part of a total that exceeds the sum of the caps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnExcess {
    /// `capacity_exceeded`, which carries the excess.
    #[default]
    Error,
    /// Every line gets its cap and the rest comes back as the leftover.
    Return,
}

/// What counts when all weights are zero and the total is not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnZero<W = Amount> {
    /// `all_zero_weights`.
    #[default]
    Error,
    /// Every line counts the same.
    Equal,
    /// Other weights, one for each line, such as quantities.
    #[serde(untagged)]
    Weights(Vec<W>),
}

/// Options of [`apportion`](super::apportion).
///
/// `step` and `caps` are written in the total's form: both [`Money::Units`] or both
/// [`Money::Decimal`].
///
/// ```
/// use orderwire::{ApportionOptions, Money, apportion};
/// // Fils are paid in tens: 0.010 is the step.
/// let options = ApportionOptions {
///     currency: Some("KWD".into()),
///     step: Some(Money::Decimal("0.010".parse()?)),
///     ..ApportionOptions::default()
/// };
/// let weights = vec!["1".parse()?; 3];
/// let shares = apportion(Money::Decimal("5.000".parse()?), &weights, &options)?.shares;
/// let shares: Vec<_> = shares.iter().map(Money::to_string).collect();
/// assert_eq!(shares, ["1.670", "1.670", "1.660"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApportionOptions {
    /// How the steps left after rounding down are handed out.
    pub method: Method,
    /// Who comes first among equal remainders.
    pub tie: Tie,
    /// Every share is a multiple of this, and so is the total; one minor unit unless given.
    pub step: Option<Money>,
    /// The largest |share| of each line, rounded down to the step.
    pub caps: Option<Vec<Money>>,
    /// What becomes of the part of the total above the sum of the caps.
    pub on_excess: OnExcess,
    /// What counts when all weights are zero.
    pub on_zero: OnZero,
    /// Decimals of the minor unit, at most 28.
    pub scale: Option<u32>,
    /// ISO 4217 code that names the scale, upper case.
    pub currency: Option<String>,
}

/// Options of [`apportion_units`](super::apportion_units), all in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How the steps left after rounding down are handed out.
    pub method: Method,
    /// Who comes first among equal remainders.
    pub tie: Tie,
    /// Every share is a multiple of this, in minor units, and so is the total.
    pub step: i128,
    /// The largest |share| of each line in minor units, rounded down to the step.
    pub caps: Option<Vec<i128>>,
    /// What becomes of the part of the total above the sum of the caps.
    pub on_excess: OnExcess,
    /// What counts when all weights are zero.
    pub on_zero: OnZero<i128>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            method: Method::default(),
            tie: Tie::default(),
            step: 1,
            caps: None,
            on_excess: OnExcess::default(),
            on_zero: OnZero::default(),
        }
    }
}

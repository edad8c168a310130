//! Why an amount cannot be apportioned: one code per reason, as data.

use std::fmt;

use serde::Serialize;

use super::money::Form;

/// Why an amount was not apportioned: a stable code, a message that says the fix,
/// and what the caller needs to act on it.
///
/// ```
/// use orderwire::{ApportionOptions, Money, apportion};
/// let weights = ["5000".parse()?, "6000".parse()?];
/// let caps = Some(vec![Money::Units(500), Money::Units(1500)]);
/// let error = apportion(Money::Units(2500), &weights, &ApportionOptions { caps, ..Default::default() })
///     .unwrap_err();
/// assert_eq!(error.code(), "capacity_exceeded");
/// assert_eq!(error.excess(), Some("500"));
/// # Ok::<(), orderwire::AmountError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApportionError {
    code: &'static str,
    message: String,
    index: Option<usize>,
    excess: Option<String>,
}

impl ApportionError {
    /// Every code that an [`ApportionError`] can have.
    pub const CODES: &'static [&'static str] = &[
        "all_zero_weights",
        "amount.precision",
        "capacity_exceeded",
        "currency_mismatch",
        "currency_unknown",
        "empty",
        "length_mismatch",
        "negative_amount",
        "negative_cap",
        "negative_weight",
        "not_multiple_of_step",
        "not_representable",
        "option.value",
        "overflow",
        "refund_exceeds_original",
        "scale_missing",
    ];

    /// The stable slug, one of [`ApportionError::CODES`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What is wrong and how to put it right, in English.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line at fault, counted from 0, where it is one line's.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.index
    }

    /// `capacity_exceeded`: by how much |total| exceeds the caps; `refund_exceeds_original`:
    /// by how much the refunds exceed the original. Text in the total's own form (of a
    /// refund of units, a number of units), never negative.
    #[must_use]
    pub fn excess(&self) -> Option<&str> {
        self.excess.as_deref()
    }
}

impl fmt::Display for ApportionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApportionError {}

/// The option, and where it is a list the line, that is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(super) name: &'static str,
    pub(super) index: Option<usize>,
}

impl Place {
    pub(crate) fn option(name: &'static str) -> Self {
        Self { name, index: None }
    }

    pub(crate) fn line(name: &'static str, index: usize) -> Self {
        Self { name, index: Some(index) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "`{}[{index}]`", self.name),
            None => write!(f, "`{}`", self.name),
        }
    }
}

/// A reason before it is put into words; amounts are in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    AllZeroWeights { second: bool },
    Precision { at: Place, text: String, scale: u32 },
    CapacityExceeded { excess: i128 },
    CurrencyMismatch { code: String, units: u32, scale: u32 },
    CurrencyUnknown { code: String },
    Empty { name: &'static str },
    LengthMismatch { name: &'static str, found: usize, expected: usize },
    NegativeAmount { at: Place },
    OrdersMismatch { name: &'static str, found: usize, expected: usize },
    NegativeCap { at: Place },
    NegativeWeight { at: Place },
    NotMultipleOfStep { total: i128, step: i128 },
    MixedForms { name: &'static str, total: &'static str },
    ScaleTooLarge { scale: u32 },
    StepNotPositive { step: i128 },
    OverflowAmount { at: Place, text: String },
    OverflowWeights,
    OverflowLines,
    CountTooSmall { name: &'static str, found: i64, least: i64 },
    RefundExceeds { at: Place, excess: i128 },
    RefundExceedsQuantity { excess: i128 },
    ScaleMissing { total: &'static str },
}

impl Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::AllZeroWeights { .. } => "all_zero_weights",
            Self::Precision { .. } => "amount.precision",
            Self::CapacityExceeded { .. } => "capacity_exceeded",
            Self::CurrencyMismatch { .. } => "currency_mismatch",
            Self::CurrencyUnknown { .. } => "currency_unknown",
            Self::Empty { .. } => "empty",
            Self::LengthMismatch { .. } | Self::OrdersMismatch { .. } => "length_mismatch",
            Self::NegativeAmount { .. } => "negative_amount",
            Self::NegativeCap { .. } => "negative_cap",
            Self::NegativeWeight { .. } => "negative_weight",
            Self::NotMultipleOfStep { .. } => "not_multiple_of_step",
            Self::MixedForms { .. } | Self::ScaleTooLarge { .. } => "not_representable",
            Self::StepNotPositive { .. } | Self::CountTooSmall { .. } => "option.value",
            Self::OverflowAmount { .. } | Self::OverflowWeights | Self::OverflowLines => "overflow",
            Self::RefundExceeds { .. } | Self::RefundExceedsQuantity { .. } => {
                "refund_exceeds_original"
            }
            Self::ScaleMissing { .. } => "scale_missing",
        }
    }

    fn message(&self, form: Form) -> String {
        match self {
            Self::AllZeroWeights { second: false } => {
                "`weights` are all zero; set `on_zero` to `equal` or to other weights".to_owned()
            }
            Self::AllZeroWeights { second: true } => {
                "`weights` and the weights in `on_zero` are all zero; set `on_zero` to `equal`".to_owned()
            }
            Self::Precision { at, text, scale } => {
                format!("{at} is `{text}`, which has more than {scale} decimals; round it first")
            }
            Self::CapacityExceeded { excess } => format!(
                "the total is `{}` above the sum of `caps`; raise them, or set `on_excess` to `return`",
                form.text(*excess)
            ),
            Self::CurrencyMismatch { code, units, scale } => format!(
                "`currency` `{code}` has {units} decimals but `scale` is `{scale}`; give one of the two"
            ),
            Self::CurrencyUnknown { code } => format!(
                "`currency` `{code}` is not an ISO 4217 code with minor units; write it as `USD`, or give `scale`"
            ),
            Self::Empty { name } => format!("`{name}` is empty; give one entry for each line"),
            Self::LengthMismatch { name, found, expected } => {
                format!("`{name}` has {found} entries for {expected} lines; give one for each line")
            }
            Self::NegativeAmount { at } => {
                format!("{at} is negative; write what is paid and refunded as amounts from `0`")
            }
            Self::OrdersMismatch { name, found, expected } => {
                format!("`{name}` has {found} lists for {expected} totals; give one for each order")
            }
            Self::NegativeCap { at } => {
                format!("{at} is negative; caps limit the size of a share, write them from `0`")
            }
            Self::NegativeWeight { at } => format!("{at} is negative; weights start at `0`"),
            Self::NotMultipleOfStep { total, step } => format!(
                "`total` `{}` is not a multiple of `step` `{}`; round the total first",
                form.text(*total),
                form.text(*step)
            ),
            Self::MixedForms { name, total } => format!(
                "`{name}` and `{total}` mix minor units and decimals; write both in the same form"
            ),
            Self::ScaleTooLarge { scale } => format!("`scale` is `{scale}`; it is at most `28`"),
            Self::StepNotPositive { step } => {
                format!("`step` is `{}`; it is above zero", form.text(*step))
            }
            Self::OverflowAmount { at, text } => format!(
                "{at} is `{text}`, beyond {} minor units; split it first",
                i64::MAX
            ),
            Self::OverflowWeights => {
                "`weights` have too many digits to be multiplied by the total exactly; write them with fewer"
                    .to_owned()
            }
            Self::OverflowLines => {
                "`original` is too large to be refunded exactly; split its lines over two calls".to_owned()
            }
            Self::CountTooSmall { name, found, least } => {
                format!("`{name}` is `{found}`; it is at least `{least}`")
            }
            Self::RefundExceeds { at, excess } => format!(
                "{at} goes `{}` beyond `original`; lower it by as much",
                form.text(*excess)
            ),
            Self::RefundExceedsQuantity { excess } => format!(
                "`refunded` and `count` together are `{excess}` above `quantity`; lower `count`"
            ),
            Self::ScaleMissing { total } => {
                format!("a decimal `{total}` needs `currency` or `scale`; or give minor units")
            }
        }
    }

    /// The same where the amount that sets the form is not called `total`.
    pub(super) fn beside(self, total: &'static str) -> Self {
        match self {
            Self::MixedForms { name, .. } => Self::MixedForms { name, total },
            Self::ScaleMissing { .. } => Self::ScaleMissing { total },
            other => other,
        }
    }

    /// The reason in words, amounts written in the total's form.
    pub(crate) fn explain(self, form: Form) -> ApportionError {
        let index = match &self {
            Self::NegativeAmount { at }
            | Self::RefundExceeds { at, .. }
            | Self::NegativeCap { at }
            | Self::NegativeWeight { at }
            | Self::Precision { at, .. }
            | Self::OverflowAmount { at, .. } => at.index,
            _ => None,
        };
        let excess = match &self {
            Self::CapacityExceeded { excess } | Self::RefundExceeds { excess, .. } => {
                Some(form.text(*excess))
            }
            Self::RefundExceedsQuantity { excess } => Some(excess.to_string()),
            _ => None,
        };
        ApportionError { code: self.code(), message: self.message(form), index, excess }
    }
}

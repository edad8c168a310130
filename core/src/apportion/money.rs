//! Amounts at the border: from what the caller wrote to minor units, and back.

use std::fmt;

use serde::{Serialize, Serializer};

use super::error::{Fault, Place};
use crate::amount::{Amount, MAX_SCALE, print_units};
use crate::currency::minor_units;

/// An amount of money as the caller wrote it. Results come back the same way.
///
/// ```
/// use orderwire::{ApportionOptions, Money, apportion};
/// let weights = ["1".parse()?, "1".parse()?];
/// let options = ApportionOptions { currency: Some("USD".into()), ..Default::default() };
/// let halves = apportion(Money::Decimal("1000".parse()?), &weights, &options)?;
/// assert_eq!(halves.shares[0].to_string(), "500.00");
/// let halves = apportion(Money::Units(1000), &weights, &options)?;
/// assert_eq!(halves.shares[0], Money::Units(500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// Whole minor units: cents for `USD`, yen for `JPY`.
    Units(i64),
    /// A decimal in major units, such as `12.50`; a `currency` or a `scale` brings
    /// it to minor units.
    Decimal(Amount),
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Units(units) => units.fmt(f),
            Self::Decimal(amount) => amount.fmt(f),
        }
    }
}

/// As text, with all its digits.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<i64> for Money {
    fn from(units: i64) -> Self {
        Self::Units(units)
    }
}

impl From<Amount> for Money {
    fn from(amount: Amount) -> Self {
        Self::Decimal(amount)
    }
}

/// The form in which a total was written, and so its shares, steps and caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Units,
    Decimal { scale: u32 },
}

/// The scale that `currency` and `scale` name; both only where they agree.
pub(super) fn named_scale(
    currency: Option<&str>,
    scale: Option<u32>,
) -> Result<Option<u32>, Fault> {
    if let Some(scale) = scale.filter(|scale| *scale > MAX_SCALE) {
        return Err(Fault::ScaleTooLarge { scale });
    }
    let Some(code) = currency else { return Ok(scale) };
    let units = minor_units(code).ok_or_else(|| Fault::CurrencyUnknown { code: code.into() })?;
    match scale {
        Some(scale) if scale != units => {
            Err(Fault::CurrencyMismatch { code: code.into(), units, scale })
        }
        _ => Ok(Some(units)),
    }
}

impl Form {
    /// The form of `total`. A decimal needs a scale.
    pub(crate) fn of(total: Money, scale: Option<u32>) -> Result<Self, Fault> {
        match (total, scale) {
            (Money::Units(_), _) => Ok(Self::Units),
            (Money::Decimal(_), Some(scale)) => Ok(Self::Decimal { scale }),
            (Money::Decimal(_), None) => Err(Fault::ScaleMissing { total: "total" }),
        }
    }

    /// `money` in minor units, within `i64`.
    pub(crate) fn units(self, at: Place, money: Money) -> Result<i128, Fault> {
        match (self, money) {
            (Self::Units, Money::Units(units)) => Ok(i128::from(units)),
            (Self::Decimal { scale }, Money::Decimal(amount)) => {
                let amount = amount.shortest();
                if amount.scale() > scale {
                    return Err(Fault::Precision { at, text: amount.to_string(), scale });
                }
                amount
                    .to_scale(scale)
                    .filter(|units| i64::try_from(*units).is_ok())
                    .ok_or_else(|| Fault::OverflowAmount { at, text: amount.to_string() })
            }
            _ => Err(Fault::MixedForms { name: at.name, total: "total" }),
        }
    }

    /// Minor units in this form; `None` outside `i64`, which no share of an `i64` is.
    pub(crate) fn money(self, units: i128) -> Option<Money> {
        let units = i64::try_from(units).ok()?;
        match self {
            Self::Units => Some(Money::Units(units)),
            Self::Decimal { scale } => Amount::new(i128::from(units), scale).map(Money::Decimal),
        }
    }

    /// Minor units as text in this form: `500`, or `5.00` at scale 2.
    pub(crate) fn text(self, units: i128) -> String {
        match self {
            Self::Units => units.to_string(),
            Self::Decimal { scale } => print_units(units, scale),
        }
    }
}

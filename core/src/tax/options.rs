//! The choices a caller has: where tax stands, what is rounded, when and how.

use crate::amount::{Amount, Rounding};
use crate::apportion::Money;
use crate::error::Error;
use crate::options::{ROUNDINGS, choose, no_option, scale};
use crate::seam::{list, money};

/// The percentages of the lines, none negative. A line may have none.
///
/// A rate is told from others by its value, so `7` and `7.0` are one. A rate that stands
/// twice on a line is two, such as 9 % to the state and 9 % to the union: the second is
/// rounded and summed up by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rates {
    /// The same for every line.
    Order(Vec<Amount>),
    /// One list for each line; shipping is a line with rates of its own.
    Lines(Vec<Vec<Amount>>),
}

/// Whether the amounts contain their tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaxMode {
    /// The tax comes on top: an amount less its discount is net.
    #[default]
    Exclusive,
    /// The tax is within: an amount less its discount is gross.
    Inclusive,
}

/// What is rounded to a minor unit before it is added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundAt {
    /// The tax of one unit, which is then multiplied by the quantity.
    Unit,
    /// The tax of each line.
    #[default]
    Line,
    /// The order's tax at each rate, which is then apportioned to the lines by their exact
    /// taxes, by largest remainder. Where charges and credits are mixed, each is
    /// apportioned among its own: the smaller of their two sums is rounded by itself, and
    /// the larger makes up the order's tax.
    Order,
}

/// Which part of an amount that contains its tax is rounded; the other is the difference.
///
/// Both give the same, unless the exact tax lies halfway between two minor units. Where a
/// discount leaves units of a fractional price, whole minor units of it decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundTarget {
    /// The tax; with several rates to round, the tax at each.
    #[default]
    Tax,
    /// What is left without the tax; with several rates to round, without the tax at each.
    Net,
}

/// Options of [`tax`](super::tax).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxOptions {
    /// Whether the amounts contain their tax.
    pub mode: TaxMode,
    /// What is rounded before it is added up.
    pub round_at: RoundAt,
    /// What is rounded where amounts contain their tax; without meaning otherwise.
    pub round_target: RoundTarget,
    /// How it is rounded.
    pub rounding: Rounding,
    /// Rounds each rate of a line or unit by itself. Otherwise all of them are rounded
    /// once together, and the line's tax is apportioned to them by largest remainder. On
    /// the order each rate is always rounded by itself.
    pub per_rate: bool,
    /// One amount for each line, in the form of the amounts: taken off the line before tax.
    pub discounts: Option<Vec<Money>>,
    /// How many units each line has, whose amount is then that of one unit. One each
    /// unless given.
    pub quantities: Option<Vec<u64>>,
    /// Decimals of the minor unit, at most 28.
    pub scale: Option<u32>,
    /// ISO 4217 code that names the scale, upper case.
    pub currency: Option<String>,
}

impl Default for TaxOptions {
    fn default() -> Self {
        Self {
            mode: TaxMode::default(),
            round_at: RoundAt::default(),
            round_target: RoundTarget::default(),
            rounding: Rounding::HalfAwayFromZero,
            per_rate: false,
            discounts: None,
            quantities: None,
            scale: None,
            currency: None,
        }
    }
}

impl TaxOptions {
    /// Sets one option from its name and value as text; `like` says how amounts are written.
    ///
    /// # Errors
    /// `option.unknown`, `option.value`, and `amount.*` for a discount that is no amount.
    pub fn set(&mut self, name: &str, value: &str, like: Money) -> Result<(), Error> {
        match name {
            "mode" => {
                let choices =
                    [("exclusive", TaxMode::Exclusive), ("inclusive", TaxMode::Inclusive)];
                self.mode = choose(name, value, &choices)?;
            }
            "round_at" => {
                let choices =
                    [("unit", RoundAt::Unit), ("line", RoundAt::Line), ("order", RoundAt::Order)];
                self.round_at = choose(name, value, &choices)?;
            }
            "round_target" => {
                self.round_target =
                    choose(name, value, &[("tax", RoundTarget::Tax), ("net", RoundTarget::Net)])?;
            }
            "rounding" => self.rounding = choose(name, value, &ROUNDINGS)?,
            "per_rate" => self.per_rate = choose(name, value, &[("true", true), ("false", false)])?,
            "discounts" => {
                self.discounts = Some(list(name, value, |name, text| money(name, text, like))?)
            }
            "quantities" => self.quantities = Some(list(name, value, quantity)?),
            "scale" => self.scale = Some(scale(value)?),
            "currency" => self.currency = Some(value.to_owned()),
            _ => {
                let known = "mode, round_at, round_target, rounding, per_rate, discounts, quantities, currency, scale";
                return Err(no_option(name, known));
            }
        }
        Ok(())
    }
}

/// A number of units; `2.0` is one too.
fn quantity(name: &str, value: &str) -> Result<u64, Error> {
    let whole = value.parse().ok().and_then(|number: Amount| number.to_scale(0));
    whole.and_then(|units| u64::try_from(units).ok()).ok_or_else(|| {
        let message = format!("`{name}` has `{value}`; a quantity is a whole number from 0");
        Error::input("option.value", message)
    })
}

//! The percentage that a tax was computed with.

use serde::Serialize;

use super::request::{form, units};
use crate::amount::{Amount, Rounding, divide, power_of_ten};
use crate::apportion::{Form, Money, Place};
use crate::error::Error;
use crate::options::{self, named_scale};

/// The finest percentage that is looked for.
const MOST_DECIMALS: u32 = 4;

/// Options of [`infer_tax_pct`]: decimals need one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaxPctOptions {
    /// Decimals of the minor unit, at most 28.
    pub scale: Option<u32>,
    /// ISO 4217 code that names the scale, upper case.
    pub currency: Option<String>,
}

impl TaxPctOptions {
    /// Sets one option from its name and value as text.
    ///
    /// # Errors
    /// `option.unknown`, `option.value`.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        match name {
            "scale" => self.scale = Some(options::scale(value)?),
            "currency" => self.currency = Some(value.to_owned()),
            _ => return Err(options::no_option(name, "currency, scale")),
        }
        Ok(())
    }
}

/// A percentage that gives a tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaxPct {
    /// The percentage with the fewest decimals.
    pub tax_pct: Amount,
    /// Others with as many decimals give the same tax; this one is the nearest to it.
    pub ambiguous: bool,
}

/// The percentage with the fewest decimals, at most four, that gives `tax` of `base`,
/// rounded half away from zero.
///
/// Where several have as few decimals, it is the one nearest to the ratio of the two, and
/// [`TaxPct::ambiguous`]. A tax of zero is 0 % of anything; two credits have the rate of
/// the charges that they mirror.
///
/// # Errors
/// [`Error::code`] is
/// - `not_representable`: no percentage with at most four decimals gives the tax, as where
///   one of the two is negative or only the base is zero; or minor units and decimals are
///   mixed;
/// - `scale_missing`, `currency_unknown`, `currency_mismatch`, `option.value`,
///   `amount.precision`, `overflow`: as [`tax`](super::tax()).
///
/// ```
/// use orderwire::{Money, TaxPctOptions, infer_tax_pct};
/// let options = TaxPctOptions::default();
/// let found = infer_tax_pct(Money::Units(863), Money::Units(10000), &options)?;
/// assert_eq!((found.tax_pct.to_string(), found.ambiguous), ("8.63".into(), false));
/// // 8.8 and 8.9 both give it, and no whole percentage does.
/// let found = infer_tax_pct(Money::Units(22), Money::Units(250), &options)?;
/// assert_eq!((found.tax_pct.to_string(), found.ambiguous), ("8.8".into(), true));
/// # Ok::<(), orderwire::Error>(())
/// ```
pub fn infer_tax_pct(tax: Money, base: Money, options: &TaxPctOptions) -> Result<TaxPct, Error> {
    let scale = named_scale(options.currency.as_deref(), options.scale)?;
    let form = form(tax, scale, "a decimal `tax` needs")?;
    let tax = units(form, Place::option("tax"), tax, "base")?;
    let base = units(form, Place::option("base"), base, "tax")?;
    if tax == 0 {
        return Ok(TaxPct { tax_pct: Amount::ZERO, ambiguous: false });
    }
    let sizes = tax.checked_abs().zip(base.checked_abs());
    let sizes = sizes.filter(|_| tax.signum() == base.signum());
    sizes
        .and_then(|(tax, base)| (0..=MOST_DECIMALS).find_map(|decimals| at(decimals, tax, base)))
        .ok_or_else(|| none(form, tax, base))
}

/// The percentage with so many decimals that gives a tax, both amounts above zero. It lies
/// from (2T − 1) / 2B to just below (2T + 1) / 2B.
fn at(decimals: u32, tax: i128, base: i128) -> Option<TaxPct> {
    let hundred = power_of_ten(decimals.checked_add(2)?)?;
    let (twice_tax, twice_base) = (tax.checked_mul(2)?, base.checked_mul(2)?);
    let bound = |twice_tax: i128| {
        let below =
            divide(hundred.checked_mul(twice_tax)?.checked_neg()?, twice_base, Rounding::Floor);
        below?.checked_neg()
    };
    let least = bound(twice_tax.checked_sub(1)?)?;
    let most = bound(twice_tax.checked_add(1)?)?.checked_sub(1)?;
    if least > most {
        return None;
    }
    // The ratio is the middle of them, so the nearest to it is among them.
    let nearest = divide(hundred.checked_mul(tax)?, base, Rounding::HalfAwayFromZero)?;
    let tax_pct = Amount::new(nearest, decimals)?;
    Some(TaxPct { tax_pct, ambiguous: least < most })
}

fn none(form: Form, tax: i128, base: i128) -> Error {
    let (tax, base) = (form.text(tax), form.text(base));
    let message = format!(
        "no percentage with at most {MOST_DECIMALS} decimals gives a tax of `{tax}` on `{base}`; state the tax as an amount"
    );
    Error::input("not_representable", message)
}

//! An order as the caller wrote it, brought to integers, and its tax.

use super::compute::{Line, Order, taxes};
use super::options::{Rates, TaxOptions};
use super::rates::Register;
use super::result::{Tax, add_up};
use crate::apportion::{Fault, Form, Money, Place};
use crate::error::Error;
use crate::options::named_scale;

/// The tax of the lines of an order.
///
/// `amounts` has one for each line, all in minor units or all decimals; a credit is
/// negative and mirrors the charge. With `quantities` they are amounts of one unit.
/// Percentages are exact: `8.625` is 8.625 %.
///
/// Exclusive tax is base · Σ rates, inclusive tax gross · Σ rates / (1 + Σ rates). See the
/// [module documentation](super) for what is guaranteed and for discounts.
///
/// # Errors
/// [`Error::code`] is
/// - `empty`: there is no amount;
/// - `length_mismatch`: rates, discounts or quantities are not one for each line;
/// - `negative_rate`: [`Error::details`] has the `index` of the line, or of the rate
///   where all lines have the same;
/// - `scale_missing`: decimals without `currency` and `scale`;
/// - `currency_unknown`, `currency_mismatch`: ISO 4217 gives the code no minor units, or
///   other ones than `scale`;
/// - `option.value`: `scale` is above 28;
/// - `amount.precision`: an amount has more decimals than the scale;
/// - `not_representable`: minor units and decimals are mixed;
/// - `overflow`: an amount is beyond `i64` minor units, or a product beyond `i128`.
///
/// ```
/// use orderwire::{Money, Rates, RoundAt, TaxOptions, tax};
/// // Four items of 2.50 at 8.625 %.
/// let amounts = [Money::Decimal("2.50".parse()?); 4];
/// let rates = Rates::Order(vec!["8.625".parse()?]);
/// let by_line = TaxOptions { currency: Some("USD".into()), ..TaxOptions::default() };
/// assert_eq!(tax(&amounts, &rates, &by_line)?.tax.to_string(), "0.88");
/// let by_order = TaxOptions { round_at: RoundAt::Order, ..by_line };
/// let order = tax(&amounts, &rates, &by_order)?;
/// assert_eq!((order.tax.to_string(), order.gross.to_string()), ("0.86".into(), "10.86".into()));
/// assert_eq!(order.lines[3].tax.to_string(), "0.21");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tax(amounts: &[Money], rates: &Rates, options: &TaxOptions) -> Result<Tax, Error> {
    let form = form_of(amounts, options)?;
    let order = order(form, amounts, rates, options)?;
    let taxes = taxes(&order, options).ok_or_else(overflow)?;
    add_up(&order, &taxes, options.mode, form).ok_or_else(too_large)
}

/// The form of the first amount, and so of all.
fn form_of(amounts: &[Money], options: &TaxOptions) -> Result<Form, Error> {
    let scale = named_scale(options.currency.as_deref(), options.scale)?;
    let Some(first) = amounts.first() else {
        return Err(Error::input("empty", "`amounts` is empty; give one amount for each line"));
    };
    form(*first, scale, "decimal `amounts` need")
}

/// The form of an amount. A decimal needs a scale.
pub(super) fn form(money: Money, scale: Option<u32>, who: &str) -> Result<Form, Error> {
    Form::of(money, scale).map_err(|_| {
        let message = format!("{who} `currency` or `scale`; or give minor units");
        Error::input("scale_missing", message)
    })
}

fn order(
    form: Form,
    amounts: &[Money],
    rates: &Rates,
    options: &TaxOptions,
) -> Result<Order, Error> {
    let count = amounts.len();
    let amounts = of_lines(form, "amounts", amounts, count)?;
    let discounts = match &options.discounts {
        Some(discounts) => of_lines(form, "discounts", discounts, count)?,
        None => vec![0; count],
    };
    let quantities = match &options.quantities {
        Some(quantities) => {
            same_length("quantities", quantities.len(), count)?;
            quantities.iter().copied().map(i128::from).collect()
        }
        None => vec![1; count],
    };
    let mut register = Register::new(rates, count)?;
    let rates = std::mem::take(&mut register.lines);
    let amounts = amounts.into_iter().zip(discounts).zip(quantities);
    let line = |(((amount, discount), quantity), rates): (((i128, i128), i128), Vec<usize>)| {
        let base = amount.checked_mul(quantity)?.checked_sub(discount)?;
        Some(Line { base, quantity, parts: register.parts(&rates)?, rates })
    };
    let lines = amounts.zip(rates).map(line).collect::<Option<_>>().ok_or_else(overflow)?;
    Ok(Order { lines, rates: register.rates, hundred: register.hundred })
}

/// Amounts in minor units, one for each line.
fn of_lines(
    form: Form,
    name: &'static str,
    amounts: &[Money],
    lines: usize,
) -> Result<Vec<i128>, Error> {
    same_length(name, amounts.len(), lines)?;
    let of_line =
        |(index, money): (usize, &Money)| units(form, Place::line(name, index), *money, "amounts");
    amounts.iter().enumerate().map(of_line).collect()
}

/// An amount in minor units, written as `like` is.
pub(super) fn units(form: Form, at: Place, money: Money, like: &str) -> Result<i128, Error> {
    form.units(at, money).map_err(|fault| match fault {
        Fault::MixedForms { .. } => {
            let message = format!(
                "{at} and `{like}` mix minor units and decimals; write all amounts in the same form"
            );
            Error::input("not_representable", message)
        }
        other => other.explain(form).into(),
    })
}

pub(super) fn same_length(name: &str, found: usize, expected: usize) -> Result<(), Error> {
    if found == expected {
        return Ok(());
    }
    let message =
        format!("`{name}` has {found} entries for {expected} amounts; give one for each line");
    Err(Error::input("length_mismatch", message))
}

/// What the taxes add up to is no amount.
fn too_large() -> Error {
    let most = i64::MAX;
    Error::input(
        "overflow",
        format!("`amounts` and their tax make more than {most} minor units; split the order first"),
    )
}

pub(super) fn overflow() -> Error {
    let message = "the taxes have too many digits to be computed exactly; write `rates` with fewer decimals, or split the order";
    Error::input("overflow", message)
}

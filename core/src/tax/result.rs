//! What comes out: the order, its lines and its rates, all adding up.

use serde::Serialize;

use super::compute::{Line, Order};
use super::options::TaxMode;
use crate::amount::Amount;

/// The tax of an order, in the form in which its amounts were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tax<A> {
    /// What the order costs without tax.
    pub net: A,
    /// The tax of all lines.
    pub tax: A,
    /// What the order costs with tax.
    pub gross: A,
    /// One for each amount.
    pub lines: Vec<LineTax<A>>,
    /// One for each rate, in the order in which the lines first have it.
    pub rates: Vec<RateTotal<A>>,
}

/// The tax of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineTax<A> {
    /// What the line costs without tax: all its units, less its discount.
    pub net: A,
    /// Its tax.
    pub tax: A,
    /// What it costs with tax.
    pub gross: A,
    /// One for each of its rates, in their order.
    pub rates: Vec<RateTax<A>>,
}

/// What one rate takes from one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RateTax<A> {
    /// The percentage, without zeros at its end.
    pub rate: Amount,
    /// The tax.
    pub tax: A,
}

/// What one rate takes from all lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RateTotal<A> {
    /// The percentage, without zeros at its end.
    pub rate: Amount,
    /// The nets of the lines that have this rate.
    pub base: A,
    /// The tax.
    pub tax: A,
}

impl<A> Tax<A> {
    /// The same with each amount converted.
    ///
    /// # Errors
    /// The first that `convert` gives.
    pub fn try_map<B, E>(self, convert: impl Fn(A) -> Result<B, E>) -> Result<Tax<B>, E> {
        let line = |line: LineTax<A>| {
            let rates = line.rates.into_iter();
            Ok(LineTax {
                net: convert(line.net)?,
                tax: convert(line.tax)?,
                gross: convert(line.gross)?,
                rates: rates
                    .map(|RateTax { rate, tax }| Ok(RateTax { rate, tax: convert(tax)? }))
                    .collect::<Result<_, _>>()?,
            })
        };
        let total = |RateTotal { rate, base, tax }| {
            Ok(RateTotal { rate, base: convert(base)?, tax: convert(tax)? })
        };
        Ok(Tax {
            net: convert(self.net)?,
            tax: convert(self.tax)?,
            gross: convert(self.gross)?,
            lines: self.lines.into_iter().map(line).collect::<Result<_, _>>()?,
            rates: self.rates.into_iter().map(total).collect::<Result<_, _>>()?,
        })
    }
}

/// Adds up the taxes of each line by rate. `None` on overflow.
pub(super) fn add_up(order: &Order, taxes: &[Vec<i128>], mode: TaxMode) -> Option<Tax<i128>> {
    let total = |rate| RateTotal { rate, base: 0_i128, tax: 0_i128 };
    let mut sum: Tax<i128> = Tax {
        net: 0,
        tax: 0,
        gross: 0,
        lines: Vec::with_capacity(order.lines.len()),
        rates: order.rates.iter().map(|rate| total(rate.pct)).collect(),
    };
    for (line, taxes) in order.lines.iter().zip(taxes) {
        let made = of_line(order, line, taxes, mode)?;
        for (rate, tax) in line.rates.iter().zip(taxes) {
            let total = sum.rates.get_mut(*rate)?;
            total.base = total.base.checked_add(made.net)?;
            total.tax = total.tax.checked_add(*tax)?;
        }
        sum.net = sum.net.checked_add(made.net)?;
        sum.tax = sum.tax.checked_add(made.tax)?;
        sum.gross = sum.gross.checked_add(made.gross)?;
        sum.lines.push(made);
    }
    Some(sum)
}

fn of_line(order: &Order, line: &Line, taxes: &[i128], mode: TaxMode) -> Option<LineTax<i128>> {
    let tax = taxes.iter().try_fold(0_i128, |sum, tax| sum.checked_add(*tax))?;
    let (net, gross) = match mode {
        TaxMode::Exclusive => (line.base, line.base.checked_add(tax)?),
        TaxMode::Inclusive => (line.base.checked_sub(tax)?, line.base),
    };
    let rates = line.rates.iter().zip(taxes);
    let rates =
        rates.map(|(rate, tax)| Some(RateTax { rate: order.rates.get(*rate)?.pct, tax: *tax }));
    Some(LineTax { net, tax, gross, rates: rates.collect::<Option<_>>()? })
}

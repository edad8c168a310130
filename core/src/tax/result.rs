//! What comes out: the order, its lines and its rates, all adding up.

use serde::Serialize;

use super::compute::{Line, Order, Rate};
use super::options::TaxMode;
use crate::amount::{self, Amount};
use crate::apportion::{Form, Money};

/// The tax of an order, in the form in which its amounts were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tax {
    /// What the order costs without tax.
    pub net: Money,
    /// The tax of all lines.
    pub tax: Money,
    /// What the order costs with tax.
    pub gross: Money,
    /// One for each amount.
    pub lines: Vec<LineTax>,
    /// One for each rate, in the order in which the lines first have it.
    pub rates: Vec<RateTotal>,
}

/// The tax of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineTax {
    /// What the line costs without tax: all its units, less its discount.
    pub net: Money,
    /// Its tax.
    pub tax: Money,
    /// What it costs with tax.
    pub gross: Money,
    /// One for each of its rates, in their order.
    pub rates: Vec<RateTax>,
}

/// What one rate takes from one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RateTax {
    /// The percentage, without zeros at its end.
    pub rate: Amount,
    /// The tax.
    pub tax: Money,
}

/// What one rate takes from all lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RateTotal {
    /// The percentage, without zeros at its end.
    pub rate: Amount,
    /// The nets of the lines that have this rate.
    pub base: Money,
    /// The tax.
    pub tax: Money,
}

/// A sum of minor units of each kind.
#[derive(Clone, Copy, Default)]
struct Sum {
    net: i128,
    tax: i128,
    gross: i128,
}

impl Sum {
    fn add(&mut self, other: Self) -> Option<()> {
        self.net = self.net.checked_add(other.net)?;
        self.tax = self.tax.checked_add(other.tax)?;
        self.gross = self.gross.checked_add(other.gross)?;
        Some(())
    }
}

/// Adds up the taxes of each line by rate. `None` on overflow.
pub(super) fn add_up(order: &Order, taxes: &[Vec<i128>], mode: TaxMode, form: Form) -> Option<Tax> {
    let mut sum = Sum::default();
    let mut by_rate = vec![Sum::default(); order.rates.len()];
    let mut lines = Vec::with_capacity(taxes.len());
    for (line, taxes) in order.lines.iter().zip(taxes) {
        let made = of_line(line, taxes, mode)?;
        sum.add(made)?;
        let mut rates = Vec::with_capacity(taxes.len());
        for (rate, tax) in line.rates.iter().zip(taxes) {
            by_rate.get_mut(*rate)?.add(Sum { tax: *tax, ..made })?;
            rates.push(RateTax { rate: order.rates.get(*rate)?.pct, tax: form.money(*tax)? });
        }
        let Sum { net, tax, gross } = made;
        let (net, tax, gross) = (form.money(net)?, form.money(tax)?, form.money(gross)?);
        lines.push(LineTax { net, tax, gross, rates });
    }
    let total = |(rate, sum): (&Rate, Sum)| {
        let (base, tax) = (form.money(sum.net)?, form.money(sum.tax)?);
        Some(RateTotal { rate: rate.pct, base, tax })
    };
    let rates = order.rates.iter().zip(by_rate).map(total).collect::<Option<_>>()?;
    let (net, tax, gross) = (form.money(sum.net)?, form.money(sum.tax)?, form.money(sum.gross)?);
    Some(Tax { net, tax, gross, lines, rates })
}

fn of_line(line: &Line, taxes: &[i128], mode: TaxMode) -> Option<Sum> {
    let tax = amount::sum(taxes)?;
    let (net, gross) = match mode {
        TaxMode::Exclusive => (line.base, line.base.checked_add(tax)?),
        TaxMode::Inclusive => (line.base.checked_sub(tax)?, line.base),
    };
    Some(Sum { net, tax, gross })
}

//! The computation, on integers of one scale. `None` is an overflow throughout.

use super::options::{RoundAt, RoundTarget, TaxMode, TaxOptions};
use crate::amount::{Amount, divide};
use crate::apportion::{Rules, apportion_units, gcd};

/// An order in minor units.
pub(super) struct Order {
    pub(super) lines: Vec<Line>,
    /// The rates of all lines, each once.
    pub(super) rates: Vec<Rate>,
    /// 100 %, in the parts in which the rates are counted.
    pub(super) hundred: i128,
}

/// What is taxed.
pub(super) struct Line {
    /// All units less the discount: net, or gross where the tax is within.
    pub(super) base: i128,
    pub(super) quantity: i128,
    /// Positions in the order's rates.
    pub(super) rates: Vec<usize>,
    /// The parts of all its rates together.
    pub(super) parts: i128,
}

/// A percentage, and the parts of the order's `hundred` that it is.
pub(super) struct Rate {
    pub(super) pct: Amount,
    pub(super) parts: i128,
}

/// The tax of each line at each of its rates.
pub(super) fn taxes(order: &Order, options: &TaxOptions) -> Option<Vec<Vec<i128>>> {
    let computation = Computation { order, options };
    match options.round_at {
        RoundAt::Order => computation.on_order(),
        RoundAt::Line => order.lines.iter().map(|line| computation.on_line(line, 1)).collect(),
        RoundAt::Unit => {
            order.lines.iter().map(|line| computation.on_line(line, line.quantity)).collect()
        }
    }
}

struct Computation<'a> {
    order: &'a Order,
    options: &'a TaxOptions,
}

/// A line that has the rate in question.
struct Carrier {
    base: i128,
    /// What a part of the line's base is divided by.
    whole: i128,
    /// The line, and which of its rates it is.
    at: (usize, usize),
}

impl Computation<'_> {
    /// The taxes of a line by rate, rounded for one of so many units.
    fn on_line(&self, line: &Line, units: i128) -> Option<Vec<i128>> {
        let parts = line.rates.iter().map(|rate| Some(self.order.rates.get(*rate)?.parts));
        let parts: Vec<i128> = parts.collect::<Option<_>>()?;
        if units == 0 || parts.is_empty() {
            return Some(vec![0; parts.len()]);
        }
        let whole = self.whole(line)?.checked_mul(units)?;
        let amount = line.base.checked_div(units)?;
        let tax = |parts| {
            let unit = self.rounded(line.base.checked_mul(parts)?, whole, amount)?;
            unit.checked_mul(units)
        };
        if self.options.per_rate {
            return parts.into_iter().map(tax).collect();
        }
        apportioned(tax(line.parts)?, &parts)
    }

    /// The taxes of all lines by rate, each rate rounded once.
    fn on_order(&self) -> Option<Vec<Vec<i128>>> {
        let lines = &self.order.lines;
        let mut taxes: Vec<Vec<i128>> =
            lines.iter().map(|line| vec![0; line.rates.len()]).collect();
        for (rate, carriers) in self.order.rates.iter().zip(self.carriers()?) {
            let shares = self.shares(rate.parts, &carriers)?;
            for (Carrier { at: (line, place), .. }, share) in carriers.iter().zip(shares) {
                *taxes.get_mut(*line)?.get_mut(*place)? = share;
            }
        }
        Some(taxes)
    }

    /// For each rate the lines that have it.
    fn carriers(&self) -> Option<Vec<Vec<Carrier>>> {
        let mut carriers: Vec<Vec<Carrier>> = self.order.rates.iter().map(|_| Vec::new()).collect();
        for (index, line) in self.order.lines.iter().enumerate() {
            for (place, rate) in line.rates.iter().enumerate() {
                let carrier =
                    Carrier { base: line.base, whole: self.whole(line)?, at: (index, place) };
                carriers.get_mut(*rate)?.push(carrier);
            }
        }
        Some(carriers)
    }

    /// A rate's tax of the whole order, over the lines that have it.
    fn shares(&self, parts: i128, carriers: &[Carrier]) -> Option<Vec<i128>> {
        let common = carriers.iter().try_fold(1, |common, each| multiple(common, each.whole))?;
        let charges = Side::of(carriers, common, 1)?;
        let credits = Side::of(carriers, common, -1)?;
        let rounded =
            |weight: i128, amount| self.rounded(weight.checked_mul(parts)?, common, amount);
        let total = rounded(
            charges.weight.checked_sub(credits.weight)?,
            charges.amount.checked_sub(credits.amount)?,
        )?;
        let (charged, credited) = if charges.weight < credits.weight {
            let charged = rounded(charges.weight, charges.amount)?;
            (charged, charged.checked_sub(total)?)
        } else {
            let credited = rounded(credits.weight, credits.amount)?;
            (total.checked_add(credited)?, credited)
        };
        let charged = apportioned(charged, &charges.weights)?;
        let credited = apportioned(credited, &credits.weights)?;
        charged.iter().zip(&credited).map(|(plus, minus)| plus.checked_sub(*minus)).collect()
    }

    /// What a part of a line's base is divided by: an amount with its tax is more than a
    /// hundred percent.
    fn whole(&self, line: &Line) -> Option<i128> {
        match self.options.mode {
            TaxMode::Exclusive => Some(self.order.hundred),
            TaxMode::Inclusive => self.order.hundred.checked_add(line.parts),
        }
    }

    /// The exact tax `part / whole` of an amount, rounded as the options say.
    fn rounded(&self, part: i128, whole: i128, amount: i128) -> Option<i128> {
        let TaxOptions { mode, round_target, rounding, .. } = *self.options;
        if mode == TaxMode::Exclusive || round_target == RoundTarget::Tax {
            return divide(part, whole, rounding);
        }
        let rest = amount.checked_mul(whole)?.checked_sub(part)?;
        amount.checked_sub(divide(rest, whole, rounding)?)
    }
}

/// The lines of one sign, without it: charges or credits.
struct Side {
    /// The exact tax of each line, in parts of one size; zero for those of the other sign.
    weights: Vec<i128>,
    /// All of them.
    weight: i128,
    /// What is taxed.
    amount: i128,
}

impl Side {
    fn of(carriers: &[Carrier], common: i128, sign: i128) -> Option<Self> {
        let mut side = Self { weights: Vec::with_capacity(carriers.len()), weight: 0, amount: 0 };
        for carrier in carriers {
            let amount = carrier.base.checked_mul(sign)?.max(0);
            let weight = amount.checked_mul(common.checked_div(carrier.whole)?)?;
            side.amount = side.amount.checked_add(amount)?;
            side.weight = side.weight.checked_add(weight)?;
            side.weights.push(weight);
        }
        Some(side)
    }
}

/// `total` over lines by largest remainder. A total has weights.
fn apportioned(total: i128, weights: &[i128]) -> Option<Vec<i128>> {
    Some(apportion_units(total, weights, &Rules::default()).ok()?.shares)
}

/// The least common multiple.
fn multiple(a: i128, b: i128) -> Option<i128> {
    a.checked_div(gcd(a, b))?.checked_mul(b)
}

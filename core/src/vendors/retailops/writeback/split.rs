//! Apportions shipping, discount and tax over the lines: what is fixed on a line stays,
//! the difference to the order's amount goes over the others.

use super::order::{From, Line, Operand, Order, Rate};
use super::{By, Place, RoundAt, WritebackOptions};
use crate::amount::{self, Rounding, divide, power_of_ten};
use crate::apportion::{Rules, apportion_units};
use crate::finding::Code;
use crate::totals::print_shortest;

/// Why the order cannot be answered.
#[derive(Debug)]
pub(super) struct Refusal {
    pub from: From,
    pub code: Code,
    pub found: Option<String>,
    pub expected: String,
}

impl Refusal {
    /// A sum or product left the exact range.
    pub fn overflow(order: &Order<'_>) -> Self {
        Self {
            from: order.root,
            code: Code::ExchangeOverflow,
            found: None,
            expected: String::new(),
        }
    }
}

/// One kind of amount over the lines, in minor units.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// What each line carries.
    pub lines: Vec<i128>,
    /// The apportioned share within it.
    pub shares: Vec<i128>,
    /// What stays on the order.
    pub rest: i128,
    /// All of it.
    pub total: i128,
    /// What the shares were apportioned by.
    pub by: &'static str,
}

/// The order's amounts over its lines.
#[derive(Debug)]
pub(super) struct Split {
    /// Quantity times the price that counts.
    pub extended: Vec<i128>,
    /// Quantity times what the store's price is below the requested one.
    pub markdown: Vec<i128>,
    pub shipping: Part,
    pub discount: Part,
    pub tax: Part,
    pub shiptax: Vec<i128>,
}

/// Splits the order's amounts.
pub(super) fn split(order: &Order<'_>, options: &WritebackOptions) -> Result<Split, Vec<Refusal>> {
    let overflow = || vec![Refusal::overflow(order)];
    let extended: Vec<i128> =
        order.lines.iter().map(Line::extended).collect::<Option<_>>().ok_or_else(overflow)?;
    let markdown = order.lines.iter().map(|line| {
        line.price.units.checked_sub(line.store_price.units)?.checked_mul(line.quantity.units)
    });
    let markdown: Vec<i128> = markdown.collect::<Option<_>>().ok_or_else(overflow)?;
    let quantities: Vec<i128> = order.lines.iter().map(|line| line.quantity.units).collect();
    let splitter = Splitter { order, options, extended: &extended, quantities: &quantities };
    let mut refusals = Vec::new();
    let shipping =
        splitter.shipping().map_err(|refusal| refusals.push(refusal)).unwrap_or_default();
    let discount =
        splitter.discount().map_err(|refusal| refusals.push(refusal)).unwrap_or_default();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let shiptax: Vec<i128> =
        order.lines.iter().map(|line| line.shiptax.map_or(0, |amount| amount.units)).collect();
    let tax = splitter.tax(&discount.discounts, &shiptax).map_err(|refusal| vec![refusal])?;
    Ok(Split { markdown, shipping, discount: discount.part, tax, shiptax, extended })
}

/// The discount, and where it falls when it is on the lines: the base of the tax.
#[derive(Debug, Default)]
struct Discount {
    part: Part,
    discounts: Vec<i128>,
}

struct Splitter<'a> {
    order: &'a Order<'a>,
    options: &'a WritebackOptions,
    extended: &'a [i128],
    quantities: &'a [i128],
}

impl Splitter<'_> {
    fn shipping(&self) -> Result<Part, Refusal> {
        let lines = &self.order.lines;
        let fixed: Vec<Option<i128>> =
            lines.iter().map(|line| line.ship.map(|amount| amount.units)).collect();
        let direct = lines.iter().map(|line| line.direct.map_or(0, |amount| amount.units));
        let base: Vec<i128> =
            fixed.iter().zip(direct).map(|(fixed, direct)| fixed.unwrap_or(direct)).collect();
        let (total, rest) = self.rest(self.order.shipping, self.sum(&base)?)?;
        let (weights, by) = self.weights(&fixed);
        let shares = self.apportion(rest, &fixed, &weights, None, self.order.shipping)?;
        self.part(base, shares, rest, total, by)
    }

    fn discount(&self) -> Result<Discount, Refusal> {
        let lines = &self.order.lines;
        let fixed: Vec<Option<i128>> =
            lines.iter().map(|line| line.discount.map(|amount| amount.units)).collect();
        for (line, extended) in lines.iter().zip(self.extended) {
            if let Some(discount) = line.discount.filter(|discount| discount.units > *extended) {
                return Err(self.refuse(Code::ExchangeCapacity, discount, *extended));
            }
        }
        let base: Vec<i128> = fixed.iter().map(|fixed| fixed.unwrap_or(0)).collect();
        let fixed_sum = self.sum(&base)?;
        let (total, rest) = self.rest(self.order.discount, fixed_sum)?;
        let caps: Vec<i128> = self.extended.to_vec();
        let free: Vec<i128> = fixed
            .iter()
            .zip(&caps)
            .map(|(fixed, cap)| if fixed.is_some() { 0 } else { *cap })
            .collect();
        let capacity = self.sum(&free)?;
        if let Some(discount) = self.order.discount.filter(|_| rest > capacity) {
            let most = capacity.checked_add(fixed_sum).ok_or_else(|| self.overflow())?;
            return Err(self.refuse(Code::ExchangeCapacity, discount, most));
        }
        let (weights, by) = self.weights(&fixed);
        let shares = self.apportion(rest, &fixed, &weights, Some(&caps), self.order.discount)?;
        let discounts = self.add(&base, &shares)?;
        Ok(Discount { part: self.part(base, shares, rest, total, by)?, discounts })
    }

    fn tax(&self, discounts: &[i128], shiptax: &[i128]) -> Result<Part, Refusal> {
        let lines = &self.order.lines;
        let bases = self
            .extended
            .iter()
            .zip(discounts)
            .map(|(extended, discount)| extended.checked_sub(*discount));
        let bases: Vec<i128> = bases.collect::<Option<_>>().ok_or_else(|| self.overflow())?;
        let fixed = lines.iter().zip(&bases).map(|(line, base)| match (line.tax, line.tax_pct) {
            (Some(tax), _) => Ok(Some(tax.units)),
            (None, Some(rate)) => self.tax_of(*base, rate).map(Some),
            (None, None) => Ok(None),
        });
        let fixed: Vec<Option<i128>> = fixed.collect::<Result<_, _>>()?;
        let base: Vec<i128> = fixed.iter().map(|fixed| fixed.unwrap_or(0)).collect();
        let spent =
            self.sum(&base)?.checked_add(self.sum(shiptax)?).ok_or_else(|| self.overflow())?;
        let free: Vec<i128> = fixed
            .iter()
            .zip(&bases)
            .map(|(fixed, base)| if fixed.is_some() { 0 } else { *base })
            .collect();
        if let Some(rate) = self.order.tax_pct.filter(|_| self.options.round_at == RoundAt::Line) {
            let shares: Vec<i128> =
                free.iter().map(|base| self.tax_of(*base, rate)).collect::<Result<_, _>>()?;
            let rest = self.sum(&shares)?;
            let total = spent.checked_add(rest).ok_or_else(|| self.overflow())?;
            return self.part(base, shares, rest, total, "each line's own tax");
        }
        let (total, rest) = match self.order.tax_pct {
            Some(rate) => {
                let rest = self.tax_of(self.sum(&free)?, rate)?;
                (spent.checked_add(rest).ok_or_else(|| self.overflow())?, rest)
            }
            None => self.rest(self.order.tax, spent)?,
        };
        let candidates = [
            ("discounted base", bases.as_slice()),
            ("extended price", self.extended),
            ("quantity", self.quantities),
        ];
        let (weights, by) = first_with_weight(&candidates, &fixed);
        let shares = self.apportion(rest, &fixed, &weights, None, self.order.tax)?;
        self.part(base, shares, rest, total, by)
    }

    /// The tax of a base, rounded as the options say.
    fn tax_of(&self, base: i128, rate: Rate) -> Result<i128, Refusal> {
        percent_of(base, rate, self.options.rounding).ok_or_else(|| self.overflow())
    }

    /// The order's amount and what the lines leave of it.
    fn rest(&self, stated: Option<Operand>, spent: i128) -> Result<(i128, i128), Refusal> {
        let Some(stated) = stated else { return Ok((spent, 0)) };
        let rest = stated.units.checked_sub(spent).ok_or_else(|| self.overflow())?;
        if rest < 0 {
            return Err(self.refuse(Code::ExchangeFixedAmount, stated, spent));
        }
        Ok((stated.units, rest))
    }

    /// What shipping and discount are apportioned by.
    fn weights(&self, fixed: &[Option<i128>]) -> (Vec<i128>, &'static str) {
        let candidates = [("extended price", self.extended), ("quantity", self.quantities)];
        match self.options.by {
            By::ExtendedPrice => first_with_weight(&candidates, fixed),
            By::Quantity => first_with_weight(candidates.get(1..).unwrap_or_default(), fixed),
            By::Equal => first_with_weight(&[], fixed),
        }
    }

    /// Shares of the lines without a fixed amount; zero for the others.
    fn apportion(
        &self,
        rest: i128,
        fixed: &[Option<i128>],
        weights: &[i128],
        caps: Option<&[i128]>,
        stated: Option<Operand>,
    ) -> Result<Vec<i128>, Refusal> {
        if rest == 0 || fixed.iter().all(Option::is_some) {
            return Ok(vec![0; fixed.len()]);
        }
        let rules = Rules {
            method: self.options.method,
            caps: caps.map(<[i128]>::to_vec),
            ..Rules::default()
        };
        let units = apportion_units(rest, weights, &rules).map_err(|error| {
            let refusal = self.overflow();
            // Caps are compared with their sum before; what is left is size.
            Refusal {
                from: stated.map_or(refusal.from, |stated| stated.from),
                found: Some(error.message().to_owned()),
                ..refusal
            }
        })?;
        Ok(units.shares)
    }

    /// What the lines carry and what stays on the order, by the placement.
    fn part(
        &self,
        base: Vec<i128>,
        shares: Vec<i128>,
        rest: i128,
        total: i128,
        by: &'static str,
    ) -> Result<Part, Refusal> {
        if self.options.place == Place::Order {
            let shares = vec![0; base.len()];
            return Ok(Part { lines: base, shares, rest, total, by });
        }
        // What no line could take, since all carry fixed amounts or there is none.
        let left = rest.checked_sub(self.sum(&shares)?).ok_or_else(|| self.overflow())?;
        Ok(Part { lines: self.add(&base, &shares)?, shares, rest: left, total, by })
    }

    fn add(&self, a: &[i128], b: &[i128]) -> Result<Vec<i128>, Refusal> {
        let sums = a.iter().zip(b).map(|(a, b)| a.checked_add(*b));
        sums.collect::<Option<_>>().ok_or_else(|| self.overflow())
    }

    fn sum(&self, terms: &[i128]) -> Result<i128, Refusal> {
        amount::sum(terms).ok_or_else(|| self.overflow())
    }

    fn refuse(&self, code: Code, stated: Operand, expected: i128) -> Refusal {
        let scale = self.order.scale;
        let (found, expected) =
            (Some(print_shortest(stated.units, scale)), print_shortest(expected, scale));
        Refusal { from: stated.from, code, found, expected }
    }

    fn overflow(&self) -> Refusal {
        Refusal::overflow(self.order)
    }
}

/// The first weights that any line without a fixed amount has; every line the same when
/// there are none.
fn first_with_weight(
    candidates: &[(&'static str, &[i128])],
    fixed: &[Option<i128>],
) -> (Vec<i128>, &'static str) {
    for (name, weights) in candidates {
        let free =
            |(weight, fixed): (&i128, &Option<i128>)| if fixed.is_some() { 0 } else { *weight };
        let weights: Vec<i128> = weights.iter().zip(fixed).map(free).collect();
        if weights.iter().any(|weight| *weight > 0) {
            return (weights, name);
        }
    }
    (fixed.iter().map(|fixed| i128::from(fixed.is_none())).collect(), "equal parts")
}

/// `base · percent / 100`, rounded to a minor unit.
pub(super) fn percent_of(base: i128, rate: Rate, rounding: Rounding) -> Option<i128> {
    let hundred = power_of_ten(rate.percent.scale().checked_add(2)?)?;
    divide(base.checked_mul(rate.percent.mantissa())?, hundred, rounding)
}

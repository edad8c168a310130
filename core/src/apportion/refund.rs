//! Partial refunds that end at the original, however they are cut.
//!
//! A refund is not the difference of two apportionings: by largest remainder a larger
//! total can give a line less (see [`Method`](super::Method)), so the difference can be
//! negative. Here each refund starts from what was refunded before.

use super::error::{ApportionError, Fault, Place};
use super::largest_remainder;
use super::leftover::{Contender, hand_out};
use super::money::{Form, Money, named_scale};
use super::options::Tie;
use super::weights::lowest_terms;
use crate::amount::{Rounding, divide, sum};

/// Options of [`refund_next`] and [`refund_quantity`]: the decimals of the minor unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefundOptions {
    /// Decimals of the minor unit, at most 28.
    pub scale: Option<u32>,
    /// ISO 4217 code that names the scale, upper case.
    pub currency: Option<String>,
}

impl RefundOptions {
    fn form(&self, amount: Money) -> Result<Form, ApportionError> {
        named_scale(self.currency.as_deref(), self.scale)
            .and_then(|scale| Form::of(amount, scale))
            .map_err(|fault| fault.beside("amount").explain(Form::Units))
    }
}

/// What each line gets of the next partial refund.
///
/// `original` are the shares of the lines as they were charged, `refunded` what each line
/// got back so far, `amount` what is refunded next. After it each line should have its
/// part of all refunds, original · (refunds so far + amount) / sum of originals; each minor
/// unit goes to the line that is farthest below that and not yet refunded in full (equal
/// ones: the larger original, then the earlier line).
///
/// The shares add up to `amount`, none is negative, and no line gets back more than it
/// was charged; so a full refund, in whatever steps, ends at exactly `original`. Where all
/// refunds came from here, what a line got back is less than 2 minor units from its part;
/// but any `refunded` from 0 to the original will do.
///
/// # Errors
/// [`ApportionError::code`] is
/// - `empty`: there is no line;
/// - `length_mismatch`: `refunded` is not one for each line;
/// - `negative_amount`: with the line at fault, where it is one line's;
/// - `refund_exceeds_original`: a line (its `index`) or all of them together would get back
///   more than was charged, by [`ApportionError::excess`];
/// - `overflow`: an amount is beyond `i64` minor units, or the originals are so many and
///   large that their products leave `i128`;
/// - `scale_missing`, `currency_unknown`, `currency_mismatch`, `amount.precision`,
///   `not_representable`: as for [`apportion`](super::apportion).
///
/// ```
/// use orderwire::{Money, RefundOptions, refund_next};
/// let units = |units: [i64; 3]| units.map(Money::Units);
/// let original = units([381, 243, 746]);
/// let first = refund_next(&original, &units([0, 0, 0]), 500.into(), &RefundOptions::default())?;
/// assert_eq!(first, units([139, 89, 272]));
/// let rest = refund_next(&original, &first, 870.into(), &RefundOptions::default())?;
/// assert_eq!(rest, units([242, 154, 474]));
/// # Ok::<(), orderwire::ApportionError>(())
/// ```
pub fn refund_next(
    original: &[Money],
    refunded: &[Money],
    amount: Money,
    options: &RefundOptions,
) -> Result<Vec<Money>, ApportionError> {
    let form = options.form(amount)?;
    let lines = |name, amounts: &[Money]| {
        let units = |(index, money): (_, &_)| form.units(Place::line(name, index), *money);
        amounts.iter().enumerate().map(units).collect::<Result<Vec<_>, _>>()
    };
    let shares = || {
        let (original, refunded) = (lines("original", original)?, lines("refunded", refunded)?);
        let amount = form.units(Place::option("amount"), amount)?;
        // A share is at most its original, which is within `i64`.
        let money = |units| form.money(units).ok_or(Fault::OverflowLines);
        next(&original, &refunded, amount)?.into_iter().map(money).collect::<Result<_, _>>()
    };
    shares().map_err(|fault| fault.beside("amount").explain(form))
}

/// [`refund_next`] on integers, in minor units.
///
/// # Errors
/// Those of [`refund_next`] that do not concern decimals.
///
/// ```
/// use orderwire::apportion::refund_next_units;
/// assert_eq!(refund_next_units(&[1, 1, 1], &[1, 0, 0], 1)?, [0, 1, 0]);
/// # Ok::<(), orderwire::ApportionError>(())
/// ```
pub fn refund_next_units(
    original: &[i128],
    refunded: &[i128],
    amount: i128,
) -> Result<Vec<i128>, ApportionError> {
    next(original, refunded, amount).map_err(|fault| fault.explain(Form::Units))
}

/// What `count` further units of a line are worth, when `refunded` of its `quantity` units,
/// which cost `amount` together, are refunded already.
///
/// It is ⌊amount · (refunded + count) / quantity⌋ − ⌊amount · refunded / quantity⌋: the
/// same for each unit in whatever steps, and with the last unit all of `amount` is
/// refunded.
///
/// # Errors
/// [`ApportionError::code`] is `negative_amount`; `refund_exceeds_original` where fewer than
/// `count` units are left, with how many too many as [`ApportionError::excess`];
/// `option.value` where `quantity` is below 1 or another count below 0; and those about
/// decimals as for [`refund_next`].
///
/// ```
/// use orderwire::{RefundOptions, refund_quantity};
/// let unit = |refunded| refund_quantity(1000.into(), 3, refunded, 1, &RefundOptions::default());
/// assert_eq!([unit(0)?, unit(1)?, unit(2)?], [333.into(), 333.into(), 334.into()]);
/// # Ok::<(), orderwire::ApportionError>(())
/// ```
pub fn refund_quantity(
    amount: Money,
    quantity: i64,
    refunded: i64,
    count: i64,
    options: &RefundOptions,
) -> Result<Money, ApportionError> {
    let form = options.form(amount)?;
    let worth = || {
        let units = form.units(Place::option("amount"), amount)?;
        form.money(quantity_units(units, quantity, refunded, count)?).ok_or(Fault::OverflowLines)
    };
    worth().map_err(|fault| fault.explain(form))
}

fn quantity_units(amount: i128, quantity: i64, refunded: i64, count: i64) -> Result<i128, Fault> {
    not_negative("amount", amount)?;
    for (name, found, least) in
        [("quantity", quantity, 1), ("refunded", refunded, 0), ("count", count, 0)]
    {
        if found < least {
            return Err(Fault::CountTooSmall { name, found, least });
        }
    }
    let [quantity, before, count] = [quantity, refunded, count].map(i128::from);
    let after = before.saturating_add(count);
    let excess = after.saturating_sub(quantity);
    if excess > 0 {
        return Err(Fault::RefundExceedsQuantity { excess });
    }
    let worth = |units: i128| divide(amount.checked_mul(units)?, quantity, Rounding::Floor);
    let difference = worth(after).zip(worth(before)).and_then(|(a, b)| a.checked_sub(b));
    difference.ok_or(Fault::OverflowLines)
}

fn not_negative(name: &'static str, amount: i128) -> Result<(), Fault> {
    match amount < 0 {
        true => Err(Fault::NegativeAmount { at: Place::option(name) }),
        false => Ok(()),
    }
}

fn next(original: &[i128], refunded: &[i128], amount: i128) -> Result<Vec<i128>, Fault> {
    check(original, refunded)?;
    not_negative("amount", amount)?;
    let (charged, before) = sum(original).zip(sum(refunded)).ok_or(Fault::OverflowLines)?;
    // What is left to refund, since no line has got back more than it was charged.
    let excess = amount.saturating_sub(charged.saturating_sub(before));
    if excess > 0 {
        return Err(Fault::RefundExceeds { at: Place::option("amount"), excess });
    }
    if amount == 0 {
        return Ok(vec![0; original.len()]);
    }
    let lines = lines(original, refunded, before.saturating_add(amount));
    lines.and_then(|lines| deal(&lines, original.len(), amount)).ok_or(Fault::OverflowLines)
}

fn check(original: &[i128], refunded: &[i128]) -> Result<(), Fault> {
    let (expected, found) = (original.len(), refunded.len());
    if expected == 0 {
        return Err(Fault::Empty { name: "original" });
    }
    if found != expected {
        return Err(Fault::LengthMismatch { name: "refunded", found, expected });
    }
    for (name, amounts) in [("original", original), ("refunded", refunded)] {
        if let Some(index) = amounts.iter().position(|amount| *amount < 0) {
            return Err(Fault::NegativeAmount { at: Place::line(name, index) });
        }
    }
    for (index, (charged, returned)) in original.iter().zip(refunded).enumerate() {
        let excess = returned.saturating_sub(*charged);
        if excess > 0 {
            return Err(Fault::RefundExceeds { at: Place::line("refunded", index), excess });
        }
    }
    Ok(())
}

/// A line that is not refunded in full.
///
/// What it lacks is how far it is below its part of all refunds, in whole minor units and
/// a remainder in parts of one; below zero where it is above. Each minor unit that it gets
/// lacks one less, so its units stand at `whole`, `whole` − 1, … with the same remainder.
struct Line {
    index: usize,
    weight: i128,
    whole: i128,
    remainder: i128,
    /// Minor units until it is refunded in full.
    room: i128,
}

impl Line {
    /// How many of its units stand at `level` or above. Where a difference saturates, it is
    /// beyond the room or below zero all the same.
    fn units_from(&self, level: i128) -> i128 {
        self.whole.saturating_sub(level).saturating_add(1).clamp(0, self.room)
    }

    fn lowest(&self) -> i128 {
        self.whole.saturating_sub(self.room).saturating_add(1)
    }
}

/// The lines that can take some of a refund after which `all` is refunded. `None` on
/// overflow.
fn lines(original: &[i128], refunded: &[i128], all: i128) -> Option<Vec<Line>> {
    let mut weights = original.to_vec();
    // Dividing all originals by the same changes no line's part.
    lowest_terms(&mut weights);
    let sum = sum(&weights)?;
    let line = |(index, (weight, (charged, returned))): (_, (&i128, (&i128, &i128)))| {
        let lacks = weight.checked_mul(all)?.checked_sub(returned.checked_mul(sum)?)?;
        Some(Line {
            index,
            weight: *weight,
            whole: lacks.checked_div_euclid(sum)?,
            remainder: lacks.checked_rem_euclid(sum)?,
            room: charged.checked_sub(*returned)?,
        })
    };
    let lines = weights.iter().zip(original.iter().zip(refunded)).enumerate().map(line);
    lines.filter(|line| line.as_ref().is_none_or(|line| line.room > 0)).collect()
}

/// Deals `amount` units, at most the room of all lines, always to the line that lacks most.
///
/// Not one by one: the units that are dealt are those from some level up, and the first
/// few, by remainder, of those one level below.
fn deal(lines: &[Line], count: usize, amount: i128) -> Option<Vec<i128>> {
    // No sum exceeds the room of all lines, which is within `i128`.
    let dealt =
        |level| lines.iter().fold(0_i128, |sum, line| sum.saturating_add(line.units_from(level)));
    // The lowest level whose units do not exceed the amount.
    let mut lowest = lines.iter().map(Line::lowest).min()?;
    let mut level = lines.iter().map(|line| line.whole).max()?.checked_add(1)?;
    while lowest < level {
        let middle = lowest.checked_add(level.checked_sub(lowest)?.checked_div(2)?)?;
        if dealt(middle) <= amount {
            level = middle;
        } else {
            lowest = middle.checked_add(1)?;
        }
    }
    let mut shares = vec![0; count];
    let mut contenders = Vec::new();
    for line in lines {
        let units = line.units_from(level);
        *shares.get_mut(line.index)? = units;
        if line.units_from(level.checked_sub(1)?) > units {
            let Line { index, weight, remainder, .. } = *line;
            contenders.push(Contender { index, weight, remainder });
        }
    }
    let left = amount.checked_sub(dealt(level))?;
    hand_out(&mut shares, &contenders, left, largest_remainder::order(Tie::Weight))?;
    Some(shares)
}

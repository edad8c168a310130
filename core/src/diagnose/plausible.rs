//! How likely a repair is: what a person would have had to do for the payload to say what it says.
//!
//! A cost is about the number of bits of bad luck: how rare the mistake is, and of how many
//! values this one had to come out. An amount that may be anything costs most; a quantity is one
//! of few; a decimal point a hundred times off leaves no choice at all.

use super::model::{Domain, Form, Model, Role, Variable};
use super::search::Change;

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Wrote an amount this many times too large: major for minor units, a misplaced point.
    TooLarge(i128),
    /// The same, too small.
    TooSmall(i128),
    /// Gave the price of all units as that of one.
    Extended(i128),
    /// Gave the price of one unit as that of all.
    Single(i128),
    /// Left a term out of the sum: its variables.
    LeftOut(usize, Option<usize>),
    /// Counted a term twice.
    Twice(usize, Option<usize>),
    /// Wrote zero for an amount.
    Missing,
    /// Stated an amount that the others contain already.
    Contained,
    /// Wrote twice the amount.
    Doubled,
    /// Swapped two digits.
    Swapped,
    /// Got one digit wrong.
    Digit,
    /// Left a digit out.
    DigitMissing,
    /// Put a digit in.
    DigitTooMany,
    /// Copied another field's value.
    Copied(usize),
    /// Counted wrong.
    Miscounted,
    /// Something else.
    Other,
}

impl Reason {
    /// The name in records.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "too_large",
            Self::TooSmall(_) => "too_small",
            Self::Extended(_) => "extended_price",
            Self::Single(_) => "single_price",
            Self::LeftOut(..) => "left_out",
            Self::Twice(..) => "counted_twice",
            Self::Missing => "missing",
            Self::Contained => "contained",
            Self::Doubled => "doubled",
            Self::Swapped => "digits_swapped",
            Self::Digit => "digit",
            Self::DigitMissing => "digit_missing",
            Self::DigitTooMany => "digit_too_many",
            Self::Copied(_) => "copied",
            Self::Miscounted => "miscounted",
            Self::Other => "other",
        }
    }
}

/// Any amount of money may stand where nothing explains it.
const ANY: u32 = 14;

/// Terms beyond which stated amounts are not held against every term of their sums.
const MOST_TERMS: usize = 5_000_000;

/// Whether the repairs are few enough to ask of each what its sums leave out: many repairs of a
/// large order would each look at all its lines.
pub(super) fn is_affordable(model: &Model, repairs: &[Vec<Change>]) -> bool {
    let terms = repairs.iter().flatten().flat_map(|(at, _)| {
        let stated = model.uses(*at).iter().map(|(relation, _)| *relation);
        let stated = stated.filter(|relation| {
            model.constraints.get(*relation).is_some_and(|known| known.stated == Some(*at))
        });
        stated.map(|relation| model.members(relation).len())
    });
    terms.fold(0, usize::saturating_add) <= MOST_TERMS
}

/// The cost of a change, and its likeliest reason; `thorough` also asks what sums leave out.
pub(super) fn judge(model: &Model, (at, value): Change, thorough: bool) -> (u32, Reason) {
    let Some(variable) = model.variable(at) else { return (ANY, Reason::Other) };
    let mut reasons = vec![(ANY, Reason::Other)];
    numbers(variable, value, model.round, &mut reasons);
    sums(model, at, value, thorough, &mut reasons);
    if matches!(variable.role, Role::Stated | Role::Price)
        && let Some(copied) = standing(model, at, variable.stated)
    {
        reasons.push((9, Reason::Copied(copied)));
    }
    // Of equal costs the first; `Other` is last.
    reasons.rotate_left(1);
    let (cost, reason) =
        reasons.into_iter().min_by_key(|(cost, _)| *cost).unwrap_or((ANY, Reason::Other));
    // A field of many is one in so many; a value that stands elsewhere as well is confirmed.
    let peers = model.peers(variable.role);
    let cost = cost.saturating_add(rarity(variable.role)).saturating_add(bits(peers));
    let odd = unusual(variable, value, model.round) || inexact(model, at, value);
    let cost = cost.saturating_add(if odd { 3 } else { 0 });
    (cost.saturating_sub(evidence(model, at, variable, value)), reason)
}

/// What speaks for a value whatever happened.
fn evidence(model: &Model, at: usize, variable: &Variable, value: i128) -> u32 {
    let mut bits = 0_u32;
    // It stands elsewhere as well.
    if variable.domain == Domain::Amount && standing(model, at, value).is_some() {
        bits = 3;
    }
    if variable.role == Role::Price {
        // Of many units most differences would have given no whole price.
        let quantity = model.uses(at).iter().map(|(relation, _)| model.slope(*relation, at));
        let quantity = quantity.map(i128::unsigned_abs).max().unwrap_or(1);
        bits = bits.saturating_add(quantity.checked_ilog2().unwrap_or(0));
        if is_usual(value, model.round) && !is_usual(variable.stated, model.round) {
            bits = bits.saturating_add(3);
        }
    }
    bits
}

/// A sum that a tolerance alone makes right.
fn inexact(model: &Model, at: usize, value: i128) -> bool {
    let more = value.saturating_sub(model.value(at));
    model.uses(at).iter().any(|(relation, _)| {
        let sum = model.sum(*relation).unwrap_or(0);
        let slope = model.slope(*relation, at);
        model.is_tolerant(*relation) && sum.saturating_add(slope.saturating_mul(more)) != 0
    })
}

/// A price that people write becomes one that nobody does.
fn unusual(variable: &Variable, value: i128, round: i128) -> bool {
    variable.role == Role::Price && is_usual(variable.stated, round) && !is_usual(value, round)
}

/// A price such as 20.00, 19.50, 19.95 or 19.99.
fn is_usual(price: i128, round: i128) -> bool {
    let hundredths = price.checked_rem(round).and_then(|rest| rest.checked_mul(100));
    let ending = hundredths.and_then(|rest| rest.checked_div(round));
    round > 1 && matches!(ending, Some(0 | 50 | 95 | 99))
}

fn rarity(role: Role) -> u32 {
    match role {
        Role::Quantity | Role::Price | Role::Stated => 2,
        Role::Deduction | Role::Word => 4,
        Role::Rate => 5,
        Role::Part => 6,
    }
}

/// The number of binary digits of a count, less one.
fn bits(count: usize) -> u32 {
    count.checked_ilog2().unwrap_or(0)
}

/// Reasons within the number itself.
fn numbers(variable: &Variable, value: i128, round: i128, reasons: &mut Vec<(u32, Reason)>) {
    let stated = variable.stated;
    if variable.domain == Domain::Word {
        reasons.push((4, Reason::Other));
        return;
    }
    if variable.domain == Domain::Count {
        let apart = value.saturating_sub(stated).unsigned_abs();
        reasons
            .push((3_u32.saturating_add(apart.checked_ilog2().unwrap_or(0)), Reason::Miscounted));
    }
    for (times, cost) in [(100, 4), (10, 6), (1000, 7)] {
        if value != 0 && value.checked_mul(times) == Some(stated) {
            reasons.push((cost, Reason::TooLarge(times)));
        }
        if stated != 0 && stated.checked_mul(times) == Some(value) {
            reasons.push((cost, Reason::TooSmall(times)));
        }
    }
    let extra = matches!(variable.role, Role::Deduction | Role::Part);
    if stated == 0 && extra {
        // Discounts and shipping are often whole dollars.
        let whole = value.checked_rem(round) == Some(0);
        reasons.push((if whole { 6 } else { 11 }, Reason::Missing));
    }
    if value == 0 && extra {
        reasons.push((if variable.role == Role::Deduction { 5 } else { 7 }, Reason::Contained));
    }
    if value != 0 && value.checked_mul(2) == Some(stated) {
        let cost = if variable.role == Role::Deduction { 4 } else { 8 };
        reasons.push((cost, Reason::Doubled));
    }
    if stated != 0 && value != 0 {
        // Sums are seldom typed.
        let typed = if variable.role == Role::Stated { 2 } else { 0 };
        reasons
            .extend(digits(stated, value).map(|(cost, slip)| (cost.saturating_add(typed), slip)));
    }
}

/// Slips of single digits.
fn digits(stated: i128, value: i128) -> Option<(u32, Reason)> {
    if stated.signum() != value.signum() {
        return None;
    }
    let (stated, value) = (stated.unsigned_abs().to_string(), value.unsigned_abs().to_string());
    let (a, b) = (stated.as_bytes(), value.as_bytes());
    if a.len() == b.len() {
        let mut apart = a.iter().zip(b).enumerate().filter(|(_, (a, b))| a != b);
        return match (apart.next(), apart.next(), apart.next()) {
            (Some(_), None, _) => Some((9, Reason::Digit)),
            (Some((i, (a, b))), Some((j, (c, d))), None)
                if j.checked_sub(i) == Some(1) && a == d && b == c =>
            {
                Some((7, Reason::Swapped))
            }
            _ => None,
        };
    }
    let (long, short, reason) = match a.len() > b.len() {
        true => (a, b, Reason::DigitTooMany),
        false => (b, a, Reason::DigitMissing),
    };
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let rest = long.get(same.checked_add(1)?..)?;
    (long.len() == short.len().checked_add(1)? && rest == short.get(same..)?).then_some((9, reason))
}

/// Reasons within the sums that a field enters.
fn sums(model: &Model, at: usize, value: i128, thorough: bool, reasons: &mut Vec<(u32, Reason)>) {
    let Some(variable) = model.variable(at) else { return };
    let stated = variable.stated;
    for (relation, place) in model.uses(at) {
        let Some(relation) = model.constraints.get(*relation) else { continue };
        let Form::Sum { products, .. } = &relation.form else { continue };
        let Some(own) = products.get(*place).copied() else { continue };
        if let Some(quantity) = own.b.filter(|_| own.a == at).map(|b| model.value(b))
            && quantity > 1
            && variable.domain == Domain::Amount
        {
            if value.checked_mul(quantity) == Some(stated) {
                reasons.push((4, Reason::Extended(quantity)));
            }
            if stated.checked_mul(quantity) == Some(value) {
                reasons.push((6, Reason::Single(quantity)));
            }
        }
        if relation.stated != Some(at) || !thorough {
            continue;
        }
        // `stated = own sign · −(the other products)`: what is missing may be one of them.
        for product in products.iter().filter(|product| product.a != at) {
            let factor = product.b.map_or(1, |b| model.value(b));
            let part = product.times.saturating_mul(own.times).saturating_neg();
            let part = part.saturating_mul(model.value(product.a)).saturating_mul(factor);
            if part == 0 {
                continue;
            }
            let deduction = product.b.is_none()
                && model.variable(product.a).is_some_and(|known| known.role == Role::Deduction);
            let cost = if deduction { 4_u32 } else { 6 };
            let cost = if products.len() > 6 { cost.saturating_add(2) } else { cost };
            if stated.checked_add(part) == Some(value) {
                reasons.push((cost, Reason::LeftOut(product.a, product.b)));
            }
            if value.checked_add(part) == Some(stated) {
                reasons.push((cost, Reason::Twice(product.a, product.b)));
            }
            if factor > 1
                && let Some(single) = part.checked_div(factor)
                && stated.checked_add(part).and_then(|sum| sum.checked_sub(single)) == Some(value)
            {
                reasons.push((cost.saturating_add(1), Reason::Single(factor)));
            }
        }
    }
}

/// Another amount of the payload that has this value.
fn standing(model: &Model, at: usize, value: i128) -> Option<usize> {
    model.standing(value).find(|other| *other != at && value != 0)
}

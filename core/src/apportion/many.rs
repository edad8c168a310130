//! Many orders by the same options, which are read once.

use super::error::{ApportionError, Fault};
use super::money::{Form, Money, named_scale};
use super::options::{ApportionOptions, Method, OnExcess, Tie};
use super::request::{Apportioned, apportion};
use crate::amount::Amount;
use crate::sorting::sorted;

/// [`apportion()`] for many orders: each total over its list of weights, and with `caps` up to
/// its list of caps. An order that cannot be apportioned has its error in its place.
///
/// # Errors
/// `length_mismatch`: `weights` or `caps` has not one list for each total.
///
/// ```
/// use orderwire::{ApportionOptions, Money, apportion_many};
/// let weights = [vec!["2".parse()?, "1".parse()?], vec![]];
/// let totals = [Money::Units(100), Money::Units(5)];
/// let orders = apportion_many(&totals, &weights, None, &ApportionOptions::default())?;
/// assert_eq!(orders[0].as_ref().unwrap().shares, [67, 33].map(Money::Units));
/// assert_eq!(orders[1].as_ref().unwrap_err().code(), "empty");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apportion_many(
    totals: &[Money],
    weights: &[Vec<Amount>],
    caps: Option<&[Vec<Money>]>,
    options: &ApportionOptions,
) -> Result<Vec<Result<Apportioned, ApportionError>>, ApportionError> {
    one_for_each("weights", weights.len(), totals)?;
    if let Some(caps) = caps {
        one_for_each("caps", caps.len(), totals)?;
    }
    let mut options = options.clone();
    let mut batch = Batch::new(&options).filter(|_| caps.is_none());
    let mut whole = Vec::new();
    let orders = totals.iter().zip(weights).enumerate().map(|(order, (total, weights))| {
        if let (Some(batch), Money::Units(total)) = (&mut batch, total)
            && units(weights, &mut whole)
            && let Some(shares) = batch.shares(*total, &whole)
        {
            let shares = shares.iter().copied().map(Money::Units).collect();
            return Ok(Apportioned { shares, leftover: None });
        }
        if let Some(caps) = caps.and_then(|caps| caps.get(order)) {
            options.caps = Some(caps.clone());
        }
        apportion(*total, weights, &options)
    });
    Ok(orders.collect())
}

fn one_for_each(name: &'static str, found: usize, totals: &[Money]) -> Result<(), ApportionError> {
    let expected = totals.len();
    match found == expected {
        true => Ok(()),
        false => Err(Fault::OrdersMismatch { name, found, expected }.explain(Form::Units)),
    }
}

/// Puts whole weights of 64 bits into `whole`; false where one is neither.
fn units(weights: &[Amount], whole: &mut Vec<i64>) -> bool {
    whole.clear();
    weights.iter().all(|weight| {
        let unit = i64::try_from(weight.mantissa()).ok().filter(|_| weight.scale() == 0);
        whole.extend(unit);
        unit.is_some()
    })
}

/// The usual orders, in 64 bits: minor units and whole weights, by a method that deals what
/// rounding down leaves, without steps and caps. Whatever else there is, and whatever is wrong,
/// is for [`apportion()`].
///
/// ```
/// use orderwire::ApportionOptions;
/// use orderwire::apportion::Batch;
/// let mut batch = Batch::new(&ApportionOptions::default()).unwrap();
/// assert_eq!(batch.shares(-1500, &[2200, 1400, 4300, 750, 0]), Some([-381, -243, -746, -130, 0].as_slice()));
/// assert_eq!(batch.shares(5, &[0, 0]), None);
/// ```
pub struct Batch {
    method: Method,
    tie: Tie,
    shares: Vec<i64>,
    /// For each line its claim to one of the steps that are dealt: the larger first, and of the
    /// same the earlier line. Zero has none, or has got its step.
    claims: Vec<u64>,
}

/// Up to here looking for the largest again and again is fastest.
const FEW: usize = 32;

impl Batch {
    /// `None` where the options ask for more.
    #[must_use]
    pub fn new(options: &ApportionOptions) -> Option<Self> {
        let ApportionOptions { method, tie, step, caps, on_excess, .. } = options;
        let plain = step.is_none() && caps.is_none() && *on_excess == OnExcess::Error;
        let deals = !matches!(method, Method::Cumulative | Method::Cascade);
        let named = named_scale(options.currency.as_deref(), options.scale);
        (plain && deals && named.is_ok()).then(|| Self {
            method: *method,
            tie: *tie,
            shares: Vec::new(),
            claims: Vec::new(),
        })
    }

    /// One share for each weight. `None` where [`apportion()`] is to be asked.
    pub fn shares(&mut self, total: i64, weights: &[i64]) -> Option<&[i64]> {
        let size = total.unsigned_abs();
        let mut sum = 0_u64;
        for weight in weights {
            sum = sum.checked_add(u64::try_from(*weight).ok()?)?;
        }
        // A claim holds a remainder and a weight, 32 bits each. Without any weight the options say
        // what counts.
        u32::try_from(sum).ok().filter(|sum| *sum > 0)?;
        size.checked_mul(sum)?;
        self.shares.clear();
        self.claims.clear();
        let mut left = size;
        for weight in weights {
            let weight = weight.unsigned_abs();
            let due = size.wrapping_mul(weight);
            let whole = quotient(due, sum)?;
            // A second division would take longer.
            let remainder = due.wrapping_sub(whole.wrapping_mul(sum));
            left = left.wrapping_sub(whole);
            self.shares.push(i64::try_from(whole).ok()?);
            self.claims.push(match (self.method, self.tie) {
                _ if weight == 0 => 0,
                (Method::LargestRemainder, Tie::Weight) => remainder.wrapping_shl(32) | weight,
                (Method::LargestRemainder, Tie::Index) => remainder.wrapping_shl(32) | 1,
                (Method::LargestWeight, _) => weight,
                _ => 1,
            });
        }
        self.deal(usize::try_from(left).ok()?)?;
        if total < 0 {
            self.shares.iter_mut().for_each(|share| *share = share.wrapping_neg());
        }
        Some(&self.shares)
    }

    /// One step each to as many claims, of which there are more.
    fn deal(&mut self, steps: usize) -> Option<()> {
        let Self { shares, claims, .. } = self;
        let give = |share: &mut i64| *share = share.wrapping_add(1);
        if claims.len() > FEW {
            let claim = |at: usize| claims.get(at).copied();
            let order = sorted(claims.len(), &mut |a, b| claim(b).cmp(&claim(a)).then(a.cmp(&b)));
            let winners = order.get(..steps)?;
            winners.iter().try_for_each(|at| shares.get_mut(*at).map(give))?;
            return Some(());
        }
        for _ in 0..steps {
            let (mut best, mut largest) = (0, 0);
            for (at, claim) in claims.iter().enumerate() {
                if *claim > largest {
                    (best, largest) = (at, *claim);
                }
            }
            *claims.get_mut(best)? = 0;
            shares.get_mut(best).map(give)?;
        }
        Some(())
    }
}

/// Usually both fit 32 bits, where division is twice as fast.
fn quotient(due: u64, sum: u64) -> Option<u64> {
    match (u32::try_from(due), u32::try_from(sum)) {
        (Ok(due), Ok(sum)) => due.checked_div(sum).map(u64::from),
        _ => due.checked_div(sum),
    }
}

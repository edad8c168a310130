//! Apportioning on integers: what every other entry point comes down to.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::caps::{Filled, Pool, Round, fill};
use super::error::{ApportionError, Fault, Place};
use super::methods;
use super::money::Form;
use super::options::{OnExcess, OnZero, Rules};
use super::weights::Weights;

/// What [`apportion_units`] gives: minor units, with the sign of the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// One share for each weight.
    pub shares: Vec<i128>,
    /// The part of the total that the caps leave no room for; zero unless
    /// [`OnExcess::Return`] allows it.
    pub leftover: i128,
}

/// Apportions `total` minor units by whole weights: [`apportion`](super::apportion)
/// for callers that have integers already.
///
/// # Errors
/// Those of [`apportion`](super::apportion) that do not concern decimals. `overflow`
/// where the total in steps times a weight, in lowest terms, leaves `i128`.
///
/// ```
/// use orderwire::apportion::{Rules, apportion_units};
/// let units = apportion_units(1500, &[2200, 1400, 4300, 750, 0], &Rules::default())?;
/// assert_eq!(units.shares, [381, 243, 746, 130, 0]);
/// # Ok::<(), orderwire::ApportionError>(())
/// ```
pub fn apportion_units(
    total: i128,
    weights: &[i128],
    rules: &Rules,
) -> Result<Units, ApportionError> {
    solve(total, weights, rules)
        .and_then(|solution| solution.into_units(total, rules))
        .map_err(|fault| fault.explain(Form::Units))
}

/// Which weights count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightBasis {
    /// The weights given.
    Weights,
    /// All weights are zero and every line counts the same.
    Equal,
    /// All weights are zero and the weights in `on_zero` count.
    OnZero,
}

/// What a method starts from: steps of |total|, weights, and the lines at their cap.
pub(super) struct State<'a> {
    /// |total| in steps.
    pub(super) steps: i128,
    pub(super) basis: WeightBasis,
    /// The weights that count.
    pub(super) weights: Weights<'a>,
    /// Caps in steps, none above `steps`.
    caps: Option<Vec<i128>>,
    pub(super) filled: Filled,
}

impl State<'_> {
    /// The lines that are not at their cap, and what is left for them.
    pub(super) fn pool(&self) -> Option<Pool<'_>> {
        let Round { left, weight } = *self.filled.rounds.last()?;
        let parts = &self.weights.parts;
        let weights = if self.filled.rounds.len() > 1 {
            let free = |(part, round): (&i128, &usize)| if *round > 0 { 0 } else { *part };
            Cow::Owned(parts.iter().zip(&self.filled.fixed).map(free).collect())
        } else {
            Cow::Borrowed(parts.as_ref())
        };
        Some(Pool { left, weight, weights, caps: self.caps.as_deref() })
    }
}

/// The outcome, in steps of |total|.
pub(super) struct Solution<'a> {
    pub(super) state: State<'a>,
    pub(super) shares: Vec<i128>,
    pub(super) leftover: i128,
}

impl Solution<'_> {
    /// Back to minor units and to the sign of `total`.
    pub(super) fn into_units(self, total: i128, rules: &Rules) -> Result<Units, Fault> {
        let step = if total < 0 { rules.step.checked_neg() } else { Some(rules.step) };
        let units = |steps: i128| step.and_then(|step| steps.checked_mul(step));
        let mut shares = self.shares;
        for share in &mut shares {
            *share = units(*share).ok_or(Fault::OverflowWeights)?;
        }
        let leftover = units(self.leftover).ok_or(Fault::OverflowWeights)?;
        Ok(Units { shares, leftover })
    }
}

/// Apportions on the size of `total`; its sign comes back in [`Solution::into_units`],
/// so that a negative total mirrors the positive one by construction.
pub(super) fn solve<'a>(
    total: i128,
    weights: &'a [i128],
    rules: &'a Rules,
) -> Result<Solution<'a>, Fault> {
    check(weights, rules)?;
    let steps = steps(total, rules.step)?;
    let (basis, parts) = basis(weights, &rules.on_zero, steps)?;
    let weights = Weights::new(parts, steps)?;
    let caps = rules.caps.as_ref().map(|caps| in_steps(caps, rules.step, steps));
    let filled = match &caps {
        Some(caps) => fill(steps, &weights, caps).ok_or(Fault::OverflowWeights)?,
        None => Filled::free(steps, &weights),
    };
    let state = State { steps, basis, weights, caps, filled };
    let (shares, leftover) = shares(&state, rules)?;
    Ok(Solution { state, shares, leftover })
}

fn check(weights: &[i128], rules: &Rules) -> Result<(), Fault> {
    let expected = weights.len();
    if expected == 0 {
        return Err(Fault::Empty { name: "weights" });
    }
    let same_length = |name, found| match found == expected {
        true => Ok(()),
        false => Err(Fault::LengthMismatch { name, found, expected }),
    };
    let not_negative = |name, weights: &[i128]| match weights.iter().position(|part| *part < 0) {
        Some(index) => Err(Fault::NegativeWeight { at: Place::line(name, index) }),
        None => Ok(()),
    };
    not_negative("weights", weights)?;
    if let Some(caps) = &rules.caps {
        same_length("caps", caps.len())?;
        if let Some(index) = caps.iter().position(|cap| *cap < 0) {
            return Err(Fault::NegativeCap { at: Place::line("caps", index) });
        }
    }
    if let OnZero::Weights(second) = &rules.on_zero {
        same_length("on_zero", second.len())?;
        not_negative("on_zero", second)?;
    }
    Ok(())
}

/// |total| in steps.
fn steps(total: i128, step: i128) -> Result<i128, Fault> {
    if step <= 0 {
        return Err(Fault::StepNotPositive { step });
    }
    if total.checked_rem(step) != Some(0) {
        return Err(Fault::NotMultipleOfStep { total, step });
    }
    let overflow = || Fault::OverflowAmount { at: Place::option("total"), text: total.to_string() };
    total.checked_abs().and_then(|size| size.checked_div(step)).ok_or_else(overflow)
}

/// The weights that count. A total of zero needs none.
fn basis<'a>(
    weights: &'a [i128],
    on_zero: &'a OnZero<i128>,
    steps: i128,
) -> Result<(WeightBasis, Cow<'a, [i128]>), Fault> {
    let all_zero = |weights: &[i128]| weights.iter().all(|part| *part == 0);
    if steps == 0 || !all_zero(weights) {
        return Ok((WeightBasis::Weights, Cow::Borrowed(weights)));
    }
    match on_zero {
        OnZero::Error => Err(Fault::AllZeroWeights { second: false }),
        OnZero::Equal => Ok((WeightBasis::Equal, Cow::Owned(vec![1; weights.len()]))),
        OnZero::Weights(second) if all_zero(second) => Err(Fault::AllZeroWeights { second: true }),
        OnZero::Weights(second) => Ok((WeightBasis::OnZero, Cow::Borrowed(second))),
    }
}

/// Caps rounded down to steps. One above `steps` never binds and is cut to it, so
/// that a cap times a weight stays where |total| times a weight is.
fn in_steps(caps: &[i128], step: i128, steps: i128) -> Vec<i128> {
    caps.iter().map(|cap| cap.checked_div(step).unwrap_or(0).min(steps)).collect()
}

/// Shares and leftover in steps.
fn shares(state: &State<'_>, rules: &Rules) -> Result<(Vec<i128>, i128), Fault> {
    let pool = state.pool().ok_or(Fault::OverflowWeights)?;
    let mut shares =
        methods::shares(&pool, rules.method, rules.tie).ok_or(Fault::OverflowWeights)?;
    let caps = state.caps.as_deref().unwrap_or_default();
    for ((share, cap), round) in shares.iter_mut().zip(caps).zip(&state.filled.fixed) {
        if *round > 0 {
            *share = *cap;
        }
    }
    // With every line that has a weight at its cap, nobody takes the rest.
    let leftover = if pool.weight == 0 { pool.left } else { 0 };
    if leftover > 0 && rules.on_excess == OnExcess::Error {
        let excess = leftover.checked_mul(rules.step).ok_or(Fault::OverflowWeights)?;
        return Err(Fault::CapacityExceeded { excess });
    }
    Ok((shares, leftover))
}

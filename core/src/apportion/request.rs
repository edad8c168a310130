//! A request as the caller wrote it, brought to integers, and its answer.

use super::error::{ApportionError, Fault, Place};
use super::money::{Form, Money, named_scale};
use super::options::{ApportionOptions, OnExcess, OnZero, Rules};
use super::units::{Solution, Units, solve};
use super::weights::{integers, lowest_terms};
use crate::amount::Amount;

/// What [`apportion`] gives, in the form in which the total was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apportioned {
    /// One share for each weight. Decimals have exactly the scale's decimals: `5.00`.
    pub shares: Vec<Money>,
    /// The part of the total that the caps leave no room for: given with
    /// [`OnExcess::Return`], zero where all of it fits.
    pub leftover: Option<Money>,
}

/// Apportions `total` over lines by `weights`.
///
/// Weights are non-negative and may have decimals; only their ratio counts. The
/// shares always add up to the total. See the [module documentation](super) for what
/// each [`Method`](super::Method) guarantees.
///
/// # Errors
/// [`ApportionError::code`] is
/// - `empty`: there is no weight;
/// - `length_mismatch`: `caps` or the weights in `on_zero` are not one for each line;
/// - `negative_weight`, `negative_cap`: with the line at fault;
/// - `all_zero_weights`: and neither the total is zero nor `on_zero` helps;
/// - `capacity_exceeded`: |total| is above the caps of the lines with a weight;
/// - `option.value`: `step` is not above zero;
/// - `not_multiple_of_step`: the total is none;
/// - `scale_missing`: a decimal total without `currency` and `scale`;
/// - `currency_unknown`: ISO 4217 gives the code no minor units;
/// - `currency_mismatch`: `currency` and `scale` disagree;
/// - `amount.precision`: an amount has more decimals than the scale;
/// - `not_representable`: `step` or `caps` are not in the total's form, or `scale`
///   is above 28;
/// - `overflow`: an amount is beyond `i64` minor units, or a weight times the total,
///   in lowest terms, beyond `i128`.
///
/// ```
/// use orderwire::{ApportionOptions, Money, apportion};
/// // A refund of 10.00 over three lines of 33.33.
/// let weights = vec!["33.33".parse()?; 3];
/// let options = ApportionOptions { scale: Some(2), ..ApportionOptions::default() };
/// let refund = apportion(Money::Decimal("-10.00".parse()?), &weights, &options)?;
/// let shares: Vec<_> = refund.shares.iter().map(Money::to_string).collect();
/// assert_eq!(shares, ["-3.34", "-3.33", "-3.33"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apportion(
    total: Money,
    weights: &[Amount],
    options: &ApportionOptions,
) -> Result<Apportioned, ApportionError> {
    let request = Request::new(total, weights, options)?;
    request.answer().map_err(|fault| fault.explain(request.form))
}

/// A request in integers.
pub(super) struct Request {
    pub(super) form: Form,
    /// The scale that the caller named, also where the total needs none.
    pub(super) scale: Option<u32>,
    /// Minor units.
    pub(super) total: i128,
    pub(super) weights: Vec<i128>,
    pub(super) rules: Rules,
}

impl Request {
    pub(super) fn new(
        total: Money,
        weights: &[Amount],
        options: &ApportionOptions,
    ) -> Result<Self, ApportionError> {
        let form = named_scale(options.currency.as_deref(), options.scale)
            .and_then(|scale| Ok((Form::of(total, scale)?, scale)));
        let (form, scale) = form.map_err(|fault| fault.explain(Form::Units))?;
        Self::read(form, scale, total, weights, options).map_err(|fault| fault.explain(form))
    }

    fn read(
        form: Form,
        scale: Option<u32>,
        total: Money,
        weights: &[Amount],
        options: &ApportionOptions,
    ) -> Result<Self, Fault> {
        let total = form.units(Place::option("total"), total)?;
        let step = options.step.map_or(Ok(1), |step| form.units(Place::option("step"), step))?;
        let caps = match &options.caps {
            Some(caps) => {
                let units = |(index, cap): (_, &_)| form.units(Place::line("caps", index), *cap);
                Some(caps.iter().enumerate().map(units).collect::<Result<_, _>>()?)
            }
            None => None,
        };
        let on_zero = match &options.on_zero {
            OnZero::Error => OnZero::Error,
            OnZero::Equal => OnZero::Equal,
            OnZero::Weights(second) => OnZero::Weights(integers("on_zero", second)?),
        };
        let weights = integers("weights", weights)?;
        let (method, tie, on_excess) = (options.method, options.tie, options.on_excess);
        let rules = Rules { method, tie, step, caps, on_excess, on_zero };
        Ok(Self { form, scale, total, weights, rules })
    }

    /// The weights in lowest terms, which changes no share.
    pub(super) fn lowest_terms(&mut self) {
        lowest_terms(&mut self.weights);
        if let OnZero::Weights(second) = &mut self.rules.on_zero {
            lowest_terms(second);
        }
    }

    pub(super) fn solve(&self) -> Result<Solution<'_>, Fault> {
        solve(self.total, &self.weights, &self.rules)
    }

    fn answer(&self) -> Result<Apportioned, Fault> {
        let Units { shares, leftover } = self.solve()?.into_units(self.total, &self.rules)?;
        // Every share is between zero and the total, which is within `i64`.
        let money = |units| self.form.money(units).ok_or(Fault::OverflowWeights);
        let leftover = match self.rules.on_excess {
            OnExcess::Error => None,
            OnExcess::Return => Some(money(leftover)?),
        };
        Ok(Apportioned {
            shares: shares.into_iter().map(money).collect::<Result<_, _>>()?,
            leftover,
        })
    }
}

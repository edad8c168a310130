//! Reads the inputs of a trace into integers, and checks what repeats them.

use super::At;
use super::TraceError;
use crate::amount::{Amount, MAX_SCALE, print_units};
use crate::apportion::options::OnZero;
use crate::apportion::trace::{Trace, TraceForm, TraceInputs};
use crate::apportion::units::WeightBasis;
use crate::currency::minor_units;

/// The inputs in integers.
pub(super) struct Inputs {
    scale: Option<u32>,
    negative: bool,
    /// The step in minor units.
    step: i128,
    /// |total| in steps.
    pub(super) steps: i128,
    /// The weights that count, in lowest terms.
    pub(super) parts: Vec<i128>,
    /// Caps in steps, rounded down.
    pub(super) caps: Option<Vec<i128>>,
}

impl Inputs {
    pub(super) fn read(trace: &Trace) -> Result<Self, TraceError> {
        let inputs = &trace.inputs;
        let scale = scale(inputs)?;
        let total = units(At::Input("total"), &inputs.total, scale)?;
        let step = units(At::Input("step"), &inputs.step, scale)?;
        At::Input("step").holds(step > 0)?;
        let steps = At::Field("steps").integer(&trace.steps)?;
        let size = steps.checked_mul(step).filter(|_| steps >= 0);
        At::Field("steps").holds(size.is_some() && size == total.checked_abs())?;
        let caps = match &inputs.caps {
            Some(caps) => Some(read_caps(caps, scale, step)?),
            None => None,
        };
        let parts = parts(trace, steps)?;
        let inputs = Self { scale, negative: total < 0, step, steps, parts, caps };
        inputs.check_repeats(trace)?;
        Ok(inputs)
    }

    /// Steps as an amount with the sign and the form of the total.
    pub(super) fn amount(&self, steps: i128) -> Option<String> {
        let units = steps.checked_mul(self.step)?;
        let units = if self.negative { units.checked_neg()? } else { units };
        Some(match self.scale {
            Some(scale) => print_units(units, scale),
            None => units.to_string(),
        })
    }

    /// Every line repeats the inputs that concern it.
    fn check_repeats(&self, trace: &Trace) -> Result<(), TraceError> {
        let inputs = &trace.inputs;
        for (index, line) in trace.lines.iter().enumerate() {
            At::Line(index, "index").holds(line.index == index)?;
            At::Line(index, "weight").holds(inputs.weights.get(index) == Some(&line.weight))?;
            let second = match &inputs.on_zero {
                OnZero::Weights(second) => second.get(index),
                OnZero::Error | OnZero::Equal => None,
            };
            At::Line(index, "on_zero_weight").holds(second == line.on_zero_weight.as_ref())?;
            let cap = inputs.caps.as_ref().and_then(|caps| caps.get(index));
            At::Line(index, "cap").holds(cap == line.cap.as_ref())?;
            let steps = self.caps.as_ref().and_then(|caps| caps.get(index));
            let steps = steps.map(|steps| steps.to_string());
            At::Line(index, "cap_steps").holds(steps == line.cap_steps)?;
        }
        Ok(())
    }
}

/// The scale of the amounts: none for minor units.
fn scale(inputs: &TraceInputs) -> Result<Option<u32>, TraceError> {
    let at = At::Input("scale");
    at.holds(inputs.scale.is_none_or(|scale| scale <= MAX_SCALE))?;
    if let Some(code) = &inputs.currency {
        let units = At::Input("currency").some(minor_units(code))?;
        at.holds(inputs.scale == Some(units))?;
    }
    match inputs.form {
        TraceForm::Units => Ok(None),
        TraceForm::Decimal => at.some(inputs.scale).map(Some),
    }
}

/// An amount in minor units, within `i64`.
fn units(at: At, text: &str, scale: Option<u32>) -> Result<i128, TraceError> {
    let units = match scale {
        None => Some(at.integer(text)?),
        Some(scale) => number(at, text)?.to_scale(scale),
    };
    at.some(units.filter(|units| i64::try_from(*units).is_ok()))
}

/// A decimal, spelled the one way we spell it.
fn number(at: At, text: &str) -> Result<Amount, TraceError> {
    at.some(text.parse().ok().filter(|number: &Amount| number.to_string() == text))
}

fn read_caps(caps: &[String], scale: Option<u32>, step: i128) -> Result<Vec<i128>, TraceError> {
    let cap = |(index, text): (usize, &String)| {
        let at = At::InputLine("caps", index);
        let units = units(at, text, scale)?;
        at.holds(units >= 0)?;
        at.some(units.checked_div(step))
    };
    caps.iter().enumerate().map(cap).collect()
}

/// The integer weights of the lines, proved to be the weights that count, in lowest
/// terms.
fn parts(trace: &Trace, steps: i128) -> Result<Vec<i128>, TraceError> {
    let inputs = &trace.inputs;
    let count = inputs.weights.len();
    At::Field("lines").holds(count > 0 && trace.lines.len() == count)?;
    let caps = inputs.caps.as_ref().map_or(count, Vec::len);
    At::Input("caps").holds(caps == count)?;
    let weights = whole("weights", &inputs.weights)?;
    let second = match &inputs.on_zero {
        OnZero::Weights(second) => {
            At::Input("on_zero").holds(second.len() == count)?;
            Some(whole("on_zero", second)?)
        }
        OnZero::Error | OnZero::Equal => None,
    };

    let all_zero = |weights: &[i128]| weights.iter().all(|weight| *weight == 0);
    let (basis, weights) = match (&inputs.on_zero, second) {
        _ if steps == 0 || !all_zero(&weights) => (WeightBasis::Weights, weights),
        (OnZero::Equal, _) => (WeightBasis::Equal, vec![1; count]),
        (OnZero::Weights(_), Some(second)) if !all_zero(&second) => (WeightBasis::OnZero, second),
        _ => return Err(At::Input("on_zero").error()),
    };
    At::Field("basis").holds(basis == trace.basis)?;

    let part = |(index, line): (usize, &super::TraceLine)| {
        At::Line(index, "integer_weight").integer(&line.integer_weight)
    };
    let parts = trace.lines.iter().enumerate().map(part).collect::<Result<Vec<_>, _>>()?;
    // One factor leads from all parts to all weights, and no larger one does.
    let lead = weights.iter().zip(&parts).find(|(weight, _)| **weight != 0);
    let factor = match lead {
        Some((weight, part)) => weight.checked_div(*part).filter(|factor| *factor > 0),
        None => Some(1),
    };
    let factor = At::Field("lines").some(factor)?;
    for (index, (weight, part)) in weights.iter().zip(&parts).enumerate() {
        let at = At::Line(index, "integer_weight");
        at.holds(part.checked_mul(factor) == Some(*weight))?;
        // What is compared later are products with at most this many steps.
        at.some(part.checked_mul(steps))?;
    }
    let divisor = parts.iter().fold(0, |divisor, part| common_divisor(divisor, *part));
    At::Field("lines").holds(divisor <= 1)?;
    Ok(parts)
}

/// Decimal weights times one power of ten.
fn whole(name: &'static str, weights: &[String]) -> Result<Vec<i128>, TraceError> {
    let mut numbers = Vec::with_capacity(weights.len());
    for (index, text) in weights.iter().enumerate() {
        let at = At::InputLine(name, index);
        let number = number(at, text)?.shortest();
        at.holds(!number.is_negative())?;
        numbers.push(number);
    }
    let finest = numbers.iter().map(|number| number.scale()).max().unwrap_or(0);
    let whole = numbers.iter().enumerate();
    whole.map(|(index, number)| At::InputLine(name, index).some(number.to_scale(finest))).collect()
}

/// Euclid, on numbers from zero.
fn common_divisor(a: i128, b: i128) -> i128 {
    match a.checked_rem(b) {
        Some(rest) => common_divisor(b, rest),
        None => a,
    }
}

//! Weights as integers: by one common power of ten, and in lowest terms.

use std::borrow::Cow;

use super::error::{Fault, Place};
use crate::amount::{self, Amount};

/// `weights` times the smallest power of ten that makes all of them whole. `name`
/// is the option they came from.
pub(super) fn integers(name: &'static str, weights: &[Amount]) -> Result<Vec<i128>, Fault> {
    let mut scale = 0;
    for (index, weight) in weights.iter().enumerate() {
        if weight.is_negative() {
            return Err(Fault::NegativeWeight { at: Place::line(name, index) });
        }
        // Zeros behind the point do not make a weight finer.
        if weight.scale() > scale {
            scale = scale.max(weight.shortest().scale());
        }
    }
    let whole = |weight: &Amount| match weight.scale() == scale {
        true => Some(weight.mantissa()),
        false => weight.to_scale(scale),
    };
    weights.iter().map(|weight| whole(weight).ok_or(Fault::OverflowWeights)).collect()
}

/// Weights that are safe to compute with: their sum, and `steps` times each of
/// them, are within `i128`.
pub(super) struct Weights<'a> {
    pub(super) parts: Cow<'a, [i128]>,
    pub(super) sum: i128,
}

impl<'a> Weights<'a> {
    /// Checks `parts` against `steps`. Where they are too large they are brought to
    /// lowest terms, which changes no share.
    pub(super) fn new(mut parts: Cow<'a, [i128]>, steps: i128) -> Result<Self, Fault> {
        if let Some(sum) = safe_sum(&parts, steps) {
            return Ok(Self { parts, sum });
        }
        lowest_terms(parts.to_mut());
        let sum = safe_sum(&parts, steps).ok_or(Fault::OverflowWeights)?;
        Ok(Self { parts, sum })
    }
}

fn safe_sum(parts: &[i128], steps: i128) -> Option<i128> {
    let sum = amount::sum(parts)?;
    let largest = parts.iter().max()?;
    largest.checked_mul(steps).map(|_| sum)
}

/// Divides `parts` by their greatest common divisor.
pub(super) fn lowest_terms(parts: &mut [i128]) {
    let mut divisor = 0;
    for part in parts.iter() {
        divisor = gcd(*part, divisor);
        if divisor == 1 {
            return;
        }
    }
    for part in parts {
        // A divisor of zero means that all parts are zero, and stay so.
        *part = part.checked_div(divisor).unwrap_or(0);
    }
}

/// The greatest common divisor of two numbers that are not negative.
pub(crate) fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(texts: &[&str]) -> Vec<Amount> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn one_power_of_ten_for_all() {
        let whole = |texts: &[&str]| integers("weights", &weights(texts)).unwrap();
        assert_eq!(whole(&["0.333", "1.5", "2"]), [333, 1500, 2000]);
        assert_eq!(whole(&["1.00", "2.000"]), [1, 2]);
        assert_eq!(whole(&["0", "0.0", "-0"]), [0, 0, 0]);
        assert_eq!(
            integers("on_zero", &weights(&["1", "-0.1"])),
            Err(Fault::NegativeWeight { at: Place::line("on_zero", 1) })
        );
        assert_eq!(
            integers("weights", &weights(&["79228162514264337593543950335", "0.00000000000001"])),
            Err(Fault::OverflowWeights)
        );
    }

    #[test]
    fn lowest_terms_keep_the_ratio() {
        for (parts, lowest) in [
            (vec![2200, 1400, 0], vec![11, 7, 0]),
            (vec![0, 0], vec![0, 0]),
            (vec![5], vec![1]),
            (vec![3, 10], vec![3, 10]),
        ] {
            let mut parts = parts;
            lowest_terms(&mut parts);
            assert_eq!(parts, lowest);
        }
    }

    #[test]
    fn large_weights_are_reduced_before_they_overflow() {
        let weights = |parts: [i128; 2], steps| Weights::new(Cow::Owned(parts.to_vec()), steps);
        let large = weights([1 << 100, 3 << 100], 1 << 40).unwrap();
        assert_eq!((large.parts.as_ref(), large.sum), ([1, 3].as_slice(), 4));
        assert!(weights([1 << 100, (1 << 100) + 1], 1 << 40).is_err());
        assert!(weights([i128::MAX, i128::MAX - 1], 0).is_err());
    }
}

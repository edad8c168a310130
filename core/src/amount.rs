//! Exact decimal amounts: the only place where money is parsed, rounded and printed.
//!
//! An [`Amount`] is an integer mantissa and a decimal scale; nothing here, or
//! above it, passes through a float. Arithmetic is done on integers of one scale
//! ([`Amount::to_scale`]) in checked `i128`, so a result is exact or absent.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// The largest number of decimals an amount may have, that of [`Decimal`].
pub const MAX_SCALE: u32 = 28;

/// The largest mantissa, that of [`Decimal`]: 2⁹⁶ − 1.
const MAX_MANTISSA: i128 = (1 << 96) - 1;

/// An exact decimal: `mantissa / 10^scale`, with at most 28 decimals and a
/// mantissa below 2⁹⁶, the range of [`Decimal`].
///
/// The number of decimals written is kept: `10.10` has scale 2 and prints as
/// `10.10`. Equality compares values: `10.10 == 10.1`.
///
/// ```
/// use orderwire::Amount;
/// let price: Amount = "10.10".parse()?;
/// assert_eq!(price.to_string(), "10.10");
/// assert_eq!(price.shortest().to_string(), "10.1");
/// assert_eq!(price.to_scale(2), Some(1010));
/// assert_eq!("0.29999999999999998".parse::<Amount>()?.to_string(), "0.29999999999999998");
/// # Ok::<(), orderwire::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    mantissa: i128,
    scale: u32,
}

/// Why a text is not an [`Amount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not a plain decimal number such as `12`, `-3.50` or `1e3`.
    Syntax,
    /// A decimal number outside the exact range of 28 digits.
    Range,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "not a decimal number; write it as `12.50`",
            Self::Range => "outside the exact range of 28 digits",
        })
    }
}

impl std::error::Error for AmountError {}

/// How a division is brought to a whole number. Every rounding of this crate names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, a half away from zero.
    HalfAwayFromZero,
    /// To the nearest, a half to the even neighbour.
    HalfEven,
    /// To the nearest, a half towards zero.
    HalfDown,
    /// Towards negative infinity.
    Floor,
}

impl Amount {
    /// Zero, without decimals.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// `mantissa / 10^scale`, or `None` outside the range.
    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Option<Self> {
        (scale <= MAX_SCALE && mantissa.unsigned_abs() <= MAX_MANTISSA.unsigned_abs())
            .then_some(Self { mantissa, scale })
    }

    /// Reads a decimal number: an optional `-`, digits, an optional fraction and an
    /// optional exponent. Digits are never rounded away; zeros that carry no value are.
    ///
    /// # Errors
    /// [`AmountError::Syntax`] for anything else, [`AmountError::Range`] for more
    /// than 28 digits or decimals.
    pub fn parse(text: &[u8]) -> Result<Self, AmountError> {
        if let Some(amount) = Self::parse_short(text) {
            return Ok(amount);
        }
        let (negative, rest) = match text {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let mut digits = Digits::default();
        let rest = digits.run(rest, false)?;
        let rest = match rest {
            [b'.', rest @ ..] => digits.run(rest, true)?,
            rest => rest,
        };
        let exponent = match rest {
            [] => 0,
            [b'e' | b'E', rest @ ..] => exponent(rest)?,
            _ => return Err(AmountError::Syntax),
        };
        digits.finish(negative, exponent)
    }

    /// The usual case, up to 18 digits without an exponent, in 64-bit arithmetic.
    fn parse_short(text: &[u8]) -> Option<Self> {
        let (negative, digits) = match text {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let (first, last) = (digits.first()?, digits.last()?);
        if digits.len() > 18 || !first.is_ascii_digit() || !last.is_ascii_digit() {
            return None;
        }
        let (mut mantissa, mut scale, mut fraction) = (0_i64, 0_u32, false);
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    mantissa =
                        mantissa.wrapping_mul(10).wrapping_add(i64::from(byte.wrapping_sub(b'0')));
                    scale = scale.wrapping_add(u32::from(fraction));
                }
                b'.' if !fraction => fraction = true,
                _ => return None,
            }
        }
        let mantissa = if negative { mantissa.wrapping_neg() } else { mantissa };
        Some(Self { mantissa: i128::from(mantissa), scale })
    }

    /// The integer `self × 10^scale`, or `None` when that is not whole or leaves `i128`.
    #[must_use]
    pub fn to_scale(self, scale: u32) -> Option<i128> {
        if scale == self.scale {
            return Some(self.mantissa);
        }
        if scale > self.scale {
            multiply(self.mantissa, power_of_ten(scale.checked_sub(self.scale)?)?)
        } else {
            let divisor = power_of_ten(self.scale.checked_sub(scale)?)?;
            (self.mantissa.checked_rem(divisor)? == 0)
                .then(|| self.mantissa.checked_div(divisor))
                .flatten()
        }
    }

    /// The same value with the fewest decimals: `35.00` becomes `35`.
    #[must_use]
    pub fn shortest(self) -> Self {
        let mut shortest = self;
        while shortest.scale > 0 && shortest.mantissa.checked_rem(10) == Some(0) {
            shortest.mantissa = shortest.mantissa.checked_div(10).unwrap_or(shortest.mantissa);
            shortest.scale = shortest.scale.saturating_sub(1);
        }
        shortest
    }

    /// The mantissa: the digits without their decimal point.
    #[must_use]
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The number of decimals.
    #[must_use]
    pub fn scale(self) -> u32 {
        self.scale
    }

    /// Below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Equal to zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }
}

/// Significant digits as they are read.
#[derive(Default)]
struct Digits {
    mantissa: i128,
    /// Decimals within `mantissa`.
    scale: i64,
    /// Zeros read but not yet known to carry value.
    zeros: i64,
    /// `zeros` of these stood behind the point.
    fraction_zeros: i64,
    overflow: bool,
}

impl Digits {
    /// Reads at least one digit and returns what follows.
    fn run<'a>(&mut self, text: &'a [u8], fraction: bool) -> Result<&'a [u8], AmountError> {
        let mut rest = text;
        while let [digit @ b'0'..=b'9', tail @ ..] = rest {
            self.push(digit.wrapping_sub(b'0'), fraction);
            rest = tail;
        }
        if rest.len() == text.len() { Err(AmountError::Syntax) } else { Ok(rest) }
    }

    fn push(&mut self, digit: u8, fraction: bool) {
        if self.overflow {
            return;
        }
        // A run of zeros is held back until a digit follows, so that zeros
        // without value, however many, never leave the range.
        if digit == 0 {
            self.zeros = self.zeros.saturating_add(1);
            self.fraction_zeros = self.fraction_zeros.saturating_add(i64::from(fraction));
            return;
        }
        self.take_zeros();
        self.shift(1, digit);
        self.scale = self.scale.saturating_add(i64::from(fraction));
    }

    fn take_zeros(&mut self) {
        let (zeros, decimals) = (self.zeros, self.fraction_zeros);
        (self.zeros, self.fraction_zeros) = (0, 0);
        self.scale = self.scale.saturating_add(decimals);
        if self.mantissa != 0 {
            self.shift(zeros, 0);
        }
    }

    /// Appends `count` digits, the last of them `digit`, the others zero.
    fn shift(&mut self, count: i64, digit: u8) {
        let grown = u32::try_from(count)
            .ok()
            .and_then(power_of_ten)
            .and_then(|power| self.mantissa.checked_mul(power))
            .and_then(|mantissa| mantissa.checked_add(i128::from(digit)))
            .filter(|mantissa| *mantissa <= MAX_MANTISSA);
        match grown {
            Some(mantissa) => self.mantissa = mantissa,
            None => self.overflow = true,
        }
    }

    fn finish(mut self, negative: bool, exponent: i64) -> Result<Amount, AmountError> {
        if self.overflow {
            return Err(AmountError::Range);
        }
        // Trailing zeros: those behind the point are spelling (kept while they
        // fit), those before it carry value unless the number is zero.
        let integer_zeros = self.zeros.saturating_sub(self.fraction_zeros);
        let mut decimals = self.fraction_zeros;
        if self.mantissa == 0 {
            decimals = decimals.saturating_add(self.scale);
            self.scale = 0;
        } else if integer_zeros > 0 {
            self.shift(integer_zeros, 0);
        }
        self.scale = self.scale.saturating_sub(exponent);
        let spelled = self.scale.saturating_add(decimals).clamp(0, i64::from(MAX_SCALE));
        let scale = if self.mantissa == 0 { spelled } else { self.scale };
        if scale > i64::from(MAX_SCALE) {
            return Err(AmountError::Range);
        }
        if scale < 0 {
            self.shift(scale.saturating_neg(), 0);
        }
        let scale = u32::try_from(scale.max(0)).map_err(|_| AmountError::Range)?;
        // Restore the spelled decimals where the mantissa has room for them.
        let spelled = u32::try_from(spelled).unwrap_or(scale);
        if self.overflow {
            return Err(AmountError::Range);
        }
        let mantissa = if negative { self.mantissa.checked_neg() } else { Some(self.mantissa) };
        let exact = mantissa.and_then(|m| Amount::new(m, scale)).ok_or(AmountError::Range)?;
        Ok(exact.to_scale(spelled).and_then(|m| Amount::new(m, spelled)).unwrap_or(exact))
    }
}

fn exponent(text: &[u8]) -> Result<i64, AmountError> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if digits.is_empty() {
        return Err(AmountError::Syntax);
    }
    let mut value = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return Err(AmountError::Syntax);
        }
        value = value.saturating_mul(10).saturating_add(i64::from(digit.wrapping_sub(b'0')));
    }
    // Far outside every range, and far from the ends of i64.
    let value = value.min(1 << 40);
    Ok(if negative { value.saturating_neg() } else { value })
}

/// A product, or `None` beyond `i128`. Small factors are multiplied in 64 bits, since a
/// checked 128-bit product is slow in WebAssembly.
#[must_use]
pub fn multiply(a: i128, b: i128) -> Option<i128> {
    match (i32::try_from(a), i32::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(i64::from(a).wrapping_mul(i64::from(b)))),
        _ => a.checked_mul(b),
    }
}

/// `10^exponent`, or `None` beyond `i128`.
#[must_use]
pub fn power_of_ten(exponent: u32) -> Option<i128> {
    const POWERS: [i128; 39] = powers();
    POWERS.get(usize::try_from(exponent).ok()?).copied()
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time only, where a failure is a compile error"
)]
const fn powers() -> [i128; 39] {
    let mut powers = [1; 39];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
}

/// Prints `units / 10^scale` with exactly `scale` decimals.
#[must_use]
pub fn print_units(units: i128, scale: u32) -> String {
    let width = usize::try_from(scale).unwrap_or(0);
    // Printing 128 bits takes several times as long.
    let mut text = match u64::try_from(units.unsigned_abs()) {
        Ok(units) => units.to_string(),
        Err(_) => units.unsigned_abs().to_string(),
    };
    if width > 0 {
        let missing = width.saturating_add(1).saturating_sub(text.len());
        text.insert_str(0, &"0".repeat(missing));
        text.insert(text.len().saturating_sub(width), '.');
    }
    if units < 0 {
        text.insert(0, '-');
    }
    text
}

/// A sum, or `None` beyond `i128`.
pub(crate) fn sum(terms: &[i128]) -> Option<i128> {
    terms.iter().try_fold(0_i128, |sum, term| sum.checked_add(*term))
}

/// `numerator / denominator` as a whole number; `None` for a denominator of zero
/// or an overflow.
#[must_use]
pub fn divide(numerator: i128, denominator: i128, rounding: Rounding) -> Option<i128> {
    let (numerator, denominator) = if denominator < 0 {
        (numerator.checked_neg()?, denominator.checked_neg()?)
    } else {
        (numerator, denominator)
    };
    let floor = numerator.checked_div_euclid(denominator)?;
    let remainder = numerator.checked_rem_euclid(denominator)?;
    let up = floor.checked_add(1)?;
    // remainder − (denominator − remainder): above zero past the half.
    let past_half = remainder.checked_sub(denominator.checked_sub(remainder)?)?;
    Some(match (rounding, past_half.signum()) {
        (_, _) if remainder == 0 => floor,
        (Rounding::Floor, _) | (_, -1) => floor,
        (_, 1) => up,
        (Rounding::HalfAwayFromZero, _) => {
            if numerator < 0 {
                floor
            } else {
                up
            }
        }
        (Rounding::HalfDown, _) => {
            if numerator < 0 {
                up
            } else {
                floor
            }
        }
        (Rounding::HalfEven, _) => {
            if floor.checked_rem(2)? == 0 {
                floor
            } else {
                up
            }
        }
    })
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&print_units(self.mantissa, self.scale))
    }
}

impl std::str::FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        Self::parse(text.as_bytes())
    }
}

/// As text, with all its digits.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.shortest(), other.shortest());
        (a.mantissa, a.scale) == (b.mantissa, b.scale) || (a.is_zero() && b.is_zero())
    }
}

impl Eq for Amount {}

impl From<Decimal> for Amount {
    fn from(value: Decimal) -> Self {
        Self { mantissa: value.mantissa(), scale: value.scale() }
    }
}

impl From<Amount> for Decimal {
    fn from(value: Amount) -> Self {
        // Every amount is within Decimal's range by construction.
        Self::try_from_i128_with_scale(value.mantissa, value.scale).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Result<String, AmountError> {
        text.parse::<Amount>().map(|amount| amount.to_string())
    }

    #[test]
    fn spelling_survives() {
        for text in [
            "0",
            "35",
            "10.10",
            "-3.50",
            "12345678901234567.89",
            "0.00",
            "100",
            "1200.00",
            "0.29999999999999998",
            "7922816251426433759354395033.5",
            "0.0000000000000000000000000001",
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_spellings_keep_their_value() {
        for (text, value) in [
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("2.50e1", "25.0"),
            ("007", "7"),
            ("-0", "0"),
            ("-0.0", "0.0"),
            ("0e400", "0"),
            ("0.0e-400", "0.0000000000000000000000000000"),
            ("120e-1", "12.0"),
            ("100e-2", "1.00"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(value), "{text}");
        }
        let long = format!("1.{}", "0".repeat(400));
        assert_eq!(long.parse::<Amount>().map(|a| a == Amount::new(1, 0).unwrap()), Ok(true));
        assert_eq!(parsed(&format!("{}5", "0".repeat(400))).as_deref(), Ok("5"));
    }

    #[test]
    fn refuses_what_it_cannot_hold() {
        for text in [
            "1e400",
            "1e-400",
            "79228162514264337593543950336",
            &"9".repeat(400),
            "1e29",
            "0.00000000000000000000000000001",
            "1e99999999999999999999",
        ] {
            assert_eq!(parsed(text), Err(AmountError::Range), "{text}");
        }
        for text in [
            "", "-", ".5", "5.", "1,5", " 1", "1 ", "+1", "0x1", "1e", "1e+", "NaN", "--1", "1.2.3",
        ] {
            assert_eq!(parsed(text), Err(AmountError::Syntax), "{text}");
        }
    }

    #[test]
    fn roundings() {
        use Rounding::{Floor, HalfAwayFromZero, HalfDown, HalfEven};
        for (n, d, away, even, down, floor) in [
            (5, 2, 3, 2, 2, 2),
            (-5, 2, -3, -2, -2, -3),
            (7, 2, 4, 4, 3, 3),
            (-7, 2, -4, -4, -3, -4),
            (6, 2, 3, 3, 3, 3),
            (1, 3, 0, 0, 0, 0),
            (2, 3, 1, 1, 1, 0),
            (-1, 3, 0, 0, 0, -1),
            (5, -2, -3, -2, -2, -3),
        ] {
            assert_eq!(divide(n, d, HalfAwayFromZero), Some(away));
            assert_eq!(divide(n, d, HalfEven), Some(even));
            assert_eq!(divide(n, d, HalfDown), Some(down));
            assert_eq!(divide(n, d, Floor), Some(floor));
        }
        assert_eq!(divide(1, 0, Floor), None);
    }

    proptest! {
        #[test]
        fn decimal_agrees(mantissa in -(1_i128 << 96) + 1..1_i128 << 96, scale in 0_u32..=28) {
            let amount = Amount::new(mantissa, scale).unwrap();
            let text = amount.to_string();
            prop_assert_eq!(text.parse::<Amount>().unwrap().to_string(), text.clone());
            let decimal = Decimal::from_str_exact(&text).unwrap();
            prop_assert_eq!(Decimal::from(amount), decimal);
            prop_assert_eq!(Amount::from(decimal), amount);
            prop_assert_eq!(decimal.normalize().to_string(), amount.shortest().to_string());
        }

        #[test]
        fn any_text_is_answered(text in "[-0-9.eE+]{0,40}") {
            if let Ok(amount) = text.parse::<Amount>() {
                prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount);
            }
        }
    }
}

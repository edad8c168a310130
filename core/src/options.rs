//! Options of the checking functions.

use std::ops::RangeInclusive;

use crate::amount::Rounding;
use crate::currency::minor_units;
use crate::error::Error;
use crate::scan::MAX_DEPTH;

/// How closely the documented JSON types are kept to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Accepts what real systems send, and says so as infos.
    #[default]
    Lenient,
    /// Holds the payload to the documented JSON types.
    Strict,
}

/// What becomes of members that no document names. They are kept in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unknown {
    /// Not reported.
    #[default]
    Keep,
    /// A warning each.
    Warn,
    /// An error each.
    Reject,
}

/// How much an identity between amounts matters that does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Totals {
    /// A warning: a balance is normal while an order changes.
    #[default]
    Warning,
    /// An error.
    Error,
}

/// Options of [`check`](crate::check) and its siblings.
///
/// ```
/// use orderwire::{Mode, Options};
/// let options = Options { mode: Mode::Strict, currency: Some("USD".into()), ..Options::default() };
/// assert_eq!(options.max_findings, 100);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Lenient or strict.
    pub mode: Mode,
    /// What becomes of unknown members.
    pub unknown: Unknown,
    /// How many findings a report lists; the others are counted in `truncated`.
    pub max_findings: usize,
    /// ISO 4217 code, where the payload names none.
    pub currency: Option<String>,
    /// Decimals of the currency, where no code is given.
    pub scale: Option<u32>,
    /// How much a total matters that does not add up.
    pub totals: Totals,
    /// The longest text to read, in bytes; no limit below 4 GiB unless given. A longer one is
    /// `json.size`.
    pub max_bytes: Option<usize>,
    /// How deep arrays and objects may be nested: 128, or less where it is given. What is deeper is
    /// `json.depth`.
    pub max_depth: u32,
    /// How many elements a list may have, order lines for example; no limit unless given, since a
    /// check takes linear time. Those beyond it are not looked at, which is `limit.lines`.
    pub max_lines: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            unknown: Unknown::default(),
            max_findings: 100,
            currency: None,
            scale: None,
            totals: Totals::default(),
            max_bytes: None,
            max_depth: MAX_DEPTH,
            max_lines: None,
        }
    }
}

impl Options {
    /// Sets one option from its name and value as text, as the bindings do.
    ///
    /// # Errors
    /// `option.unknown` for another name, `option.value` for another value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        match name {
            "mode" => {
                self.mode = choose(name, value, &MODES)?;
            }
            "unknown" => {
                self.unknown = choose(name, value, &UNKNOWNS)?;
            }
            "totals" => {
                self.totals = choose(name, value, &TOTALS)?;
            }
            "max_findings" => self.max_findings = number(name, value)?,
            "max_bytes" => self.max_bytes = Some(number(name, value)?),
            "max_depth" => self.max_depth = within(name, value, 1..=MAX_DEPTH)?,
            "max_lines" => self.max_lines = Some(number(name, value)?),
            "scale" => self.scale = Some(scale(value)?),
            "currency" => self.currency = Some(value.to_owned()),
            _ => {
                let known = "mode, unknown, totals, max_findings, max_bytes, max_depth, max_lines, \
                             currency, scale";
                return Err(no_option(name, known));
            }
        }
        Ok(())
    }

    /// The longest text that is read, in bytes: positions have 32 bits.
    pub(crate) fn most_bytes(&self) -> u64 {
        let most = u64::from(u32::MAX);
        self.max_bytes
            .and_then(|given| u64::try_from(given).ok())
            .map_or(most, |given| given.min(most))
    }

    /// The deepest nesting that is read.
    pub(crate) fn deepest(&self) -> u32 {
        self.max_depth.min(MAX_DEPTH)
    }

    /// The scale that the caller named, by code or by number.
    ///
    /// # Errors
    /// `currency_unknown` for a code that ISO 4217 does not have, `currency_mismatch`
    /// when code and scale disagree, `option.value` for a scale above 28.
    pub fn named_scale(&self) -> Result<Option<u32>, Error> {
        named_scale(self.currency.as_deref(), self.scale)
    }
}

/// The scale of a currency code or a number; both only when they agree.
pub(crate) fn named_scale(
    currency: Option<&str>,
    scale: Option<u32>,
) -> Result<Option<u32>, Error> {
    if scale.is_some_and(|scale| scale > crate::amount::MAX_SCALE) {
        return Err(Error::input("option.value", "`scale` is at most 28"));
    }
    let Some(code) = currency else { return Ok(scale) };
    let Some(units) = minor_units(code) else {
        return Err(Error::input(
            "currency_unknown",
            format!("`{code}` is no ISO 4217 currency code with minor units, such as `USD`"),
        ));
    };
    match scale {
        Some(scale) if scale != units => Err(Error::input(
            "currency_mismatch",
            format!("`{code}` has {units} decimals, `scale` says {scale}; give one of them"),
        )),
        _ => Ok(Some(units)),
    }
}

/// The error of an option that a function does not have.
pub(crate) fn no_option(name: &str, known: &str) -> Error {
    Error::input("option.unknown", format!("`{name}` is no option; the options are {known}"))
}

pub(crate) fn choose<T: Copy>(name: &str, value: &str, choices: &[(&str, T)]) -> Result<T, Error> {
    choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice).ok_or_else(|| {
        let words: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
        Error::input(
            "option.value",
            format!("`{name}` is `{value}`; it is one of {}", words.join(", ")),
        )
    })
}

/// The words of the options.
pub(crate) const MODES: [(&str, Mode); 2] = [("lenient", Mode::Lenient), ("strict", Mode::Strict)];
pub(crate) const UNKNOWNS: [(&str, Unknown); 3] =
    [("keep", Unknown::Keep), ("warn", Unknown::Warn), ("reject", Unknown::Reject)];
pub(crate) const TOTALS: [(&str, Totals); 2] =
    [("warning", Totals::Warning), ("error", Totals::Error)];

/// How amounts are rounded, by the names that every function takes.
pub(crate) const ROUNDINGS: [(&str, Rounding); 3] = [
    ("half_away", Rounding::HalfAwayFromZero),
    ("half_even", Rounding::HalfEven),
    ("half_down", Rounding::HalfDown),
];

/// A decimal that is not negative.
pub(crate) fn choose_amount(name: &str, value: &str) -> Result<crate::amount::Amount, Error> {
    value.parse().ok().filter(|amount: &crate::amount::Amount| !amount.is_negative()).ok_or_else(
        || {
            let message = format!("`{name}` is `{value}`; it is a decimal number from 0");
            Error::input("option.value", message)
        },
    )
}

fn number(name: &str, value: &str) -> Result<usize, Error> {
    value.parse().map_err(|_| {
        Error::input("option.value", format!("`{name}` is `{value}`; it is a whole number from 0"))
    })
}

pub(crate) fn scale(value: &str) -> Result<u32, Error> {
    within("scale", value, 0..=crate::amount::MAX_SCALE)
}

/// A whole number of a range.
pub(crate) fn within(name: &str, value: &str, range: RangeInclusive<u32>) -> Result<u32, Error> {
    value.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
        let (least, most) = range.into_inner();
        let message = format!("`{name}` is `{value}`; it is a whole number from {least} to {most}");
        Error::input("option.value", message)
    })
}

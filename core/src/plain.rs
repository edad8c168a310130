//! A parsed payload as values that a host language can take over without losing a digit.

use std::borrow::Cow;

use crate::json::Tag;
use crate::value::Value;

/// A value of a checked payload.
///
/// Amounts, rates and percentages are decimals, whether they were sent as text or as
/// numbers. All else keeps its JSON type; a number with a fraction or an exponent is a
/// decimal too, since no float may hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain<'p> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The digits of a number without fraction and exponent.
    Integer(&'p str),
    /// The spelling of an exact decimal.
    Decimal(Cow<'p, str>),
    /// Text.
    Text(Cow<'p, str>),
    /// A list.
    List(Vec<Self>),
    /// An object; members in the order they were sent.
    Object(Vec<(Cow<'p, str>, Self)>),
}

/// The largest integer that JavaScript holds exactly, `Number.MAX_SAFE_INTEGER`.
const SAFE: u64 = 9_007_199_254_740_991;

impl<'p> Plain<'p> {
    /// The value, with everything below it. Nesting is bounded by the reader.
    pub(crate) fn of(value: Value<'p>) -> Self {
        match value.tag() {
            Tag::Null => Self::Null,
            Tag::False => Self::Bool(false),
            Tag::True => Self::Bool(true),
            Tag::Number if value.is_plain_integer() => Self::Integer(value.as_json()),
            Tag::Number => Self::Decimal(value.as_json().into()),
            Tag::String if value.is_decimal() => Self::Decimal(value.scalar().unwrap_or_default()),
            Tag::String => Self::Text(value.scalar().unwrap_or_default()),
            Tag::Array => Self::List(value.elements().map(Self::of).collect()),
            Tag::Object => {
                Self::Object(value.entries().map(|(name, value)| (name, Self::of(value))).collect())
            }
        }
    }

    /// JSON text that JavaScript parses without loss: decimals, and integers beyond
    /// 2^53 − 1, are text.
    #[must_use]
    pub fn to_javascript_json(&self) -> String {
        let mut text = String::new();
        self.print(&mut text);
        text
    }

    fn print(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::Integer(digits) => {
                let magnitude = digits.trim_start_matches('-').parse::<u64>();
                if magnitude.is_ok_and(|magnitude| magnitude <= SAFE) && *digits != "-0" {
                    text.push_str(digits);
                } else {
                    quote(digits, text);
                }
            }
            Self::Decimal(spelling) => quote(spelling, text),
            Self::Text(plain) => quote(plain, text),
            Self::List(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    element.print(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    quote(name, text);
                    text.push(':');
                    value.print(text);
                }
                text.push('}');
            }
        }
    }
}

/// Appends a JSON string.
pub(crate) fn quote(plain: &str, text: &mut String) {
    // Printing a string to memory cannot fail.
    text.push_str(&serde_json::to_string(plain).unwrap_or_default());
}

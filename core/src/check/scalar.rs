//! The rules of single values: text, ids, numbers, flags, dates.

use std::borrow::Cow;

use super::{HostMarks, Place, Walk, index, type_word};
use crate::amount::{Amount, AmountError, MAX_SCALE, power_of_ten};
use crate::finding::{Basis, Code, Severity};
use crate::format;
use crate::json::{Node, Tag};
use crate::options::Mode;
use crate::shape::{Form, Format, Type, Wire};
use crate::sink::{Detail, Raw};
use crate::suggest::nearest;

impl Walk<'_> {
    /// Whether a value is what most are: of a scalar type, spelled the documented way, and about
    /// which there is nothing to say. A look decides; anything else goes the long way.
    #[inline]
    pub(super) fn usual(
        &mut self,
        at: u32,
        node: Node,
        ty: &'static Type,
        form: &'static Form,
    ) -> bool {
        let Some(text) = node.digits(self.text).filter(|_| self.host.is_none()) else {
            return false;
        };
        let same = (form.wire == Wire::String) == (node.tag == Tag::String);
        match ty {
            Type::Text(Format::Plain) => node.tag == Tag::String,
            Type::Id => match form.wire {
                Wire::String => same && text != b"null",
                Wire::Integer => same && plain_decimal(text, true).is_some(),
                _ => false,
            },
            Type::UnixTime => node.tag == Tag::Number && plain_decimal(text, true).is_some(),
            Type::Flag => {
                same && form.wire != Wire::Boolean
                    && node.tag == Tag::Number
                    && matches!(text, b"0" | b"1")
            }
            Type::Quantity | Type::Whole => {
                same && plain_decimal(text, true).is_some_and(|plain| !plain.negative)
            }
            Type::Amount | Type::Rate => {
                let plain = plain_decimal(text, false).filter(|plain| same && !plain.negative);
                if let (Some(plain), Some(node)) = (plain, self.nodes.get_mut(index(at))) {
                    node.mark_decimal();
                    self.finest = self.finest.max(plain.decimals);
                }
                plain.is_some()
            }
            _ => false,
        }
    }

    pub(super) fn scalar(&mut self, at: u32, node: Node, ty: &'static Type, place: Place) {
        match ty {
            Type::Flag => self.flag(at, node, place),
            Type::Text(format) => self.text(at, node, *format, place, ty),
            Type::Secret => self.text(at, node, Format::Plain, place, ty),
            Type::Id => self.id(at, node, place),
            Type::UnixTime => self.unix_time(at, node, place),
            Type::Word(words) => self.word(at, node, words, place, ty),
            _ => self.number(at, node, ty, place),
        }
        if matches!(ty, Type::Secret) {
            // What is in it is secret as well, its names too.
            if self.host.is_some() {
                self.secrets.push(at);
            }
        } else if matches!(node.tag, Tag::Array | Tag::Object) {
            self.free(at);
        }
    }

    fn text(&mut self, at: u32, node: Node, format: Format, place: Place, ty: &'static Type) {
        match node.tag {
            Tag::String if format == Format::Plain => {}
            Tag::String => {
                if let Some(rule) = format::rule(format)
                    && !(rule.fits)(&node.string(self.text))
                {
                    let expected = Some(rule.expected);
                    self.say(at, rule.code, Severity::Error, place.documented, expected);
                }
            }
            Tag::Number if format == Format::Plain => {
                let word = type_word(ty, place.form);
                self.deviation_of(at, Code::FieldType, word, place, matches!(ty, Type::Secret));
            }
            _ => self.mismatch(at, ty, place),
        }
    }

    fn word(
        &mut self,
        at: u32,
        node: Node,
        words: &'static [&'static str],
        place: Place,
        ty: &'static Type,
    ) {
        if node.tag != Tag::String {
            return self.mismatch(at, ty, place);
        }
        let text = node.string(self.text);
        if words.contains(&&*text) || !self.sink.wants(Severity::Error, node.start) {
            return;
        }
        let near = nearest(&text, words.iter().copied());
        let detail = Detail {
            expected: Some(format!("one of {}", words.join(", "))),
            note: near.map_or_else(String::new, |word| format!("; did you mean `{word}`?")),
            ..Detail::default()
        };
        let (severity, basis) = (Severity::Error, place.documented);
        self.sink.push(Raw::new(Code::ValueEnum, severity, basis, node.start, at).with(detail));
    }

    fn id(&mut self, at: u32, node: Node, place: Place) {
        let whole = place.form.wire == Wire::Integer;
        match node.tag {
            Tag::String => {
                let text = node.string(self.text);
                if text == "null" {
                    self.say(
                        at,
                        Code::FieldPlaceholder,
                        Severity::Warning,
                        Basis::Inferred,
                        Some("an id"),
                    );
                } else if whole {
                    let digits = Amount::parse(text.as_bytes())
                        .is_ok_and(|amount| amount.to_scale(0).is_some());
                    if digits {
                        self.deviation(at, Code::FieldType, "integer", place);
                    } else {
                        self.mismatch(at, &Type::Id, place);
                    }
                }
            }
            Tag::Number => {
                if self.whole(at, node, place) && !whole {
                    self.deviation(at, Code::FieldType, "string", place);
                }
            }
            _ => self.mismatch(at, &Type::Id, place),
        }
    }

    fn flag(&mut self, at: u32, node: Node, place: Place) {
        let text = node.string(self.text);
        let known = match node.tag {
            Tag::True | Tag::False => true,
            Tag::String => matches!(&*text, "0" | "1" | "true" | "false"),
            Tag::Number => {
                let value =
                    Amount::parse(text.as_bytes()).ok().and_then(|amount| amount.to_scale(0));
                matches!(value, Some(0 | 1)) && !text.starts_with('-')
            }
            _ => false,
        };
        if !known {
            self.say(
                at,
                Code::ValueFlag,
                Severity::Error,
                place.documented,
                Some("0, 1, true or false"),
            );
        } else if (place.form.wire == Wire::Boolean) != matches!(node.tag, Tag::True | Tag::False)
            || node.tag == Tag::String
        {
            self.deviation(at, Code::FieldType, type_word(&Type::Flag, place.form), place);
        }
    }

    fn unix_time(&mut self, at: u32, node: Node, place: Place) {
        match node.tag {
            Tag::Number => {
                self.whole(at, node, place);
            }
            Tag::String => {
                let text = node.string(self.text);
                let seconds =
                    Amount::parse(text.as_bytes()).is_ok_and(|amount| amount.to_scale(0).is_some());
                if seconds || format::is_date_time(&text) {
                    self.deviation(
                        at,
                        Code::FieldType,
                        type_word(&Type::UnixTime, place.form),
                        place,
                    );
                } else {
                    let expected = "Unix seconds or a date and time";
                    self.say(
                        at,
                        Code::FormatDateTime,
                        Severity::Error,
                        place.documented,
                        Some(expected),
                    );
                }
            }
            _ => self.mismatch(at, &Type::UnixTime, place),
        }
    }

    /// Amounts, rates, percentages, quantities and other whole numbers.
    fn number(&mut self, at: u32, node: Node, ty: &'static Type, place: Place) {
        let text = match node.tag {
            Tag::Number => Cow::Borrowed(self.raw(node)),
            Tag::String => node.string(self.text),
            _ => return self.mismatch(at, ty, place),
        };
        let whole = matches!(ty, Type::Whole | Type::Quantity | Type::Minor);
        if (!whole || matches!(ty, Type::Minor)) && self.is_float(node) {
            let strict = self.exact || self.mode == Mode::Strict;
            let severity = if strict { Severity::Error } else { Severity::Warning };
            let expected = Some("decimal text or the original bytes");
            self.say(at, Code::AmountFloat, severity, Basis::Inferred, expected);
        }
        if let (Type::Minor, Some(given)) = (ty, self.given)
            && given.scale.is_some()
            && !self.counts_minor(node)
        {
            return self.bare_amount(at, node, ty, place);
        }
        let plain = plain_decimal(text.as_bytes(), whole);
        self.finest = self.finest.max(plain.map_or(u32::MAX, |plain| plain.decimals));
        let negative = match plain {
            Some(plain) => plain.negative,
            None => match Amount::parse(text.as_bytes()) {
                Ok(amount) if whole && amount.to_scale(0).is_none() => {
                    return self.say(
                        at,
                        Code::ValueInteger,
                        Severity::Error,
                        place.documented,
                        Some("a whole number"),
                    );
                }
                Ok(amount) => amount.is_negative(),
                Err(error) => {
                    let (code, expected) = match (error, whole) {
                        (AmountError::Syntax, true) => (Code::ValueInteger, "a whole number"),
                        (AmountError::Syntax, false) => {
                            (Code::AmountSyntax, "a decimal number such as 12.50")
                        }
                        (AmountError::Range, true) => (Code::ValueRange, "at most 28 digits"),
                        (AmountError::Range, false) => (Code::AmountRange, "at most 28 digits"),
                    };
                    return self.say(at, code, Severity::Error, place.documented, Some(expected));
                }
            },
        };
        if !whole && let Some(node) = self.nodes.get_mut(index(at)) {
            node.mark_decimal();
        }
        let documented_string = place.form.wire == Wire::String;
        if documented_string != (node.tag == Tag::String) {
            self.deviation(at, Code::FieldType, type_word(ty, place.form), place);
        }
        if matches!(ty, Type::Percent) {
            let hundred = Amount::parse(text.as_bytes()).ok().and_then(|a| a.to_scale(MAX_SCALE));
            let limit = power_of_ten(MAX_SCALE.saturating_add(2));
            if negative || hundred > limit || hundred.is_none() {
                self.say(
                    at,
                    Code::ValueRange,
                    Severity::Warning,
                    Basis::Inferred,
                    Some("0 to 100"),
                );
            }
        } else if negative && !matches!(ty, Type::Whole) {
            let what = if matches!(ty, Type::Quantity) { "a quantity" } else { "an amount" };
            self.say(at, Code::ValueNegative, Severity::Warning, Basis::Inferred, Some(what));
        }
    }

    /// An amount that a caller gives without its currency: a whole number counts minor
    /// units, text is an amount of the currency that the caller names.
    pub(super) fn bare_amount(&mut self, at: u32, node: Node, ty: &Type, place: Place) {
        let error = |walk: &mut Self, code, expected| {
            walk.say(at, code, Severity::Error, place.documented, Some(expected));
        };
        let Some(given) = self.given else { return };
        let minor = self.counts_minor(node);
        if self.is_float(node) {
            // Said already where the amount is no object.
            if !matches!(ty, Type::Money(..)) {
                return;
            }
            return error(self, Code::AmountFloat, "decimal text or the original bytes");
        }
        let amount = match Amount::parse(node.string(self.text).as_bytes()) {
            Ok(amount) => amount,
            Err(AmountError::Syntax) => {
                return error(self, Code::AmountSyntax, "a decimal number such as 12.50");
            }
            Err(AmountError::Range) => return error(self, Code::AmountRange, "at most 28 digits"),
        };
        match given.scale {
            _ if matches!(ty, Type::Money(..)) && !given.currency => {
                error(self, Code::CurrencyMissing, "an object with its currency");
            }
            Some(scale) if !minor && amount.to_scale(scale).is_none() => {
                error(self, Code::AmountPrecision, "the currency has");
            }
            _ if amount.is_negative() => {
                let (code, severity) = (Code::ValueNegative, Severity::Warning);
                self.say(at, code, severity, Basis::Inferred, Some("an amount"));
            }
            _ => {}
        }
    }

    /// A binary float of a host object.
    fn is_float(&self, node: Node) -> bool {
        self.host.is_some_and(|host| host.floats.binary_search(&node.start).is_ok())
    }

    /// A whole number that is no decimal of its language.
    fn counts_minor(&self, node: Node) -> bool {
        let decimal = |host: &HostMarks| host.decimals.binary_search(&node.start).is_ok();
        node.tag == Tag::Number && node.is_integer() && !self.host.is_some_and(decimal)
    }

    /// A JSON number that has to be whole; says so when it is not.
    fn whole(&mut self, at: u32, node: Node, place: Place) -> bool {
        if plain_decimal(self.raw(node).as_bytes(), true).is_some() {
            return true;
        }
        let (code, expected) = match Amount::parse(self.raw(node).as_bytes()) {
            Ok(amount) if amount.to_scale(0).is_some() => return true,
            Err(AmountError::Range) => (Code::ValueRange, "at most 28 digits"),
            _ => (Code::ValueInteger, "a whole number"),
        };
        self.say(at, code, Severity::Error, place.documented, Some(expected));
        false
    }
}

/// What a number in its usual spelling is like, seen without computing it.
#[derive(Clone, Copy)]
struct Plain {
    /// Below zero.
    negative: bool,
    /// How many digits stand behind the point.
    decimals: u32,
}

/// Reads a number in its usual spelling; `None` sends anything unusual the long way.
#[inline]
fn plain_decimal(text: &[u8], whole: bool) -> Option<Plain> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.len() > 18 || !digits.first()?.is_ascii_digit() || !digits.last()?.is_ascii_digit() {
        return None;
    }
    let (mut points, mut decimals, mut nonzero) = (0_u32, 0_u32, false);
    for byte in digits {
        decimals = decimals.wrapping_add(points);
        match byte {
            b'0' => {}
            b'1'..=b'9' => nonzero = true,
            b'.' => points = points.wrapping_add(1),
            _ => return None,
        }
    }
    (points <= u32::from(!whole)).then_some(Plain { negative: negative && nonzero, decimals })
}

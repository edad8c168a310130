//! Core's grammars of text as regular expressions of ECMA-262, for JSON Schema.
//!
//! They use nothing that the `u` flag forbids or that other engines read differently,
//! so that ajv, jsonschema and the Rust `regex` crate agree. The tests hold each of them
//! against the function that the check uses.

use std::borrow::Cow;

use super::tree::Tree;
use crate::format::{COUNTRIES, is_currency};
use crate::shape::Format;

/// Dates with the days of each month; a macro, since `concat!` takes literals only.
macro_rules! date {
    () => {
        concat!(
            "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
            "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
            "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
        )
    };
}

/// Hours, minutes and seconds.
macro_rules! time {
    () => {
        "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)"
    };
}

macro_rules! date_time {
    () => {
        concat!(
            date!(),
            "[Tt ]",
            time!(),
            r"(?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])",
        )
    };
}

/// [`Amount::parse`](crate::Amount::parse) without its range.
pub(super) const DECIMAL: &str = r"^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";

/// A whole number: digits, zeros behind a point, an exponent that adds digits. Not those
/// that only an exponent makes whole, such as `1.5e1`.
pub(super) const WHOLE: &str = r"^-?[0-9]+(?:\.0+)?(?:[eE]\+?[0-9]+)?$";

/// [`WHOLE`], or the placeholder `null`, which is a warning only.
pub(super) const WHOLE_OR_PLACEHOLDER: &str = r"^(?:null|-?[0-9]+(?:\.0+)?(?:[eE]\+?[0-9]+)?)$";

/// [`is_url`](crate::format::is_url): scheme, optional user, host with optional port, rest.
pub(super) const URL: &str = concat!(
    r"^[A-Za-z][A-Za-z0-9+.\-]*://",
    r#"(?:[^\x00-\x20"<>\\^`{|}\x7f/?#]*@)?"#,
    r#"(?:[^\x00-\x20"<>\\^`{|}\x7f/?#@]+:[0-9]*"#,
    r#"|[^\x00-\x20"<>\\^`{|}\x7f/?#@]*:[^\x00-\x20"<>\\^`{|}\x7f/?#@:]*\][^\x00-\x20"<>\\^`{|}\x7f/?#@:]*"#,
    r#"|[^\x00-\x20"<>\\^`{|}\x7f/?#@:]+)"#,
    r#"(?:[/?#][^\x00-\x20"<>\\^`{|}\x7f]*)?$"#,
);

/// [`is_date_time`](crate::format::is_date_time), with the days of each month.
pub(super) const DATE_TIME: &str = concat!("^", date_time!(), "$");

/// [`WHOLE`] as Unix seconds, or [`DATE_TIME`].
pub(super) const TIME: &str =
    concat!(r"^(?:-?[0-9]+(?:\.0+)?(?:[eE]\+?[0-9]+)?|", date_time!(), ")$");

const TIMESTAMP: &str = concat!(
    "^",
    date!(),
    "[Tt]",
    time!(),
    r"(?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$"
);
const SPACED_DATE_TIME: &str = concat!("^", date!(), " ", time!(), "$");
const DATE: &str = concat!("^", date!(), "$");
const EMAIL: &str = concat!(
    r"^(?:[A-Za-z0-9.!#$%&'*+/=?\^_`{|}~\-]|[^\x00-\x7f])+@",
    r"(?:(?:[A-Za-z0-9]|[^\x00-\x7f])(?:(?:[A-Za-z0-9\-]|[^\x00-\x7f])*(?:[A-Za-z0-9]|[^\x00-\x7f]))?\.)*",
    r"(?:[A-Za-z0-9]|[^\x00-\x7f])(?:(?:[A-Za-z0-9\-]|[^\x00-\x7f])*(?:[A-Za-z0-9]|[^\x00-\x7f]))?$",
);
const PHONE: &str = r"^\+[1-9][0-9]{1,14}$";

/// The pattern of a format, or its words.
pub(super) fn of(format: Format) -> (Cow<'static, str>, Tree) {
    let pattern: Cow<'static, str> = match format {
        Format::Plain => "".into(),
        Format::Url => URL.into(),
        Format::DateTime => DATE_TIME.into(),
        Format::Timestamp => TIMESTAMP.into(),
        Format::SpacedDateTime => SPACED_DATE_TIME.into(),
        Format::Date => DATE.into(),
        Format::Email => EMAIL.into(),
        Format::Phone => PHONE.into(),
        Format::Country => alternatives(countries()).into(),
        Format::Subdivision => {
            let country = countries().collect::<Vec<_>>().join("|");
            format!("^(?:(?:{country})-)?[A-Z0-9]{{1,3}}$").into()
        }
        Format::Currency => alternatives(currencies()).into(),
    };
    ("pattern".into(), Tree::text(pattern))
}

/// What JSON Schema calls a format, where it has one.
pub(super) fn standard(format: Format) -> Option<&'static str> {
    match format {
        Format::Url => Some("uri"),
        Format::Date => Some("date"),
        _ => None,
    }
}

fn alternatives(words: impl Iterator<Item = String>) -> String {
    format!("^(?:{})$", words.collect::<Vec<_>>().join("|"))
}

fn countries() -> impl Iterator<Item = String> {
    COUNTRIES.as_bytes().chunks(2).map(|code| String::from_utf8_lossy(code).into_owned())
}

/// The codes that the check takes, found by asking it.
fn currencies() -> impl Iterator<Item = String> {
    let letters = || 'A'..='Z';
    let pairs = letters().flat_map(move |a| letters().map(move |b| (a, b)));
    let codes = pairs.flat_map(move |(a, b)| letters().map(move |c| String::from_iter([a, b, c])));
    codes.filter(|code| is_currency(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Amount;
    use crate::format::{is_date_time, is_url};
    use proptest::prelude::*;
    use serde_json::json;

    fn matcher(pattern: &str) -> jsonschema::Validator {
        jsonschema::validator_for(&json!({"type": "string", "pattern": pattern})).unwrap()
    }

    fn is_whole(text: &str) -> bool {
        Amount::parse(text.as_bytes()).is_ok_and(|amount| amount.to_scale(0).is_some())
    }

    /// Holds a pattern against its function, on texts made of the pieces that matter to it.
    fn agree(pattern: &str, pieces: &'static [&'static str], known: fn(&str) -> bool) {
        let matcher = matcher(pattern);
        let texts = proptest::collection::vec(proptest::sample::select(pieces), 0..9);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let outcome = runner.run(&texts, |pieces| {
            let text = pieces.concat();
            prop_assert_eq!(matcher.is_valid(&json!(text)), known(&text), "{:?}", text);
            Ok(())
        });
        outcome.unwrap();
    }

    #[test]
    fn decimals() {
        let pieces = &["-", "+", "0", "7", "12", ".", "e", "E", " ", "\n", "x"];
        agree(DECIMAL, pieces, |text| Amount::parse(text.as_bytes()).is_ok());
        agree(WHOLE, &["-", "+", "0", "7", "12", ".0", ".", " ", "\n", "x"], is_whole);
        assert!(matcher(WHOLE).is_valid(&json!("12.0e3")) && is_whole("12.0e3"));
        // The documented difference.
        assert!(!matcher(WHOLE).is_valid(&json!("1.5e1")) && is_whole("1.5e1"));
        let placeholder = matcher(WHOLE_OR_PLACEHOLDER);
        assert!(placeholder.is_valid(&json!("null")) && placeholder.is_valid(&json!("-5")));
        assert!(!placeholder.is_valid(&json!("nul")) && !placeholder.is_valid(&json!("x5")));
    }

    #[test]
    fn urls() {
        let pieces = &[
            "http", "://", "a", "1", "user", "@", ":", "80", "/", "?", "#", "[", "]", "::1", " ",
            "ü", "<", "|", "\n", "+",
        ];
        agree(URL, pieces, is_url);
        let pieces = &["http://", "a", ":", "80", "]", "@", "/", "{"];
        agree(URL, pieces, is_url);
    }

    #[test]
    fn texts_of_other_formats() {
        use crate::format::rule;
        let pieces: &[(Format, &'static [&'static str])] = &[
            (Format::Email, &["a", "ü", "-", ".", "@", "b", "+", " ", "é.c", "1"]),
            (Format::Phone, &["+", "0", "1", "310", "5551234", " ", "x"]),
            (Format::Country, &["U", "S", "US", "DE", "u", "X"]),
            (Format::Subdivision, &["US", "-", "C", "A", "CA", "09", "x", "ZZ"]),
            (Format::Currency, &["U", "S", "D", "USD", "EUR", "X", "AU", "u"]),
            (Format::Date, &["1992", "-", "02", "29", "30", "2024", "1", " "]),
            (
                Format::SpacedDateTime,
                &["2024-02-29", "2023-02-29", " ", "T", "13:01:22", "24:00:00"],
            ),
            (
                Format::Timestamp,
                &["2024-02-29", "T", " ", "13:01:22", ".5", "Z", "+0100", "+01:00"],
            ),
        ];
        for (format, pieces) in pieces {
            let (_, Tree::Text(pattern)) = of(*format) else { panic!("a pattern is text") };
            agree(&pattern, pieces, rule(*format).unwrap().fits);
        }
    }

    #[test]
    fn date_times() {
        let dates = &[
            "2016-04-22",
            "2024-02-29",
            "2023-02-29",
            "1900-02-29",
            "2000-02-29",
            "T",
            "t",
            " ",
            "11:02:47",
            "23:59:60",
            "24:00:00",
            ".5",
            ".",
            "Z",
            "z",
            "+0530",
            "-07:00",
            "+24:00",
            "x",
        ];
        agree(DATE_TIME, dates, is_date_time);
        let (date, time) = (matcher(DATE_TIME), matcher(TIME));
        for month in 0..=13 {
            for day in 0..=32 {
                for year in [0, 4, 100, 400, 1900, 2000, 2023, 2024] {
                    let text = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
                    assert_eq!(date.is_valid(&json!(text)), is_date_time(&text), "{text}");
                    assert_eq!(time.is_valid(&json!(text)), is_date_time(&text), "{text}");
                }
            }
        }
        assert!(matcher(TIME).is_valid(&json!("1460151590")));
    }
}

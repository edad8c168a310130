//! Core's grammars of text as regular expressions of ECMA-262, for JSON Schema.
//!
//! They use nothing that the `u` flag forbids or that other engines read differently,
//! so that ajv, jsonschema and the Rust `regex` crate agree. The tests hold each of them
//! against the function that the check uses.

/// [`Amount::parse`](crate::Amount::parse) without its range.
pub(super) const DECIMAL: &str = r"^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";

/// A whole number: digits, zeros behind a point, an exponent that adds digits. Not those
/// that only an exponent makes whole, such as `1.5e1`.
pub(super) const WHOLE: &str = r"^-?[0-9]+(?:\.0+)?(?:[eE]\+?[0-9]+)?$";

/// [`WHOLE`], or the placeholder `null`, which is a warning only.
pub(super) const WHOLE_OR_PLACEHOLDER: &str =
    r"^(?:null|-?[0-9]+(?:\.0+)?(?:[eE]\+?[0-9]+)?)$";

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

/// A macro, since `concat!` takes literals only.
macro_rules! date_time {
    () => {
        concat!(
            "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
            "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
            "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
            "[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)",
            r"(?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])",
        )
    };
}
use date_time;

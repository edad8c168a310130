//! Formats of text that the documents name.
//!
//! [`rule`] has for each format what a finding says and the function that decides.
//! Written here because the well-kept parsers weigh more than the whole check: they
//! compute instants and normalise URLs, where only yes or no is asked. The tests hold
//! dates against `jiff`.

use crate::currency::minor_units;
use crate::finding::Code;
use crate::shape::Format;

/// How a format is checked.
pub(crate) struct Rule {
    /// The code of a text that does not fit.
    pub code: Code,
    /// What fits, in words.
    pub expected: &'static str,
    /// Whether a text fits.
    pub fits: fn(&str) -> bool,
}

/// The rule of a format; plain text has none.
pub(crate) fn rule(format: Format) -> Option<Rule> {
    let (code, expected, fits): (_, _, fn(&str) -> bool) = match format {
        Format::Plain => return None,
        Format::Url => {
            (Code::FormatUrl, "an absolute URL such as https://shop.example/path", is_url)
        }
        Format::DateTime => (
            Code::FormatDateTime,
            "a date and time such as 2016-04-22T11:02:47-07:00",
            is_date_time,
        ),
        Format::Timestamp => (
            Code::FormatDateTime,
            "a date and time of RFC 3339 such as 2024-11-26T17:32:28Z",
            is_timestamp,
        ),
        Format::SpacedDateTime => (
            Code::FormatDateTime,
            "a date and time such as 2019-12-11 13:01:22",
            is_spaced_date_time,
        ),
        Format::Date => (Code::FormatDate, "a date such as 1992-02-01", is_date),
        Format::Email => {
            (Code::FormatEmail, "an email address such as sally@example.com", is_email)
        }
        Format::Phone => (
            Code::FormatPhone,
            "a number of E.164: `+`, the country's code and the number, at most 15 digits",
            is_phone,
        ),
        Format::Country => {
            (Code::FormatCountry, "two letters of ISO 3166-1 such as US", is_country)
        }
        Format::Subdivision => {
            (Code::FormatSubdivision, "a code of ISO 3166-2 such as CA or US-CA", is_subdivision)
        }
        Format::Currency => {
            (Code::CurrencyUnknown, "three letters of ISO 4217 such as USD", is_currency)
        }
    };
    Some(Rule { code, expected, fits })
}

/// An absolute URL: a scheme, `://`, a host, and only characters that RFC 3986 allows
/// (or characters beyond ASCII, which browsers accept).
pub(crate) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let (authority, _) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (host, ""),
    };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        && !host.is_empty()
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && !rest.bytes().any(|byte| {
            byte <= b' '
                || matches!(
                    byte,
                    b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x7f
                )
        })
}

/// `2016-04-22T11:02:47`, with an optional fraction, then `Z`, `±hh:mm` or `±hhmm`.
pub(crate) fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((date, rest)) = bytes.split_at_checked(10) else { return false };
    let Some((time, rest)) = rest.split_at_checked(9) else { return false };
    is_day(date) && is_time(time) && is_offset(skip_fraction(rest))
}

/// What RFC 3339 calls `date-time`: a `T` between, and `Z` or `±hh:mm`.
pub(crate) fn is_timestamp(text: &str) -> bool {
    is_date_time(text)
        && matches!(text.as_bytes().get(10), Some(b'T' | b't'))
        && (text.ends_with(['Z', 'z']) || text.bytes().nth_back(2) == Some(b':'))
}

/// `2019-12-11 13:01:22`.
pub(crate) fn is_spaced_date_time(text: &str) -> bool {
    let Some((date, time)) = text.as_bytes().split_at_checked(10) else { return false };
    is_day(date) && time.first() == Some(&b' ') && is_time(time)
}

/// `1992-02-01`.
pub(crate) fn is_date(text: &str) -> bool {
    is_day(text.as_bytes())
}

/// An email address as browsers take it, and characters beyond ASCII (RFC 6531).
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let atom = |byte: u8| {
        byte.is_ascii_alphanumeric() || byte > 0x7f || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
    };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte > 0x7f;
    let label = |label: &str| {
        let bytes = label.as_bytes();
        bytes.first().is_some_and(|byte| letter(*byte))
            && bytes.last().is_some_and(|byte| letter(*byte))
            && bytes.iter().all(|byte| letter(*byte) || *byte == b'-')
    };
    !local.is_empty() && local.bytes().all(atom) && domain.split('.').all(label)
}

/// `+`, then up to 15 digits that do not begin with zero.
pub(crate) fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (2..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The codes of ISO 3166-1, without spaces between.
pub(crate) const COUNTRIES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGY\
HKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMR\
MSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSS\
STSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// A country that has a code now.
pub(crate) fn is_country(text: &str) -> bool {
    let (codes, _) = COUNTRIES.as_bytes().as_chunks::<2>();
    codes.iter().any(|code| code.as_slice() == text.as_bytes())
}

/// The form of a code of ISO 3166-2: up to three letters or digits, with or without the
/// country's code in front. Which codes a country has changes every year, so a list
/// would refuse addresses that are right.
pub(crate) fn is_subdivision(text: &str) -> bool {
    let code = match text.split_once('-') {
        Some((country, code)) if is_country(country) => code,
        Some(_) => return false,
        None => text,
    };
    (1..=3).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A currency with minor units.
pub(crate) fn is_currency(text: &str) -> bool {
    minor_units(text).is_some()
}

fn is_day(text: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return false };
    let (Some(year), Some(month), Some(day)) =
        (number(&[*y1, *y2, *y3, *y4]), number(&[*m1, *m2]), number(&[*d1, *d2]))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_time(text: &[u8]) -> bool {
    let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2] = text else { return false };
    // A leap second is a time.
    matches!(
        (number(&[*h1, *h2]), number(&[*m1, *m2]), number(&[*s1, *s2])),
        (Some(0..=23), Some(0..=59), Some(0..=60))
    )
}

fn skip_fraction(text: &[u8]) -> &[u8] {
    let [b'.', rest @ ..] = text else { return text };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 { text } else { rest.get(digits..).unwrap_or_default() }
}

fn is_offset(text: &[u8]) -> bool {
    let (hours, minutes) = match text {
        [b'Z' | b'z'] => return true,
        [b'+' | b'-', h1, h2, b':', m1, m2] | [b'+' | b'-', h1, h2, m1, m2] => {
            ([*h1, *h2], [*m1, *m2])
        }
        _ => return false,
    };
    matches!((number(&hours), number(&minutes)), (Some(0..=23), Some(0..=59)))
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |value, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit.wrapping_sub(b'0')))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn urls() {
        for text in [
            "http://172.16.4.130/magento1921",
            "https://shop.example",
            "https://a.b:8080/x?y=1#z",
            "https://user@[::1]:443/",
            "ftp://host/ü",
        ] {
            assert!(is_url(text), "{text}");
        }
        for text in [
            "",
            "x",
            "shop.example",
            "//host",
            "http://",
            "http:///path",
            "1http://x",
            "http://a b",
            "http://h:80x/",
            "://h",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }

    #[test]
    fn date_times() {
        for text in [
            "2016-04-22T11:02:47-07:00",
            "2016-04-08T21:13:11Z",
            "2016-04-08T21:13:11+0530",
            "2024-02-29T00:00:00.123Z",
            "2016-12-31T23:59:60Z",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "",
            "2016-04-22",
            "2016-04-22T11:02:47",
            "2023-02-29T00:00:00Z",
            "2016-13-01T00:00:00Z",
            "2016-00-01T00:00:00Z",
            "2016-04-31T00:00:00Z",
            "2016-04-22T24:00:00Z",
            "2016-04-22T11:60:00Z",
            "2016-04-22T11:02:47.Z",
            "2016-04-22T11:02:47+24:00",
            "2016-04-22T11:02:47+7",
            "2019-12-1113:01:22",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn dates_of_the_other_documents() {
        assert!(
            is_timestamp("2024-11-26T17:32:28Z") && is_timestamp("2024-11-26t17:32:28.5+01:00")
        );
        for text in ["2024-11-26 17:32:28Z", "2024-11-26T17:32:28+0100", "2024-11-26", "1732642348"]
        {
            assert!(!is_timestamp(text), "{text}");
        }
        assert!(is_spaced_date_time("2019-12-11 13:01:22"));
        for text in
            ["2019-12-1113:01:22", "2019-12-11T13:01:22", "2019-12-11 13:01:22Z", "2019-12-11", ""]
        {
            assert!(!is_spaced_date_time(text), "{text}");
        }
        assert!(is_date("1992-02-01") && is_date("2024-02-29"));
        for text in ["1992-2-1", "1992-02-30", "01/02/1992", "1992-02-01 00:00:00", ""] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn addresses_and_numbers() {
        for text in
            ["sally@example.com", "a.b+c@x-y.co.uk", "jörg@müller.example", "root@localhost"]
        {
            assert!(is_email(text), "{text}");
        }
        for text in ["", "@", "a@", "@b", "a@b@c", "a b@c.d", "a@-b.c", "a@b..c", "a@b.", "sally"] {
            assert!(!is_email(text), "{text}");
        }
        for text in ["+13105551234", "+442071838750", "+12"] {
            assert!(is_phone(text), "{text}");
        }
        for text in ["", "+", "13105551234", "+0310555", "+1 310 555", "+1234567890123456", "+1x2"]
        {
            assert!(!is_phone(text), "{text}");
        }
        for text in ["CA", "US-CA", "09", "B", "JP-13", "ENG"] {
            assert!(is_subdivision(text), "{text}");
        }
        for text in ["", "ca", "California", "US-", "ZZ-CA", "US-CA-1", "ABCD"] {
            assert!(!is_subdivision(text), "{text}");
        }
        assert!(
            is_currency("USD") && !is_currency("usd") && !is_currency("XAU") && !is_currency("$")
        );
    }

    #[test]
    fn countries_are_those_of_the_standard() {
        let mut known: Vec<String> =
            rust_iso3166::ALL.iter().map(|country| country.alpha2.to_owned()).collect();
        known.retain(|code| code != "XK");
        known.sort();
        let (codes, rest) = COUNTRIES.as_bytes().as_chunks::<2>();
        assert!(rest.is_empty());
        let listed: Vec<_> =
            codes.iter().map(|code| String::from_utf8(code.to_vec()).unwrap()).collect();
        assert_eq!(listed, known);
        assert!(!is_country("DA") && !is_country("us") && !is_country("USA") && !is_country(""));
    }

    proptest! {
        #[test]
        fn dates_agree_with_jiff(year in 1_i16..9999, month in 0_u8..14, day in 0_u8..33) {
            let text = format!("{year:04}-{month:02}-{day:02}T01:02:03Z");
            prop_assert_eq!(is_date_time(&text), text.parse::<jiff::Timestamp>().is_ok(), "{}", text);
        }
    }
}

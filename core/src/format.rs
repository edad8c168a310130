//! Formats of text that the documents name.
//!
//! Written here because the well-kept parsers weigh more than the whole check: they
//! compute instants and normalise URLs, where only yes or no is asked. The tests hold
//! dates against `jiff`.

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
    is_date(date) && is_time(time) && is_offset(skip_fraction(rest))
}

fn is_date(text: &[u8]) -> bool {
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

    proptest! {
        #[test]
        fn dates_agree_with_jiff(year in 1_i16..9999, month in 0_u8..14, day in 0_u8..33) {
            let text = format!("{year:04}-{month:02}-{day:02}T01:02:03Z");
            prop_assert_eq!(is_date_time(&text), text.parse::<jiff::Timestamp>().is_ok(), "{}", text);
        }
    }
}

//! Many payloads in one text: a JSON text a line, as [NDJSON](https://github.com/ndjson/ndjson-spec)
//! has it.

use crate::error::Error;
use crate::kind::Kind;
use crate::options::Options;
use crate::payload::{self, Source};
use crate::report::Report;

/// One line that holds a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 1; empty lines count.
    pub number: u64,
    /// Where it begins, in bytes from the start of the text.
    pub offset: usize,
    /// Its text, without the end of the line.
    pub bytes: &'a [u8],
}

/// The lines of a text that are not empty. A line ends with LF or CRLF; the last one may end with
/// the text.
///
/// ```
/// let lines: Vec<_> = orderwire::lines(b"{}\r\n\n{\"a\": 1}").map(|line| (line.number, line.offset)).collect();
/// assert_eq!(lines, [(1, 0), (3, 5)]);
/// ```
pub fn lines(text: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut offset = 0_usize;
    let next = move || {
        let rest = text.get(offset..).filter(|rest| !rest.is_empty())?;
        let end = end_of_line(rest).map_or(rest.len(), |at| at.saturating_add(1));
        let (begin, line) = (offset, rest.get(..end)?);
        offset = offset.saturating_add(end);
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        Some((begin, line.strip_suffix(b"\r").unwrap_or(line)))
    };
    let numbered = std::iter::from_fn(next).zip(1_u64..);
    let whole = numbered.map(|((offset, bytes), number)| Line { number, offset, bytes });
    whole.filter(|line| !is_blank(line.bytes))
}

/// A line without a payload: a byte order mark may stand in it, as at the beginning of a file.
pub(crate) fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii().is_empty()
}

/// Where LF stands.
#[cfg(feature = "read")]
fn end_of_line(text: &[u8]) -> Option<usize> {
    memchr::memchr(b'\n', text)
}

/// Where LF stands. The small module has no room for a quicker search.
#[cfg(not(feature = "read"))]
fn end_of_line(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| *byte == b'\n')
}

/// The report of each line. Its positions count from the start of the line.
///
/// ```
/// use orderwire::{Kind, Options, check_ndjson};
/// let kind = Kind::named("retailops.order_ack.response")?;
/// let text = "{\"events\": []}\n{\"events\": 5}\n";
/// let options = Options::default();
/// let reports = check_ndjson(kind, text.as_bytes(), &options)?;
/// let bad: Vec<u64> = reports.filter(|(_, report)| !report.ok).map(|(line, _)| line.number).collect();
/// assert_eq!(bad, [2]);
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// As [`check`](crate::check): bad options only.
pub fn check_ndjson<'a>(
    kind: Kind,
    text: &'a [u8],
    options: &'a Options,
) -> Result<impl Iterator<Item = (Line<'a>, Report)>, Error> {
    Ok(check_lines(kind, text, options, options.named_scale()?, false))
}

/// The same by options whose scale is known; positions count UTF-16 code units as well where a
/// binding needs them.
pub(crate) fn check_lines<'a>(
    kind: Kind,
    text: &'a [u8],
    options: &'a Options,
    named: Option<u32>,
    utf16: bool,
) -> impl Iterator<Item = (Line<'a>, Report)> {
    lines(text).map(move |line| {
        let source = Source { bytes: line.bytes, host: None, utf16 };
        (line, payload::report(kind, source, options, named))
    })
}

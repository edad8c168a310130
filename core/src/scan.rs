//! Reads JSON text in one pass, strictly by RFC 8259.
//!
//! Nesting is bounded and followed without recursion: an open container keeps its parent
//! in its own node. Strings and indentation are read eight bytes at a time. ARCHITECTURE.md
//! has the figures of the readers this was measured against.

use crate::json::{ESCAPED, INTEGER, LONE_SURROGATE, Node, Tag};

/// The deepest nesting of arrays and objects that is read, unless a caller wants less.
pub(crate) const MAX_DEPTH: u32 = 128;
/// What is wrong when that is passed.
pub(crate) const TOO_DEEP: &str = "fewer levels";

/// Why the text is not JSON: what was expected at which byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SyntaxError {
    pub offset: usize,
    pub what: &'static str,
}

/// No container: the parent of the root value.
const ROOT: u32 = u32::MAX;

const fn every(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}
const HIGH: u64 = every(0x80);

#[inline(always)]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// The byte at `at`, or 0, which no token contains.
#[inline(always)]
fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// The first byte, or 0, which no token contains.
#[inline(always)]
fn peek(rest: &[u8]) -> u8 {
    rest.first().copied().unwrap_or(0)
}

#[inline(always)]
fn skip(rest: &[u8], count: usize) -> &[u8] {
    rest.get(count..).unwrap_or_default()
}

/// The index of the lowest byte of a word whose mask bit is set.
#[inline(always)]
fn first(mask: u64) -> usize {
    usize::try_from(mask.trailing_zeros() >> 3).unwrap_or(8)
}

#[inline(always)]
fn narrow(index: usize) -> u32 {
    let [a, b, c, d, ..] = index.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

#[inline(always)]
fn wide(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// The bytes of `word` that end a run of plain text in a string (a quote, a backslash, a
/// control character), as the top bit of each.
#[inline(always)]
fn special(word: u64) -> u64 {
    let quote_or_control = (word ^ every(0x02)).wrapping_sub(every(0x21));
    let backslash = (word ^ every(b'\\')).wrapping_sub(every(0x01));
    (quote_or_control | backslash) & !word & HIGH
}

#[cold]
#[inline(never)]
fn expected<T>(offset: usize, what: &'static str) -> Result<T, SyntaxError> {
    Err(SyntaxError { offset, what })
}

/// Skips the indentation after a line break.
#[inline(always)]
fn indent(mut rest: &[u8]) -> &[u8] {
    while let Some((chunk, tail)) = rest.split_first_chunk() {
        let other = u64::from_le_bytes(*chunk) ^ every(b' ');
        if other != 0 {
            rest = skip(rest, first(other));
            break;
        }
        rest = tail;
    }
    if peek(rest) > b' ' { rest } else { space_slow(rest) }
}

/// Skips whitespace, mostly a line break and its indentation.
#[inline(always)]
fn space(rest: &[u8]) -> &[u8] {
    match rest {
        [b'\n', tail @ ..] => indent(tail),
        [0x21..=0xff, ..] => rest,
        _ => space_slow(rest),
    }
}

/// Skips whitespace of any kind.
#[cold]
#[inline(never)]
fn space_slow(mut rest: &[u8]) -> &[u8] {
    while let [b' ' | b'\n' | b'\r' | b'\t', tail @ ..] = rest {
        rest = tail;
    }
    rest
}

/// Reads past the closing quote of a string without escapes whose opening quote was read.
#[inline(always)]
fn plain(mut rest: &[u8]) -> Option<&[u8]> {
    while let Some((chunk, tail)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*chunk);
        let stop = special(word);
        if stop == 0 {
            rest = tail;
            continue;
        }
        return match skip(rest, first(stop)) {
            [b'"', tail @ ..] => Some(tail),
            _ => None,
        };
    }
    None
}

/// Reads the rest of a string that has escapes, or that ends near the end of the text.
#[cold]
#[inline(never)]
fn string_rest(bytes: &[u8], mut at: usize) -> Result<(usize, u8), SyntaxError> {
    let mut flags = 0;
    loop {
        while let Some(word) = word(bytes, at) {
            let stop = special(word);
            at = at.wrapping_add(first(stop));
            if stop != 0 {
                break;
            }
        }
        match bytes.get(at) {
            Some(b'"') => return Ok((at.wrapping_add(1), flags)),
            Some(b'\\') => {
                flags |= ESCAPED;
                at = at.wrapping_add(1);
                match bytes.get(at) {
                    Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                        at = at.wrapping_add(1);
                    }
                    Some(b'u') => {
                        let unit = hex(bytes, at.wrapping_add(1))?;
                        at = at.wrapping_add(5);
                        match unit {
                            0xD800..=0xDBFF => {
                                if bytes.get(at..at.wrapping_add(2)) == Some(b"\\u") {
                                    let low = hex(bytes, at.wrapping_add(2))?;
                                    if matches!(low, 0xDC00..=0xDFFF) {
                                        at = at.wrapping_add(6);
                                        continue;
                                    }
                                }
                                flags |= LONE_SURROGATE;
                            }
                            0xDC00..=0xDFFF => flags |= LONE_SURROGATE,
                            _ => {}
                        }
                    }
                    _ => return expected(at, "an escape: one of \" \\ / b f n r t u"),
                }
            }
            Some(0x20..) => at = at.wrapping_add(1),
            Some(_) => return expected(at, "no control character in a string"),
            None => return expected(bytes.len(), "'\"' at the end of the string"),
        }
    }
}

/// The UTF-16 code unit of the four hexadecimal digits at `at`.
fn hex(bytes: &[u8], at: usize) -> Result<u32, SyntaxError> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some([a, b, c, d]) = rest.first_chunk()
        && let (Some(a), Some(b), Some(c), Some(d)) = (digit(a), digit(b), digit(c), digit(d))
    {
        return Ok(a << 12 | b << 8 | c << 4 | d);
    }
    let good = rest.iter().take_while(|byte| digit(byte).is_some()).count();
    expected(at.wrapping_add(good).min(bytes.len()), "a hexadecimal digit")
}

#[inline(never)]
fn number_rest(bytes: &[u8], mut at: usize) -> Result<(usize, u8), SyntaxError> {
    if byte(bytes, at) == b'.' {
        at = digits(bytes, at.wrapping_add(1))?;
    }
    if matches!(byte(bytes, at), b'e' | b'E') {
        at = at.wrapping_add(1);
        at = at.wrapping_add(usize::from(matches!(byte(bytes, at), b'+' | b'-')));
        at = digits(bytes, at)?;
    }
    Ok((at, 0))
}

fn digits(bytes: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let mut at = start;
    while let Some(word) = word(bytes, at) {
        // 0 to 9 in every byte that is a digit.
        let value = word ^ every(b'0');
        let other = (value.wrapping_add(every(0x76)) | value) & HIGH;
        at = at.wrapping_add(first(other));
        if other != 0 {
            break;
        }
    }
    while byte(bytes, at).is_ascii_digit() {
        at = at.wrapping_add(1);
    }
    if at == start { expected(at, "a digit") } else { Ok(at) }
}

#[inline(always)]
fn literal<const N: usize>(
    bytes: &[u8],
    rest: &[u8],
    text: &'static [u8; N],
    what: &'static str,
) -> Result<(), SyntaxError> {
    if rest.first_chunk() == Some(text) {
        return Ok(());
    }
    let same = rest.iter().zip(text).take_while(|(a, b)| a == b).count();
    expected(bytes.len().wrapping_sub(rest.len()).wrapping_add(same), what)
}

/// Reads past the closing quote of a string whose opening quote is at `rest`.
#[inline(always)]
fn string<'a>(
    bytes: &'a [u8],
    rest: &'a [u8],
    tail: &'a [u8],
) -> Result<(&'a [u8], u8), SyntaxError> {
    match plain(tail) {
        Some(rest) => Ok((rest, 0)),
        None => {
            let start = bytes.len().wrapping_sub(rest.len());
            let (end, flags) = string_rest(bytes, start.wrapping_add(1))?;
            Ok((skip(bytes, end), flags))
        }
    }
}

/// Reads one JSON text, whose first byte is at `from`, into nodes in document order.
pub(crate) fn scan(text: &str, from: usize) -> Result<Vec<Node>, SyntaxError> {
    scan_within(MAX_DEPTH, text, from)
}

/// The same where containers are nested no deeper than `most`.
pub(crate) fn scan_within(most: u32, text: &str, from: usize) -> Result<Vec<Node>, SyntaxError> {
    let bytes = text.as_bytes();
    // What payloads need; a text of nothing but digits and commas needs four times as much.
    let mut tape: Vec<Node> = Vec::with_capacity(bytes.len() >> 3);
    let place = |rest: &[u8]| bytes.len().wrapping_sub(rest.len());
    let mut depth = 0_u32;
    // The innermost open container; while one is open its `next` is its parent.
    let mut open = ROOT;
    // What closes it; 0 outside of any.
    let mut closer = 0;
    let mut rest = space_slow(skip(bytes, from));
    'item: loop {
        if closer == b'}' {
            let [b'"', tail @ ..] = rest else {
                let none_yet = open.wrapping_add(1) == narrow(tape.len());
                return expected(place(rest), if none_yet { "a key or '}'" } else { "a key" });
            };
            let start = place(rest);
            let flags;
            (rest, flags) = string(bytes, rest, tail)?;
            let next = narrow(tape.len()).wrapping_add(1);
            tape.push(Node {
                start: narrow(start),
                end: narrow(place(rest)),
                next,
                tag: Tag::String,
                flags,
                lead: 0,
            });
            rest = match rest {
                [b':', b' ', 0x21..=0xff, ..] => skip(rest, 2),
                [b':', 0x21..=0xff, ..] => skip(rest, 1),
                _ => {
                    rest = space_slow(rest);
                    let [b':', tail @ ..] = rest else {
                        return expected(place(rest), "':'");
                    };
                    space_slow(tail)
                }
            };
        }
        let start = place(rest);
        let lead = peek(rest);
        let tag;
        let mut flags = 0;
        'value: {
            // Apart from the match: a branch of its own predicts better than a jump table.
            if lead == b'"' {
                (tag, (rest, flags)) = (Tag::String, string(bytes, rest, skip(rest, 1))?);
            } else {
                match lead {
                    b'0'..=b'9' | b'-' => {
                        tag = Tag::Number;
                        flags = INTEGER;
                        let mut lead = lead;
                        if lead == b'-' {
                            rest = skip(rest, 1);
                            lead = peek(rest);
                            if !lead.is_ascii_digit() {
                                return expected(place(rest), "a digit");
                            }
                        }
                        let head = skip(rest, 1);
                        rest = head;
                        while let [b'0'..=b'9', tail @ ..] = rest {
                            rest = tail;
                        }
                        if lead == b'0' && rest.len() != head.len() {
                            return expected(place(head), "no digit after a leading zero");
                        }
                        match peek(rest) {
                            b'.' | b'e' | b'E' => {
                                let (end, read) = number_rest(bytes, place(rest))?;
                                flags = read;
                                rest = skip(bytes, end);
                            }
                            _ => {}
                        }
                    }
                    b'{' | b'[' => {
                        if depth >= most {
                            return expected(start, TOO_DEEP);
                        }
                        depth = depth.wrapping_add(1);
                        let tag = if lead == b'{' { Tag::Object } else { Tag::Array };
                        closer = lead.wrapping_add(2);
                        let parent = open;
                        open = narrow(tape.len());
                        tape.push(Node {
                            start: narrow(start),
                            end: 0,
                            next: parent,
                            tag,
                            flags: 0,
                            lead: 0,
                        });
                        rest = space(skip(rest, 1));
                        if peek(rest) == closer {
                            break 'value;
                        }
                        continue 'item;
                    }
                    b'n' => {
                        tag = Tag::Null;
                        literal(bytes, rest, b"null", "null")?;
                        rest = skip(rest, 4);
                    }
                    b't' => {
                        tag = Tag::True;
                        literal(bytes, rest, b"true", "true")?;
                        rest = skip(rest, 4);
                    }
                    b'f' => {
                        tag = Tag::False;
                        literal(bytes, rest, b"false", "false")?;
                        rest = skip(rest, 5);
                    }
                    _ => return expected(start, "a value"),
                }
            }
            let next = narrow(tape.len()).wrapping_add(1);
            let end = narrow(place(rest));
            tape.push(Node { start: narrow(start), end, next, tag, flags, lead: 0 });
        }
        // A value ended, or an empty container is about to.
        loop {
            rest = match rest {
                [b',', b'\n', tail @ ..] if closer != 0 => {
                    rest = indent(tail);
                    continue 'item;
                }
                [b',', 0x21..=0xff, ..] if closer != 0 => {
                    rest = skip(rest, 1);
                    continue 'item;
                }
                [b',', b' ', 0x21..=0xff, ..] if closer != 0 => {
                    rest = skip(rest, 2);
                    continue 'item;
                }
                [b'\n', tail @ ..] => indent(tail),
                [0x21..=0xff, ..] => rest,
                _ => space_slow(rest),
            };
            let close = peek(rest);
            if close == b',' && closer != 0 {
                rest = space_slow(skip(rest, 1));
                continue 'item;
            }
            if close != closer || closer == 0 {
                if closer == 0 && rest.is_empty() {
                    return Ok(tape);
                }
                return expected(
                    place(rest),
                    match closer {
                        0 => "the end of the text",
                        b'}' => "',' or '}'",
                        _ => "',' or ']'",
                    },
                );
            }
            rest = skip(rest, 1);
            depth = depth.wrapping_sub(1);
            let next = narrow(tape.len());
            if let Some(node) = tape.get_mut(wide(open)) {
                open = node.next;
                node.end = narrow(place(rest));
                node.next = next;
            }
            closer = match tape.get(wide(open)) {
                None => 0,
                Some(node) if node.tag == Tag::Object => b'}',
                Some(_) => b']',
            };
        }
    }
}

//! JSON text to a flat list of byte ranges, in one pass, strictly by RFC 8259.
//!
//! Nothing is converted: a number keeps its spelling and a string its escapes until
//! somebody asks. Nesting is bounded and followed without recursion. ARCHITECTURE.md
//! has the figures of the readers this was measured against.

use std::borrow::Cow;

/// The deepest nesting of arrays and objects that is read.
pub(crate) const MAX_DEPTH: u32 = 128;
/// What is expected when that is passed.
pub(crate) const DEPTH_EXPECTED: &str = "128";

/// The string contains at least one escape.
const ESCAPED: u8 = 1;
/// The string contains a `\u` surrogate without its other half.
const LONE_SURROGATE: u8 = 2;
/// The number has neither fraction nor exponent.
const INTEGER: u8 = 4;
/// The value is an amount, a rate or a percentage; known once it is checked.
const DECIMAL: u8 = 8;

/// What kind of value a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}

/// One value or key: the bytes it spans and the node that follows its subtree. The
/// children of an object are its keys and values in turn. A string spans its quotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Node {
    pub start: u32,
    pub end: u32,
    /// For a key, once checked: the position of its field in the shape.
    pub next: u32,
    pub tag: Tag,
    flags: u8,
}

impl Node {
    /// Stands in for a node that does not exist.
    pub const MISSING: Self = Self { start: 0, end: 0, next: 0, tag: Tag::Null, flags: 0 };

    /// The text it spans.
    pub fn slice(self, text: &str) -> &str {
        let range = usize::try_from(self.start).ok().zip(usize::try_from(self.end).ok());
        range.and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
    }

    /// The text of a string without its quotes when it has no escapes.
    pub fn plain(self, text: &str) -> Option<&[u8]> {
        if self.flags & ESCAPED != 0 {
            return None;
        }
        let range = usize::try_from(self.start).ok()?.checked_add(1)?
            ..usize::try_from(self.end).ok()?.checked_sub(1)?;
        text.as_bytes().get(range)
    }

    /// The text of a string without quotes and escapes; other values as they are spelled.
    /// Half a surrogate pair becomes U+FFFD.
    pub fn string(self, text: &str) -> Cow<'_, str> {
        let slice = self.slice(text);
        let Some(inner) = slice.strip_prefix('"').and_then(|slice| slice.strip_suffix('"')) else {
            return Cow::Borrowed(slice);
        };
        if self.flags & ESCAPED == 0 { Cow::Borrowed(inner) } else { Cow::Owned(unescape(inner)) }
    }

    /// A string with half a surrogate pair.
    pub fn is_lone_surrogate(self) -> bool {
        self.flags & LONE_SURROGATE != 0
    }

    /// Marks an amount, a rate or a percentage.
    pub fn mark_decimal(&mut self) {
        self.flags |= DECIMAL;
    }

    /// An amount, a rate or a percentage, whether written as text or as a number.
    pub fn is_decimal(self) -> bool {
        self.flags & DECIMAL != 0
    }

    /// A number without fraction and exponent.
    pub fn is_integer(self) -> bool {
        self.flags & INTEGER != 0
    }
}

/// Why the text is not JSON: what was expected at which byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SyntaxError {
    pub offset: usize,
    pub what: &'static str,
}

/// A text and its nodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Document<'t> {
    pub text: &'t str,
    pub nodes: &'t [Node],
}

impl<'t> Document<'t> {
    pub fn node(self, at: u32) -> Node {
        usize::try_from(at).ok().and_then(|at| self.nodes.get(at)).copied().unwrap_or(Node::MISSING)
    }

    pub fn slice(self, node: Node) -> &'t str {
        node.slice(self.text)
    }

    pub fn string(self, node: Node) -> Cow<'t, str> {
        node.string(self.text)
    }
}

/// Resolves the escapes of a string that was scanned.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut characters = escape.chars();
        match characters.next() {
            Some('b') => plain.push('\u{8}'),
            Some('f') => plain.push('\u{c}'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some('u') => {
                let (character, tail) = unicode(characters.as_str());
                plain.push(character);
                rest = tail;
                continue;
            }
            Some(other) => plain.push(other),
            None => {}
        }
        rest = characters.as_str();
    }
    plain.push_str(rest);
    plain
}

/// The character of the hexadecimal digits behind `\u`, with its other half if it has one.
fn unicode(text: &str) -> (char, &str) {
    let unit = |text: &str| text.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let rest = text.get(4..).unwrap_or_default();
    let high = unit(text).unwrap_or(0xFFFD);
    if let 0xD800..=0xDBFF = high
        && let Some(low_text) = rest.strip_prefix("\\u")
        && let Some(low @ 0xDC00..=0xDFFF) = unit(low_text)
    {
        let pair = 0x10000_u32.wrapping_add((high & 0x3FF) << 10).wrapping_add(low & 0x3FF);
        return (char::from_u32(pair).unwrap_or('\u{FFFD}'), low_text.get(4..).unwrap_or_default());
    }
    (char::from_u32(high).unwrap_or('\u{FFFD}'), rest)
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

/// The bytes of `word` that end a run of plain text in a string: quotes, backslashes and
/// control characters, as the high bit of each.
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

/// Skips whitespace from `at`; returns where it ends.
#[inline(always)]
fn space(bytes: &[u8], mut at: usize) -> usize {
    if byte(bytes, at) > b' ' {
        return at;
    }
    at = at.wrapping_add(usize::from(byte(bytes, at) == b'\n' || byte(bytes, at) == b' '));
    while let Some(word) = word(bytes, at) {
        let other = word ^ every(b' ');
        if other != 0 {
            at = at.wrapping_add(first(other));
            break;
        }
        at = at.wrapping_add(8);
    }
    if byte(bytes, at) > b' ' {
        return at;
    }
    space_slow(bytes, at)
}

#[cold]
#[inline(never)]
fn space_slow(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at = at.wrapping_add(1);
    }
    at
}

/// Reads a string whose opening quote is at `start`; returns its end and flags.
#[inline(always)]
fn string(bytes: &[u8], start: usize) -> Result<(usize, u8), SyntaxError> {
    let mut at = start.wrapping_add(1);
    while let Some(word) = word(bytes, at) {
        let stop = special(word);
        if stop != 0 {
            at = at.wrapping_add(first(stop));
            if byte(bytes, at) == b'"' {
                return Ok((at.wrapping_add(1), 0));
            }
            break;
        }
        at = at.wrapping_add(8);
    }
    string_rest(bytes, at)
}

/// The rest of a string from its first escape, or near the end of the text.
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
    let mut unit = 0_u32;
    for at in at..at.wrapping_add(4) {
        let digit = bytes.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let Some(digit) = digit else {
            return expected(at.min(bytes.len()), "a hexadecimal digit");
        };
        unit = unit << 4 | digit;
    }
    Ok(unit)
}

/// Reads a number whose first byte is at `start`; returns its end and flags.
#[inline(always)]
fn number(bytes: &[u8], start: usize, lead: u8) -> Result<(usize, u8), SyntaxError> {
    let mut at = start;
    let mut lead = lead;
    if lead == b'-' {
        at = at.wrapping_add(1);
        lead = byte(bytes, at);
        if !lead.is_ascii_digit() {
            return expected(at, "a digit");
        }
    }
    at = at.wrapping_add(1);
    if lead != b'0' {
        while byte(bytes, at).is_ascii_digit() {
            at = at.wrapping_add(1);
        }
    }
    match byte(bytes, at) {
        b'.' | b'e' | b'E' => number_rest(bytes, at),
        b'0'..=b'9' => expected(at, "no digit after a leading zero"),
        _ => Ok((at, INTEGER)),
    }
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
    while byte(bytes, at).is_ascii_digit() {
        at = at.wrapping_add(1);
    }
    if at == start { expected(at, "a digit") } else { Ok(at) }
}

#[inline(always)]
fn literal<const N: usize>(
    bytes: &[u8],
    start: usize,
    text: &'static [u8; N],
    what: &'static str,
) -> Result<usize, SyntaxError> {
    let rest = bytes.get(start..).unwrap_or_default();
    if rest.first_chunk() == Some(text) {
        return Ok(start.wrapping_add(N));
    }
    let same = rest.iter().zip(text).take_while(|(a, b)| a == b).count();
    expected(start.wrapping_add(same), what)
}

#[inline(always)]
fn leaf(tape: &mut Vec<Node>, start: usize, end: usize, tag: Tag, flags: u8) {
    let next = narrow(tape.len()).wrapping_add(1);
    tape.push(Node { start: narrow(start), end: narrow(end), next, tag, flags });
}

/// Reads a key and its colon; returns where the value starts.
#[inline(always)]
fn key(bytes: &[u8], at: usize, tape: &mut Vec<Node>) -> Result<usize, SyntaxError> {
    let (end, flags) = string(bytes, at)?;
    leaf(tape, at, end, Tag::String, flags);
    let at = if byte(bytes, end) == b':' { end } else { space(bytes, end) };
    if byte(bytes, at) != b':' {
        return expected(at, "':'");
    }
    let mut at = at.wrapping_add(1);
    if byte(bytes, at) == b' ' {
        at = at.wrapping_add(1);
    }
    Ok(if byte(bytes, at) > b' ' { at } else { space_slow(bytes, at) })
}

/// Reads one JSON text, whose first byte is at `start`, into nodes in document order.
pub(crate) fn scan(text: &str, start: usize) -> Result<Vec<Node>, SyntaxError> {
    let bytes = text.as_bytes();
    // A little more than payloads need, so that they are read without growing.
    let mut tape = Vec::with_capacity(bytes.len() >> 3);
    read(bytes, start, &mut tape)?;
    Ok(tape)
}

fn read(bytes: &[u8], start: usize, tape: &mut Vec<Node>) -> Result<(), SyntaxError> {
    let mut depth = 0_u32;
    // The innermost open container; while one is open its `next` is its parent.
    let mut open = ROOT;
    let mut in_object = false;
    let mut at = space_slow(bytes, start);
    'value: loop {
        let lead = byte(bytes, at);
        match lead {
            b'"' => {
                let (end, flags) = string(bytes, at)?;
                leaf(tape, at, end, Tag::String, flags);
                at = end;
            }
            b'0'..=b'9' | b'-' => {
                let (end, flags) = number(bytes, at, lead)?;
                leaf(tape, at, end, Tag::Number, flags);
                at = end;
            }
            b'{' | b'[' => {
                if depth == MAX_DEPTH {
                    return expected(at, DEPTH_EXPECTED);
                }
                depth = depth.wrapping_add(1);
                in_object = lead == b'{';
                let tag = if in_object { Tag::Object } else { Tag::Array };
                let parent = open;
                open = narrow(tape.len());
                tape.push(Node { start: narrow(at), end: 0, next: parent, tag, flags: 0 });
                at = space(bytes, at.wrapping_add(1));
                if in_object {
                    if byte(bytes, at) == b'"' {
                        at = key(bytes, at, tape)?;
                        continue 'value;
                    }
                    if byte(bytes, at) != b'}' {
                        return expected(at, "a key or '}'");
                    }
                } else if byte(bytes, at) != b']' {
                    continue 'value;
                }
            }
            b'n' => {
                let end = literal(bytes, at, b"null", "null")?;
                leaf(tape, at, end, Tag::Null, 0);
                at = end;
            }
            b't' => {
                let end = literal(bytes, at, b"true", "true")?;
                leaf(tape, at, end, Tag::True, 0);
                at = end;
            }
            b'f' => {
                let end = literal(bytes, at, b"false", "false")?;
                leaf(tape, at, end, Tag::False, 0);
                at = end;
            }
            _ => return expected(at, "a value"),
        }
        // A value ended, or an empty container is about to.
        loop {
            if open == ROOT {
                at = space_slow(bytes, at);
                return if at == bytes.len() {
                    Ok(())
                } else {
                    expected(at, "the end of the text")
                };
            }
            at = space(bytes, at);
            let close = byte(bytes, at);
            if close == b',' {
                at = space(bytes, at.wrapping_add(1));
                if in_object {
                    if byte(bytes, at) != b'"' {
                        return expected(at, "a key");
                    }
                    at = key(bytes, at, tape)?;
                }
                continue 'value;
            }
            if close != if in_object { b'}' } else { b']' } {
                return expected(at, if in_object { "',' or '}'" } else { "',' or ']'" });
            }
            at = at.wrapping_add(1);
            depth = depth.wrapping_sub(1);
            let next = narrow(tape.len());
            if let Some(node) = tape.get_mut(usize::try_from(open).unwrap_or(usize::MAX)) {
                open = node.next;
                node.end = narrow(at);
                node.next = next;
            }
            in_object = tape
                .get(usize::try_from(open).unwrap_or(usize::MAX))
                .is_some_and(|node| node.tag == Tag::Object);
        }
    }
}

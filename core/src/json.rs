//! JSON text as a flat list of byte ranges. Nothing is converted: a number keeps its
//! spelling and a string its escapes until somebody asks.

use std::borrow::Cow;
use std::ops::Range;

/// The string contains at least one escape.
pub(crate) const ESCAPED: u8 = 1;
/// The string contains a `\u` surrogate without its other half.
pub(crate) const LONE_SURROGATE: u8 = 2;
/// The number has neither fraction nor exponent.
pub(crate) const INTEGER: u8 = 4;
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
    pub flags: u8,
    /// Of an object, once checked: how many members at its beginning are scalars that stand in
    /// the order of their fields.
    pub lead: u8,
}

impl Node {
    /// Stands in for a node that does not exist.
    pub const MISSING: Self = Self { start: 0, end: 0, next: 0, tag: Tag::Null, flags: 0, lead: 0 };

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
        text.as_bytes().get(self.within()?)
    }

    /// The bytes between a string's quotes.
    fn within(self) -> Option<Range<usize>> {
        let start = usize::try_from(self.start).ok()?.checked_add(1)?;
        Some(start..usize::try_from(self.end).ok()?.checked_sub(1)?)
    }

    /// The text of a number, or of a string without its quotes when it has no escapes.
    pub fn digits(self, text: &str) -> Option<&[u8]> {
        match self.tag {
            Tag::Number => Some(self.slice(text).as_bytes()),
            Tag::String => self.plain(text),
            _ => None,
        }
    }

    /// The text of a string without quotes and escapes; other values as they are spelled.
    /// Half a surrogate pair becomes U+FFFD.
    pub fn string(self, text: &str) -> Cow<'_, str> {
        if self.tag != Tag::String {
            return Cow::Borrowed(self.slice(text));
        }
        let inner = self.bare(text);
        if self.flags & ESCAPED == 0 { Cow::Borrowed(inner) } else { Cow::Owned(unescape(inner)) }
    }

    /// The same of a string, as bytes; one with escapes is put into `room`, which is used again.
    pub fn name<'r>(self, text: &'r str, room: &'r mut String) -> &'r [u8] {
        if self.flags & ESCAPED != 0 {
            room.clear();
            unescape_into(self.bare(text), room);
            return room.as_bytes();
        }
        self.plain(text).unwrap_or_default()
    }

    fn bare(self, text: &str) -> &str {
        self.within().and_then(|range| text.get(range)).unwrap_or_default()
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
    unescape_into(text, &mut plain);
    plain
}

fn unescape_into(text: &str, plain: &mut String) {
    let mut rest = text;
    while let Some((before, escape)) = cut_at_backslash(rest) {
        // Escapes often follow on each other.
        if !before.is_empty() {
            plain.push_str(before);
        }
        let (character, tail) = match escape.as_bytes() {
            [b'u', ..] => unicode(escape.get(1..).unwrap_or_default()),
            [letter, ..] => (unescaped(*letter), escape.get(1..).unwrap_or_default()),
            [] => break,
        };
        plain.push(character);
        rest = tail;
    }
    plain.push_str(rest);
}

fn cut_at_backslash(text: &str) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == b'\\')?;
    Some((text.get(..at)?, text.get(at.checked_add(1)?..)?))
}

/// What a letter behind a backslash stands for.
fn unescaped(letter: u8) -> char {
    match letter {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        other => char::from(other),
    }
}

/// The character of the hexadecimal digits behind `\u`, with its other half if it has one.
fn unicode(text: &str) -> (char, &str) {
    let (high, rest) = unit(text);
    if let 0xD800..=0xDBFF = high
        && let Some(low_text) = rest.strip_prefix("\\u")
        && let (low @ 0xDC00..=0xDFFF, tail) = unit(low_text)
    {
        let pair = 0x10000_u32.wrapping_add((high & 0x3FF) << 10).wrapping_add(low & 0x3FF);
        return (char::from_u32(pair).unwrap_or('\u{FFFD}'), tail);
    }
    (char::from_u32(high).unwrap_or('\u{FFFD}'), rest)
}

/// The number that four hexadecimal digits make, and what follows.
fn unit(text: &str) -> (u32, &str) {
    // Digits have a low half of 0 to 9, letters one of 1 to 6 and a bit that digits lack.
    let digits = text
        .bytes()
        .take(4)
        .map(|digit| u32::from(digit & 0xF).wrapping_add(u32::from(digit >> 6).wrapping_mul(9)));
    (digits.fold(0, |unit, digit| unit << 4 | (digit & 0xF)), text.get(4..).unwrap_or_default())
}

//! A part of a line as a terminal shows it, and which column each byte of it stands in.

use std::borrow::Cow;
use std::ops::Range;

use super::glyph;
use super::mask::{Masks, REDACTED};
use super::place::after_character;

/// A text with what must not be shown of it.
pub(super) struct Text<'a> {
    pub bytes: &'a [u8],
    pub masks: Masks,
}

/// What is shown of a line.
pub(super) struct Excerpt {
    pub shown: String,
    /// Where the part ends in the text.
    pub end: usize,
    /// The offset and the column of each character, and of the end.
    columns: Vec<(usize, usize)>,
}

impl Text<'_> {
    /// A line, or what stands around a place in it where it has more columns than `width`.
    pub fn excerpt(&self, line: &Range<usize>, focus: usize, width: usize) -> Excerpt {
        let whole = self.forward(line.start, line.end, width);
        if whole.end >= line.end {
            return whole;
        }
        let start = self.back(focus.max(line.start), line.start, width / 3);
        let mut part = self.forward(start, line.end, width);
        if start > line.start {
            part.shown.insert(0, '…');
            part.columns.iter_mut().for_each(|(_, column)| *column = column.saturating_add(1));
        }
        if part.end < line.end {
            part.shown.push('…');
        }
        part
    }

    /// So many columns from a place, or less where the line ends.
    fn forward(&self, start: usize, end: usize, width: usize) -> Excerpt {
        let mut excerpt = Excerpt { shown: String::new(), end: start, columns: Vec::new() };
        let (mut column, mut left) = (0_usize, width);
        while excerpt.end < end {
            let at = excerpt.end;
            let (shown, columns, next) = self.character(at, end);
            // A mark takes no column, but a line of nothing but marks ends too.
            let Some(rest) = left.checked_sub(columns.max(1)) else { break };
            left = rest;
            excerpt.columns.push((at, column));
            excerpt.shown.push_str(&shown);
            excerpt.end = next;
            column = column.saturating_add(columns);
        }
        excerpt.columns.push((excerpt.end, column));
        excerpt
    }

    /// Where a part begins that has so many columns in front of a place.
    fn back(&self, focus: usize, start: usize, width: usize) -> usize {
        let masked = self.masks.around(focus).map_or(focus, |range| range.start);
        let (mut at, mut left) = (masked.max(start), width);
        while at > start {
            let before = self.before(at, start);
            let (_, columns, _) = self.character(before, at);
            let Some(rest) = left.checked_sub(columns.max(1)) else { break };
            (at, left) = (before, rest);
        }
        at
    }

    /// What is shown of the character here, its columns, and where the next one begins.
    fn character(&self, at: usize, end: usize) -> (Cow<'static, str>, usize, usize) {
        if let Some(secret) = self.masks.around(at) {
            return (REDACTED.into(), REDACTED.len(), secret.end.min(end));
        }
        let bytes = self.bytes.get(at..end.min(at.saturating_add(4))).unwrap_or_default();
        let Some(chunk) = bytes.utf8_chunks().next() else { return ("".into(), 0, end) };
        let (character, length) = match chunk.valid().chars().next() {
            Some(character) => (character, character.len_utf8()),
            None => (char::REPLACEMENT_CHARACTER, chunk.invalid().len()),
        };
        let (shown, columns) = glyph::shown(character);
        (shown, columns, at.saturating_add(length.max(1)))
    }

    /// Where the character in front of a place begins.
    fn before(&self, at: usize, start: usize) -> usize {
        let last = at.saturating_sub(1);
        if let Some(secret) = self.masks.around(last) {
            return secret.start.max(start);
        }
        let earliest = at.saturating_sub(4).max(start);
        let mut first = last;
        while first > earliest && self.bytes.get(first).is_some_and(|byte| byte & 0xC0 == 0x80) {
            first = first.saturating_sub(1);
        }
        // Bytes that are no character stand for themselves.
        if after_character(self.bytes, first) == at { first } else { last }
    }
}

impl Excerpt {
    /// The column of the character that a place is in.
    pub fn start_column(&self, offset: usize) -> usize {
        let behind = self.columns.partition_point(|(at, _)| *at <= offset);
        self.columns.get(behind.saturating_sub(1)).map_or(0, |(_, column)| *column)
    }

    /// The column behind the character that ends at a place.
    pub fn end_column(&self, offset: usize) -> usize {
        let next = self.columns.partition_point(|(at, _)| *at < offset);
        self.columns.get(next).or(self.columns.last()).map_or(0, |(_, column)| *column)
    }
}

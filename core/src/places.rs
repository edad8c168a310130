//! Lines and columns of places in a text.

use crate::sorting::ascending;

/// Lines and columns of some offsets, counted in one pass over the text.
#[derive(Default)]
pub(crate) struct Places(Vec<Place>);

#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub line: u32,
    pub column: u32,
    pub offset: u32,
    pub offset_utf16: Option<u32>,
}

impl Places {
    pub fn resolve(text: &str, offsets: Vec<u32>, utf16: bool) -> Self {
        let bytes = text.as_bytes();
        let (mut at, mut line, mut column, mut units) = (0_usize, 1_usize, 1_usize, 0_usize);
        let place = |offset: u32| {
            let end = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
            let stretch = bytes.get(at..end).unwrap_or_default();
            let (feeds, plain) = survey(stretch);
            // Mostly every character is a byte and a UTF-16 code unit, and only LF ends a line.
            let (lines, tail) = match plain {
                true => (feeds, behind_last(stretch, b'\n', feeds)),
                false => line_ends(stretch, bytes.get(end)),
            };
            line = line.saturating_add(lines);
            let width = if plain { tail.len() } else { count_characters(tail) };
            column = if lines > 0 { width.saturating_add(1) } else { column.saturating_add(width) };
            units = units.saturating_add(match plain || !utf16 {
                true => stretch.len(),
                false => count_characters(stretch).saturating_add(count_pairs(stretch)),
            });
            at = end;
            let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let offset_utf16 = utf16.then(|| small(units));
            Place { line: small(line), column: small(column), offset, offset_utf16 }
        };
        Self(ascending(offsets).into_iter().map(place).collect())
    }

    pub fn of(&self, offset: u32) -> Option<Place> {
        let found = self.0.binary_search_by_key(&offset, |place| place.offset);
        found.ok().and_then(|at| self.0.get(at)).copied()
    }
}

/// How many LF there are, and whether there is nothing but ASCII without CR.
fn survey(stretch: &[u8]) -> (usize, bool) {
    let (chunks, rest) = stretch.as_chunks::<64>();
    // Filled up with spaces, which never count.
    let mut last = [b' '; 64];
    if let Some(start) = last.get_mut(..rest.len()) {
        start.copy_from_slice(rest);
    }
    let (mut feeds, mut odd) = (0_usize, 0_u8);
    // Sums of bytes over a fixed length become vector instructions.
    for chunk in chunks.iter().chain([&last]) {
        let count = chunk.iter().fold(0_u8, |sum, byte| sum.wrapping_add(u8::from(*byte == b'\n')));
        feeds = feeds.wrapping_add(usize::from(count));
        odd |= chunk.iter().fold(0, |odd, byte| odd | (byte & 0x80) | u8::from(*byte == b'\r'));
    }
    (feeds, odd == 0)
}

/// What stands behind the last of so many of a byte.
fn behind_last(stretch: &[u8], byte: u8, count: usize) -> &[u8] {
    let last = (count > 0).then(|| stretch.iter().rposition(|other| *other == byte)).flatten();
    last.and_then(|at| stretch.get(at.saturating_add(1)..)).unwrap_or(stretch)
}

/// How many lines end in a stretch of text, and what stands behind the last end. `next`
/// is the byte that follows: a CR before an LF ends no line of its own.
fn line_ends<'a>(stretch: &'a [u8], next: Option<&u8>) -> (usize, &'a [u8]) {
    let mut returns = 0;
    let feeds = count(stretch, |word| {
        returns |= zero_bytes(word ^ every(b'\r'));
        zero_bytes(word ^ every(b'\n'))
    });
    let tail = behind_last(stretch, b'\n', feeds);
    if returns == 0 {
        return (feeds, tail);
    }
    let followers = stretch.iter().skip(1).chain(next);
    let pairs = stretch.iter().zip(followers.map(Some).chain(std::iter::once(None)));
    let lone =
        pairs.filter(|(byte, follower)| **byte == b'\r' && *follower != Some(&b'\n')).count();
    let last_return =
        tail.iter().rposition(|byte| *byte == b'\r').map_or(0, |at| at.saturating_add(1));
    let rest = tail.get(last_return..).unwrap_or_default();
    let ends_before_feed = rest.is_empty() && last_return > 0 && next == Some(&b'\n');
    (feeds.saturating_add(lone), if ends_before_feed { tail } else { rest })
}

/// Code points of UTF-8: the bytes that do not continue one.
fn count_characters(text: &[u8]) -> usize {
    // A continuation byte has the top bit and not the next one.
    let continuing = count(text, |word| word & !(word << 1) & every(0x80));
    text.len().saturating_sub(continuing)
}

/// Code points that UTF-16 writes as two units: the bytes that begin four.
fn count_pairs(text: &[u8]) -> usize {
    count(text, |word| word & (word << 1) & (word << 2) & (word << 3) & every(0x80))
}

const fn every(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The top bit of each byte that is zero, and no other bit.
fn zero_bytes(word: u64) -> u64 {
    !((word & every(0x7f)).wrapping_add(every(0x7f)) | word) & every(0x80)
}

/// Counts bytes eight at a time: `mark` sets one bit for each that counts.
fn count(text: &[u8], mut mark: impl FnMut(u64) -> u64) -> usize {
    let (words, rest) = text.as_chunks::<8>();
    let mut marks = |word: &[u8; 8]| mark(u64::from_le_bytes(*word)).count_ones();
    let in_words: u64 = words.iter().map(|word| u64::from(marks(word))).sum();
    // Filled up with spaces, which never count.
    let mut last = [b' '; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    usize::try_from(in_words)
        .unwrap_or(usize::MAX)
        .saturating_add(usize::try_from(marks(&last)).unwrap_or(0))
}

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Line and column by walking the characters.
    fn walked(text: &str, offset: usize) -> (u32, u32) {
        let (mut line, mut column, mut rest) = (1, 1, &text[..offset]);
        while let Some(character) = rest.chars().next() {
            rest = &rest[character.len_utf8()..];
            let follows_feed = text[text[..offset].len() - rest.len()..].starts_with('\n');
            if character == '\n' || (character == '\r' && !follows_feed) {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        (line, column)
    }

    proptest! {
        #[test]
        fn places_are_those_of_a_walk(text in "[a\r\né😀 ]{0,60}", picks in proptest::collection::vec(0_usize..61, 1..6)) {
            let offsets: Vec<u32> = picks.iter()
                .map(|pick| text.char_indices().nth(*pick).map_or(text.len(), |(at, _)| at))
                .filter(|at| !(text[..*at].ends_with('\r') && text[*at..].starts_with('\n')))
                .map(|at| u32::try_from(at).unwrap()).collect();
            let places = Places::resolve(&text, offsets.clone(), true);
            for offset in offsets {
                let place = places.of(offset).unwrap();
                let at = usize::try_from(offset).unwrap();
                prop_assert_eq!((place.line, place.column), walked(&text, at), "{:?} at {}", text, at);
                prop_assert_eq!(place.offset_utf16, u32::try_from(text[..at].encode_utf16().count()).ok());
            }
        }
    }
}

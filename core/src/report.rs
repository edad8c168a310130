//! A report: every finding of a payload, with pointers, positions and sentences.

use std::fmt::Write as _;

use serde::Serialize;

use crate::finding::{self, Code, Finding, Related, Severity};
use crate::json::{Document, Node, Tag};
use crate::sink::{self, Raw, Sink};
use crate::sorting::ascending;

/// How the payload came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Text or bytes: findings have positions.
    Text,
    /// A host object, already parsed: no positions, and digits may be lost before.
    Parsed,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The kind that the payload was held against.
    pub kind: &'static str,
    /// No errors, those that are not listed included.
    pub ok: bool,
    /// The findings, by position, then code, then pointer.
    pub findings: Vec<Finding>,
    /// How many findings more there are than `max_findings` let in.
    pub truncated: u64,
    /// How the payload came in.
    pub input: Input,
    /// The decimals that amounts were compared at.
    pub scale: u32,
}

impl Report {
    /// The first error in one line, and how many there are.
    pub(crate) fn summary(&self) -> String {
        let mut errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let Some(first) = errors.next() else { return format!("{}: no errors", self.kind) };
        let others = errors.count();
        let mut text = format!("{}: {} at `{}`", self.kind, first.message, first.pointer);
        if let (Some(line), Some(column)) = (first.line, first.column) {
            let _ = write!(text, " (line {line}, column {column})");
        }
        if others > 0 {
            let _ = write!(text, ", and {others} more");
        }
        text
    }

    /// The report as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serializing plain structs to memory cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A document and the text that positions in it refer to.
pub(crate) struct Origin<'a> {
    pub document: Document<'a>,
    /// The document's own text, or the query that it was read from.
    pub text: &'a str,
    /// Of a query: where in it each node stands.
    pub origins: &'a [u32],
    /// A host object has none.
    pub positions: bool,
}

impl Origin<'_> {
    /// Where a node stands in the text.
    fn offset(&self, node: u32) -> u32 {
        let origin = usize::try_from(node).ok().and_then(|at| self.origins.get(at));
        origin.copied().unwrap_or(self.document.node(node).start)
    }

    /// Pointers of some nodes, and places of these and of some offsets.
    fn resolve(
        &self,
        nodes: Vec<u32>,
        offsets: impl Iterator<Item = u32>,
        utf16: bool,
    ) -> (Pointers, Places) {
        let places = match self.positions {
            false => Places::default(),
            true => {
                let offsets = nodes.iter().map(|node| self.offset(*node)).chain(offsets);
                Places::resolve(self.text, offsets.collect(), utf16)
            }
        };
        (Pointers::resolve(self.document, nodes), places)
    }
}

/// Makes findings of what the rules collected.
pub(crate) struct Reporter<'a> {
    pub kind: &'static str,
    pub origin: Origin<'a>,
    /// The document that `Detail::elsewhere` refers to.
    pub other: Option<Origin<'a>>,
    /// Also count UTF-16 code units.
    pub utf16: bool,
}

/// What nodes of a document are called and where they stand.
type Resolved = (Pointers, Places);

impl Reporter<'_> {
    pub fn report(&self, sink: Sink, scale: u32) -> Report {
        let ok = sink.errors() == 0;
        let (mut raws, truncated) = sink.finish();
        if !self.origin.origins.is_empty() {
            // The reader saw the query's members in another order.
            for raw in &mut raws {
                raw.offset = self.origin.offset(raw.node);
            }
            sink::sort(&mut raws);
        }
        let details = || raws.iter().filter_map(|raw| raw.detail.as_deref());
        let related = details().flat_map(|detail| detail.related.iter().map(|(node, _)| *node));
        let here: Vec<u32> = raws.iter().map(|raw| raw.node).chain(related).collect();
        let there: Vec<u32> =
            details().flat_map(|detail| detail.elsewhere.iter().map(|(node, _)| *node)).collect();
        // A finding may stand before its node: a byte order mark.
        let offsets = raws.iter().map(|raw| raw.offset);
        let here = self.origin.resolve(here, offsets, self.utf16);
        let other = self.other.as_ref();
        let there = other.map(|other| other.resolve(there, std::iter::empty(), self.utf16));
        let findings =
            raws.into_iter().map(|raw| self.finding(raw, &here, there.as_ref())).collect();
        let input = if self.origin.positions { Input::Text } else { Input::Parsed };
        Report { kind: self.kind, ok, findings, truncated, input, scale }
    }

    fn finding(&self, raw: Raw, here: &Resolved, there: Option<&Resolved>) -> Finding {
        let (pointers, places) = here;
        let mut pointer = pointers.of(raw.node);
        if let Some(name) = raw.missing {
            pointer.push('/');
            push_segment(&mut pointer, name);
        }
        let detail = raw.detail.unwrap_or_default();
        if let Some(elsewhere) = detail.pointer {
            pointer = elsewhere;
        }
        let found = match (detail.found, raw.missing) {
            (found @ Some(_), _) => found,
            (None, Some(_)) => None,
            (None, None) => Some(self.shown(
                self.origin.document.node(raw.node),
                &raw.code,
                raw.expected,
                raw.secret,
            )),
        };
        let expected = detail.expected.or(raw.expected.map(str::to_owned));
        let hint = (raw.code == Code::FieldUnknown).then(|| match &expected {
            Some(near) => format!("did you mean `{near}`?"),
            None => "check the spelling or remove it".to_owned(),
        });
        let wanted = hint.as_deref().or(expected.as_deref());
        let mut message = finding::message(raw.code, &name_of(&pointer), found.as_deref(), wanted);
        message.push_str(&detail.note);
        let place = places.of(raw.offset);
        let mut related = Vec::new();
        for (node, message) in detail.related {
            related.push(link(here, self.origin.offset(node), node, message));
        }
        if let (Some(there), Some(other)) = (there, &self.other) {
            for (node, message) in detail.elsewhere {
                related.push(link(there, other.offset(node), node, message));
            }
        }
        Finding {
            code: raw.code,
            severity: raw.severity,
            basis: raw.basis,
            pointer,
            message,
            found,
            expected,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            offset: place.map(|place| place.offset),
            offset_utf16: place.and_then(|place| place.offset_utf16),
            related,
        }
    }

    /// A value as a finding shows it: JSON spelling where the type is in question, else
    /// the bare text; a container by its type; a secret not at all.
    fn shown(&self, node: Node, code: &Code, expected: Option<&str>, secret: bool) -> String {
        const LONGEST: usize = 80;
        let container = matches!(expected, Some("object" | "array"));
        let word = match node.tag {
            Tag::Object => Some("object"),
            Tag::Array => Some("array"),
            Tag::String if container => Some("string"),
            Tag::Number if container => Some("number"),
            _ => None,
        };
        if let Some(word) = word {
            return word.to_owned();
        }
        if matches!(code, Code::JsonLoneSurrogate) {
            return "half of a surrogate pair".to_owned();
        }
        if secret {
            return "[redacted]".to_owned();
        }
        let document = self.origin.document;
        let spelled = node.tag == Tag::String && *code == Code::FieldType;
        let text = if spelled { document.slice(node).into() } else { document.string(node) };
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text.into_owned(),
        }
    }
}

fn link(of: &Resolved, offset: u32, node: u32, message: String) -> Related {
    let (pointers, places) = of;
    let place = places.of(offset);
    let (line, column) = (place.map(|place| place.line), place.map(|place| place.column));
    Related { pointer: pointers.of(node), line, column, message }
}

/// The last name of a pointer, with the index behind it when it ends in one.
fn name_of(pointer: &str) -> String {
    let mut segments = pointer.rsplit('/');
    let last = segments.next().unwrap_or_default();
    let unescape = |text: &str| match text.contains('~') {
        true => text.replace("~1", "/").replace("~0", "~"),
        false => text.to_owned(),
    };
    match segments.next() {
        Some(list)
            if !list.is_empty()
                && last.bytes().all(|byte| byte.is_ascii_digit())
                && !last.is_empty() =>
        {
            format!("{}[{last}]", unescape(list))
        }
        _ => unescape(last),
    }
}

fn push_segment(pointer: &mut String, name: &str) {
    if !name.contains(['~', '/']) {
        return pointer.push_str(name);
    }
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The pointers of some nodes, found in one pass over the document.
pub(crate) struct Pointers(Vec<(u32, String)>);

struct Frame {
    end: u32,
    object: bool,
    cursor: u32,
    index: u32,
    prefix: usize,
}

impl Pointers {
    pub fn resolve(document: Document<'_>, targets: Vec<u32>) -> Self {
        let targets = ascending(&targets);
        let mut found = Vec::with_capacity(targets.len());
        let mut path = String::with_capacity(128);
        let frame = |at: u32, prefix: usize| {
            let node = document.node(at);
            let object = node.tag == Tag::Object;
            let end = if object || node.tag == Tag::Array { node.next } else { at };
            Frame { end, object, cursor: at.saturating_add(1), index: 0, prefix }
        };
        let mut stack = vec![frame(0, 0)];
        for target in targets {
            while stack.len() > 1 && stack.last().is_some_and(|top| target >= top.end) {
                stack.pop();
            }
            while let Some(top) = stack.last_mut() {
                if target < top.cursor || top.cursor >= top.end {
                    // The target is the container itself.
                    path.truncate(top.prefix);
                    break;
                }
                let value = top.cursor.saturating_add(u32::from(top.object));
                let after = document.node(value).next.max(value.saturating_add(1));
                if target >= after {
                    top.cursor = after;
                    top.index = top.index.saturating_add(1);
                    continue;
                }
                path.truncate(top.prefix);
                path.push('/');
                if top.object {
                    push_segment(&mut path, &document.string(document.node(top.cursor)));
                } else {
                    let _ = write!(path, "{}", top.index);
                }
                if target <= value {
                    break;
                }
                let prefix = path.len();
                stack.push(frame(value, prefix));
            }
            found.push((target, path.clone()));
        }
        Self(found)
    }

    pub fn of(&self, node: u32) -> String {
        let found = self.0.binary_search_by_key(&node, |(target, _)| *target);
        found
            .ok()
            .and_then(|at| self.0.get(at))
            .map_or_else(String::new, |(_, pointer)| pointer.clone())
    }
}

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
        let offsets = ascending(&offsets);
        let bytes = text.as_bytes();
        let last = offsets.last().map_or(0, |last| usize::try_from(*last).unwrap_or(usize::MAX));
        // Mostly every character is a byte and a UTF-16 code unit.
        let ascii = bytes.get(..last.min(bytes.len())).is_some_and(<[u8]>::is_ascii);
        let characters = |text: &[u8]| if ascii { text.len() } else { count_characters(text) };
        let pairs = |text: &[u8]| if ascii { 0 } else { count_pairs(text) };
        let (mut at, mut line, mut column, mut units) = (0_usize, 1_usize, 1_usize, 0_usize);
        let mut places = Vec::with_capacity(offsets.len());
        for offset in offsets {
            let end = usize::try_from(offset).unwrap_or(usize::MAX);
            let stretch = bytes.get(at..end.min(bytes.len())).unwrap_or_default();
            let (lines, tail) = line_ends(stretch, bytes.get(end));
            line = line.saturating_add(lines);
            let width = characters(tail);
            column = if lines > 0 { width.saturating_add(1) } else { column.saturating_add(width) };
            if utf16 {
                units = units.saturating_add(characters(stretch)).saturating_add(pairs(stretch));
            }
            at = end.min(bytes.len());
            let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            places.push(Place {
                line: small(line),
                column: small(column),
                offset,
                offset_utf16: utf16.then(|| small(units)),
            });
        }
        Self(places)
    }

    pub fn of(&self, offset: u32) -> Option<Place> {
        let found = self.0.binary_search_by_key(&offset, |place| place.offset);
        found.ok().and_then(|at| self.0.get(at)).copied()
    }
}

/// How many lines end in a stretch of text, and what stands behind the last end. `next`
/// is the byte that follows: a CR before an LF ends no line of its own.
fn line_ends<'a>(stretch: &'a [u8], next: Option<&u8>) -> (usize, &'a [u8]) {
    let mut returns = 0;
    let feeds = count(stretch, |word| {
        returns |= zero_bytes(word ^ every(b'\r'));
        zero_bytes(word ^ every(b'\n'))
    });
    let last_feed = match feeds {
        0 => 0,
        _ => stretch.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at.saturating_add(1)),
    };
    let tail = stretch.get(last_feed..).unwrap_or_default();
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

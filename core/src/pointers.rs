//! What the values of a document are called: RFC 6901.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use crate::json::{Document, Tag};
use crate::sorting::ascending;

/// Adds a member's name.
pub(crate) fn push_segment(pointer: &mut String, name: &str) {
    if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
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

/// The last name of a pointer, with the index behind it when it ends in one.
pub(crate) fn name_of(pointer: &str) -> Cow<'_, str> {
    let (before, last) = split_last(pointer);
    let (_, list) = split_last(before);
    let index = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    match index && !list.is_empty() {
        true => Cow::Owned(format!("{}[{last}]", unescaped(list))),
        false => unescaped(last),
    }
}

/// What stands before and behind the last slash.
fn split_last(pointer: &str) -> (&str, &str) {
    let slash = pointer.bytes().rposition(|byte| byte == b'/');
    let parts = slash.and_then(|at| Some((pointer.get(..at)?, pointer.get(at.checked_add(1)?..)?)));
    parts.unwrap_or(("", pointer))
}

fn unescaped(segment: &str) -> Cow<'_, str> {
    match segment.bytes().any(|byte| byte == b'~') {
        true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(segment),
    }
}

/// The pointers of some nodes, found in one pass over the document.
#[derive(Default)]
pub(crate) struct Pointers {
    /// One behind the other, as many as there was room for.
    text: String,
    /// Ascending: a node, and where its pointer ends, or would end if there were room.
    ends: Vec<(u32, usize)>,
    /// The length of the longest.
    pub longest: usize,
}

/// Of a pointer, in bytes.
const USUAL_LENGTH: usize = 32;

struct Frame {
    end: u32,
    object: bool,
    cursor: u32,
    index: u32,
    prefix: usize,
}

impl Pointers {
    /// The pointers of values that a rule reads: names that are declared, none of them long.
    pub fn all(document: Document<'_>, targets: Vec<u32>) -> Self {
        Self::within(usize::MAX, document, targets)
    }

    /// Those for which `room` bytes suffice; of the others only the lengths are known.
    pub fn within(room: usize, document: Document<'_>, targets: Vec<u32>) -> Self {
        let targets = ascending(targets);
        let mut found = Self::default();
        found.ends.reserve(targets.len());
        found.text.reserve(targets.len().saturating_mul(USUAL_LENGTH));
        let mut path = String::with_capacity(128);
        let mut end = 0_usize;
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
            end = end.saturating_add(path.len());
            if end <= room {
                found.text.push_str(&path);
            }
            found.longest = found.longest.max(path.len());
            found.ends.push((target, end));
        }
        found
    }

    pub fn of(&self, node: u32) -> &str {
        self.text.get(self.range(node)).unwrap_or_default()
    }

    pub fn length(&self, node: u32) -> usize {
        self.range(node).len()
    }

    fn range(&self, node: u32) -> Range<usize> {
        let Ok(at) = self.ends.binary_search_by_key(&node, |(target, _)| *target) else {
            return 0..0;
        };
        let end = |at: usize| self.ends.get(at).map_or(0, |(_, end)| *end);
        at.checked_sub(1).map_or(0, end)..end(at)
    }
}

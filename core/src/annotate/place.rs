//! Where lines and columns are in a text, found in one pass.

use std::ops::Range;

use crate::sorting::ascending;

/// A line, from 1, and a column in it, from 1, in code points.
pub(super) type LineColumn = (u32, u32);

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub line: u32,
    /// Where the line begins, and where it ends without its line end.
    pub start: usize,
    pub end: usize,
    pub offset: usize,
}

/// The places of some lines and columns; those that the text has.
pub(super) struct Places(Vec<(LineColumn, Place)>);

impl Places {
    pub fn resolve(text: &[u8], wanted: Vec<LineColumn>) -> Self {
        let mut wanted = ascending(wanted).into_iter().peekable();
        let mut places = Vec::new();
        let mut lines = Lines { text, at: Some(0) };
        let mut number = 0_u32;
        while wanted.peek().is_some() {
            let Some(line) = lines.next() else { break };
            number = number.saturating_add(1);
            let (mut offset, mut column) = (line.start, 1_u32);
            while let Some(target) = wanted.next_if(|(line, _)| *line <= number) {
                while column < target.1 && offset < line.end {
                    offset = after_character(text, offset).min(line.end);
                    column = column.saturating_add(1);
                }
                if target == (number, column) {
                    let Range { start, end } = line;
                    places.push((target, Place { line: number, start, end, offset }));
                }
            }
        }
        Self(places)
    }

    pub fn of(&self, place: LineColumn) -> Option<Place> {
        let found = self.0.binary_search_by_key(&place, |(known, _)| *known);
        found.ok().and_then(|at| self.0.get(at)).map(|(_, place)| *place)
    }
}

/// Where the next character begins: bytes that continue one are passed over.
pub(super) fn after_character(text: &[u8], at: usize) -> usize {
    let mut next = at.saturating_add(1);
    while text.get(next).is_some_and(|byte| byte & 0xC0 == 0x80) {
        next = next.saturating_add(1);
    }
    next.min(text.len())
}

/// The lines of a text without their ends, which are LF, CRLF or CR; the last one may be empty.
struct Lines<'a> {
    text: &'a [u8],
    at: Option<usize>,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at?;
        let rest = self.text.get(start..)?;
        let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = start.saturating_add(length.unwrap_or(rest.len()));
        self.at = length.map(|length| match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => end.saturating_add(2),
            _ => end.saturating_add(1),
        });
        Some(start..end)
    }
}

//! The lines around a finding, with marks below what it is about.

use std::ops::Range;

use super::excerpt::{Excerpt, Text};
use super::paint::{Page, Stretch, Style};
use super::place::{Place, after_character};
use crate::sorting::sorted;

/// What is said about a place of the text.
pub(super) struct Label {
    pub place: Place,
    pub text: String,
    pub style: Style,
    /// What the finding is about; the others have to do with it.
    pub primary: bool,
}

/// How many bytes of a token are underlined at most.
const LONGEST_TOKEN: usize = 1_000;

/// Prints the lines of some labels, in the order of the text.
pub(super) fn print(
    page: &mut Page,
    text: &Text<'_>,
    labels: &[Label],
    width: usize,
    gutter: usize,
    query: bool,
    lines_before: u64,
) {
    let key = |at: usize| labels.get(at).map(|label| (label.place.offset, !label.primary));
    let order = sorted(labels.len(), &mut |a, b| key(a).cmp(&key(b)).then(a.cmp(&b)));
    let mut labels: Vec<&Label> = order.into_iter().filter_map(|at| labels.get(at)).collect();
    labels.dedup_by(|a, b| a.place.offset == b.place.offset && a.text == b.text);
    page.row(gutter, None, &[]);
    let mut rest = labels.as_slice();
    let mut before: Option<u32> = None;
    while let Some(first) = rest.first() {
        let Place { line, start, end, offset } = first.place;
        if before.is_some_and(|before| line > before.saturating_add(1)) {
            page.line(&[(Style::Quiet, "...")]);
        }
        before = Some(line);
        let excerpt = text.excerpt(&(start..end), offset, width);
        let token = |label: &Label| token(text.bytes, &label.place, query);
        // What the excerpt does not show has one of its own.
        let shown = rest
            .iter()
            .skip(1)
            .take_while(|label| label.place.line == line && token(label).end <= excerpt.end);
        let (here, others) = rest.split_at(shown.count().saturating_add(1).min(rest.len()));
        rest = others;
        let marks: Vec<_> =
            here.iter().map(|label| Mark::new(label, &token(label), &excerpt)).collect();
        let number = lines_before.saturating_add(line.into());
        page.row(gutter, Some(number), &[(Style::Plain, excerpt.shown)]);
        rows(page, gutter, &marks);
    }
    page.row(gutter, None, &[]);
}

/// The token that begins at a place, at most to the end of the line: a string with its quotes, a
/// number or a word, a value of a query, else one character.
fn token(text: &[u8], place: &Place, query: bool) -> Range<usize> {
    let start = place.offset;
    let most = place.end.min(start.saturating_add(LONGEST_TOKEN));
    let rest = text.get(start..most).unwrap_or_default();
    let run = |member: fn(&u8) -> bool| rest.iter().take_while(|byte| member(byte)).count();
    let length = match rest.first() {
        None => 0,
        Some(_) if query => run(|byte| !b"&= ".contains(byte)),
        Some(b'"') => string_length(rest),
        Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'-' => {
            run(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(byte))
        }
        Some(_) => 0,
    };
    let end = if length == 0 {
        after_character(text, start).min(most)
    } else {
        start.saturating_add(length)
    };
    start..end.max(start)
}

fn string_length(text: &[u8]) -> usize {
    let mut escaped = true;
    let end = text.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end.saturating_add(1))
}

/// A label in the columns of an excerpt.
struct Mark<'a> {
    columns: Range<usize>,
    label: &'a Label,
}

impl<'a> Mark<'a> {
    fn new(label: &'a Label, token: &Range<usize>, excerpt: &Excerpt) -> Self {
        let start = excerpt.start_column(token.start);
        let end = excerpt.end_column(token.end).max(start.saturating_add(1));
        Self { columns: start..end, label }
    }
}

/// The rows below a line: all marks with the last one's text, then the other texts, each below
/// its mark.
fn rows(page: &mut Page, gutter: usize, marks: &[Mark<'_>]) {
    let mut row = Row::default();
    // What the finding is about is drawn last, over the others.
    for mark in marks
        .iter()
        .filter(|mark| !mark.label.primary)
        .chain(marks.iter().filter(|mark| mark.label.primary))
    {
        let sign = if mark.label.primary { '^' } else { '-' };
        mark.columns.clone().for_each(|column| row.set(column, sign, mark.label.style));
    }
    let mut texts: Vec<&Mark<'_>> =
        marks.iter().filter(|mark| !mark.label.text.is_empty()).collect();
    let last = marks.last().is_some_and(|mark| !mark.label.text.is_empty());
    if let Some(mark) = texts.pop_if(|_| last) {
        row.write(row.cells.len().saturating_add(1), &mark.label.text, mark.label.style);
    }
    page.row(gutter, None, &row.stretches());
    if !texts.is_empty() {
        page.row(gutter, None, &bars(&texts).stretches());
    }
    while let Some(mark) = texts.pop() {
        let start = mark.columns.start;
        let to_the_left = texts.iter().filter(|other| other.columns.start < start);
        let mut row = bars(&to_the_left.copied().collect::<Vec<_>>());
        row.write(start, &mark.label.text, mark.label.style);
        page.row(gutter, None, &row.stretches());
    }
}

fn bars(marks: &[&Mark<'_>]) -> Row {
    let mut row = Row::default();
    marks.iter().for_each(|mark| row.set(mark.columns.start, '|', mark.label.style));
    row
}

/// A line that is drawn character by character.
#[derive(Default)]
struct Row {
    cells: Vec<(char, Style)>,
}

impl Row {
    fn set(&mut self, column: usize, sign: char, style: Style) {
        if self.cells.len() <= column {
            self.cells.resize(column.saturating_add(1), (' ', Style::Plain));
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (sign, style);
        }
    }

    /// Text from a column on, which is behind all that is drawn.
    fn write(&mut self, column: usize, text: &str, style: Style) {
        self.cells.resize(column.max(self.cells.len()), (' ', Style::Plain));
        self.cells.extend(text.chars().map(|character| (character, style)));
    }

    fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (character, style) in &self.cells {
            match stretches.last_mut() {
                Some((last, text)) if last == style => text.push(*character),
                _ => stretches.push((*style, character.to_string())),
            }
        }
        stretches
    }
}

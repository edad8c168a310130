//! The report of each line of a file, in the order of the file.

use std::time::Duration;

use super::lines::{Block, Lines};
use super::options::ReadOptions;
use super::pipeline::{Emit, Feed, Pipeline, Step};
use super::reading::{Input, text};
use super::tables::Row;
use crate::detect::detect;
use crate::error::Error;
use crate::finding::Code;
use crate::kind::Kind;
use crate::options::Options;
use crate::payload::{self, Source, UNKNOWN};
use crate::report::Report;

/// The report of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineReport {
    /// Its number, from 1; empty lines count.
    pub line: u64,
    /// Where it begins, in bytes of the text.
    pub offset: u64,
    /// What the check found; positions count from the start of the line.
    pub report: Report,
}

/// The reports of a file, some lines at a time.
pub struct Reports(Pipeline<Block, Vec<LineReport>>);

impl std::fmt::Debug for Reports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reports")
    }
}

/// The name that stands for the likeliest kind.
const DETECT: &str = "detect";

impl Reports {
    /// The reports of the lines of a source. With the kind `detect` each line is held against the
    /// likeliest; the report of a line that is like none has the kind `unknown` and an error.
    ///
    /// # Errors
    /// `kind.unknown`, `option.*`, and `source.*` where it cannot be opened.
    pub fn new(kind: &str, options: &ReadOptions, input: Input) -> Result<Self, Error> {
        let kind = (kind != DETECT).then(|| Kind::named(kind)).transpose()?;
        let named = options.check.named_scale()?;
        let source = text(input, options)?;
        let feed: Box<dyn Feed<Block>> =
            Box::new(Lines::new(source, options.batch_rows, options.max_line_bytes));
        let check = options.checking();
        let make = move |block: Block, emit: &mut Emit<'_, Vec<LineReport>>| {
            let made = |row: Row<'_>, report| {
                let (line, offset) = (row.line, row.offset.unwrap_or_default());
                LineReport { line, offset, report }
            };
            let long = block.too_long().map(|row| {
                let name = kind.map_or(UNKNOWN, Kind::name);
                made(row, payload::too_long(name, row.length, check.most_bytes(), named))
            });
            let lines =
                block.lines().map(|(row, text)| made(row, checked(kind, text, &check, named)));
            // Where nobody takes them, the reader stops.
            emit(Ok(long.into_iter().chain(lines).collect()));
            None
        };
        Ok(Self(Pipeline::new(feed, options.threads, make)?))
    }

    /// The next reports, if they are there within some time.
    ///
    /// # Errors
    /// What keeps the source from being read to its end; it comes behind the reports before it.
    pub fn step(&mut self, patience: Duration) -> Result<Step<Vec<LineReport>>, Error> {
        self.0.step(patience)
    }
}

fn checked(kind: Option<Kind>, text: &[u8], options: &Options, named: Option<u32>) -> Report {
    let source = Source::from(text);
    let likeliest =
        || detect(source, options).first().and_then(|found| Kind::named(found.kind).ok());
    if let Some(kind) = kind.or_else(likeliest) {
        return payload::report(kind, source, options, named);
    }
    payload::unreadable(UNKNOWN, source, options, named)
        .unwrap_or_else(|| payload::refused(UNKNOWN, Code::KindUndetected, None, named))
}

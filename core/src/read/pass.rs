//! One pass over a source: its payloads as tables.

use std::sync::Arc;
use std::time::Duration;

use arrow_array::ArrayRef;

use super::cells::Plan;
use super::lines;
use super::pipeline::{Emit, Feed, Pipeline, Step};
use super::records;
use super::rows::{Context, Rows, Summary};
use super::tables::Tables;
use super::texts;
use crate::error::Error;

/// A part of a source.
pub(super) enum Work {
    /// Lines of a text.
    Lines(lines::Block),
    /// Rows of columns.
    Records(records::Block, Arc<Plan>),
    /// A column of payloads, and how many rows stand before it.
    Texts(ArrayRef, u64),
}

/// Takes rows that are enough for a batch; false where nobody wants more now.
pub(super) type Full<'f> = dyn FnMut(Rows<'_>) -> bool + 'f;

/// Some rows of each table, and what was counted.
type Made = (Tables, Summary);

/// One pass over a source.
pub struct Pass {
    pipeline: Pipeline<Work, Made>,
    summary: Summary,
}

impl std::fmt::Debug for Pass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pass").field("summary", &self.summary).finish_non_exhaustive()
    }
}

impl Pass {
    pub(super) fn new(
        feed: Box<dyn Feed<Work>>,
        context: Context,
        threads: usize,
    ) -> Result<Self, Error> {
        let summary = Summary::of(context.wanted);
        let make = move |work: Work, emit: &mut Emit<'_, Made>| work.tables(&context, emit);
        Ok(Self { pipeline: Pipeline::new(feed, threads, make)?, summary })
    }

    /// What the pass counted so far.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The next tables, if they are there within some time; where one thread does all, however long
    /// they take.
    ///
    /// # Errors
    /// What keeps the source from being read to its end; it comes behind the rows before it.
    pub fn step(&mut self, patience: Duration) -> Result<Step<Tables>, Error> {
        Ok(match self.pipeline.step(patience)? {
            Step::Next((tables, summary)) => {
                self.summary.add(&summary);
                Step::Next(tables)
            }
            Step::Waiting => Step::Waiting,
            Step::End => Step::End,
        })
    }
}

impl Iterator for Pass {
    type Item = Result<Tables, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step(Duration::from_secs(1)) {
                Ok(Step::Next(tables)) => return Some(Ok(tables)),
                Ok(Step::Waiting) => {}
                Ok(Step::End) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Work {
    /// Makes its tables. Where `emit` says that nobody takes more, it gives the work that is left.
    fn tables(self, context: &Context, emit: &mut Emit<'_, Made>) -> Option<Self> {
        let mut rows = Rows::new(context);
        let mut full = |rows: Rows<'_>| {
            let made = rows.finish().map_err(|error| {
                Error::input("tables", format!("a batch cannot be made: {error}"))
            });
            emit(made)
        };
        let rest = match self {
            Self::Lines(block) => block.add(&mut rows, &mut full).map(Self::Lines),
            Self::Records(block, plan) => {
                block.add(&plan, &mut rows, &mut full).map(|rest| Self::Records(rest, plan))
            }
            Self::Texts(array, before) => texts::add(&array, before, &mut rows, &mut full)
                .map(|(rest, before)| Self::Texts(rest, before)),
        };
        if rest.is_none() {
            full(rows);
        }
        rest
    }
}

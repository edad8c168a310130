//! A check whose findings wait until somebody asks.
//!
//! Most callers ask for the verdict, and only of a payload that is not `ok` for the rest. So the
//! structural rules run at once; relations between amounts, which a verdict needs only where they
//! count as errors, and pointers, positions and sentences are made by [`LateReport::finish`].

use crate::error::Error;
use crate::json::Node;
use crate::kind::Kind;
use crate::options::{Options, Totals as Level};
use crate::payload::{Checked, Read, Source, Subject};
use crate::report::Report;
use crate::sink::Sink;

/// A report of which only the verdict is known. It does not keep the payload's text.
///
/// ```
/// use orderwire::{Kind, LateReport, Options, check};
/// let (kind, options) = (Kind::named("retailops.order_update.response")?, Options::default());
/// let late = LateReport::new(kind, r#"{"events": 5}"#, &options)?;
/// assert!(!late.ok());
/// let report = late.finish(r#"{"events": 5}"#);
/// assert_eq!(report, check(kind, r#"{"events": 5}"#, &options)?);
/// # Ok::<(), orderwire::Error>(())
/// ```
#[derive(Debug)]
pub struct LateReport {
    ok: bool,
    state: State,
}

#[derive(Debug)]
enum State {
    /// There was nothing to put off.
    Done(Report),
    Open(Box<Open>),
}

/// What the walk over the payload left behind.
#[derive(Debug)]
struct Open {
    subject: Subject,
    nodes: Vec<Node>,
    finest: u32,
    sink: Sink,
    /// What amounts were compared at, once they were.
    scale: Option<u32>,
    level: Level,
    named: Option<u32>,
}

impl LateReport {
    /// Checks a payload as far as the verdict needs.
    ///
    /// # Errors
    /// As [`check`](crate::check).
    pub fn new<'a>(
        kind: Kind,
        payload: impl Into<Source<'a>>,
        options: &Options,
    ) -> Result<Self, Error> {
        let (subject, named) = (Subject::from(kind), options.named_scale()?);
        let source = payload.into();
        let mut checked = match Checked::walked(subject, source, options, named) {
            Ok(checked) => checked,
            Err(report) => return Ok(report.into()),
        };
        if subject.demands.is_some() || options.totals == Level::Error {
            checked.compare_amounts();
        }
        if checked.read.is_query() {
            // The text that was read is not the payload's own.
            return Ok(checked.report(None).into());
        }
        let Checked { read, sink, scale, level, .. } = checked;
        let ok = sink.errors() == 0;
        let (nodes, finest) = read.into_parts();
        let open = Open { subject, nodes, finest, sink, scale, level, named };
        Ok(Self { ok, state: State::Open(Box::new(open)) })
    }

    /// No errors.
    #[must_use]
    pub fn ok(&self) -> bool {
        self.ok
    }

    /// The whole report, which [`check`](crate::check) gives at once. `payload` is what was checked,
    /// the same bytes again; of any others the report would be about nothing.
    #[must_use]
    pub fn finish<'a>(self, payload: impl Into<Source<'a>>) -> Report {
        let source = payload.into();
        let Open { subject, nodes, finest, sink, scale, level, named } = match self.state {
            State::Done(report) => return report,
            State::Open(open) => *open,
        };
        let text = std::str::from_utf8(source.bytes).unwrap_or_default();
        let read = Read::of_parts(text, nodes, finest);
        Checked { subject, source, read, sink, scale, level, named }.report(None)
    }
}

impl From<Report> for LateReport {
    fn from(report: Report) -> Self {
        Self { ok: report.ok, state: State::Done(report) }
    }
}

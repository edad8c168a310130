//! Payloads become rows: checked once, and typed straight from the nodes of the check.

use std::collections::BTreeMap;

use arrow_schema::ArrowError;
use serde::Serialize;

use super::cells::Plan;
use super::column::{Misfit, elements};
use super::records::Fault;
use super::tables::{Bad, Findings, Good, Layout, Part, Row, Tables};
use crate::finding::{Basis, Code, Severity};
use crate::json::Tag;
use crate::kind::Kind;
use crate::options::Options;
use crate::payload::{self, Checked, Source, Subject};
use crate::report::Report;
use crate::sink::{Detail, Raw};
use crate::value::Value;

/// The tables that a pass makes.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The good rows.
    pub good: bool,
    /// The bad rows.
    pub bad: bool,
    /// The findings.
    pub findings: bool,
}

impl Wanted {
    /// All three.
    pub const ALL: Self = Self { good: true, bad: true, findings: true };

    /// One table.
    #[must_use]
    pub fn only(part: Part) -> Self {
        let is = |other| part == other;
        Self { good: is(Part::Good), bad: is(Part::Bad), findings: is(Part::Findings) }
    }
}

/// What a pass counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The payloads.
    pub rows: u64,
    /// Those without errors.
    pub good: u64,
    /// Those with errors.
    pub bad: u64,
    /// Of those without errors, how many gave no row, since the list to explode is empty.
    pub without_rows: u64,
    /// The bytes of text that were read.
    pub bytes: u64,
    /// How often each code was found; nothing where the pass made no findings.
    pub findings: Option<BTreeMap<&'static str, u64>>,
}

impl Summary {
    /// Of nothing yet.
    pub(super) fn of(wanted: Wanted) -> Self {
        Self { findings: wanted.findings.then(BTreeMap::new), ..Self::default() }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let sum = |a: &mut u64, b: u64| *a = a.saturating_add(b);
        sum(&mut self.rows, other.rows);
        sum(&mut self.good, other.good);
        sum(&mut self.bad, other.bad);
        sum(&mut self.without_rows, other.without_rows);
        sum(&mut self.bytes, other.bytes);
        if let Some(more) = &other.findings {
            let findings = self.findings.get_or_insert_default();
            for (code, count) in more {
                sum(findings.entry(code).or_default(), *count);
            }
        }
    }
}

/// What all workers of a pass know.
#[derive(Debug)]
pub(super) struct Context {
    pub kind: Kind,
    pub options: Options,
    pub named: Option<u32>,
    pub layout: Layout,
    pub wanted: Wanted,
    pub max_line_bytes: usize,
}

/// Rows that become a batch of each table.
#[derive(Debug)]
pub(super) struct Rows<'c> {
    context: &'c Context,
    good: Good,
    bad: Bad,
    findings: Findings,
    pub summary: Summary,
    /// The bytes of payloads that became rows since somebody looked how large they are.
    unseen: usize,
}

/// The bytes of payloads between two looks at how large their rows are.
const LOOK: usize = 1 << 16;
/// The bytes of rows above which a batch ends.
const BATCH_BYTES: usize = 16 << 20;
/// The bytes that the rows of one payload take at most: an exploded list repeats what is around it.
const PAYLOAD_BYTES: usize = 256 << 20;
/// Of a payload above the limit, what is kept.
pub(super) const BEGINNING: usize = 4096;

impl<'c> Rows<'c> {
    pub fn new(context: &'c Context) -> Self {
        let (bad, findings) = (Bad::default(), Findings::default());
        let summary = Summary::of(context.wanted);
        Self { context, good: context.layout.good(), bad, findings, summary, unseen: 0 }
    }

    /// The rows are enough for a batch.
    pub fn is_full(&mut self) -> bool {
        if self.unseen <= LOOK {
            return false;
        }
        self.unseen = 0;
        self.good.size() > BATCH_BYTES
    }

    /// What there is so far; none is left.
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::new(self.context))
    }

    /// The batches.
    pub fn finish(self) -> Result<(Tables, Summary), ArrowError> {
        let wanted = self.context.wanted;
        let good = wanted.good.then(|| self.good.finish()).transpose()?;
        let bad = wanted.bad.then(|| self.bad.finish()).transpose()?;
        let findings = wanted.findings.then(|| self.findings.finish()).transpose()?;
        Ok((Tables { good, bad, findings }, self.summary))
    }

    /// Adds a payload by its text; `plan` is what made it of a file's columns.
    pub fn add(&mut self, row: Row<'_>, text: &[u8], plan: Option<&Plan>) {
        let Context { kind, options, named, wanted, .. } = self.context;
        let (subject, source) = (Subject::from(*kind), Source::from(text));
        self.summary.rows = self.summary.rows.saturating_add(1);
        if !wanted.findings {
            if let Some(read) = payload::valid(subject, source, options, *named)
                && self.place(row, text, Value::new(read.document(), 0)).is_ok()
            {
                return;
            }
            if !wanted.bad {
                self.summary.bad = self.summary.bad.saturating_add(1);
                return;
            }
        }
        let (report, errors) = match Checked::new(subject, source, options, *named) {
            Err(report) => (report, 1),
            Ok(mut checked) => {
                if checked.sink.errors() == 0
                    && let Err(misfit) = self.place(row, text, Value::new(checked.document(), 0))
                {
                    let offset = checked.document().node(misfit.node).start;
                    checked.sink.push(finding(misfit, offset));
                }
                if checked.sink.is_empty() {
                    return;
                }
                let errors = checked.sink.errors();
                (checked.report(None), errors)
            }
        };
        self.report(row, &report, errors, plan);
    }

    /// Adds a payload that nobody kept, because it is longer than the limit.
    pub fn add_too_long(&mut self, row: Row<'_>) {
        let Context { kind, options, named, .. } = self.context;
        self.summary.rows = self.summary.rows.saturating_add(1);
        let report = payload::too_long(kind.name(), row.length, options.most_bytes(), *named);
        self.report(row, &report, 1, None);
    }

    /// Adds rows that are no rows of their table.
    pub fn add_fault(&mut self, row: Row<'_>, fault: &Fault) {
        let Context { kind, named, .. } = self.context;
        self.summary.rows = self.summary.rows.saturating_add(1);
        let Fault { found, expected } = fault.clone();
        let values = Some((found, expected));
        let report = payload::refused(kind.name(), Code::RowSyntax, values, *named);
        self.report(row, &report, 1, None);
    }

    fn report(&mut self, row: Row<'_>, report: &Report, errors: u64, plan: Option<&Plan>) {
        let Context { wanted, max_line_bytes, .. } = self.context;
        if wanted.findings {
            let counts = self.summary.findings.get_or_insert_default();
            for finding in &report.findings {
                let count = counts.entry(finding.code.as_str()).or_default();
                *count = count.saturating_add(1);
                let column = plan.map(|plan| plan.column(&finding.pointer).unwrap_or_default());
                self.findings.push(row.line, finding, column);
            }
        }
        let first = report.findings.iter().find(|finding| finding.severity == Severity::Error);
        // Errors are listed before all else, and at least one finding is.
        let Some(first) = first else { return };
        self.summary.bad = self.summary.bad.saturating_add(1);
        let long = |raw: &&[u8]| raw.len() > *max_line_bytes;
        let raw = row.raw.map(|raw| match long(&raw) {
            true => raw.get(..BEGINNING).unwrap_or(raw),
            false => raw,
        });
        self.bad.push(Row { raw, ..row }, first, errors);
    }

    /// Adds the rows of a payload without errors, or none where something does not fit.
    fn place(&mut self, row: Row<'_>, text: &[u8], root: Value<'_>) -> Result<(), Misfit> {
        let before = self.good.rows();
        let placed = self.place_all(row, text, root);
        let rows = self.good.rows();
        if placed.is_err() || !self.context.wanted.good {
            self.good.truncate(before);
        }
        placed?;
        self.summary.good = self.summary.good.saturating_add(1);
        if rows == before {
            self.summary.without_rows = self.summary.without_rows.saturating_add(1);
        }
        Ok(())
    }

    fn place_all(&mut self, row: Row<'_>, text: &[u8], root: Value<'_>) -> Result<(), Misfit> {
        // The text was read as UTF-8 already.
        let text = match self.context.layout.keeps_text() {
            true => std::str::from_utf8(text).unwrap_or_default(),
            false => "",
        };
        // A list of payloads is taken where its kind has them.
        let payloads = if root.tag() == Tag::Array { elements(root) } else { vec![root] };
        let (mut before, mut unseen) = (None, 0_usize);
        for payload in payloads {
            let json = payload.as_json();
            let text = if root.tag() == Tag::Array { json } else { text };
            let Some(path) = self.context.layout.path() else {
                self.good.push(row, text, payload, None)?;
                self.unseen = self.unseen.saturating_add(json.len());
                continue;
            };
            let before = *before.get_or_insert_with(|| self.good.size());
            let list = path.iter().try_fold(payload, |value, name| value.get(name));
            for element in list.into_iter().flat_map(elements) {
                self.good.push(row, text, payload, Some(element))?;
                self.unseen = self.unseen.saturating_add(json.len());
                unseen = unseen.saturating_add(json.len());
                if unseen > LOOK {
                    unseen = 0;
                    let size = self.good.size().saturating_sub(before);
                    if size > PAYLOAD_BYTES {
                        let room = format!(
                            "{PAYLOAD_BYTES} for the rows of one payload; read it without `explode`"
                        );
                        let (node, code) = (root.node(), Code::JsonSize);
                        let found = Some(size.to_string());
                        return Err(Misfit { node, code, found, room });
                    }
                }
            }
        }
        Ok(())
    }
}

fn finding(misfit: Misfit, offset: u32) -> Raw {
    let Misfit { node, code, found, room } = misfit;
    let detail = Detail { found, expected: Some(room), ..Detail::default() };
    Raw::new(code, Severity::Error, Basis::Documented, offset, node).with(detail)
}

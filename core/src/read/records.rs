//! Rows of columns in blocks: rows that are elements of one payload stay together.

use std::sync::Arc;

use super::cells::{Plan, Record};
use super::pass::{Full, Work};
use super::rows::Rows;
use super::tables::Row;

/// The rows of one payload.
#[derive(Debug)]
pub(super) struct Group {
    /// The number of the first, from 1.
    row: u64,
    /// Where it begins in the text; a column has no such place.
    offset: Option<u64>,
    /// Its bytes as they were; of columns there are none.
    raw: Vec<u8>,
    rows: Vec<Record>,
    /// Its length where it is too long to be kept.
    length: Option<u64>,
    /// What is wrong with the rows themselves.
    fault: Option<Fault>,
}

/// Rows that are no rows of their table.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub found: String,
    pub expected: String,
}

/// Payloads whose rows were put together.
#[derive(Debug)]
pub(super) struct Block(Vec<Group>);

/// Puts rows together.
pub(super) struct Assembler {
    plan: Arc<Plan>,
    ready: Vec<Group>,
    open: Option<Group>,
    /// Rows that are none, behind the open payload. If it goes on behind them, they were rows of it.
    strays: Vec<Group>,
    /// The bytes of what is ready.
    size: usize,
    most_rows: usize,
    most_bytes: usize,
}

const BLOCK: usize = 1 << 20;

impl Assembler {
    pub fn new(plan: Arc<Plan>, most_rows: usize, most_bytes: usize) -> Self {
        let (ready, strays) = (Vec::new(), Vec::new());
        Self { plan, ready, open: None, strays, size: 0, most_rows, most_bytes }
    }

    /// Adds the next row. `raw` is its text with the end of its line; `gap` is what stands between it
    /// and the end of the row before.
    pub fn push(
        &mut self,
        row: u64,
        offset: Option<u64>,
        (gap, raw): (&[u8], &[u8]),
        record: Record,
        fault: Option<Fault>,
    ) {
        let bytes = record.as_slice().len().max(raw.len());
        self.size = self.size.saturating_add(bytes);
        let goes_on =
            self.open.as_ref().and_then(|open| open.rows.first()).is_some_and(
                |first| match fault {
                    Some(_) => self.plan.may_continue(first, &record),
                    None => self.plan.continues(first, &record),
                },
            );
        let Some(open) = self.open.as_mut().filter(|_| goes_on) else {
            let rows = vec![record];
            let (raw, length) = (raw.to_vec(), Some(count(bytes)));
            let group = Group { row, offset, raw, rows, length, fault };
            match (&group.fault, &mut self.open) {
                (Some(_), Some(_)) if self.strays.len() < self.most_rows => {
                    self.strays.push(group);
                }
                (Some(fault), Some(open)) => {
                    // Nobody waits any longer whether the payload goes on, nor takes it for whole.
                    open.fault.get_or_insert(fault.clone());
                    self.close();
                    self.ready.push(self.closed(group));
                }
                (None, _) if self.plan.groups() => {
                    self.close();
                    self.open = Some(group);
                }
                _ => self.ready.push(self.closed(group)),
            }
            return;
        };
        // An order with a row that is none is bad as a whole, and never given in parts.
        let stray = self.strays.first().and_then(|stray| stray.fault.clone());
        open.fault = open.fault.take().or(fault).or(stray);
        let added = gap.len().saturating_add(bytes);
        let total = open.length.unwrap_or(0).saturating_add(count(added));
        open.length = Some(total);
        // Of what is too long only the first row is kept.
        if total <= count(self.most_bytes) {
            open.raw.extend_from_slice(gap);
            open.raw.extend_from_slice(raw);
            open.rows.push(record);
        }
    }

    /// What is known of a payload once its last row is there.
    fn closed(&self, mut group: Group) -> Group {
        group.length = group.length.filter(|length| *length > count(self.most_bytes));
        let raw = group.raw.strip_suffix(b"\n").unwrap_or(&group.raw);
        let length = raw.strip_suffix(b"\r").unwrap_or(raw).len();
        group.raw.truncate(length);
        group
    }

    fn close(&mut self) {
        let groups = self.open.take().into_iter().chain(std::mem::take(&mut self.strays));
        let groups: Vec<_> = groups.map(|group| self.closed(group)).collect();
        self.ready.extend(groups);
    }

    /// The source broke off. A payload that may lack rows is not there, as a line that is cut off is
    /// not.
    pub fn break_off(&mut self) {
        self.open = None;
        self.strays.clear();
    }

    /// There is enough for a block.
    pub fn is_full(&self) -> bool {
        // A payload of many rows may be longer than a block, and is not ready.
        !self.ready.is_empty() && (self.size >= BLOCK || self.ready.len() >= self.most_rows)
    }

    /// What is ready, at the end of the source also what is open.
    pub fn take(&mut self, end: bool) -> Option<Work> {
        if end {
            self.close();
        }
        self.size = 0;
        let ready = std::mem::take(&mut self.ready);
        (!ready.is_empty()).then(|| Work::Records(Block(ready), Arc::clone(&self.plan)))
    }
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl Block {
    /// Adds the payloads of the block, and calls `full` where they are enough for a batch. Gives what
    /// is left where nobody wants more now.
    pub fn add(mut self, plan: &Plan, rows: &mut Rows<'_>, full: &mut Full<'_>) -> Option<Self> {
        let mut text = Vec::new();
        for (at, group) in self.0.iter().enumerate() {
            let Group { row, offset, raw, length, .. } = group;
            let bytes = length.unwrap_or(count(raw.len()));
            rows.summary.bytes = rows.summary.bytes.saturating_add(bytes);
            plan.print(&group.rows, &mut text);
            // Columns have no text of their own; what was made of them stands for it.
            let whole = if offset.is_some() { raw.as_slice() } else { &text };
            let length = length.unwrap_or(count(whole.len()));
            let row = Row { line: *row, offset: *offset, length, raw: Some(whole) };
            match (&group.fault, group.length) {
                (Some(fault), _) => rows.add_fault(row, fault),
                (None, Some(_)) => rows.add_too_long(row),
                (None, None) => rows.add(row, &text, Some(plan)),
            }
            if rows.is_full() && !full(rows.take()) {
                return Some(Self(self.0.split_off(at.saturating_add(1))));
            }
        }
        None
    }
}

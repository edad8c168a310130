//! Rows of columns in blocks: rows that are elements of one payload stay together.

use std::sync::Arc;

use super::cells::{Plan, Record};
use super::pass::{Full, Work};
use super::rows::Rows;
use super::tables::Row;
use crate::error::Error;

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
    /// The bytes of what is ready.
    size: usize,
    most_rows: usize,
    most_bytes: usize,
}

const BLOCK: usize = 1 << 20;

impl Assembler {
    pub fn new(plan: Arc<Plan>, most_rows: usize, most_bytes: usize) -> Self {
        Self { plan, ready: Vec::new(), open: None, size: 0, most_rows, most_bytes }
    }

    /// Adds the next row.
    pub fn push(
        &mut self,
        row: u64,
        offset: Option<u64>,
        raw: &[u8],
        record: Record,
        fault: Option<Fault>,
    ) {
        let same = |group: &Group| {
            let first = group.rows.first();
            group.fault.is_none()
                && fault.is_none()
                && first.is_some_and(|first| self.plan.continues(first, &record))
        };
        match self.open.as_mut().filter(|group| same(group)) {
            Some(group) => {
                let bytes = record.as_slice().len().max(raw.len());
                let size = self.size.saturating_add(bytes);
                let total = group.length.unwrap_or(0).saturating_add(count(bytes));
                group.length = Some(total);
                // Of what is too long only the first row is kept.
                if total <= count(self.most_bytes) {
                    group.raw.extend_from_slice(raw);
                    group.rows.push(record);
                    self.size = size;
                }
            }
            None => {
                self.close();
                let bytes = record.as_slice().len().max(raw.len());
                self.size = self.size.saturating_add(bytes);
                let (raw, rows, length) = (raw.to_vec(), vec![record], Some(count(bytes)));
                self.open = Some(Group { row, offset, raw, rows, length, fault });
            }
        }
    }

    fn close(&mut self) {
        if let Some(mut group) = self.open.take() {
            group.length = group.length.filter(|length| *length > count(self.most_bytes));
            self.ready.push(group);
        }
    }

    /// There is enough for a block.
    pub fn is_full(&self) -> bool {
        self.size >= BLOCK || self.ready.len() >= self.most_rows
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
    /// Adds the payloads of the block, and calls `full` where they are enough for a batch.
    pub fn add(&self, plan: &Plan, rows: &mut Rows<'_>, full: &mut Full<'_>) -> Result<(), Error> {
        let mut text = Vec::new();
        for group in &self.0 {
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
            if rows.is_full() {
                full(rows.take())?;
            }
        }
        Ok(())
    }
}

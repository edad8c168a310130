//! Text in blocks of whole lines, however long it is.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memrchr};

use super::pass::{Full, Work};
use super::pipeline::Feed;
use super::rows::{BEGINNING, Rows};
use super::tables::Row;
use crate::error::Error;
use crate::ndjson;
use crate::open::Unpacked;

/// About the size of a block. A smaller one costs more to hand over, a larger one memory.
const BLOCK: usize = 1 << 20;
/// What is read at once.
const STEP: usize = 1 << 17;

/// Whole lines of a text.
pub(super) struct Block {
    bytes: Vec<u8>,
    /// Where it begins in the text.
    offset: u64,
    /// How many lines stand before it.
    line: u64,
    /// Of a line that is too long and not whole, its length.
    length: Option<u64>,
    /// The bytes of the text that nobody counted yet.
    uncounted: u64,
}

/// A text that is cut into blocks.
pub(super) struct Lines {
    source: Unpacked,
    /// What was read and not yet handed out.
    rest: Vec<u8>,
    /// How much of it has no end of a line.
    seen: usize,
    offset: u64,
    line: u64,
    most_rows: usize,
    most_bytes: usize,
    /// The source has ended, or failed.
    ended: bool,
    failure: Option<Error>,
}

impl Lines {
    pub fn new(source: Unpacked, most_rows: usize, most_bytes: usize) -> Self {
        let (rest, seen) = (Vec::new(), 0);
        let (offset, line, ended, failure) = (0, 0, false, None);
        Self { source, rest, seen, offset, line, most_rows, most_bytes, ended, failure }
    }

    /// Reads on until there are so many bytes, or all there are.
    fn fill(&mut self, wanted: usize) {
        while !self.ended && self.rest.len() < wanted {
            let before = self.rest.len();
            self.rest.resize(before.saturating_add(STEP), 0);
            let room = self.rest.get_mut(before..).unwrap_or_default();
            let read = self.source.read(room);
            let count = match &read {
                Ok(count) => *count,
                Err(_) => 0,
            };
            self.rest.truncate(before.saturating_add(count));
            match read {
                Ok(0) => self.ended = true,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.ended = true;
                    self.failure = Some(Error::input("source.broken", error.to_string()));
                }
            }
        }
    }

    /// Where the lines end that make the next block; nothing where there is no whole line.
    fn cut(&self) -> Option<usize> {
        let window = self.rest.get(..BLOCK.min(self.rest.len())).unwrap_or_default();
        let behind = |at: usize| at.saturating_add(1);
        if let Some(at) = memchr_iter(b'\n', window).nth(self.most_rows.saturating_sub(1)) {
            return Some(behind(at));
        }
        // The last line may end with the text, unless the text is cut off there.
        let whole = self.ended && self.failure.is_none() && !self.rest.is_empty();
        if whole && self.rest.len() <= BLOCK {
            return Some(self.rest.len());
        }
        let unseen = self.rest.get(self.seen..).unwrap_or_default();
        let next = || memchr(b'\n', unseen).map(|at| at.saturating_add(self.seen));
        let line = memrchr(b'\n', window).or_else(next).map(behind);
        let last = whole && self.rest.len() <= self.most_bytes;
        line.or(last.then_some(self.rest.len()))
    }

    fn take(&mut self, end: usize, length: Option<u64>) -> Block {
        let rest = self.rest.split_off(end.min(self.rest.len()));
        let bytes = std::mem::replace(&mut self.rest, rest);
        self.seen = 0;
        let uncounted = count(bytes.len());
        let block = Block { offset: self.offset, line: self.line, length, bytes, uncounted };
        self.offset = self.offset.saturating_add(uncounted);
        let lines = memchr_iter(b'\n', &block.bytes).count();
        self.line = self.line.saturating_add(count(lines));
        block
    }

    /// The beginning of a line that is longer than the limit; the rest of it is only counted.
    fn long_line(&mut self) -> Block {
        let mut kept = self.rest.get(..BEGINNING.min(self.rest.len())).unwrap_or_default().to_vec();
        let mut length = 0_u64;
        self.seen = 0;
        let mut ends = false;
        loop {
            let end = memchr(b'\n', &self.rest);
            let count = end.unwrap_or(self.rest.len());
            length = length.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
            self.rest.drain(..count);
            ends |= end.is_some();
            if ends || self.ended {
                break;
            }
            self.fill(STEP);
        }
        if ends {
            self.rest.drain(..1);
        }
        kept.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        let (offset, line, uncounted) =
            (self.offset, self.line, length.saturating_add(u64::from(ends)));
        let block = Block { bytes: kept, offset, line, length: Some(length), uncounted };
        self.offset = self.offset.saturating_add(uncounted);
        self.line = self.line.saturating_add(u64::from(ends));
        block
    }
}

impl Feed<Work> for Lines {
    fn next(&mut self) -> Option<Result<Work, Error>> {
        let block: Option<Result<Block, Error>> = Feed::next(self);
        block.map(|block| block.map(Work::Lines))
    }
}

impl Feed<Block> for Lines {
    fn next(&mut self) -> Option<Result<Block, Error>> {
        self.fill(BLOCK);
        loop {
            if let Some(end) = self.cut() {
                return Some(Ok(self.take(end, None)));
            }
            let cut_off = self.ended && self.failure.is_some();
            if self.rest.len() > self.most_bytes && !cut_off {
                let block = self.long_line();
                // A line that is cut off is not there.
                let whole = self.failure.is_none();
                return if whole { Some(Ok(block)) } else { self.failure.take().map(Err) };
            }
            if self.ended {
                return self.failure.take().map(Err);
            }
            self.seen = self.rest.len();
            self.fill(self.rest.len().saturating_add(BLOCK));
        }
    }
}

impl Block {
    /// Of one line that is too long and was not kept, the place and the beginning.
    pub fn too_long(&self) -> Option<Row<'_>> {
        let (line, offset) = (self.line.saturating_add(1), Some(self.offset));
        self.length.map(|length| Row { line, offset, length, raw: Some(&self.bytes) })
    }

    /// The places and the texts of all other lines that are not empty.
    pub fn lines(&self) -> impl Iterator<Item = (Row<'_>, &[u8])> {
        let whole = if self.length.is_some() { &[] } else { self.bytes.as_slice() };
        ndjson::lines(whole).map(|line| {
            let row = Row {
                line: self.line.saturating_add(line.number),
                offset: Some(self.offset.saturating_add(count(line.offset))),
                length: count(line.bytes.len()),
                raw: Some(line.bytes),
            };
            (row, line.bytes)
        })
    }

    /// Adds the payloads of the block, and calls `full` where they are enough for a batch. Gives what
    /// is left where nobody wants more now.
    pub fn add(mut self, rows: &mut Rows<'_>, full: &mut Full<'_>) -> Option<Self> {
        rows.summary.bytes = rows.summary.bytes.saturating_add(self.uncounted);
        let mut left = None;
        if let Some(row) = self.too_long() {
            rows.add_too_long(row);
        }
        for (row, text) in self.lines() {
            rows.add(row, text, None);
            if rows.is_full() && !full(rows.take()) {
                left = Some(row);
                break;
            }
        }
        let Row { line, offset, length, .. } = left?;
        // The rest begins with the end of this line, which counts as an empty one.
        let (line, offset) = (line.saturating_sub(1), offset?.saturating_add(length));
        let end = usize::try_from(offset.saturating_sub(self.offset)).ok()?;
        let bytes = self.bytes.split_off(end.min(self.bytes.len()));
        Some(Self { bytes, offset, line, length: None, uncounted: 0 })
    }
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

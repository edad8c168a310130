//! CSV: rows by the header's names, with their places and their bytes.

use std::io::{self, Read};
use std::sync::Arc;

use super::cells::{Plan, Record};
use super::options::ReadOptions;
use super::pass::Work;
use super::pipeline::Feed;
use super::records::{Assembler, Fault};
use crate::error::Error;
use crate::kind::Kind;
use crate::open::Unpacked;

/// Rows of a CSV text.
pub(super) struct Csv {
    reader: csv::Reader<Tee>,
    assembler: Assembler,
    columns: usize,
    /// The bytes of a byte order mark, which the reader does not count.
    mark: u64,
    /// The rows before the next one.
    row: u64,
    ended: bool,
    failure: Option<Error>,
}

/// Keeps what was read of the rows that are not taken apart yet.
struct Tee {
    source: io::Chain<io::Cursor<Vec<u8>>, Unpacked>,
    kept: Vec<u8>,
    /// Where what is kept begins in the text.
    start: u64,
    most: usize,
    /// The text has ended, and not by a fault.
    ended: bool,
}

impl Read for Tee {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.kept.len() > self.most {
            let message = format!(
                "the row that begins at byte {} is longer than `max_line_bytes`; a quote in it may not be closed",
                self.start
            );
            return Err(io::Error::other(message));
        }
        let count = self.source.read(room)?;
        self.ended |= count == 0;
        self.kept.extend_from_slice(room.get(..count).unwrap_or_default());
        Ok(count)
    }
}

impl Tee {
    /// The bytes up to a place in the text, which are kept no longer.
    fn upto(&mut self, end: u64) -> Vec<u8> {
        let length = usize::try_from(end.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let rest = self.kept.split_off(length.min(self.kept.len()));
        self.start = end;
        std::mem::replace(&mut self.kept, rest)
    }
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

impl Csv {
    /// # Errors
    /// `source.*` where there is no header, `option.value` where the columns do not fit it.
    pub fn new(kind: Kind, text: Unpacked, options: &ReadOptions) -> Result<Self, Error> {
        let most = options.max_line_bytes;
        let mut text = text;
        let mut head = Vec::new();
        let begun = text.by_ref().take(3).read_to_end(&mut head);
        begun.map_err(|error| Error::input("source.broken", error.to_string()))?;
        let mark = if head == BYTE_ORDER_MARK { 3 } else { 0 };
        if mark > 0 {
            head.clear();
        }
        let source = io::Cursor::new(head).chain(text);
        let tee = Tee { source, kept: Vec::new(), start: 0, most, ended: false };
        let mut builder = csv::ReaderBuilder::new();
        // The header is read as a row, so that its bytes are accounted for.
        let mut reader = builder.has_headers(false).flexible(true).from_reader(tee);
        let mut header = Record::new();
        let there = reader.read_byte_record(&mut header).map_err(broken)?;
        if !there {
            let message = "the file has no header; its first line names the columns";
            return Err(Error::input("source.header", message));
        }
        let name = |bytes: &[u8]| {
            String::from_utf8(bytes.to_vec()).map_err(|_| {
                Error::input("source.header", "the header is not UTF-8; save the file as UTF-8")
            })
        };
        let names = header.iter().map(name).collect::<Result<Vec<_>, _>>()?;
        let plan = Arc::new(Plan::new(kind, options.columns.as_deref(), &names)?);
        let end = reader.position().byte();
        reader.get_mut().upto(end);
        let assembler = Assembler::new(plan, options.batch_rows, most);
        let (row, ended, failure) = (0, false, None);
        Ok(Self { reader, assembler, columns: names.len(), mark, row, ended, failure })
    }
}

fn broken(error: csv::Error) -> Error {
    let message = match error.into_kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        other => format!("the file is no CSV: {other:?}"),
    };
    Error::input("source.broken", message)
}

/// Whether a row ends within quotes. As the reader has it, only a cell that begins with a quote is
/// quoted, and two of them within it are one of its text.
fn ends_quoted(row: &[u8]) -> bool {
    let (mut begins, mut quoted) = (true, false);
    let mut bytes = row.iter().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, quoted) {
            (b'"', true) if bytes.next_if_eq(&&b'"').is_none() => quoted = false,
            (b'"', false) if begins => quoted = true,
            _ => {}
        }
        begins = !quoted && matches!(byte, b',' | b'\r' | b'\n');
    }
    quoted
}

impl Feed<Work> for Csv {
    fn next(&mut self) -> Option<Result<Work, Error>> {
        while !self.ended && !self.assembler.is_full() {
            let mut record = Record::new();
            match self.reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => {
                    self.ended = true;
                    break;
                }
                Err(error) => {
                    self.ended = true;
                    self.failure = Some(broken(error));
                    self.assembler.break_off();
                    break;
                }
            }
            let offset = record.position().map_or(0, csv::Position::byte);
            let end = self.reader.position().byte();
            let tee = self.reader.get_mut();
            tee.upto(offset);
            let raw = tee.upto(end);
            // The end of the line before and empty lines are no part of the row.
            let breaks = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let offset = offset.saturating_add(u64::try_from(breaks).unwrap_or(0));
            let (gap, raw) = raw.split_at_checked(breaks).unwrap_or_default();
            self.row = self.row.saturating_add(1);
            let last = tee.ended && tee.kept.is_empty();
            let open = last && ends_quoted(raw);
            let fault = match (record.len() == self.columns, open) {
                (_, true) => Some(Fault {
                    found: "the end of the text".to_owned(),
                    expected: "a quote that closes the cell".to_owned(),
                }),
                (false, _) => Some(Fault {
                    found: format!("{} cells", record.len()),
                    expected: format!("{} cells, as the header has", self.columns),
                }),
                (true, false) => None,
            };
            let offset = Some(offset.saturating_add(self.mark));
            self.assembler.push(self.row, offset, (gap, raw), record, fault);
        }
        if let Some(work) = self.assembler.take(self.ended) {
            return Some(Ok(work));
        }
        self.failure.take().map(Err)
    }
}

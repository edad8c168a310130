//! A column of payloads in memory.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::{ArrowError, DataType, Field};

use super::options::ReadOptions;
use super::parquet::payload;
use super::pass::{Full, Work};
use super::pipeline::Feed;
use super::rows::Rows;
use super::tables::Row;
use crate::error::Error;

/// Arrays of one column, one after the other.
pub type Arrays = Box<dyn Iterator<Item = Result<ArrayRef, ArrowError>> + Send>;

/// Whether a column can hold payloads.
pub(super) fn is_text(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
    )
}

/// A column in which no row has a payload has no type of its own.
pub(super) fn may_be_text(kind: &DataType) -> bool {
    is_text(kind) || matches!(kind, DataType::Null)
}

/// An array of text or bytes.
pub(super) struct Column<'a>(&'a dyn Array);

impl<'a> Column<'a> {
    pub fn of(array: &'a ArrayRef) -> Option<Self> {
        may_be_text(array.data_type()).then_some(Self(array.as_ref()))
    }

    /// The bytes of a value; nothing of null.
    pub fn get(&self, at: usize) -> Option<&'a [u8]> {
        let array = self.0;
        if at >= array.len() || array.is_null(at) {
            return None;
        }
        match array.data_type() {
            DataType::Utf8 => Some(array.as_string::<i32>().value(at).as_bytes()),
            DataType::LargeUtf8 => Some(array.as_string::<i64>().value(at).as_bytes()),
            DataType::Utf8View => Some(array.as_string_view().value(at).as_bytes()),
            DataType::Binary => Some(array.as_binary::<i32>().value(at)),
            DataType::LargeBinary => Some(array.as_binary::<i64>().value(at)),
            DataType::BinaryView => Some(array.as_binary_view().value(at)),
            _ => None,
        }
    }
}

/// A column of payloads that comes in arrays.
pub(super) struct Texts {
    arrays: Arrays,
    /// Of tables, the column.
    column: Option<usize>,
    /// What is left of an array.
    rest: Option<ArrayRef>,
    row: u64,
    most_rows: usize,
}

impl Texts {
    /// # Errors
    /// `option.value` where the column holds no payloads.
    pub fn new(field: &Field, arrays: Arrays, options: &ReadOptions) -> Result<Self, Error> {
        let column = match field.data_type() {
            DataType::Struct(fields) => {
                Some(payload(fields.iter().map(AsRef::as_ref), options.payload.as_deref())?)
            }
            kind if may_be_text(kind) => None,
            kind => {
                let message = format!("the column is of type {kind}; payloads are text or binary");
                return Err(Error::input("option.value", message));
            }
        };
        let most_rows = options.batch_rows.min(512);
        Ok(Self { arrays, column, rest: None, row: 0, most_rows })
    }
}

impl Feed<Work> for Texts {
    fn next(&mut self) -> Option<Result<Work, Error>> {
        let array = loop {
            if let Some(rest) = self.rest.take() {
                break rest;
            }
            let array = match self.arrays.next()? {
                Ok(array) => array,
                Err(error) => {
                    let message =
                        format!("the column ends with an error behind row {}: {error}", self.row);
                    return Some(Err(Error::input("source.broken", message)));
                }
            };
            let array = match self.column {
                None => Some(array),
                Some(at) => {
                    array.as_struct_opt().and_then(|table| table.columns().get(at).cloned())
                }
            };
            self.rest = array.filter(|array| !array.is_empty());
        };
        let before = self.row;
        let count = array.len().min(self.most_rows);
        if array.len() > count {
            self.rest = Some(array.slice(count, array.len().saturating_sub(count)));
        }
        self.row = self.row.saturating_add(u64::try_from(count).unwrap_or(0));
        Some(Ok(Work::Texts(array.slice(0, count), before)))
    }
}

/// Adds the payloads of an array, and calls `full` where they are enough for a batch; `before` is how
/// many rows stand before it. Gives what is left where nobody wants more now.
pub(super) fn add(
    array: &ArrayRef,
    before: u64,
    rows: &mut Rows<'_>,
    full: &mut Full<'_>,
) -> Option<(ArrayRef, u64)> {
    let column = Column::of(array)?;
    for (at, line) in (0..array.len()).zip(before.saturating_add(1)..) {
        let raw = column.get(at);
        let text = raw.unwrap_or_default();
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        rows.summary.bytes = rows.summary.bytes.saturating_add(length);
        rows.add(Row { line, offset: None, length, raw }, text, None);
        if rows.is_full() && !full(rows.take()) {
            let next = at.saturating_add(1);
            return Some((array.slice(next, array.len().saturating_sub(next)), line));
        }
    }
    None
}

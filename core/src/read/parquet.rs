//! Parquet: a column of payloads, or columns of what is in them; a row group at a time.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal128Type, Decimal256Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field};
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, Length};

use super::cells::{Plan, Record};
use super::options::ReadOptions;
use super::pass::Work;
use super::pipeline::Feed;
use super::records::Assembler;
use super::texts::{Column, is_text, may_be_text};
use crate::error::Error;
use crate::kind::Kind;

/// Something that can be read anywhere.
pub trait Seekable: Read + Seek + Send {}

impl<T: Read + Seek + Send> Seekable for T {}

/// A file that several readers read in turn.
#[derive(Clone)]
pub(super) struct Shared {
    source: Arc<Mutex<Box<dyn Seekable>>>,
    length: u64,
}

impl Shared {
    pub fn new(mut source: Box<dyn Seekable>) -> std::io::Result<Self> {
        let length = source.seek(SeekFrom::End(0))?;
        Ok(Self { source: Arc::new(Mutex::new(source)), length })
    }
}

impl Length for Shared {
    fn len(&self) -> u64 {
        self.length
    }
}

/// A part of a shared file, from some place on.
pub(super) struct Part {
    source: Arc<Mutex<Box<dyn Seekable>>>,
    position: u64,
}

impl Read for Part {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(self.position))?;
        let count = source.read(room)?;
        self.position = self.position.saturating_add(u64::try_from(count).unwrap_or(0));
        Ok(count)
    }
}

impl ChunkReader for Shared {
    type T = std::io::BufReader<Part>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        let part = Part { source: Arc::clone(&self.source), position: start };
        Ok(std::io::BufReader::new(part))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let mut bytes = vec![0; length];
        let mut part = Part { source: Arc::clone(&self.source), position: start };
        part.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}

/// What a Parquet file is read from.
#[derive(Clone)]
pub(super) enum Origin {
    File(Arc<File>),
    Bytes(Bytes),
    Shared(Shared),
}

impl Length for Origin {
    fn len(&self) -> u64 {
        match self {
            Self::File(file) => Length::len(&**file),
            Self::Bytes(bytes) => Length::len(bytes),
            Self::Shared(shared) => shared.len(),
        }
    }
}

impl ChunkReader for Origin {
    type T = Box<dyn Read>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        Ok(match self {
            Self::File(file) => Box::new(file.get_read(start)?),
            Self::Bytes(bytes) => Box::new(bytes.get_read(start)?),
            Self::Shared(shared) => Box::new(shared.get_read(start)?),
        })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        match self {
            Self::File(file) => file.get_bytes(start, length),
            Self::Bytes(bytes) => bytes.get_bytes(start, length),
            Self::Shared(shared) => shared.get_bytes(start, length),
        }
    }
}

/// The rows of a file, one of its row groups after the other, so that a broken one takes nothing from
/// those before it.
struct Groups {
    origin: Origin,
    metadata: ArrowReaderMetadata,
    mask: ProjectionMask,
    rows: usize,
    left: Range<usize>,
    current: Option<ParquetRecordBatchReader>,
}

impl Iterator for Groups {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.current.as_mut().and_then(Iterator::next) {
                return Some(batch);
            }
            let (origin, metadata) = (self.origin.clone(), self.metadata.clone());
            let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(origin, metadata)
                .with_row_groups(vec![self.left.next()?])
                .with_projection(self.mask.clone())
                .with_batch_size(self.rows);
            match builder.build() {
                Ok(reader) => self.current = Some(reader),
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}

/// Rows of a Parquet file.
pub(super) struct Parquet {
    reader: Groups,
    how: How,
    row: u64,
}

enum How {
    /// A column of payloads.
    Payloads,
    /// Columns of what is in them: of each that is read its place in the record.
    Columns {
        assembler: Box<Assembler>,
        places: Vec<usize>,
        count: usize,
        ended: bool,
        failure: Option<Error>,
    },
}

impl Parquet {
    /// # Errors
    /// `source.broken` for what is no Parquet file, `option.value` where the columns do not fit it.
    pub fn new(kind: Kind, origin: Origin, options: &ReadOptions) -> Result<Self, Error> {
        // Without the schema of whoever wrote it, columns have the types that Parquet has.
        let plain = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let metadata = ArrowReaderMetadata::load(&origin, plain).map_err(|error| broken(&error))?;
        let fields = metadata.schema().fields().clone();
        let header: Vec<String> = fields.iter().map(|field| field.name().clone()).collect();
        let (how, read) = match &options.columns {
            Some(columns) => {
                let plan = Arc::new(Plan::new(kind, Some(columns), &header)?);
                let mut places: Vec<usize> = plan.places().collect();
                places.sort_unstable();
                for field in places.iter().filter_map(|at| fields.get(*at)) {
                    holds_cells(field)?;
                }
                let assembler = Assembler::new(plan, options.batch_rows, options.max_line_bytes);
                let assembler = Box::new(assembler);
                let (count, read) = (fields.len(), places.clone());
                (How::Columns { assembler, places, count, ended: false, failure: None }, read)
            }
            None => (
                How::Payloads,
                vec![payload(fields.iter().map(AsRef::as_ref), options.payload.as_deref())?],
            ),
        };
        let mask = ProjectionMask::roots(metadata.parquet_schema(), read);
        // Payloads are long, so a batch of few of them is a piece of work.
        let rows = if matches!(how, How::Payloads) { 512 } else { 4096 };
        let (rows, current) = (rows.min(options.batch_rows), None);
        let left = 0..metadata.metadata().num_row_groups();
        let reader = Groups { origin, metadata, mask, rows, left, current };
        Ok(Self { reader, how, row: 0 })
    }
}

fn broken(error: &ParquetError) -> Error {
    Error::input("source.broken", format!("the file cannot be read as Parquet: {error}"))
}

/// The column of payloads: the one that is named, else the only one of text.
pub(super) fn payload<'f>(
    fields: impl Iterator<Item = &'f Field> + Clone,
    name: Option<&str>,
) -> Result<usize, Error> {
    let named = |field: &Field| format!("`{}`", field.name());
    let all = fields.clone().map(named).collect::<Vec<_>>().join(", ");
    if let Some(name) = name {
        let found = fields.clone().enumerate().find(|(_, field)| field.name() == name);
        return match found {
            Some((at, field)) if may_be_text(field.data_type()) => Ok(at),
            Some((_, field)) => Err(Error::input(
                "option.value",
                format!(
                    "the column `{name}` is of type {}; payloads are text or binary",
                    field.data_type()
                ),
            )),
            None => Err(Error::input(
                "option.value",
                format!(
                    "`payload` is `{name}`; the file has no such column, its columns are {all}"
                ),
            )),
        };
    }
    let mut texts = fields.enumerate().filter(|(_, field)| is_text(field.data_type()));
    match (texts.next(), texts.next()) {
        (Some((at, _)), None) => Ok(at),
        _ => Err(Error::input(
            "option.value",
            format!(
                "name the column of payloads by `payload`, or what each column holds by `columns`; the columns are {all}"
            ),
        )),
    }
}

/// Whether the cells of a column have exact text.
fn holds_cells(field: &Field) -> Result<(), Error> {
    let name = field.name();
    let message = match field.data_type() {
        DataType::Utf8 | DataType::Binary | DataType::Boolean => return Ok(()),
        kind if kind.is_integer() => return Ok(()),
        DataType::Decimal128(..) | DataType::Decimal256(..) => return Ok(()),
        kind if kind.is_floating() => format!(
            "the column `{name}` holds floats, which have lost digits already; write it as decimals or text"
        ),
        kind => {
            format!("the column `{name}` is of type {kind}; write it as text, integers or decimals")
        }
    };
    Err(Error::input("option.value", message))
}

/// The text of a cell; nothing of null.
fn cell(array: &dyn Array, at: usize) -> Option<String> {
    if array.is_null(at) {
        return None;
    }
    macro_rules! text {
        ($($kind:ty),+) => {$(
            if let Some(array) = array.as_primitive_opt::<$kind>() {
                return Some(array.value(at).to_string());
            }
        )+};
    }
    text!(Int64Type, Int32Type, Int16Type, Int8Type, UInt64Type, UInt32Type, UInt16Type, UInt8Type);
    if let Some(array) = array.as_primitive_opt::<Decimal128Type>() {
        return Some(array.value_as_string(at));
    }
    if let Some(array) = array.as_primitive_opt::<Decimal256Type>() {
        return Some(array.value_as_string(at));
    }
    array.as_boolean_opt().map(|array| array.value(at).to_string())
}

fn record(batch: &RecordBatch, places: &[usize], count: usize, at: usize) -> Record {
    let mut record = Record::new();
    let mut columns = places.iter().zip(batch.columns()).peekable();
    for place in 0..count {
        let Some((_, column)) = columns.next_if(|(known, _)| **known == place) else {
            record.push_field(b"");
            continue;
        };
        match Column::of(column).filter(|_| is_text(column.data_type())) {
            Some(texts) => record.push_field(texts.get(at).unwrap_or_default()),
            None => record.push_field(cell(column.as_ref(), at).unwrap_or_default().as_bytes()),
        }
    }
    record
}

impl Feed<Work> for Parquet {
    fn next(&mut self) -> Option<Result<Work, Error>> {
        let unreadable = |error: &ArrowError, row: u64| {
            let message = format!("the Parquet file is broken behind row {row}: {error}");
            Error::input("source.broken", message)
        };
        let Self { reader, how, row } = self;
        match how {
            How::Payloads => {
                let batch = match reader.next()? {
                    Ok(batch) => batch,
                    Err(error) => return Some(Err(unreadable(&error, *row))),
                };
                let before = *row;
                *row = row.saturating_add(u64::try_from(batch.num_rows()).unwrap_or(0));
                let column = batch.columns().first().cloned()?;
                Some(Ok(Work::Texts(column, before)))
            }
            How::Columns { assembler, places, count, ended, failure } => {
                while !*ended && !assembler.is_full() {
                    match reader.next() {
                        None => *ended = true,
                        Some(Err(error)) => {
                            *ended = true;
                            *failure = Some(unreadable(&error, *row));
                            assembler.break_off();
                        }
                        Some(Ok(batch)) => {
                            for at in 0..batch.num_rows() {
                                *row = row.saturating_add(1);
                                let record = record(&batch, places, *count, at);
                                assembler.push(*row, None, (&[], &[]), record, None);
                            }
                        }
                    }
                }
                match assembler.take(*ended) {
                    Some(work) => Some(Ok(work)),
                    None => failure.take().map(Err),
                }
            }
        }
    }
}

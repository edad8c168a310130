//! A kind and options, and the sources that are read by them.

use std::io::{Cursor, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;

use arrow_schema::{FieldRef, SchemaRef};
use bytes::Bytes;

use super::csv::Csv;
use super::lines::Lines;
use super::options::{Format, ReadOptions};
use super::parquet::{Origin, Parquet, Seekable, Shared};
use super::pass::{Pass, Work};
use super::pipeline::Feed;
use super::rows::{Context, Wanted};
use super::tables::{Layout, Part};
use super::texts::{Arrays, Texts};
use crate::error::Error;
use crate::kind::Kind;
use crate::open::{self, Compression, Unpacked};

/// Where payloads are read from.
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Bytes in memory.
    Bytes(Bytes),
    /// A stream, read once from where it stands.
    Stream(Box<dyn std::io::Read + Send>),
    /// A stream that can be read anywhere, from where it stands or, as Parquet, from its end.
    Seekable(Box<dyn Seekable>),
    /// A column of payloads, or tables with one.
    Arrays(FieldRef, Arrays),
}

impl From<Vec<u8>> for Input {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Path(_) => "Input::Path",
            Self::Bytes(_) => "Input::Bytes",
            Self::Stream(_) => "Input::Stream",
            Self::Seekable(_) => "Input::Seekable",
            Self::Arrays(..) => "Input::Arrays",
        })
    }
}

/// How payloads of a kind are read.
#[derive(Debug)]
pub struct Reading {
    kind: Kind,
    options: ReadOptions,
    layout: Layout,
    named: Option<u32>,
}

impl Reading {
    /// A reading of payloads of a kind.
    ///
    /// # Errors
    /// `option.value` and those of the check's options.
    pub fn new(kind: Kind, options: ReadOptions) -> Result<Self, Error> {
        let named = options.check.named_scale()?;
        if options.check.max_findings == 0 {
            let message =
                "`max_findings` is `0`; a bad row names its first error, so it is at least 1";
            return Err(Error::input("option.value", message));
        }
        let layout = Layout::new(kind, &options)?;
        Ok(Self { kind, options, layout, named })
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Looks whether a source can be opened by these options, and reads no payload.
    ///
    /// # Errors
    /// As [`pass`](Self::pass).
    pub fn probe(&self, input: Input) -> Result<(), Error> {
        self.feed(input).map(drop)
    }

    /// The schema of one of its tables.
    #[must_use]
    pub fn schema(&self, part: Part) -> SchemaRef {
        self.layout.schema(part)
    }

    /// One pass over a source.
    ///
    /// # Errors
    /// `source.*` where it cannot be opened, `option.*` where the options do not fit it.
    pub fn pass(&self, input: Input, wanted: Wanted) -> Result<Pass, Error> {
        let feed = self.feed(input)?;
        let context = Context {
            kind: self.kind,
            options: self.options.checking(),
            named: self.named,
            layout: self.layout.clone(),
            wanted,
            max_line_bytes: self.options.max_line_bytes,
        };
        Pass::new(feed, context, self.options.threads)
    }

    /// What cuts a source into work.
    fn feed(&self, input: Input) -> Result<Box<dyn Feed<Work>>, Error> {
        if let Input::Arrays(field, arrays) = input {
            return Ok(Box::new(Texts::new(&field, arrays, &self.options)?));
        }
        let mut input = input;
        let named = match &mut input {
            Input::Seekable(source) if self.options.format.is_none() => {
                let columns = is_parquet(source).map_err(|error| {
                    Error::input("source.unreadable", format!("the source cannot be read: {error}"))
                })?;
                Some(if columns { Format::Parquet } else { Format::Ndjson })
            }
            Input::Path(path) => path.to_str().and_then(Format::of),
            Input::Bytes(bytes) if bytes.starts_with(b"PAR1") => Some(Format::Parquet),
            _ => Some(Format::Ndjson),
        };
        let Some(format) = self.options.format.or(named) else {
            let Input::Path(path) = &input else { return Err(open::empty("the source")) };
            // A path that leads nowhere has a better reason.
            open::open_file(path)?;
            let message = format!(
                "the name `{}` does not say what is in the file; end it with `.ndjson`, `.jsonl`, `.csv` or \
                 `.parquet`, or give `format`",
                path.display()
            );
            return Err(Error::input("source.format", message));
        };
        Ok(match format {
            Format::Ndjson => {
                let text = text(input, &self.options)?;
                Box::new(Lines::new(text, self.options.batch_rows, self.options.max_line_bytes))
            }
            Format::Csv => {
                let text = text(input, &self.options)?;
                Box::new(Csv::new(self.kind, text, &self.options)?)
            }
            Format::Parquet => {
                Box::new(Parquet::new(self.kind, self.origin(input)?, &self.options)?)
            }
        })
    }

    /// A source that can be read anywhere.
    fn origin(&self, input: Input) -> Result<Origin, Error> {
        let unreadable = |error: std::io::Error| {
            Error::input("source.unreadable", format!("the source cannot be read: {error}"))
        };
        let packed = || {
            let message = "a Parquet file is packed within; one that is packed once more has to be unpacked first";
            Error::input("source.format", message)
        };
        match input {
            Input::Path(path) => {
                let mut file = open::open_file(&path)?;
                let mut head = [0; 4];
                let whole = file.read(&mut head).and_then(|_| file.rewind());
                whole.map_err(unreadable)?;
                if Compression::of(&head) != Compression::None {
                    return Err(packed());
                }
                Ok(Origin::File(file.into()))
            }
            Input::Bytes(bytes) if bytes.is_empty() => Err(open::empty("the source")),
            Input::Bytes(bytes) if Compression::of(&bytes) != Compression::None => Err(packed()),
            Input::Bytes(bytes) => Ok(Origin::Bytes(bytes)),
            Input::Seekable(source) => Ok(Origin::Shared(Shared::new(source).map_err(unreadable)?)),
            Input::Stream(_) | Input::Arrays(..) => {
                let message = "a Parquet file is read from its end; give a path, bytes or a file object that can seek";
                Err(Error::input("source.format", message))
            }
        }
    }
}

/// Whether a source goes on with the first bytes of Parquet; it stands where it stood.
fn is_parquet(source: &mut Box<dyn Seekable>) -> std::io::Result<bool> {
    let start = source.stream_position()?;
    let mut head = Vec::new();
    source.by_ref().take(4).read_to_end(&mut head)?;
    source.seek(SeekFrom::Start(start))?;
    Ok(head == b"PAR1")
}

/// The text of a source, unpacked.
pub(super) fn text(input: Input, options: &ReadOptions) -> Result<Unpacked, Error> {
    let (source, name): (open::Bytes, _) = match input {
        Input::Path(path) => {
            let file = open::open_file(&path)?;
            (Box::new(file), format!("`{}`", path.display()))
        }
        Input::Bytes(bytes) => (Box::new(Cursor::new(bytes)), "the source".to_owned()),
        Input::Stream(stream) => (stream, "the source".to_owned()),
        Input::Seekable(source) => (Box::new(source), "the source".to_owned()),
        Input::Arrays(..) => return Err(open::empty("the source")),
    };
    Unpacked::new(source, options.compression).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => open::empty(&name),
        _ => Error::input("source.unreadable", format!("{name} cannot be read: {error}")),
    })
}

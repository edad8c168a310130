//! A kind and options, and the sources that are read by them.

use std::io::{Cursor, ErrorKind};
use std::path::PathBuf;
use std::sync::Arc;

use arrow_schema::SchemaRef;
use bytes::Bytes;

use super::lines::Lines;
use super::open::{self, Unpacked};
use super::options::{Format, ReadOptions};
use super::pass::{Feed, Pass};
use super::rows::{Context, Wanted};
use super::tables::{Layout, Part};
use crate::error::Error;
use crate::kind::Kind;

/// Where payloads are read from.
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Bytes in memory.
    Bytes(Bytes),
    /// A stream, read once from where it stands.
    Stream(Box<dyn std::io::Read + Send>),
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
            plan: None,
        };
        Pass::new(feed, Arc::new(context), self.options.threads)
    }

    /// What cuts a source into work.
    fn feed(&self, input: Input) -> Result<Box<dyn Feed>, Error> {
        let named = match &input {
            Input::Path(path) => path.to_str().and_then(Format::of),
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
                let text = self.text(input)?;
                Box::new(Lines::new(text, self.options.batch_rows, self.options.max_line_bytes))
            }
            Format::Csv | Format::Parquet => {
                return Err(Error::input("source.format", "not yet"));
            }
        })
    }

    /// The text of a source, unpacked.
    fn text(&self, input: Input) -> Result<Unpacked, Error> {
        let (source, name): (open::Bytes, _) = match input {
            Input::Path(path) => {
                let file = open::open_file(&path)?;
                (Box::new(file), format!("`{}`", path.display()))
            }
            Input::Bytes(bytes) => (Box::new(Cursor::new(bytes)), "the source".to_owned()),
            Input::Stream(stream) => (stream, "the source".to_owned()),
        };
        Unpacked::new(source, self.options.compression).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => open::empty(&name),
            _ => Error::input("source.unreadable", format!("{name} cannot be read: {error}")),
        })
    }
}

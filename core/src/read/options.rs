//! Options of reading files.

use crate::error::Error;
use crate::open::{Compression, LINES, unpacked_name};
use crate::options::{Options, choose};

/// How a file holds its payloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON text a line.
    Ndjson,
    /// Comma-separated values with a header.
    Csv,
    /// Apache Parquet.
    Parquet,
}

/// What amounts, rates and percentages become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amounts {
    /// Decimals of 128 bits; what they do not hold exactly makes a row bad.
    Decimal,
    /// Text, spelled as it was sent.
    Text,
}

/// A column of the file by its name, and the RFC 6901 pointer of the member it holds; nothing for a
/// column that is left out.
pub type Mapping = (String, Option<String>);

/// Options of [`Reading`](super::Reading).
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// What the file holds; by its name where it is not given.
    pub format: Option<Format>,
    /// How it is packed; by its first bytes where it is not given.
    pub compression: Option<Compression>,
    /// The columns of a file of columns.
    pub columns: Option<Vec<Mapping>>,
    /// The column that holds the payloads.
    pub payload: Option<String>,
    /// The pointer of a list whose elements have a row each.
    pub explode: Option<String>,
    /// What amounts become.
    pub amounts: Amounts,
    /// The decimals of amounts.
    pub scale: u8,
    /// Keep the text of each payload.
    pub raw: bool,
    /// How many threads work; 1 works on the caller's.
    pub threads: usize,
    /// The most payloads in one batch.
    pub batch_rows: usize,
    /// The longest line, or record of a table, in bytes.
    pub max_line_bytes: usize,
    /// The options of the check.
    pub check: Options,
}

const MIB: usize = 1 << 20;

/// The longest line that can be allowed: a column's text is counted with 31 bits.
const MOST_LINE_BYTES: usize = 512 * MIB;

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            compression: None,
            columns: None,
            payload: None,
            explode: None,
            amounts: Amounts::Decimal,
            scale: 18,
            raw: false,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            batch_rows: 8192,
            max_line_bytes: 16 * MIB,
            check: Options::default(),
        }
    }
}

impl Format {
    /// The format of this name.
    ///
    /// # Errors
    /// `option.value`, with the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        choose(
            "format",
            name,
            &[("ndjson", Self::Ndjson), ("csv", Self::Csv), ("parquet", Self::Parquet)],
        )
    }

    /// The format that a file's name says, also where `.gz` or `.zst` stands behind it.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let name = unpacked_name(name);
        let others = [(".csv", Self::Csv), (".parquet", Self::Parquet)];
        let mut suffixes = LINES.map(|end| (end, Self::Ndjson)).into_iter().chain(others);
        suffixes.find(|(end, _)| name.ends_with(end)).map(|(_, format)| format)
    }
}

impl ReadOptions {
    /// Sets one option from its name and value as text, as the bindings do.
    ///
    /// # Errors
    /// `option.unknown` for another name, `option.value` for another value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        match name {
            "format" => self.format = Some(Format::named(value)?),
            "compression" => self.compression = Some(Compression::named(value)?),
            "payload" => self.payload = Some(value.to_owned()),
            "explode" => self.explode = Some(value.to_owned()),
            "amounts" => {
                let choices = [("decimal", Amounts::Decimal), ("text", Amounts::Text)];
                self.amounts = choose(name, value, &choices)?;
            }
            "scale" => {
                self.scale = u8::try_from(crate::options::scale(value)?).unwrap_or(self.scale);
            }
            "raw" => self.raw = choose(name, value, &[("true", true), ("false", false)])?,
            "threads" => self.threads = count(name, value, 256)?,
            "batch_rows" => self.batch_rows = count(name, value, 1 << 20)?,
            "max_line_bytes" => self.max_line_bytes = count(name, value, MOST_LINE_BYTES)?,
            _ => {
                let more = "format, compression, columns, payload, explode, amounts, raw, threads, batch_rows, \
                            max_line_bytes";
                return self.check.set(name, value).map_err(|error| error.listing(more));
            }
        }
        Ok(())
    }

    /// The options that each payload is checked by.
    pub(super) fn checking(&self) -> Options {
        let most = self.check.max_bytes.unwrap_or(usize::MAX).min(self.max_line_bytes);
        Options { max_bytes: Some(most), ..self.check.clone() }
    }
}

fn count(name: &str, value: &str, most: usize) -> Result<usize, Error> {
    value.parse().ok().filter(|count| (1..=most).contains(count)).ok_or_else(|| {
        let message = format!("`{name}` is `{value}`; it is a whole number from 1 to {most}");
        Error::input("option.value", message)
    })
}

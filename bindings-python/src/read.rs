//! Files as Arrow tables: what is read is the core's; here it becomes what Python takes over without a
//! copy, by the Arrow PyCapsule interface.

mod ending;
mod lines;
mod source;
mod table;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::arrow_schema::{ArrowError, FieldRef};
use arrow_array::{ArrayRef, StructArray};
use orderwire::read::{
    Format, Part, Pass, ReadOptions, Reading as CoreReading, Step, Tables, Wanted,
};
use orderwire::{Error, Kind};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyCapsule, PyDict, PyMapping};
use pyo3_arrow::ffi::{ArrayReader, to_schema_pycapsule, to_stream_pycapsule};

use crate::classes::Summary;
use crate::convert::Options;
use crate::error;
use crate::payload;
use crate::record::record;
use ending::Inside;
pub use lines::{LineReport, LineReports, PickledLine, check_ndjson};
use source::{Raised, Source, taken};
use table::field;
pub use table::{RowBatch, Schema};

const ENDED: &str = "the interpreter ends";

/// How long a pass waits for rows before it looks whether the program is to be stopped.
const PATIENCE: Duration = Duration::from_millis(50);

/// A file that is read as three tables: the good rows typed, the bad rows as they were
/// sent, and the findings about both.
///
/// Each table goes over the file for itself, when something reads it, in memory that does
/// not depend on the length of the file; `batches()` goes over it once for all three.
#[pyclass(frozen, module = "orderwire")]
pub struct Reading {
    source: Source,
    reading: Arc<CoreReading>,
    summary: Latest,
}

/// What the last complete pass counted.
type Latest = Arc<Mutex<Option<orderwire::read::Summary>>>;

#[pymethods]
impl Reading {
    /// The payloads without errors, a row each: their line, where it begins, and the members.
    #[getter]
    fn good(slf: Bound<'_, Self>) -> Stream {
        Stream { reading: slf.unbind(), part: Part::Good }
    }

    /// The payloads with errors, as they were sent, with the first error of each.
    #[getter]
    fn bad(slf: Bound<'_, Self>) -> Stream {
        Stream { reading: slf.unbind(), part: Part::Bad }
    }

    /// The findings about all payloads, a row each.
    #[getter]
    fn findings(slf: Bound<'_, Self>) -> Stream {
        Stream { reading: slf.unbind(), part: Part::Findings }
    }

    /// Good rows, bad rows and findings, some at a time, in one pass over the file.
    fn batches(&self, py: Python<'_>) -> PyResult<Batches> {
        Ok(Batches(Mutex::new(self.pass(py, Wanted::ALL)?)))
    }

    /// What the last pass counted that came to the end of the file; None before.
    #[getter]
    fn summary(&self) -> Option<Summary> {
        self.summary.lock().unwrap_or_else(PoisonError::into_inner).clone().map(record)
    }

    fn __repr__(&self) -> String {
        format!("Reading(kind='{}', source={})", self.reading.kind().name(), self.source.shown())
    }
}

impl Reading {
    fn pass(&self, py: Python<'_>, wanted: Wanted) -> PyResult<Running> {
        ending::announce(py)?;
        let input = self.source.open(py)?;
        let pass = py.detach(|| self.reading.pass(input, wanted));
        let raised = self.source.raised();
        let pass =
            pass.map_err(|reason| taken(&raised).unwrap_or_else(|| error::raise(py, reason)))?;
        Ok(Running { pass, summary: Arc::clone(&self.summary), raised })
    }
}

/// A pass under way, which leaves its summary when it is through.
struct Running {
    pass: Pass,
    summary: Latest,
    raised: Raised,
}

/// Why there are no more rows.
enum Stop {
    /// What the core says.
    Error(Error),
    /// Ctrl-C, another signal whose handler raised, or what a file object raised like them.
    Signal(PyErr),
    /// There is no interpreter any more.
    Ended,
}

impl Running {
    /// The next rows. Other threads run meanwhile, and signals are seen.
    fn next(&mut self) -> Result<Option<Tables>, Stop> {
        loop {
            let _inside = Inside::enter().ok_or(Stop::Ended)?;
            let step = Python::try_attach(|py| {
                py.check_signals().map_err(Stop::Signal)?;
                py.detach(|| self.pass.step(PATIENCE))
                    .map_err(|error| taken(&self.raised).map_or(Stop::Error(error), Stop::Signal))
            });
            match step.unwrap_or(Err(Stop::Ended))? {
                Step::Next(tables) => return Ok(Some(tables)),
                Step::Waiting => {}
                Step::End => {
                    let summary = Some(self.pass.summary().clone());
                    *self.summary.lock().unwrap_or_else(PoisonError::into_inner) = summary;
                    return Ok(None);
                }
            }
        }
    }
}

/// One of the tables of a `Reading`, for anything that reads Arrow streams:
/// `pyarrow.table(…)`, `polars.DataFrame(…)`, `pandas.DataFrame.from_arrow(…)`, a DuckDB
/// query. Each use is a pass over the file.
#[pyclass(frozen, module = "orderwire")]
pub struct Stream {
    reading: Py<Reading>,
    part: Part,
}

#[pymethods]
impl Stream {
    /// The table as a stream of Arrow record batches, in a capsule.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let reading = self.reading.get();
        let field = field(&reading.reading.schema(self.part));
        let running = reading.pass(py, Wanted::only(self.part))?;
        let reader = Rows { running: Some(running), part: self.part, field };
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    /// The table's schema, in a capsule; no row is read for it.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = self.reading.get().reading.schema(self.part);
        Ok(to_schema_pycapsule(py, schema.as_ref())?)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let part = match self.part {
            Part::Good => "good",
            Part::Bad => "bad",
            Part::Findings => "findings",
        };
        format!("{}.{part}", self.reading.bind(py).get().__repr__())
    }
}

/// The batches of one table.
struct Rows {
    running: Option<Running>,
    part: Part,
    field: FieldRef,
}

impl Iterator for Rows {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let tables = match self.running.as_mut()?.next() {
                Ok(Some(tables)) => tables,
                Ok(None) => {
                    self.running = None;
                    return None;
                }
                Err(stop) => {
                    self.running = None;
                    return Some(Err(stopped(stop)));
                }
            };
            let batch = match self.part {
                Part::Good => tables.good,
                Part::Bad => tables.bad,
                Part::Findings => tables.findings,
            };
            if let Some(batch) = batch.filter(|batch| batch.num_rows() > 0) {
                return Some(Ok(Arc::new(StructArray::from(batch))));
            }
        }
    }
}

impl ArrayReader for Rows {
    fn field(&self) -> FieldRef {
        Arc::clone(&self.field)
    }
}

/// Why a stream ends, as the stream's reader gets to hear it.
fn stopped(stop: Stop) -> ArrowError {
    let message = match stop {
        // The text goes through C, where a zero byte ends it.
        Stop::Error(error) => error.to_string().replace('\0', "\u{FFFD}"),
        Stop::Ended => ENDED.to_owned(),
        Stop::Signal(error) => {
            // Arrow has no exceptions of Python. Raised again, it comes when Python code runs.
            Python::attach(|py| {
                if error.is_instance_of::<pyo3::exceptions::PyKeyboardInterrupt>(py) {
                    let again = py
                        .import("_thread")
                        .and_then(|thread| thread.call_method0("interrupt_main"));
                    return again
                        .map_or_else(|error| error.to_string(), |_| "interrupted".to_owned());
                }
                error.to_string()
            })
        }
    };
    ArrowError::IoError(message.clone(), std::io::Error::other(message))
}

/// Good rows, bad rows and findings, some at a time: an iterator of three record batches.
#[pyclass(frozen, module = "orderwire")]
pub struct Batches(Mutex<Running>);

#[pymethods]
impl Batches {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<(RowBatch, RowBatch, RowBatch)>> {
        let mut running = self.0.try_lock().map_err(|_| {
            PyRuntimeError::new_err(
                "another thread takes batches of this pass; let each have its own",
            )
        })?;
        let next = running.next();
        let tables = next.map_err(|stop| match stop {
            Stop::Error(reason) => error::raise(py, reason),
            Stop::Signal(error) => error,
            Stop::Ended => PyRuntimeError::new_err(ENDED),
        })?;
        let batches =
            tables.and_then(|Tables { good, bad, findings }| Some((good?, bad?, findings?)));
        Ok(batches.map(|(good, bad, findings)| (RowBatch(good), RowBatch(bad), RowBatch(findings))))
    }
}

/// The options of a reading; those in `columns` are pairs of names.
fn read_options(given: Option<&Bound<'_, PyDict>>) -> PyResult<ReadOptions> {
    let mut options = ReadOptions::default();
    let Some(given) = given else { return Ok(options) };
    let py = given.py();
    let rest = given.copy()?;
    if let Some(columns) = given.get_item("columns")? {
        rest.del_item("columns")?;
        if !columns.is_none() {
            let columns = columns.cast::<PyMapping>().map_err(|_| {
                PyTypeError::new_err(
                    "`columns` is a mapping of column names to pointers, such as {'SKU': '/data/sku'}",
                )
            })?;
            let pair = |pair: Bound<'_, PyAny>| {
                pair.extract().map_err(|_| {
                    let message =
                        format!("`columns` has {pair}; write a str and a pointer or None");
                    PyTypeError::new_err(message)
                })
            };
            let pairs = columns.items()?.iter().map(pair).collect::<PyResult<_>>();
            options.columns = Some(pairs?);
        }
    }
    if let Some(raw) = given.get_item("raw")? {
        rest.del_item("raw")?;
        let raw =
            raw.cast::<PyBool>().map_err(|_| PyTypeError::new_err("`raw` is True or False"))?;
        options.raw = raw.is_true();
    }
    for (name, value) in Options::read(Some(&rest))?.pairs() {
        options.set(name, value).map_err(|reason| error::raise(py, reason))?;
    }
    Ok(options)
}

fn reading(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<CoreReading> {
    reading_of(py, kind, options, None)
}

/// The same; `format` is what the source's name says, where no format is given.
fn reading_of(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
    format: Option<Format>,
) -> PyResult<CoreReading> {
    let kind = payload::name("kind", kind)?;
    let mut options = read_options(options)?;
    options.format = options.format.or(format);
    let reading = Kind::named(&kind).and_then(|kind| CoreReading::new(kind, options));
    reading.map_err(|reason| error::raise(py, reason))
}

/// A file of payloads as exact Arrow tables: `good`, the payloads without errors, typed;
/// `bad`, the others as they were sent, each with its first error; and the `findings` about
/// both.
///
/// `source` is a path, bytes or a binary file object; gzip and zstd are told by the first
/// bytes, the format (`"ndjson"`, `"csv"`, `"parquet"`) by the name. Amounts are
/// `decimal128(38, scale)`, or text as it was sent with `amounts="text"`; what does not fit
/// exactly makes its row bad, and is never rounded. Ids are text. Secrets are left out.
/// `explode` points at a list, whose elements then have a row each. `raw=True` keeps the
/// text of each payload, unknown members and secrets included.
///
/// `columns` maps the columns of CSV or Parquet to pointers: `"/data/line_items/0/sku"` is
/// a place, `"/data/line_items/-/sku"` an element a row, where rows that follow on each
/// other and agree in all other columns are one payload. None leaves a column out, and
/// `{"*": None}` all that are not named. In Parquet, `payload` names a column that holds
/// whole payloads.
///
///     >>> import orderwire
///     >>> text = b'{"events": []}\n{"events": 5}\n{"events": []}\n'
///     >>> orders = orderwire.read(text, "retailops.order_ack.response")
///     >>> for good, bad, findings in orders.batches():
///     ...     print(good, bad, findings)
///     RowBatch(rows=2, columns=3) RowBatch(rows=1, columns=8) RowBatch(rows=1, columns=13)
///     >>> orders.summary
///     Summary(rows=3, good=2, bad=1, bytes=44)
///     >>> orders.summary.findings
///     {'field.type': 1}
#[pyfunction]
#[pyo3(
    signature = (source, kind, **options),
    text_signature = "(source, kind, *, format=None, compression=None, columns=None, payload=None, explode=None, \
                      amounts='decimal', scale=18, raw=False, threads=None, batch_rows=8192, \
                      max_line_bytes=16777216, mode='lenient', unknown='keep', totals='warning', \
                      max_findings=100, max_bytes=None, max_depth=128, max_lines=None, currency=None)"
)]
pub fn read(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    kind: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Reading> {
    let source = Source::new(source)?;
    let reading = Arc::new(reading_of(py, kind, options, source.format(py)?)?);
    let reading = Reading { source, reading, summary: Latest::default() };
    // What cannot be opened, or not with these options, is said now.
    reading.source.probe(py, &reading.reading)?;
    Ok(reading)
}

/// A column of payloads as exact Arrow tables: what `read` gives of a file. `column` is
/// anything with the Arrow PyCapsule interface: an array, a chunked array, a series, or a
/// table with one column of text (else name it by `payload`), of text or binary.
///
///     >>> import orderwire
///     >>> text = b'{"events": []}\n{"events": 5}\n'
///     >>> batches = orderwire.read(text, "retailops.order_ack.response", raw=True).batches()
///     >>> good, _, _ = next(batches)
///     >>> again = orderwire.check_arrow(good, "retailops.order_ack.response", payload="raw")
///     >>> list(again.batches())[0][0]
///     RowBatch(rows=1, columns=3)
#[pyfunction]
#[pyo3(
    signature = (column, kind, **options),
    text_signature = "(column, kind, *, payload=None, explode=None, amounts='decimal', scale=18, raw=False, \
                      threads=None, batch_rows=8192, max_line_bytes=16777216, mode='lenient', unknown='keep', \
                      totals='warning', max_findings=100, max_bytes=None, max_depth=128, max_lines=None, currency=None)"
)]
pub fn check_arrow(
    py: Python<'_>,
    column: &Bound<'_, PyAny>,
    kind: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Reading> {
    let reading = Arc::new(reading(py, kind, options)?);
    Ok(Reading { source: Source::column(column)?, reading, summary: Latest::default() })
}

/// The schema of a table that `read` gives: `"good"`, `"bad"` or `"findings"`. It is known
/// without a file, for engines that ask for it first.
///
///     >>> import orderwire
///     >>> orderwire.arrow_schema("retailops.order_ack.response")
///     Schema(line, offset, events)
#[pyfunction]
#[pyo3(
    signature = (kind, *, part = None, **options),
    text_signature = "(kind, *, part='good', explode=None, amounts='decimal', scale=18, raw=False)"
)]
pub fn arrow_schema(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    part: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Schema> {
    let part = part.map(|part| payload::name("part", part)).transpose()?;
    let part = Part::named(part.as_deref().unwrap_or("good"))
        .map_err(|reason| error::raise(py, reason))?;
    Ok(Schema(reading(py, kind, options)?.schema(part)))
}

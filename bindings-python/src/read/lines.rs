//! The reports of a file's lines.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;

use orderwire::read::{LineReport as CoreLine, Reports, Step};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::{Deserialize, Serialize};

use super::ending::{self, Inside};
use super::source::{Raised, Source, taken};
use super::{ENDED, PATIENCE, read_options};
use crate::record::{Pickled, json, pickled, value};
use crate::report::{Report, Whole};
use crate::{convert, error, payload};

/// The report of one line of a file.
///
///     >>> import orderwire
///     >>> text = b'{"events": []}\n{"events": 5}\n'
///     >>> lines = orderwire.check_ndjson(text, "retailops.order_ack.response")
///     >>> [(line.line, line.offset, line.report.ok) for line in lines]
///     [(1, 0, True), (2, 15, False)]
#[pyclass(frozen, module = "orderwire")]
pub struct LineReport {
    /// The line's number, from 1; empty lines count.
    #[pyo3(get)]
    line: u64,
    /// Where the line begins, in bytes of the unpacked text.
    #[pyo3(get)]
    offset: u64,
    /// What the check found; positions count from the start of the line.
    #[pyo3(get)]
    report: Py<Report>,
}

#[pymethods]
impl LineReport {
    fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        (self.line, self.offset) == (other.line, other.offset)
            && self.report.get().__eq__(py, other.report.get())
    }

    fn __repr__(&self) -> String {
        let report = if self.report.get().is_ok() { "ok" } else { "not ok" };
        format!("LineReport(line={}, offset={}, report=<{report}>)", self.line, self.offset)
    }

    fn __hash__(&self, py: Python<'_>) -> u64 {
        let mut state = DefaultHasher::new();
        (self.line, self.offset, self.report.get().__hash__(py)).hash(&mut state);
        state.finish()
    }

    /// The report of the line as a dict: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(&self.printed(py)))
    }

    /// The report of the line as JSON text.
    fn to_json(&self, py: Python<'_>) -> String {
        json(&self.printed(py))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "LineReport", &self.printed(py))
    }
}

impl LineReport {
    fn printed(&self, py: Python<'_>) -> impl Serialize {
        Printed { line: self.line, offset: self.offset, report: self.report.get().whole(py) }
    }
}

#[derive(Serialize)]
struct Printed<'r> {
    line: u64,
    offset: u64,
    report: &'r Whole,
}

/// A pickled report of a line.
#[derive(Deserialize)]
pub struct PickledLine {
    line: u64,
    offset: u64,
    report: Report,
}

impl PickledLine {
    /// The report of the line.
    pub fn restore(self, py: Python<'_>) -> PyResult<LineReport> {
        let Self { line, offset, report } = self;
        Ok(LineReport { line, offset, report: Py::new(py, report)? })
    }
}

/// What becomes of a line with errors.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnError {
    Collect,
    Raise,
    Skip,
}

/// The reports of a file's lines, one after the other.
#[pyclass(frozen, module = "orderwire")]
pub struct LineReports {
    state: Mutex<(Option<Reports>, VecDeque<CoreLine>)>,
    raised: Raised,
    on_error: OnError,
}

#[pymethods]
impl LineReports {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<LineReport>> {
        let mut state = self.state.try_lock().map_err(|_| {
            PyRuntimeError::new_err(
                "another thread takes lines of this file; let each have its own",
            )
        })?;
        let (reports, ready) = &mut *state;
        loop {
            while let Some(CoreLine { line, offset, report }) = ready.pop_front() {
                let ok = report.ok;
                match self.on_error {
                    OnError::Skip if !ok => continue,
                    OnError::Raise if !ok => {
                        *reports = None;
                        return Err(error::of_line(py, line, report.into()));
                    }
                    _ => {
                        return Ok(Some(LineReport {
                            line,
                            offset,
                            report: Py::new(py, Report::from(report))?,
                        }));
                    }
                }
            }
            let Some(running) = reports else { return Ok(None) };
            py.check_signals()?;
            let _inside = Inside::enter().ok_or_else(|| PyRuntimeError::new_err(ENDED))?;
            let step = py.detach(|| running.step(PATIENCE));
            match step
                .map_err(|reason| taken(&self.raised).unwrap_or_else(|| error::raise(py, reason)))?
            {
                Step::Next(lines) => ready.extend(lines),
                Step::Waiting => {}
                Step::End => *reports = None,
            }
        }
    }
}

/// The reports of the lines of an NDJSON file, in the order of the file, in memory that
/// does not depend on its length.
///
/// `source` is a path, bytes or a binary file object, also packed by gzip or zstd. With the
/// kind `"detect"` each line is held against the kind that it is likeliest of; one that is
/// like none has the finding `kind.undetected`. With `on_error="raise"` the first line with
/// errors raises `ValidationError` with its report, with `"skip"` such lines are left out.
///
///     >>> import orderwire
///     >>> text = b'{"events": []}\n{"events": 5}\n'
///     >>> for line in orderwire.check_ndjson(text, "retailops.order_ack.response"):
///     ...     print(line.line, line.report.ok)
///     1 True
///     2 False
#[pyfunction]
#[pyo3(
    signature = (source, kind, *, on_error = None, **options),
    text_signature = "(source, kind, *, on_error='collect', compression=None, threads=None, batch_rows=8192, \
                      max_line_bytes=16777216, mode='lenient', unknown='keep', totals='warning', \
                      max_findings=100, max_bytes=None, max_depth=128, max_lines=None, currency=None, scale=None)"
)]
pub fn check_ndjson(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    kind: &Bound<'_, PyAny>,
    on_error: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<LineReports> {
    let kind = payload::name("kind", kind)?;
    let on_error = on_error.map(|word| payload::name("on_error", word)).transpose()?;
    let on_error = match on_error.as_deref().unwrap_or("collect") {
        "collect" => OnError::Collect,
        "raise" => OnError::Raise,
        "skip" => OnError::Skip,
        other => {
            let message =
                format!("`on_error` is `{other}`; it is one of `collect`, `raise`, `skip`");
            return Err(error::input(py, "option.value", &message));
        }
    };
    let mut reading = read_options(options)?;
    // There are no decimals to give a scale to, so it is that of the check.
    if let Some(scale) = options.map(|options| options.get_item("scale")).transpose()?.flatten() {
        reading.check.scale =
            (!scale.is_none()).then(|| scale.extract()).transpose().map_err(|_| {
                PyTypeError::new_err(format!("`scale` is {scale}; write an int from 0 to 28"))
            })?;
    }
    ending::announce(py)?;
    let source = Source::new(source)?;
    let (input, raised) = (source.open(py)?, source.raised());
    let reports = py.detach(|| Reports::new(&kind, &reading, input));
    let reports =
        reports.map_err(|reason| taken(&raised).unwrap_or_else(|| error::raise(py, reason)))?;
    Ok(LineReports { state: Mutex::new((Some(reports), VecDeque::new())), raised, on_error })
}

//! The class of an answer: its text is made at once, all else when somebody asks.

use orderwire::{Writeback as CoreWriteback, seam};
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};

use crate::classes::WritebackTrace;
use crate::record::{Pickled, json, pickled, record, value};
use crate::totals::Totals;
use crate::{convert, error};

/// The answer to a changed order.
#[pyclass(frozen, eq, hash, module = "orderwire")]
#[derive(Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Writeback {
    /// The exact text to send; None for an `order_update`, which is answered by events.
    #[pyo3(get)]
    response_json: Option<String>,
    /// The figures of the answer, and the proof that it re-prices the order.
    #[pyo3(get)]
    totals: Totals,
    /// Where every amount of the answer came from.
    #[pyo3(get)]
    trace: WritebackTrace,
}

impl From<CoreWriteback> for Writeback {
    fn from(answer: CoreWriteback) -> Self {
        let CoreWriteback { response_json, totals, trace } = answer;
        Self { response_json, totals: totals.into(), trace: record(trace) }
    }
}

#[pymethods]
impl Writeback {
    /// The answer as a dict with amounts as `Decimal`, made anew each time; None where
    /// `response_json` is.
    #[getter]
    fn response<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(text) = &self.response_json else { return Ok(None) };
        let payload = seam::parse(self.totals.kind(), text.into(), &[]);
        let payload = payload.map_err(|reason| error::raise(py, reason))?;
        convert::plain(py, &payload.plain()).map(Some)
    }

    /// The answer as a dict, with amounts as text: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self))
    }

    /// The answer as JSON text, the same in every language.
    fn to_json(&self) -> String {
        json(self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.response_json.as_deref().into_pyobject(py)?.repr()?;
        Ok(format!("Writeback(response_json={text})"))
    }

    /// Tables for notebooks: the answer's amounts with where each came from, and its figures.
    fn _repr_html_(&self) -> String {
        self.trace.html() + &self.totals.html()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "Writeback", self)
    }
}

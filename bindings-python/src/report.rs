//! The classes of a report. There is one for every payload, so a report is made when somebody asks
//! for more than its verdict, and its Python objects when somebody asks for findings.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, OnceLock, PoisonError};

use orderwire::{
    Finding as CoreFinding, Input, LateReport, Related as CoreRelated, Report as CoreReport, seam,
};
use pyo3::prelude::*;
use pyo3::sync::{OnceLockExt as _, PyOnceLock};
use pyo3::types::{PyDict, PyString, PyTuple};
use serde::{Deserialize, Deserializer, Serialize};

use crate::convert::{self, Options};
use crate::html::Table;
use crate::payload::{Kept, Payload};
use crate::record::{Pickled, json, pickled, value};

/// What a check found.
///
///     >>> import orderwire
///     >>> report = orderwire.check("retailops.order_update.response", b'{"events": 5}')
///     >>> report.ok, report.truncated, report.input
///     (False, 0, 'text')
///     >>> [finding.code for finding in report.findings]
///     ['field.type']
#[pyclass(frozen, module = "orderwire")]
pub struct Report {
    /// No errors, those that are not listed included.
    #[pyo3(get)]
    ok: bool,
    /// The rest, once somebody asked for it.
    whole: OnceLock<Whole>,
    /// What the rest is made of; taken then.
    late: Mutex<Option<(LateReport, Kept)>>,
}

/// Everything that a report says.
#[derive(Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Whole {
    kind: Cow<'static, str>,
    ok: bool,
    findings: Vec<Finding>,
    truncated: u64,
    input: Cow<'static, str>,
    scale: u32,
    #[serde(skip)]
    objects: Objects,
}

/// One problem of a payload.
#[pyclass(frozen, eq, hash, module = "orderwire")]
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The stable name of the problem, such as `field.missing`; see `explain`.
    #[pyo3(get)]
    code: Cow<'static, str>,
    /// How much it matters: `"error"`, `"warning"` or `"info"`.
    #[pyo3(get)]
    severity: Cow<'static, str>,
    /// What the rule rests on: `"documented"`, `"inferred"` or `"contradicted"`.
    #[pyo3(get)]
    basis: Cow<'static, str>,
    /// RFC 6901 pointer of the value; for a missing member that of its would-be place.
    #[pyo3(get)]
    pointer: String,
    /// One sentence for people.
    #[pyo3(get)]
    message: String,
    /// What was found, as text; never a secret.
    #[pyo3(get)]
    found: Option<String>,
    /// What was expected, as text.
    #[pyo3(get)]
    expected: Option<String>,
    /// The line, from 1. None for host objects, like all positions.
    #[pyo3(get)]
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The column, from 1, in code points.
    #[pyo3(get)]
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// The offset in UTF-8 bytes, from 0.
    #[pyo3(get)]
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u32>,
    related: Vec<Related>,
}

/// Another value that has to do with a finding, such as an operand of a sum.
#[pyclass(frozen, eq, hash, module = "orderwire")]
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Related {
    /// RFC 6901 pointer of the value.
    #[pyo3(get)]
    pointer: String,
    /// The line, from 1; None where the value is in a host object.
    #[pyo3(get)]
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The column, from 1, in code points; None where `line` is.
    #[pyo3(get)]
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// What it has to do with the finding.
    #[pyo3(get)]
    message: String,
}

/// The findings as Python objects, made once; no part of what a report says.
struct Objects(PyOnceLock<Py<PyTuple>>);

impl Default for Objects {
    fn default() -> Self {
        Self(PyOnceLock::new())
    }
}

impl PartialEq for Objects {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Objects {}

impl Hash for Objects {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

// Every member is named, so that a new one of the core does not go missing here.

impl From<CoreReport> for Whole {
    fn from(report: CoreReport) -> Self {
        let CoreReport { kind, ok, findings, truncated, input, scale } = report;
        let findings = findings.into_iter().map(Finding::from).collect();
        let input = match input {
            Input::Text => "text",
            Input::Parsed => "parsed",
        };
        let (kind, input, objects) = (kind.into(), input.into(), Objects::default());
        Self { kind, ok, findings, truncated, input, scale, objects }
    }
}

impl From<CoreReport> for Report {
    fn from(report: CoreReport) -> Self {
        Whole::from(report).into()
    }
}

impl From<Whole> for Report {
    fn from(whole: Whole) -> Self {
        Self { ok: whole.ok, whole: whole.into(), late: Mutex::new(None) }
    }
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Whole::deserialize(deserializer).map(Self::from)
    }
}

impl Report {
    /// Checks a payload. Of a short one that cannot change, the report keeps the payload itself and
    /// is finished late.
    pub fn check(
        py: Python<'_>,
        kind: &str,
        payload: Payload<'_>,
        options: &seam::Pairs<'_>,
    ) -> PyResult<Self> {
        let Some(kept) = payload.kept() else {
            return payload.read(py, |source| seam::check(kind, source, options)).map(Self::from);
        };
        let late = payload.read(py, |source| seam::check_late(kind, source, options))?;
        let (ok, late) = (late.ok(), Mutex::new(Some((late, kept))));
        Ok(Self { ok, whole: OnceLock::new(), late })
    }

    /// The report, finished.
    pub fn whole(&self, py: Python<'_>) -> &Whole {
        self.whole.get_or_init_py_attached(py, || {
            let late = self.late.lock().unwrap_or_else(PoisonError::into_inner).take();
            // There is always one: it is taken here only, once.
            let Some((late, kept)) = late else { return Whole::none() };
            late.finish(kept.bytes(py)).into()
        })
    }
}

impl From<CoreFinding> for Finding {
    fn from(finding: CoreFinding) -> Self {
        let CoreFinding {
            code,
            severity,
            basis,
            pointer,
            message,
            found,
            expected,
            line,
            column,
            offset,
            offset_utf16: _,
            related,
        } = finding;
        let (code, severity, basis) =
            (code.as_str().into(), severity.as_str().into(), basis.as_str().into());
        let related = related.into_iter().map(Related::from).collect();
        Self {
            code,
            severity,
            basis,
            pointer,
            message,
            found,
            expected,
            line,
            column,
            offset,
            related,
        }
    }
}

impl From<CoreRelated> for Related {
    fn from(related: CoreRelated) -> Self {
        let CoreRelated { pointer, line, column, message } = related;
        Self { pointer, line, column, message }
    }
}

impl Report {
    /// No errors.
    pub fn is_ok(&self) -> bool {
        self.ok
    }

    /// The first error in one line.
    pub fn summary(&self, py: Python<'_>) -> String {
        let mut findings = self.whole(py).findings.iter();
        let first = findings.find(|finding| finding.severity == "error");
        first.map_or_else(String::new, |first| format!("{} at `{}`", first.message, first.pointer))
    }
}

#[pymethods]
impl Report {
    /// The findings, by position, then code, then pointer.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let Whole { findings, objects, .. } = self.whole(py);
        let objects = objects
            .0
            .get_or_try_init(py, || PyTuple::new(py, findings.iter().cloned()).map(Bound::unbind));
        Ok(objects?.bind(py).clone())
    }

    /// The kind that the payload was held against.
    #[getter]
    fn kind(&self, py: Python<'_>) -> &str {
        &self.whole(py).kind
    }

    /// How many findings more there are than `max_findings` let in.
    #[getter]
    fn truncated(&self, py: Python<'_>) -> u64 {
        self.whole(py).truncated
    }

    /// How the payload came in: `"text"`, or `"parsed"` for a host object without positions.
    #[getter]
    fn input(&self, py: Python<'_>) -> &str {
        &self.whole(py).input
    }

    /// The decimals that amounts were compared at.
    #[getter]
    fn scale(&self, py: Python<'_>) -> u32 {
        self.whole(py).scale
    }

    /// The report as a dict: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self.whole(py)))
    }

    /// The report as JSON text, the same in every language.
    fn to_json(&self, py: Python<'_>) -> String {
        json(self.whole(py))
    }

    pub fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        self.whole(py) == other.whole(py)
    }

    pub fn __hash__(&self, py: Python<'_>) -> u64 {
        let mut state = DefaultHasher::new();
        self.whole(py).hash(&mut state);
        state.finish()
    }

    /// The report for people, in a terminal or a log: each finding with its place, the lines of
    /// the payload that it is about and marks below them, and in the end how many there are. The
    /// same text as in every language.
    ///
    /// `payload` is what was checked. Without it, or where the report is about another text or
    /// about an object, findings have their places and pointers only. Secrets are not shown, and
    /// what a terminal would act upon is spelled out, such as `<U+001B>`. `name` stands in front
    /// of line and column; of a line longer than `width` columns, the part around what is found is
    /// shown.
    ///
    ///     >>> import orderwire
    ///     >>> order = '{"data": {"line_items": [{"quantity": "two"}]}}'
    ///     >>> report = orderwire.check("retailops.order_writeback.request", order)
    ///     >>> print(report.format(order, name="order.json"))
    ///     error[value.integer]: `quantity` is `two`, not a whole number
    ///      --> order.json:1:39 at /data/line_items/0/quantity
    ///       |
    ///     1 | {"data": {"line_items": [{"quantity": "two"}]}}
    ///       |                                       ^^^^^ found `two`, expected a whole number
    ///       |
    ///     <BLANKLINE>
    ///     1 error
    #[pyo3(
        signature = (payload = None, **options),
        text_signature = "($self, payload=None, *, name='payload', color=False, width=100)"
    )]
    fn format(
        &self,
        py: Python<'_>,
        payload: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        let (report, options) = (json(self.whole(py)), Options::read(options)?);
        let payload = payload.map(|payload| Payload::of("payload", payload)).transpose()?;
        let payload = payload.unwrap_or(Payload::Copied(Vec::new()));
        payload.read(py, |source| seam::format(report.as_bytes(), source, &options.pairs()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Whole { kind, findings, truncated, .. } = self.whole(py);
        let (kind, ok) = (repr(py, kind)?, if self.ok { "True" } else { "False" });
        let count = findings.len();
        Ok(format!("Report(kind={kind}, ok={ok}, findings=<{count}>, truncated={truncated})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "Report", self.whole(py))
    }

    /// A table for notebooks: no less than `findings`, and nothing that they leave out.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        let Whole { kind, findings, truncated, .. } = self.whole(py);
        let verdict = if self.ok { "ok" } else { "not ok" };
        let more = match truncated {
            0 => String::new(),
            more => format!(", {more} findings not listed"),
        };
        let mut table = Table::new(
            &format!("{kind}: {verdict}{more}"),
            &["severity", "code", "pointer", "place", "message"],
        );
        for finding in findings {
            table.row(&finding.cells());
        }
        table.end()
    }
}

impl Whole {
    /// Of a report that lost what it is made of, which does not happen.
    fn none() -> Self {
        let (kind, input, objects) = ("".into(), "text".into(), Objects::default());
        Self { kind, ok: false, findings: Vec::new(), truncated: 0, input, scale: 0, objects }
    }
}

impl Finding {
    /// As a row of a table.
    fn cells(&self) -> [Cow<'_, str>; 5] {
        let place = self.line.zip(self.column).map(|(line, column)| format!("{line}:{column}"));
        [
            (&*self.severity).into(),
            (&*self.code).into(),
            (&self.pointer).into(),
            place.unwrap_or_default().into(),
            (&self.message).into(),
        ]
    }
}

#[pymethods]
impl Finding {
    /// Other values that have to do with it.
    #[getter]
    fn related<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.related.clone())
    }

    /// The finding as a dict: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self))
    }

    /// The finding as JSON text, the same in every language.
    fn to_json(&self) -> String {
        json(self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let [code, severity] = [repr(py, &self.code)?, repr(py, &self.severity)?];
        let [pointer, message] = [repr(py, &self.pointer)?, repr(py, &self.message)?];
        Ok(format!(
            "Finding(code={code}, severity={severity}, pointer={pointer}, message={message})"
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "Finding", self)
    }
}

#[pymethods]
impl Related {
    /// The value's place as a dict: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self))
    }

    /// The value's place as JSON text, the same in every language.
    fn to_json(&self) -> String {
        json(self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "Related(pointer={}, message={})",
            repr(py, &self.pointer)?,
            repr(py, &self.message)?
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "Related", self)
    }
}

/// Text as a Python literal.
pub fn repr<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyString>> {
    PyString::new(py, text).repr()
}

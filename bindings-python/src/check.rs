//! One payload: is it right, what is wrong with it, what does it hold.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::classes::{Detected, Diagnosis};
use crate::convert::{self, Options};
use crate::payload::{self, Payload};
use crate::record::record;
use crate::report::Report;
use crate::totals::Totals;

/// Reports every problem of a payload, with its place and what was expected.
///
/// The payload is JSON as str, bytes, bytearray or memoryview, a path to a file, or an object:
/// a mapping or a list with str, int, Decimal, bool, None and float in it. Amounts in floats
/// are reported, and objects have no lines and columns.
///
///     >>> import orderwire
///     >>> order = b'{"data": {"line_items": [{"quantity": "two"}]}}'
///     >>> report = orderwire.check("retailops.order_writeback.request", order)
///     >>> report.ok
///     False
///     >>> for finding in report.findings:
///     ...     print(finding.line, finding.column, finding.pointer, finding.message)
///     1 39 /data/line_items/0/quantity `quantity` is `two`, not a whole number
#[pyfunction]
#[pyo3(
    signature = (kind, payload, **options),
    text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                      max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn check(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    payload: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Report> {
    let kind = payload::name("kind", kind)?;
    let payload = Payload::of("payload", payload)?;
    Report::check(py, &kind, payload, &Options::read(options)?.pairs())
}

/// Whether a payload has no errors: the fast path of `check`.
///
///     >>> import orderwire
///     >>> orderwire.is_valid("retailops.order_update.response", '{"events": []}')
///     True
#[pyfunction]
#[pyo3(
    signature = (kind, payload, **options),
    text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                      max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn is_valid(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    payload: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<bool> {
    let kind = payload::name("kind", kind)?;
    let payload = Payload::of("payload", payload)?;
    let options = Options::read(options)?;
    payload.read(py, |source| seam::is_valid(&kind, source, &options.pairs()))
}

/// The payload as Python values: amounts are `Decimal` with every digit, all else has its
/// JSON type. Raises `ValidationError` with the report when the payload has errors.
///
///     >>> import orderwire
///     >>> order = '{"data": {"order_info": {"shipping_amt": "5.10"}, "gift": true}}'
///     >>> orderwire.parse("retailops.order_writeback.request", order)["data"]
///     {'order_info': {'shipping_amt': Decimal('5.10')}, 'gift': True}
#[pyfunction]
#[pyo3(
    signature = (kind, payload, **options),
    text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                      max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn parse<'py>(
    py: Python<'py>,
    kind: &Bound<'_, PyAny>,
    payload: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let kind = payload::name("kind", kind)?;
    let payload = Payload::of("payload", payload)?;
    let options = Options::read(options)?;
    let payload = payload.read(py, |source| seam::parse(&kind, source, &options.pairs()))?;
    convert::plain(py, &payload.plain())
}

/// The lines, sums and identities of a payload, in `Decimal`. Raises `ValidationError` with the
/// report when the payload has errors.
///
///     >>> import orderwire
///     >>> order = '''{"data": {"line_items": [{"quantity": "2", "unit_price": "30.00"}],
///     ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}'''
///     >>> orderwire.totals("retailops.order_writeback.request", order).sums["due"]
///     Decimal('65')
#[pyfunction]
#[pyo3(
    signature = (kind, payload, **options),
    text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                      max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn totals(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    payload: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Totals> {
    let kind = payload::name("kind", kind)?;
    let payload = Payload::of("payload", payload)?;
    let options = Options::read(options)?;
    payload.read(py, |source| seam::totals(&kind, source, &options.pairs())).map(Totals::from)
}

/// What would make the identities of a payload hold: the smallest repairs, of one field or else
/// of two, the likeliest first, each as a JSON Patch with a sentence. Raises `ValidationError`
/// with the report when the payload has errors.
///
///     >>> import orderwire
///     >>> order = '''{"data": {"line_items": [{"quantity": "2", "unit_price": "30"}],
///     ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"},
///     ...     "order": {"grand_total": "35"}}}'''
///     >>> repair = orderwire.diagnose("retailops.order_writeback.request", order).repairs[0]
///     >>> repair.message
///     '`quantity` 1 instead of 2 makes `grand_total` 35 right'
///     >>> repair.patch
///     [{'op': 'replace', 'path': '/data/line_items/0/quantity', 'value': '1'}]
#[pyfunction]
#[pyo3(
    signature = (kind, payload, **options),
    text_signature = "(kind, payload, *, max_repairs=10, mode='lenient', unknown='keep', totals='warning', \
                      max_findings=100, max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn diagnose(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    payload: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Diagnosis> {
    let kind = payload::name("kind", kind)?;
    let payload = Payload::of("payload", payload)?;
    let options = Options::read(options)?;
    payload.read(py, |source| seam::diagnose(&kind, source, &options.pairs())).map(record)
}

/// The kinds that a payload is likely to be of, the likeliest first, by the members it has.
///
///     >>> import orderwire
///     >>> answer = '{"line_items": [{"corr": "7", "unit_tax": "2.27"}], "values": {}}'
///     >>> orderwire.detect(answer)[0].kind
///     'retailops.order_writeback.response'
///     >>> orderwire.detect("no JSON")
///     []
#[pyfunction]
#[pyo3(
    signature = (payload, **options),
    text_signature = "(payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                      max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn detect(
    py: Python<'_>,
    payload: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<Detected>> {
    let payload = Payload::of("payload", payload)?;
    let options = Options::read(options)?;
    let detected = payload.read(py, |source| seam::detect(source, &options.pairs()))?;
    Ok(detected.into_iter().map(record).collect())
}

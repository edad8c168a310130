//! Two documents about one order.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::Options;
use crate::payload::{self, Payload};
use crate::report::Report;
use crate::writeback::Writeback;

/// Whether an answer fits its question: the findings of `check` of the answer, and those of the
/// rules between the two. Pointers refer to the answer, those of `related` to the question.
///
///     >>> import orderwire
///     >>> request = {"data": {"line_items": [{"corr": "7", "quantity": 2}]}}
///     >>> answer = '{"line_items": [{"corr": "8", "quantity": 2}], "values": {}}'
///     >>> report = orderwire.check_exchange("retailops.order_writeback", request, answer)
///     >>> report.kind
///     'retailops.order_writeback.response'
///     >>> for finding in report.findings:
///     ...     print(finding.code, finding.pointer)
///     exchange.missing_corr /line_items
///     exchange.unknown_corr /line_items/0/corr
#[pyfunction]
#[pyo3(
    signature = (operation, request, response, **options),
    text_signature = "(operation, request, response, *, mode='lenient', unknown='keep', totals='warning', \
                      max_findings=100, max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn check_exchange(
    py: Python<'_>,
    operation: &Bound<'_, PyAny>,
    request: &Bound<'_, PyAny>,
    response: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Report> {
    let operation = payload::name("operation", operation)?;
    let request = Payload::of("request", request)?;
    let response = Payload::of("response", response)?;
    let options = Options::read(options)?;
    let report = request.read_with(py, &response, |request, response| {
        seam::check_exchange(&operation, request, response, &options.pairs())
    });
    report.map(Report::from)
}

/// Whether an update may be sent, given the state of the order before it: the vendor's last
/// answer (Backd, Onward) or the request before (RetailOps, WiredPlus). `max_increase` and
/// `max_increase_pct` limit how much the total may grow, in the payload's units and in percent.
///
///     >>> import orderwire
///     >>> placed = {"status": "order_placed", "order_total": 8950}
///     >>> report = orderwire.check_update(
///     ...     "backd.update_order.request", placed, {"order_total": 9000}, max_increase=49
///     ... )
///     >>> [finding.message for finding in report.findings if finding.code == "limit.increase"]
///     ['`order_total` grows by 50, beyond the limit of 49']
#[pyfunction]
#[pyo3(
    signature = (kind, previous, next, **options),
    text_signature = "(kind, previous, next, *, max_increase=None, max_increase_pct=None, mode='lenient', \
                      unknown='keep', totals='warning', max_findings=100, max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, \
                      scale=None)"
)]
pub fn check_update(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    previous: &Bound<'_, PyAny>,
    next: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Report> {
    let kind = payload::name("kind", kind)?;
    let previous = Payload::of("previous", previous)?;
    let next = Payload::of("next", next)?;
    let options = Options::read(options)?;
    let report = previous.read_with(py, &next, |previous, next| {
        seam::check_update(&kind, previous, next, &options.pairs())
    });
    report.map(Report::from)
}

/// The answer to RetailOps' order_writeback request, from the request and what the store knows:
/// exact to the minor unit, with its figures and where each amount came from. Raises
/// `ValidationError` with a report of the request or of the facts.
///
///     >>> import orderwire
///     >>> request = {"data": {
///     ...     "line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}],
///     ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}
///     >>> facts = {"tax_amt": "4.55", "line_items": [{"corr": "7", "refnum": "A-1"}]}
///     >>> answer = orderwire.writeback(request, facts)
///     >>> answer.response["line_items"][0]["unit_tax"], answer.response["values"]["tax_amt"]
///     (Decimal('2.27'), Decimal('0.01'))
///     >>> answer.response_json[:45]
///     '{"line_items":[{"corr":"7","ship_amt":"5.00",'
#[pyfunction]
#[pyo3(
    signature = (request, facts, **options),
    text_signature = "(request, facts, *, kind=None, place='lines', by='extended_price', \
                      method='largest_remainder', unit_tax_scale=None, round_at='order', rounding='half_away', \
                      mode='lenient', unknown='keep', totals='warning', max_findings=100, max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn writeback(
    py: Python<'_>,
    request: &Bound<'_, PyAny>,
    facts: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Writeback> {
    let request = Payload::of("request", request)?;
    let facts = Payload::of("facts", facts)?;
    let options = Options::read(options)?;
    let answer = request
        .read_with(py, &facts, |request, facts| seam::writeback(request, facts, &options.pairs()));
    answer.map(Writeback::from)
}

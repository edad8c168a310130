//! Payloads to send, from values.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::classes::Message;
use crate::convert::Options;
use crate::payload::{self, Payload};

/// The HTTP message of a kind from a caller's fields: the content of `data` for RetailOps'
/// requests, the body for all others. Raises `ValidationError` with a report of the fields.
///
/// Each value is written as the document writes it. Where it writes minor units, an int counts
/// them; a Decimal or text is an amount of `currency`. Floats are refused. `headers`, `action`
/// and `version` fill the envelope of a RetailOps request; elsewhere `headers` are HTTP headers.
/// `shop_order_id` stands in Onward's path.
///
///     >>> import orderwire
///     >>> from decimal import Decimal
///     >>> fields = {"order": {"grand_total": Decimal("5.10")}}
///     >>> built = orderwire.build("retailops.order_complete.request", fields)
///     >>> built
///     BuiltRequest(method='POST', path='/orders/complete')
///     >>> built.body
///     '{"version":1,"action":"order_complete","data":{"order":{"grand_total":"5.10"}}}'
///     >>> orderwire.build("retailops.order_complete.response", {"events": []}).status
///     200
#[pyfunction]
#[pyo3(
    signature = (kind, fields, **options),
    text_signature = "(kind, fields, *, headers=None, action=None, version=None, shop_order_id=None, \
                      mode='lenient', unknown='keep', totals='warning', max_findings=100, max_bytes=None, max_depth=128, \
                      max_lines=None, currency=None, scale=None)"
)]
pub fn build(
    py: Python<'_>,
    kind: &Bound<'_, PyAny>,
    fields: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Message> {
    let kind = payload::name("kind", kind)?;
    let fields = Payload::of("fields", fields)?;
    let options = Options::read(options)?;
    fields.read(py, |source| seam::build(&kind, source, &options.pairs())).map(Message::from)
}

/// The JSON text of values that `parse` gave, changed or not: what did not change stands as it
/// stands in `original`, byte for byte, with unknown members and the spelling of numbers.
///
///     >>> import orderwire
///     >>> original = '{ "events": [], "rate": 1.50 }'
///     >>> values = orderwire.parse("retailops.order_ack.response", original)
///     >>> orderwire.serialize(values, original) == original
///     True
///     >>> orderwire.serialize(values | {"ok": True}, original)
///     '{"events":[],"rate":1.50,"ok":true}'
#[pyfunction]
pub fn serialize(
    py: Python<'_>,
    values: &Bound<'_, PyAny>,
    original: &Bound<'_, PyAny>,
) -> PyResult<String> {
    let values = Payload::of("values", values)?;
    let original = Payload::of("original", original)?;
    values.read_with(py, &original, seam::serialize)
}

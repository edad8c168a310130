//! What there is: kinds, codes, schemas, currencies.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::classes::{Explanation, KindInfo};
use crate::convert::{self, Options};
use crate::error;
use crate::payload;
use crate::record::record;

/// The catalogue: every kind with its route and source.
///
///     >>> import orderwire
///     >>> [kind.path for kind in orderwire.kinds() if kind.operation == "order_writeback"]
///     ['/orders/writeback', '/orders/writeback']
#[pyfunction]
pub fn kinds() -> Vec<KindInfo> {
    orderwire::kinds().into_iter().map(record).collect()
}

/// What a code means, with the document it rests on.
///
///     >>> import orderwire
///     >>> orderwire.explain("json.duplicate_key").source
///     'RFC 8259, section 4'
#[pyfunction]
pub fn explain(py: Python<'_>, code: &Bound<'_, PyAny>) -> PyResult<Explanation> {
    let code = payload::name("code", code)?;
    let explanation = seam::explain(&code);
    explanation.map(record).map_err(|reason| error::raise(py, reason))
}

/// The JSON Schema of a kind as a dict, of draft `2020-12` or `draft-07`: the structural rules
/// of `check`, for tools that read schemas.
///
///     >>> import orderwire
///     >>> schema = orderwire.json_schema("onward.update_order.request")
///     >>> schema["$schema"], schema["properties"]["line_items"]["type"]
///     ('https://json-schema.org/draft/2020-12/schema', 'array')
#[pyfunction]
#[pyo3(
    signature = (kind, draft = None, **options),
    text_signature = "(kind, draft='2020-12', *, mode='strict')"
)]
pub fn json_schema<'py>(
    py: Python<'py>,
    kind: &Bound<'_, PyAny>,
    draft: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let kind = payload::name("kind", kind)?;
    let draft = draft.map_or(Ok("2020-12".into()), |draft| payload::name("draft", draft))?;
    let schema = seam::json_schema(&kind, &draft, &Options::read(options)?.pairs());
    convert::document(py, &schema.map_err(|reason| error::raise(py, reason))?)
}

/// The OpenAPI 3.1 document of all vendors as a dict: RetailOps' calls to the store as webhooks,
/// the calls of the others as paths.
///
///     >>> import orderwire
///     >>> document = orderwire.openapi()
///     >>> document["openapi"], "order_writeback" in document["webhooks"]
///     ('3.1.0', True)
#[pyfunction]
pub fn openapi(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    convert::document(py, &orderwire::schema::openapi())
}

/// The decimals of a currency by its ISO 4217 code; None for a code without.
///
///     >>> import orderwire
///     >>> [orderwire.minor_units(code) for code in ("USD", "JPY", "KWD", "CLF")]
///     [2, 0, 3, 4]
#[pyfunction]
pub fn minor_units(code: &Bound<'_, PyAny>) -> PyResult<Option<u32>> {
    let code = payload::name("code", code)?;
    Ok(orderwire::minor_units(&code))
}

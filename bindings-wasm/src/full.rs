//! What only the full module has: answering, building, rules between two documents, traces, and the
//! descriptions: schemas of the kinds, and what codes mean.

use orderwire::{Money, schema, seam};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::convert::{self, Input};
use crate::error;
use crate::text::{json, pairs, texts};

/// The answer to a request, its figures and where they came from, as JSON text. The facts
/// stand behind the request.
///
/// # Errors
/// Those of [`seam::writeback`].
#[wasm_bindgen]
pub fn writeback(
    request_length: usize,
    request_marks: Option<Vec<u32>>,
    facts_length: usize,
    facts_marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let request = Input::take(request_length, request_marks);
    let facts_marks = convert::marks(facts_marks);
    let facts = request.second(facts_length, facts_marks.as_ref());
    let answer = seam::writeback(request.payload(), facts, &pairs(&options));
    let answer = answer.map_err(error::of_core)?;
    Ok(convert::writeback(&answer))
}

/// Whether an answer, which stands behind the request, fits it; gives the address of the
/// report.
///
/// # Errors
/// Those of [`seam::check_exchange`].
#[wasm_bindgen(js_name = checkExchange)]
pub fn check_exchange(
    operation: &str,
    request_length: usize,
    request_marks: Option<Vec<u32>>,
    response_length: usize,
    response_marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<*const u8, JsValue> {
    let request = Input::take(request_length, request_marks);
    let response_marks = convert::marks(response_marks);
    let response = request.second(response_length, response_marks.as_ref());
    let report = seam::check_exchange(operation, request.payload(), response, &pairs(&options));
    Ok(convert::report(&report.map_err(error::of_core)?))
}

/// Whether an update, which stands behind the state before it, may be sent; gives the
/// address of the report.
///
/// # Errors
/// Those of [`seam::check_update`].
#[wasm_bindgen(js_name = checkUpdate)]
pub fn check_update(
    kind: &str,
    previous_length: usize,
    previous_marks: Option<Vec<u32>>,
    next_length: usize,
    next_marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<*const u8, JsValue> {
    let previous = Input::take(previous_length, previous_marks);
    let next_marks = convert::marks(next_marks);
    let next = previous.second(next_length, next_marks.as_ref());
    let report = seam::check_update(kind, previous.payload(), next, &pairs(&options));
    Ok(convert::report(&report.map_err(error::of_core)?))
}

/// The kinds that a payload is likely to be of, as JSON text.
///
/// # Errors
/// Those of [`seam::detect`].
#[wasm_bindgen]
pub fn detect(
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let input = Input::take(length, marks);
    let found = seam::detect(input.payload(), &pairs(&options)).map_err(error::of_core)?;
    Ok(json(&found))
}

/// The repairs of a payload whose identities do not hold, as JSON text.
///
/// # Errors
/// Those of [`seam::diagnose`].
#[wasm_bindgen]
pub fn diagnose(
    kind: &str,
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let input = Input::take(length, marks);
    let found = seam::diagnose(kind, input.payload(), &pairs(&options)).map_err(error::of_core)?;
    Ok(json(&found))
}

/// The HTTP message with the payload of a caller's fields, as JSON text.
///
/// # Errors
/// Those of [`seam::build`].
#[wasm_bindgen]
pub fn build(
    kind: &str,
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let input = Input::take(length, marks);
    let built = seam::build(kind, input.payload(), &pairs(&options)).map_err(error::of_core)?;
    Ok(json(&built))
}

/// How an apportioning came about, as JSON text; takes what [`apportion()`] takes.
///
/// # Errors
/// Those of [`seam::apportion_explained`].
#[wasm_bindgen(js_name = apportionExplained)]
pub fn apportion_explained(
    total: &str,
    decimal: bool,
    weights: &str,
    options: Option<String>,
) -> Result<String, JsValue> {
    let (total, weights) =
        (convert::money("total", total, decimal)?, convert::decimals("weights", weights)?);
    let trace = seam::apportion_explained(total, &weights, &pairs(&options));
    Ok(json(&trace.map_err(error::of_core)?))
}

/// The tax of an order's lines, as JSON text. Amounts and rates are text, each with a zero behind
/// it; `counts` says how many of the rates each line has, where not all lines have the same.
///
/// # Errors
/// Those of [`seam::tax`].
#[wasm_bindgen]
pub fn tax(
    amounts: &str,
    decimal: bool,
    rates: &str,
    counts: Option<Vec<usize>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let (amounts, rates) =
        (convert::amounts("amounts", amounts, decimal)?, convert::rates(rates, counts)?);
    let order = seam::tax(&amounts, &rates, &pairs(&options));
    Ok(json(&order.map_err(error::of_core)?))
}

/// The percentage behind a tax, as JSON text.
///
/// # Errors
/// Those of [`seam::infer_tax_pct`].
#[wasm_bindgen(js_name = inferTaxPct)]
pub fn infer_tax_pct(
    tax: &str,
    base: &str,
    decimal: bool,
    options: Option<String>,
) -> Result<String, JsValue> {
    let (tax, base) =
        (convert::money("tax", tax, decimal)?, convert::money("base", base, decimal)?);
    let found = seam::infer_tax_pct(tax, base, &pairs(&options));
    Ok(json(&found.map_err(error::of_core)?))
}

/// The shares of the next partial refund, as JSON text. Lines are text, each with a zero
/// behind it.
///
/// # Errors
/// Those of [`seam::refund_next`].
#[wasm_bindgen(js_name = refundNext)]
pub fn refund_next(
    original: &str,
    refunded: &str,
    amount: &str,
    decimal: bool,
    options: Option<String>,
) -> Result<String, JsValue> {
    let lines = |name, text| convert::amounts(name, text, decimal);
    let (original, refunded) = (lines("original", original)?, lines("refunded", refunded)?);
    let amount = convert::money("amount", amount, decimal)?;
    let shares = seam::refund_next(&original, &refunded, amount, &pairs(&options));
    let shares = shares.map_err(error::of_core)?;
    Ok(json(&shares.iter().map(Money::to_string).collect::<Vec<_>>()))
}

/// What units of a line are worth, as text. The counts are quantity, refunded and count, each
/// with a zero behind it.
///
/// # Errors
/// Those of [`seam::refund_quantity`].
#[wasm_bindgen(js_name = refundQuantity)]
pub fn refund_quantity(
    amount: &str,
    decimal: bool,
    counts: &str,
    options: Option<String>,
) -> Result<String, JsValue> {
    let amount = convert::money("amount", amount, decimal)?;
    let mut counts = texts(counts);
    let counts = [(); 3].map(|()| counts.next().unwrap_or_default());
    let share = seam::refund_quantity(amount, counts, &pairs(&options));
    Ok(share.map_err(error::of_core)?.to_string())
}

/// What explains somebody else's shares, as JSON text; takes what [`apportion()`] takes, and
/// the shares as text, each with a zero behind it.
///
/// # Errors
/// Those of [`seam::compare`].
#[wasm_bindgen]
pub fn compare(
    total: &str,
    decimal: bool,
    weights: &str,
    shares: &str,
    options: Option<String>,
) -> Result<String, JsValue> {
    let shares = convert::amounts("shares", shares, decimal)?;
    let (total, weights) =
        (convert::money("total", total, decimal)?, convert::decimals("weights", weights)?);
    let comparison = seam::compare(total, &weights, &shares, &pairs(&options));
    Ok(json(&comparison.map_err(error::of_core)?))
}

/// Proves a trace, which is JSON text in the input buffer.
///
/// # Errors
/// Those of [`seam::verify`].
#[wasm_bindgen]
pub fn verify(length: usize) -> Result<(), JsValue> {
    seam::verify(Input::take(length, None).payload().bytes).map_err(error::of_core)
}

/// Values as text, spelled as in the original that stands behind them.
///
/// # Errors
/// Those of [`seam::serialize`].
#[wasm_bindgen]
pub fn serialize(
    values_length: usize,
    values_marks: Option<Vec<u32>>,
    original_length: usize,
    original_marks: Option<Vec<u32>>,
) -> Result<String, JsValue> {
    let values = Input::take(values_length, values_marks);
    let original_marks = convert::marks(original_marks);
    let original = values.second(original_length, original_marks.as_ref());
    seam::serialize(values.payload(), original).map_err(error::of_core)
}

/// The JSON Schema of a kind, as JSON text.
///
/// # Errors
/// Those of [`seam::json_schema`].
#[wasm_bindgen(js_name = jsonSchema)]
pub fn json_schema(kind: &str, draft: &str, options: Option<String>) -> Result<String, JsValue> {
    seam::json_schema(kind, draft, &pairs(&options)).map_err(error::of_core)
}

/// The OpenAPI document of all vendors, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn openapi() -> String {
    schema::openapi()
}

/// A report, which is JSON text, with the lines of its payload, which stands behind it.
///
/// # Errors
/// Those of [`seam::format`].
#[wasm_bindgen]
pub fn format(
    report_length: usize,
    source_length: usize,
    options: Option<String>,
) -> Result<String, JsValue> {
    let report = Input::take(report_length, None);
    let source = report.second(source_length, None);
    seam::format(report.payload().bytes, source, &pairs(&options)).map_err(error::of_core)
}

/// What a code means, as JSON text.
///
/// # Errors
/// Those of [`seam::explain`].
#[wasm_bindgen]
pub fn explain(code: &str) -> Result<String, JsValue> {
    Ok(json(&seam::explain(code).map_err(error::of_core)?))
}

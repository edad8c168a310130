//! The module that checks and answers: each function converts in, calls the core, converts out.
//!
//! Payloads stand in the input buffer (`input`), reports and shares in the output buffer.

use orderwire::seam;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::convert::{self, Input};
use crate::error;
use crate::text::{json, pairs};

/// Makes room for this many bytes of input, keeping what is there; gives its address, or 0
/// where memory has no room.
#[wasm_bindgen]
#[must_use]
pub fn input(length: usize) -> *mut u8 {
    convert::room(length)
}

/// Reports every problem of a payload; gives the address of the report.
///
/// # Errors
/// Those of [`seam::check`].
#[wasm_bindgen]
pub fn check(
    kind: &str,
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<*const u8, JsValue> {
    let input = Input::take(length, marks);
    let report = seam::check(kind, input.payload(), &pairs(&options)).map_err(error::of_core)?;
    Ok(convert::report(&report))
}

/// Reports every line of an NDJSON text; gives the address of the reports.
///
/// # Errors
/// Those of [`seam::check_ndjson`].
#[wasm_bindgen(js_name = checkMany)]
pub fn check_many(
    kind: &str,
    length: usize,
    options: Option<String>,
) -> Result<*const u8, JsValue> {
    let input = Input::take(length, None);
    let mut lines = convert::Lines::new();
    seam::check_ndjson(kind, input.payload(), &pairs(&options), |line| lines.push(&line))
        .map_err(error::of_core)?;
    Ok(lines.finish(input.payload().bytes))
}

/// The report of a line that was too long to be kept; gives its address.
///
/// # Errors
/// Those of [`seam::too_long`].
#[wasm_bindgen(js_name = tooLong)]
pub fn too_long(kind: &str, length: u64, options: Option<String>) -> Result<*const u8, JsValue> {
    let report = seam::too_long(kind, length, &pairs(&options)).map_err(error::of_core)?;
    Ok(convert::report(&report))
}

/// Whether a payload has no errors.
///
/// # Errors
/// Those of [`seam::is_valid`].
#[wasm_bindgen(js_name = isValid)]
pub fn is_valid(
    kind: &str,
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<bool, JsValue> {
    let input = Input::take(length, marks);
    seam::is_valid(kind, input.payload(), &pairs(&options)).map_err(error::of_core)
}

/// The values of a payload without errors, as JSON text.
///
/// # Errors
/// Those of [`seam::parse`].
#[wasm_bindgen]
pub fn parse(
    kind: &str,
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let input = Input::take(length, marks);
    let parsed = seam::parse(kind, input.payload(), &pairs(&options)).map_err(error::of_core)?;
    Ok(parsed.plain().to_javascript_json())
}

/// The lines, sums and identities of a payload, as JSON text.
///
/// # Errors
/// Those of [`seam::totals`].
#[wasm_bindgen]
pub fn totals(
    kind: &str,
    length: usize,
    marks: Option<Vec<u32>>,
    options: Option<String>,
) -> Result<String, JsValue> {
    let input = Input::take(length, marks);
    let totals = seam::totals(kind, input.payload(), &pairs(&options)).map_err(error::of_core)?;
    Ok(json(&totals))
}

/// The shares of orders in minor units, the quick way. In the input buffer stand `length` 64-bit
/// integers: for each order its total, how many weights it has, and the weights. Gives the address
/// of the answers: for each order whether it has one, and if so its shares. For the others ask
/// [`apportion()`].
#[wasm_bindgen(js_name = apportionUnits)]
#[must_use]
pub fn apportion_units(length: usize, options: Option<String>) -> *const u8 {
    let input = Input::take(length.saturating_mul(8), None);
    convert::orders::<convert::Wide, 8>(input.payload().bytes, seam::batch(&pairs(&options)))
}

/// The same in 32-bit integers.
#[wasm_bindgen(js_name = apportionNarrow)]
#[must_use]
pub fn apportion_narrow(length: usize, options: Option<String>) -> *const u8 {
    let input = Input::take(length.saturating_mul(4), None);
    convert::orders::<convert::Narrow, 4>(input.payload().bytes, seam::batch(&pairs(&options)))
}

/// The shares of a total, and the leftover, as JSON text. Weights are text, each with a zero
/// behind it.
///
/// # Errors
/// Those of [`seam::apportion`].
#[wasm_bindgen]
pub fn apportion(
    total: &str,
    decimal: bool,
    weights: &str,
    options: Option<String>,
) -> Result<String, JsValue> {
    let (total, weights) =
        (convert::money("total", total, decimal)?, convert::decimals("weights", weights)?);
    let result = seam::apportion(total, &weights, &pairs(&options)).map_err(error::of_core)?;
    Ok(convert::shares(&result))
}

/// The catalogue, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn kinds() -> String {
    json(&orderwire::kinds())
}

/// The version of this package, that of all orderwire packages.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

//! The module that describes: schemas of the kinds, and what codes mean.

use orderwire::{schema, seam};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::error;
use crate::text::{json, pairs};

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

/// What a code means, as JSON text.
///
/// # Errors
/// Those of [`seam::explain`].
#[wasm_bindgen]
pub fn explain(code: &str) -> Result<String, JsValue> {
    Ok(json(&seam::explain(code).map_err(error::of_core)?))
}

//! What is thrown: JSON text, of which `js/error.mjs` makes an `OrderwireError`.

use orderwire::{Error, Report};
use serde::Serialize;
use wasm_bindgen::JsValue;

#[derive(Serialize)]
struct Thrown<'a> {
    code: &'a str,
    message: &'a str,
    details: &'a [(&'static str, String)],
    report: Option<&'a Report>,
}

impl Thrown<'_> {
    fn throw(&self) -> JsValue {
        // Serializing plain structs to memory cannot fail.
        JsValue::from_str(&serde_json::to_string(self).unwrap_or_default())
    }
}

/// An error of the core.
#[expect(clippy::needless_pass_by_value, reason = "what `map_err` calls")]
pub fn of_core(error: Error) -> JsValue {
    let (code, message) = (error.code(), &error.to_string());
    Thrown { code, message, details: error.details(), report: error.report() }.throw()
}

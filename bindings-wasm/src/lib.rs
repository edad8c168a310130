//! orderwire for JavaScript: converts in, calls the core, converts out.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this package, that of all orderwire packages.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

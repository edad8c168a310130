//! orderwire for JavaScript: each function converts in, calls the core, converts out.
//!
//! The crate is built twice. Without features it is the small module, which every program loads:
//! check, parse, totals, apportion. With the feature `full` it is the module of all functions,
//! which is twice as large and is only loaded when one of the others is called. `js/` is the only
//! caller. What throws, throws the JSON text that `error.rs` writes.

mod check;
mod convert;
mod error;
#[cfg(feature = "full")]
mod full;
mod text;

pub use check::*;
#[cfg(feature = "full")]
pub use full::*;

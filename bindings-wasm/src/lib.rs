//! orderwire for JavaScript: each function converts in, calls the core, converts out.
//!
//! The crate is built twice. `check` is the module that every program loads; `catalogue`, by the
//! feature of that name, has the descriptions, which few programs ask for and which are as much
//! again. `js/` is the only caller. What throws, throws the JSON text that `error.rs` writes.

#[cfg(feature = "catalogue")]
mod catalogue;
#[cfg(not(feature = "catalogue"))]
mod check;
#[cfg(not(feature = "catalogue"))]
mod convert;
mod error;
mod text;

#[cfg(feature = "catalogue")]
pub use catalogue::*;
#[cfg(not(feature = "catalogue"))]
pub use check::*;

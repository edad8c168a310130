//! orderwire checks, totals and apportions order-update payloads, exact to the cent.
#![forbid(unsafe_code)]

pub mod amount;

pub use amount::{Amount, AmountError};

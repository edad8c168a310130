//! Tax: the vectors that every language runs, and what holds of every order, by exhaustion
//! and by drawn inputs.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

mod exhaustive;
mod laws;
mod properties;
mod vectors;

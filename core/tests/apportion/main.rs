//! Apportioning: the vectors that every language runs, each invariant by exhaustion
//! and by drawn inputs, the explained result, and the time it takes.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what it is for"
)]

mod compare;
mod exhaustive;
mod explained;
mod many;
mod properties;
mod refund;
mod speed;
mod vectors;

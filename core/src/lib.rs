//! orderwire checks, totals and apportions order-update payloads, exact to the cent.
#![forbid(unsafe_code)]

pub mod amount;
pub mod apportion;
mod check;
pub mod currency;
mod error;
mod finding;
mod format;
mod json;
mod kind;
mod options;
mod payload;
mod plain;
mod report;
mod scan;
pub mod schema;
pub mod seam;
pub mod shape;
mod sink;
mod sorting;
mod totals;
pub mod value;
pub mod vendors;

pub use amount::{Amount, AmountError};
pub use apportion::{
    ApportionError, ApportionOptions, Apportioned, Method, Money, OnExcess, OnZero, Tie, apportion,
};
pub use check::HostMarks;
pub use currency::minor_units;
pub use error::{Error, ErrorKind};
pub use finding::{Basis, Code, Explanation, Finding, Related, Severity};
pub use kind::{Direction, Kind, KindInfo, Route, kinds};
pub use options::{Mode, Options, Totals as TotalsLevel, Unknown};
pub use payload::{Payload, Source, check, is_valid, parse, totals};
pub use plain::Plain;
pub use report::{Input, Report};
pub use schema::{Draft, json_schema};
pub use seam::explain;
pub use totals::{Identity, LineTotal, Relation, Totals};
pub use vendors::retailops::writeback::{Writeback, WritebackOptions, writeback};

/// The programs of the README are run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

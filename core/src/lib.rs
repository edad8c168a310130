//! orderwire checks, totals and apportions order-update payloads, exact to the cent.
#![forbid(unsafe_code)]

pub mod amount;
#[cfg(feature = "full")]
mod annotate;
pub mod apportion;
mod build;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod currency;
mod detect;
#[cfg(feature = "full")]
mod diagnose;
mod equation;
mod error;
mod exchange;
mod finding;
mod format;
mod json;
mod kind;
mod late;
mod named;
mod ndjson;
#[cfg(feature = "compress")]
#[cfg_attr(not(feature = "read"), allow(dead_code, reason = "for whoever opens files"))]
mod open;
mod options;
mod payload;
mod places;
mod plain;
mod pointers;
mod query;
#[cfg(feature = "read")]
pub mod read;
mod report;
mod scan;
#[cfg(feature = "full")]
pub mod schema;
pub mod seam;
mod serialize;
pub mod shape;
mod sink;
mod sorting;
mod suggest;
pub mod tax;
mod totals;
pub mod value;
pub mod vendors;

pub use amount::{Amount, AmountError};
#[cfg(feature = "full")]
pub use annotate::AnnotateOptions;
pub use apportion::{
    ApportionError, ApportionOptions, Apportioned, Method, Money, OnExcess, OnZero, RefundOptions,
    Tie, apportion, apportion_many, compare, refund_next, refund_quantity,
};
pub use build::{BuildOptions, Built, build};
pub use check::HostMarks;
pub use currency::minor_units;
pub use detect::{Detected, detect};
#[cfg(feature = "full")]
pub use diagnose::{
    Change, DiagnoseOptions, Diagnosis, Failing, Operation, Repair, Scalar, diagnose,
};
pub use error::{Error, ErrorKind};
pub use exchange::{Limits, UpdateOptions, check_exchange, check_update};
pub use finding::{Basis, Code, Explanation, Finding, Related, Severity};
pub use kind::{Direction, Kind, KindInfo, Route, kinds};
pub use late::LateReport;
pub use named::Named;
pub use ndjson::{Line, check_ndjson, lines};
pub use options::{Mode, Options, Totals as TotalsLevel, Unknown};
pub use payload::{Payload, Source, check, is_valid, parse, totals};
pub use plain::Plain;
pub use report::{Input, Report};
#[cfg(feature = "full")]
pub use schema::{Draft, json_schema, openapi};
#[cfg(feature = "full")]
pub use seam::explain;
pub use serialize::serialize;
pub use tax::{
    LineTax, RateTax, RateTotal, Rates, RoundAt, RoundTarget, Tax, TaxMode, TaxOptions, TaxPct,
    TaxPctOptions, infer_tax_pct, tax,
};
pub use totals::{Identity, LineTotal, Relation, Totals};
pub use vendors::retailops::writeback::{Writeback, WritebackOptions, writeback};

/// The programs of the README are run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

//! orderwire for Python: converts in, calls the core, converts out.

#![allow(
    rustdoc::invalid_rust_codeblocks,
    reason = "documentation is for Python, and so are its examples"
)]

mod apportion;
mod catalogue;
mod check;
mod classes;
mod command;
mod convert;
mod encode;
mod error;
mod html;
mod many;
mod message;
mod pair;
mod payload;
mod read;
mod record;
mod report;
mod shares;
mod totals;
mod writeback;

use pyo3::prelude::*;

/// The compiled part of the package `orderwire`, which is the one to import.
#[pymodule(gil_used = false)]
mod _orderwire {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::apportion::{
        apportion, apportion_explained, apportion_many, infer_tax_pct, tax, verify,
    };
    #[pymodule_export]
    use crate::catalogue::{explain, json_schema, kinds, minor_units, openapi};
    #[pymodule_export]
    use crate::check::{check, detect, diagnose, is_valid, parse, totals};
    #[pymodule_export]
    use crate::classes::{
        BuiltRequest, BuiltResponse, Change, Comparison, ComparisonLine, ComparisonMatch, Detected,
        Diagnosis, Exact, Explanation, Failing, KindInfo, LineTax, RateTax, RateTotal, Repair,
        Summary, Tax, TaxPct, Trace, TraceAmount, TraceInput, TraceInputs, TraceLine, TraceRound,
        WritebackTrace,
    };
    #[pymodule_export]
    use crate::command::main;
    #[pymodule_export]
    use crate::message::{build, serialize};
    #[pymodule_export]
    use crate::pair::{check_exchange, check_update, writeback};
    #[pymodule_export]
    use crate::read::{
        Batches, LineReport, LineReports, Reading, RowBatch, Schema, Stream, arrow_schema,
        check_arrow, check_ndjson, read,
    };
    #[pymodule_export]
    use crate::report::{Finding, Related, Report};
    #[pymodule_export]
    use crate::shares::{compare, refund_next, refund_quantity};
    #[pymodule_export]
    use crate::totals::{Identity, LineTotal, Totals};
    #[pymodule_export]
    use crate::writeback::Writeback;

    /// The version of this package, that of all orderwire packages.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name is Python's convention")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// The record of a class by its name, from its JSON text: how records are unpickled.
    #[pyfunction]
    fn _restore<'py>(py: Python<'py>, name: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
        crate::classes::restore(py, name, json)
    }
}

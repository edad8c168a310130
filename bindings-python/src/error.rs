//! Errors of the core as Python exceptions, which `orderwire/_errors.py` declares.

use orderwire::Error;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

use crate::convert::Unit;
use crate::report::Report;

/// The exception for an error of the core.
pub fn raise(py: Python<'_>, error: Error) -> PyErr {
    raise_in(py, error, Unit::Text)
}

/// The same, with amounts among the details in the type of the call's total.
pub fn raise_in(py: Python<'_>, error: Error, unit: Unit) -> PyErr {
    let message = error.to_string();
    match error.into_report() {
        Ok(report) => validation(py, &message, report.into()),
        Err(error) => {
            let details = PyDict::new(py);
            let filled = error.details().iter().try_for_each(|(name, value)| match *name {
                "index" => details.set_item(name, value.parse::<usize>().ok()),
                "excess" => details.set_item(name, unit.amount(py, value)?),
                _ => details.set_item(name, value),
            });
            filled.map_or_else(|error| error, |()| input_with(py, error.code(), &message, details))
        }
    }
}

/// `InputError`: the call is wrong.
pub fn input(py: Python<'_>, code: &str, message: &str) -> PyErr {
    input_with(py, code, message, PyDict::new(py))
}

/// `InputError` about a place in the payload.
pub fn input_at(py: Python<'_>, code: &str, message: &str, pointer: &str) -> PyErr {
    let details = PyDict::new(py);
    match details.set_item("pointer", pointer) {
        Ok(()) => input_with(py, code, message, details),
        Err(error) => error,
    }
}

fn input_with(py: Python<'_>, code: &str, message: &str, details: Bound<'_, PyDict>) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(py, "orderwire._errors", "InputError");
    made(class.and_then(|class| class.call1((message, code, details))))
}

/// `ValidationError`: the payload has errors.
fn validation(py: Python<'_>, message: &str, report: Report) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(py, "orderwire._errors", "ValidationError");
    made(class.and_then(|class| class.call1((message, report))))
}

/// `ValidationError`: a line of a file has errors.
pub fn of_line(py: Python<'_>, line: u64, report: Report) -> PyErr {
    let raised = validation(py, &format!("line {line}: {}", report.summary()), report);
    let noted = raised.value(py).setattr(intern!(py, "line"), line);
    noted.map_or_else(|error| error, |()| raised)
}

/// The exception, or what went wrong when it was made.
fn made(exception: PyResult<Bound<'_, PyAny>>) -> PyErr {
    exception.map_or_else(|error| error, PyErr::from_value)
}

/// The error of an order among others, which says which: in place of its result where errors are
/// returned. What is wrong with the options is wrong for all orders, and raised.
pub fn of_order<'py>(
    py: Python<'py>,
    error: PyErr,
    order: usize,
    returned: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let value = error.value(py);
    let code = value.getattr(intern!(py, "code")).and_then(|code| code.extract::<String>());
    match code {
        // Currency and scale are options too.
        Ok(code) if code.starts_with("option.") || code.starts_with("currency_") => {
            return Err(error);
        }
        Ok(_) => value.getattr(intern!(py, "details"))?.set_item(intern!(py, "order"), order)?,
        // Exceptions of Python's own have no code.
        Err(_) => value.setattr(intern!(py, "order"), order)?,
    }
    if returned { Ok(error.into_value(py).into_bound(py).into_any()) } else { Err(error) }
}

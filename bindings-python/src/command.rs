//! The command line as a function.

use std::ffi::OsString;

use pyo3::prelude::*;

/// The command line, with the streams of the process: `argv` begins with the program's name, and
/// what comes back is the exit code. `python -m orderwire` calls it.
///
///     >>> from orderwire import _orderwire
///     >>> _orderwire.main(["orderwire", "kinds", "--quiet", "--output", "/dev/null"])
///     0
#[pyfunction]
pub fn main(py: Python<'_>, argv: Vec<OsString>) -> u8 {
    // A `KeyboardInterrupt` ends the command, which removes what it has half written.
    let interrupted = || Python::attach(|py| py.check_signals().is_err());
    py.detach(|| orderwire::cli::main(argv, &interrupted))
}

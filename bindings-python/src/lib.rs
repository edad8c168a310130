//! orderwire for Python: converts in, calls the core, converts out.

use pyo3::prelude::*;

/// The compiled part of the package `orderwire`, which is the one to import.
#[pymodule(gil_used = false)]
mod _orderwire {
    /// The version of this package, that of all orderwire packages.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name is Python's convention")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

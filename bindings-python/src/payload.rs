//! What a call is about: a payload in whatever form the caller has it, and the name of its kind.

use std::borrow::Cow;

use orderwire::{Error, Source};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyDict, PyList, PyMapping, PyMemoryView, PyString, PyTuple,
};

use crate::convert::wrong;
use crate::encode::{self, Encoded};
use crate::error;

/// A payload as the caller has it.
pub enum Payload<'py> {
    Bytes(Bound<'py, PyBytes>),
    Text(Bound<'py, PyString>),
    Copied(Vec<u8>),
    Host(Encoded),
}

impl<'py> Payload<'py> {
    /// A payload by the name of its argument.
    pub fn of(argument: &str, payload: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = payload.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.clone()));
        }
        if let Ok(text) = payload.cast::<PyString>() {
            // Half a surrogate pair is no UTF-8: the core says so, and where.
            return match text.to_str() {
                Ok(_) => Ok(Self::Text(text.clone())),
                Err(_) => Ok(Self::Copied(encode::with_surrogates(text, "utf-8")?)),
            };
        }
        if let Ok(bytes) = payload.cast::<PyByteArray>() {
            return Ok(Self::Copied(bytes.to_vec()));
        }
        if payload.is_instance_of::<PyMemoryView>()
            && payload.getattr("itemsize")?.extract::<usize>()? == 1
        {
            return Ok(Self::Copied(payload.call_method0("tobytes")?.extract()?));
        }
        let host = payload.is_instance_of::<PyDict>() || payload.is_instance_of::<PyList>();
        if !host && payload.hasattr(intern!(payload.py(), "__fspath__"))? {
            let file = payload.py().import("io")?.call_method1("open", (payload, "rb"))?;
            let bytes = file.call_method0("read");
            file.call_method0("close")?;
            return Ok(Self::Bytes(bytes?.cast_into()?));
        }
        if host || payload.is_instance_of::<PyMapping>() || payload.is_instance_of::<PyTuple>() {
            return Ok(Self::Host(Encoded::new(argument, payload)?));
        }
        Err(wrong(
            argument,
            payload,
            "JSON as str, bytes, bytearray or memoryview, a path to a file, a mapping or a list",
        )?)
    }
}

/// A name by that of its argument: of a kind, an operation, a code, a currency. Half a surrogate
/// pair in it is in no name there is.
pub fn name<'a>(argument: &str, name: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    match name.cast::<PyString>() {
        Ok(name) => Ok(name.to_string_lossy()),
        Err(_) => Err(wrong(argument, name, "a str")?),
    }
}

/// A payload that a report keeps until it is finished.
pub enum Kept {
    Bytes(Py<PyBytes>),
    Text(Py<PyString>),
}

impl Kept {
    /// The same bytes that were checked.
    pub fn bytes<'a>(&'a self, py: Python<'a>) -> &'a [u8] {
        match self {
            Self::Bytes(bytes) => bytes.bind(py).as_bytes(),
            // Only text that is UTF-8 is kept.
            Self::Text(text) => text.bind(py).to_str().unwrap_or_default().as_bytes(),
        }
    }
}

/// Of longer payloads reports are finished at once: they would hold too much memory, and finishing
/// them would take longer than one should hold the GIL.
const LONGEST_KEPT: usize = 64 * 1024;

impl Payload<'_> {
    /// The payload for later, where it is short and nobody can change it.
    pub fn kept(&self) -> Option<Kept> {
        let kept = match self {
            Self::Bytes(bytes) => Kept::Bytes(bytes.clone().unbind()),
            Self::Text(text) => Kept::Text(text.clone().unbind()),
            Self::Copied(_) | Self::Host(_) => return None,
        };
        self.source().is_ok_and(|source| source.bytes.len() <= LONGEST_KEPT).then_some(kept)
    }

    /// What the core reads.
    pub fn source(&self) -> PyResult<Source<'_>> {
        Ok(match self {
            Self::Bytes(bytes) => bytes.as_bytes().into(),
            Self::Text(text) => text.to_str()?.into(),
            Self::Copied(bytes) => bytes.into(),
            Self::Host(Encoded { text, marks }) => Source { host: Some(marks), ..text.into() },
        })
    }

    /// Gives the payload to a function of the core, without the GIL when it is long.
    pub fn read<T: Send>(
        &self,
        py: Python<'_>,
        call: impl FnOnce(Source<'_>) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        let source = self.source()?;
        core(py, source.bytes.len(), || call(source))
    }

    /// The same with a second payload behind it.
    pub fn read_with<T: Send>(
        &self,
        py: Python<'_>,
        second: &Payload<'_>,
        call: impl FnOnce(Source<'_>, Source<'_>) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        let (first, second) = (self.source()?, second.source()?);
        core(py, first.bytes.len().max(second.bytes.len()), || call(first, second))
    }
}

/// Calls the core about this many bytes.
fn core<T: Send>(
    py: Python<'_>,
    length: usize,
    call: impl FnOnce() -> Result<T, Error> + Send,
) -> PyResult<T> {
    // Reading this many bytes takes longer than to let other threads run.
    let result = if length > 16 * 1024 { py.detach(call) } else { call() };
    result.map_err(|reason| error::raise(py, reason))
}

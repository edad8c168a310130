//! What a reading reads: a path, bytes, a file object.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use orderwire::read::{Input, Reading};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use crate::error;

/// Where payloads are read from, as often as it allows.
pub enum Source {
    Path(PathBuf),
    Bytes(bytes::Bytes),
    File(File),
}

/// A binary file object.
pub struct File {
    object: Py<PyAny>,
    /// Where it stood, if it can be put there again.
    start: Option<u64>,
    /// A pass over it was begun.
    used: AtomicBool,
    /// Held by the pass that reads it.
    reader: Arc<()>,
}

/// Bytes that Python owns.
struct Owned(PyBackedBytes);

impl AsRef<[u8]> for Owned {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Source {
    pub fn new(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = source.py();
        if source.is_instance_of::<PyBytes>() || source.is_instance_of::<PyByteArray>() {
            let bytes = source.extract::<PyBackedBytes>()?;
            return Ok(Self::Bytes(bytes::Bytes::from_owner(Owned(bytes))));
        }
        if source.is_instance_of::<PyMemoryView>() {
            let bytes = source.call_method0(intern!(py, "tobytes"))?.extract::<PyBackedBytes>()?;
            return Ok(Self::Bytes(bytes::Bytes::from_owner(Owned(bytes))));
        }
        if source.is_instance_of::<PyString>() || source.hasattr(intern!(py, "__fspath__"))? {
            return Ok(Self::Path(source.extract()?));
        }
        if source.hasattr(intern!(py, "read"))? {
            if source.hasattr(intern!(py, "encoding"))? {
                let message =
                    "the file was opened as text, which changes its bytes; open it with mode 'rb'";
                return Err(PyTypeError::new_err(message));
            }
            let seekable = source.hasattr(intern!(py, "seekable"))?
                && source.call_method0(intern!(py, "seekable"))?.is_truthy()?;
            let start = match seekable {
                true => Some(source.call_method0(intern!(py, "tell"))?.extract()?),
                false => None,
            };
            let (object, used, reader) =
                (source.clone().unbind(), AtomicBool::new(false), Arc::new(()));
            return Ok(Self::File(File { object, start, used, reader }));
        }
        let name = source.get_type().name()?;
        Err(PyTypeError::new_err(format!(
            "`source` is a path, bytes or a binary file object; got {name}"
        )))
    }

    /// The source as people know it.
    pub fn shown(&self) -> String {
        match self {
            Self::Path(path) => format!("'{}'", path.display()),
            Self::Bytes(bytes) => format!("<{} bytes>", bytes.len()),
            Self::File(_) => "<file object>".to_owned(),
        }
    }

    /// Looks whether it can be read, where that takes nothing away from it.
    pub fn probe(&self, py: Python<'_>, reading: &Reading) -> PyResult<()> {
        let input = match self {
            Self::Path(path) => Input::Path(path.clone()),
            Self::Bytes(bytes) => Input::Bytes(bytes.clone()),
            Self::File(_) => return Ok(()),
        };
        py.detach(|| reading.probe(input)).map_err(|reason| error::raise(py, reason))
    }

    /// The source from its beginning, for a pass over it.
    pub fn open(&self, py: Python<'_>, _reading: &Reading) -> PyResult<Input> {
        Ok(match self {
            Self::Path(path) => Input::Path(path.clone()),
            Self::Bytes(bytes) => Input::Bytes(bytes.clone()),
            Self::File(file) => Input::Stream(Box::new(file.open(py)?)),
        })
    }
}

impl File {
    fn open(&self, py: Python<'_>) -> PyResult<PyFile> {
        let again = self.used.swap(true, Ordering::AcqRel);
        if again && Arc::strong_count(&self.reader) > 1 {
            return Err(PyValueError::new_err(
                "another pass reads this file object; let it come to its end first, or give the file's path",
            ));
        }
        match self.start {
            Some(start) => {
                self.object.call_method1(py, intern!(py, "seek"), (start,))?;
            }
            None if again => {
                return Err(PyValueError::new_err(
                    "this file object was read already and cannot be read again; take everything in one pass, by \
                     `batches()`, or give the file's path",
                ));
            }
            None => {}
        }
        Ok(PyFile { object: self.object.clone_ref(py), _reader: Arc::clone(&self.reader) })
    }
}

/// A file object as the core reads it.
struct PyFile {
    object: Py<PyAny>,
    _reader: Arc<()>,
}

impl io::Read for PyFile {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let bytes = self.object.call_method1(py, intern!(py, "read"), (room.len(),))?;
            let bytes = bytes.bind(py).cast::<PyBytes>().map_err(PyErr::from)?;
            let bytes = bytes.as_bytes();
            match room.get_mut(..bytes.len()) {
                Some(room) => room.copy_from_slice(bytes),
                None => {
                    return Err(PyValueError::new_err(
                        "`read` gave more bytes than it was asked for",
                    ));
                }
            }
            Ok(bytes.len())
        })
        .map_err(|error: PyErr| io::Error::other(error.to_string()))
    }
}

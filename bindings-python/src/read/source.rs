//! What a reading reads: a path, bytes, a file object.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use orderwire::read::{Format, Input, Reading};
use pyo3::exceptions::{PyException, PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use pyo3_arrow::input::AnyArray;

use super::ending::Inside;
use crate::error;

/// Where payloads are read from, as often as it allows.
pub enum Source {
    Path(PathBuf),
    Bytes(bytes::Bytes),
    File(File),
    Column(Column),
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
    raised: Raised,
}

/// What a file object raised that is no `Exception`, such as `KeyboardInterrupt`: nobody who handles
/// errors of reading is meant by it.
pub type Raised = Arc<Mutex<Option<PyErr>>>;

/// What was raised, once.
pub fn taken(raised: &Raised) -> Option<PyErr> {
    raised.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Something with the Arrow PyCapsule interface.
pub struct Column {
    object: Py<PyAny>,
    /// A stream of which nobody knows the length gives its rows once.
    once: bool,
    used: AtomicBool,
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
            let path = source.extract().map_err(|reason: PyErr| {
                PyTypeError::new_err(format!("`source` is no path that a file can have: {reason}"))
            })?;
            return Ok(Self::Path(path));
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
            let raised = Raised::default();
            return Ok(Self::File(File { object, start, used, reader, raised }));
        }
        let name = source.get_type().name()?;
        Err(PyTypeError::new_err(format!(
            "`source` is a path, bytes or a binary file object; got {name}"
        )))
    }

    /// A column of payloads.
    pub fn column(column: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = column.py();
        let array = column.hasattr(intern!(py, "__arrow_c_array__"))?;
        if !array && !column.hasattr(intern!(py, "__arrow_c_stream__"))? {
            let name = column.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "`column` is {name}; give an Arrow array, a series or a table of pyarrow, Polars, pandas or DuckDB"
            )));
        }
        let once = !array && !column.hasattr(intern!(py, "__len__"))?;
        let (object, used) = (column.clone().unbind(), AtomicBool::new(false));
        Ok(Self::Column(Column { object, once, used }))
    }

    /// What the name of a file object says is in it.
    pub fn format(&self, py: Python<'_>) -> PyResult<Option<Format>> {
        let Self::File(file) = self else { return Ok(None) };
        let name = file.object.bind(py).getattr_opt(intern!(py, "name"))?;
        Ok(name.and_then(|name| name.extract::<String>().ok()).and_then(|name| Format::of(&name)))
    }

    /// The source as people know it.
    pub fn shown(&self) -> String {
        match self {
            Self::Path(path) => format!("'{}'", path.display()),
            Self::Bytes(bytes) => format!("<{} bytes>", bytes.len()),
            Self::File(_) => "<file object>".to_owned(),
            Self::Column(_) => "<Arrow data>".to_owned(),
        }
    }

    /// Where a file object leaves what it raises.
    pub fn raised(&self) -> Raised {
        match self {
            Self::File(file) => Arc::clone(&file.raised),
            _ => Raised::default(),
        }
    }

    /// Looks whether it can be read, where that takes nothing away from it.
    pub fn probe(&self, py: Python<'_>, reading: &Reading) -> PyResult<()> {
        let input = match self {
            Self::Path(path) => Input::Path(path.clone()),
            Self::Bytes(bytes) => Input::Bytes(bytes.clone()),
            Self::File(_) | Self::Column(_) => return Ok(()),
        };
        py.detach(|| reading.probe(input)).map_err(|reason| error::raise(py, reason))
    }

    /// The source from its beginning, for a pass over it.
    pub fn open(&self, py: Python<'_>) -> PyResult<Input> {
        Ok(match self {
            Self::Path(path) => Input::Path(path.clone()),
            Self::Bytes(bytes) => Input::Bytes(bytes.clone()),
            Self::File(file) => {
                let reader = Box::new(file.open(py)?);
                if file.start.is_some() { Input::Seekable(reader) } else { Input::Stream(reader) }
            }
            Self::Column(column) => column.open(py)?,
        })
    }
}

impl Column {
    fn open(&self, py: Python<'_>) -> PyResult<Input> {
        if self.used.swap(true, Ordering::AcqRel) && self.once {
            return Err(PyValueError::new_err(
                "this stream was read already and cannot be read again; take everything in one pass, by \
                 `batches()`, or give a table",
            ));
        }
        let reader = self.object.extract::<AnyArray>(py)?.into_reader()?;
        Ok(Input::Arrays(reader.field(), Box::new(reader)))
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
        let (reader, raised) = (Arc::clone(&self.reader), Arc::clone(&self.raised));
        Ok(PyFile { object: self.object.clone_ref(py), _reader: reader, raised })
    }
}

impl io::Seek for PyFile {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let (whence, offset) = match to {
            io::SeekFrom::Start(offset) => (0, i64::try_from(offset).map_err(io::Error::other)?),
            io::SeekFrom::Current(offset) => (1, offset),
            io::SeekFrom::End(offset) => (2, offset),
        };
        self.call(|py| {
            let position = self.object.call_method1(py, intern!(py, "seek"), (offset, whence))?;
            position.extract(py)
        })
    }
}

/// A file object as the core reads it.
struct PyFile {
    object: Py<PyAny>,
    _reader: Arc<()>,
    raised: Raised,
}

impl PyFile {
    /// What Python answers; its exceptions are errors of reading.
    fn call<T>(&self, call: impl FnOnce(Python<'_>) -> PyResult<T>) -> io::Result<T> {
        let ended = || io::Error::other("the interpreter ends");
        let _inside = Inside::enter().ok_or_else(ended)?;
        let answer = Python::try_attach(|py| {
            call(py).map_err(|error| {
                let text = error.to_string();
                if !error.is_instance_of::<PyException>(py) {
                    *self.raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                }
                io::Error::other(text)
            })
        });
        answer.unwrap_or_else(|| Err(ended()))
    }
}

impl io::Read for PyFile {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.call(|py| {
            let bytes = self.object.call_method1(py, intern!(py, "read"), (room.len(),))?;
            let bytes = bytes.bind(py);
            let bytes = bytes.cast::<PyBytes>().map_err(|_| {
                let name = bytes.get_type().name();
                let name = name.map_or_else(|_| "something".to_owned(), |name| name.to_string());
                PyTypeError::new_err(format!("`read` of the file object gave {name}, not bytes"))
            })?;
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
    }
}

//! A host object as JSON text: exact, and with marks for what the text does not say.
//!
//! Written here and not by `json.dumps`, which prints a `Decimal` not at all, `NaN` as if
//! it were JSON, and follows a cycle until the stack ends.

use std::fmt::Write as _;

use orderwire::HostMarks;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyMemoryView,
    PySequence, PyString, PyTuple,
};

use crate::convert::{decimal_type, is_decimal, type_name};
use crate::error;

/// A host object as the core reads it.
pub struct Encoded {
    /// JSON text.
    pub text: Vec<u8>,
    /// Which numbers were floats.
    pub marks: HostMarks,
}

/// The text of an object that was shared many times over could outgrow any memory.
const LONGEST: usize = 1 << 28;
/// One level more than the core reads, so that it is the core that refuses.
const DEEPEST: usize = 129;

/// Why encoding ended early.
enum Stop {
    /// The text is nested deeper than the core reads, as far as it was written.
    TooDeep,
    /// A value that JSON has no form for.
    Refused { code: &'static str, reason: String, path: Vec<String> },
    /// Python's own error.
    Raised(PyErr),
}

impl From<PyErr> for Stop {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl Encoded {
    /// Prints a host object, by the name of its argument.
    pub fn new(argument: &str, value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut encoded = Self { text: Vec::with_capacity(1024), marks: HostMarks::default() };
        match encoded.value(value, 1) {
            Ok(()) | Err(Stop::TooDeep) => Ok(encoded),
            Err(Stop::Raised(error)) => Err(error),
            Err(Stop::Refused { code, reason, path }) => {
                let pointer: String =
                    path.iter().rev().map(|name| format!("/{}", escaped(name))).collect();
                let reason = match (&*pointer, argument) {
                    ("", _) => format!("`{argument}` {reason}"),
                    (_, "payload") => format!("`{pointer}` {reason}"),
                    _ => format!("`{pointer}` of `{argument}` {reason}"),
                };
                Err(error::input_at(value.py(), code, &reason, &pointer))
            }
        }
    }

    fn value(&mut self, value: &Bound<'_, PyAny>, depth: usize) -> Result<(), Stop> {
        if let Ok(text) = value.cast::<PyString>() {
            self.string(text)
        } else if value.is_none() {
            self.raw("null")
        } else if let Ok(flag) = value.cast::<PyBool>() {
            self.raw(if flag.is_true() { "true" } else { "false" })
        } else if value.is_instance_of::<PyInt>() {
            let digits = digits(value)?;
            self.raw(&digits)
        } else if let Ok(object) = value.cast::<PyDict>() {
            self.object(object.items(), depth)
        } else if let Ok(list) = value.cast::<PyList>() {
            self.list(list.iter().map(Ok), depth)
        } else if let Ok(list) = value.cast::<PyTuple>() {
            self.list(list.iter().map(Ok), depth)
        } else if let Ok(float) = value.cast::<PyFloat>() {
            self.float(float)
        } else if is_decimal(value)? {
            let spelling = value.str()?;
            self.decimal(spelling.to_str()?)
        } else if let Ok(object) = value.cast::<PyMapping>() {
            self.object(object.items()?, depth)
        } else if value.is_instance_of::<PySequence>() && !is_binary(value) {
            self.list(value.try_iter()?, depth)
        } else {
            let reason = format!("is {}, which JSON has no form for", type_name(value)?);
            Err(Stop::Refused { code: "input.type", reason, path: Vec::new() })
        }
    }

    fn raw(&mut self, text: &str) -> Result<(), Stop> {
        self.text.extend_from_slice(text.as_bytes());
        if self.text.len() <= LONGEST {
            return Ok(());
        }
        let reason = format!("passes {LONGEST} bytes of text; give the text or a file");
        Err(Stop::Refused { code: "input.size", reason, path: Vec::new() })
    }

    fn float(&mut self, value: &Bound<'_, PyFloat>) -> Result<(), Stop> {
        if !value.value().is_finite() {
            let reason =
                "is a float that JSON has no form for: not a number, or infinite".to_owned();
            return Err(Stop::Refused { code: "input.number", reason, path: Vec::new() });
        }
        self.marks.floats.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        // Not that of a subclass, which may print what it likes.
        let spelling = value.py().get_type::<PyFloat>().call_method1("__repr__", (value,))?;
        self.raw(spelling.cast::<PyString>().map_err(PyErr::from)?.to_str()?)
    }

    fn decimal(&mut self, spelling: &str) -> Result<(), Stop> {
        if spelling.ends_with(|last: char| last.is_ascii_digit()) && !spelling.contains('N') {
            self.marks.decimals.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
            return self.raw(spelling);
        }
        let reason = "is a Decimal that JSON has no form for: not a number, or infinite".to_owned();
        Err(Stop::Refused { code: "input.number", reason, path: Vec::new() })
    }

    fn string(&mut self, text: &Bound<'_, PyString>) -> Result<(), Stop> {
        match text.to_str() {
            Ok(text) => self.quoted(text),
            Err(_) => {
                let units = with_surrogates(text, "utf-16-le")?;
                let units = units.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
                let mut json = String::from("\"");
                for character in char::decode_utf16(units) {
                    let _ = match character {
                        Ok(plain @ ('"' | '\\' | '\0'..='\u{1f}')) => {
                            write!(json, "\\u{:04x}", u32::from(plain))
                        }
                        Ok(plain) => write!(json, "{plain}"),
                        Err(half) => write!(json, "\\u{:04x}", half.unpaired_surrogate()),
                    };
                }
                json.push('"');
                self.raw(&json)
            }
        }
    }

    fn quoted(&mut self, text: &str) -> Result<(), Stop> {
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut self.text, text);
        self.raw("")
    }

    fn list<'py>(
        &mut self,
        elements: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
        depth: usize,
    ) -> Result<(), Stop> {
        self.open("[", depth)?;
        for (index, element) in elements.enumerate() {
            if index > 0 {
                self.raw(",")?;
            }
            self.value(&element?, depth.saturating_add(1))
                .map_err(|stop| stop.below(|| index.to_string()))?;
        }
        self.raw("]")
    }

    /// Members come as a list that was made at once: the object may change meanwhile.
    fn object(&mut self, members: Bound<'_, PyList>, depth: usize) -> Result<(), Stop> {
        self.open("{", depth)?;
        for (index, member) in members.iter().enumerate() {
            if index > 0 {
                self.raw(",")?;
            }
            let (name, value) = member.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            let Ok(name) = name.cast::<PyString>() else {
                let reason = format!(
                    "has a key that is {}; keys of a JSON object are str",
                    type_name(&name)?
                );
                return Err(Stop::Refused { code: "input.key", reason, path: Vec::new() });
            };
            self.string(name)?;
            self.raw(":")?;
            self.value(&value, depth.saturating_add(1))
                .map_err(|stop| stop.below(|| name.to_string_lossy().into_owned()))?;
        }
        self.raw("}")
    }

    fn open(&mut self, bracket: &str, depth: usize) -> Result<(), Stop> {
        self.raw(bracket)?;
        if depth >= DEEPEST { Err(Stop::TooDeep) } else { Ok(()) }
    }
}

impl Stop {
    /// The same, seen from the container.
    fn below(mut self, name: impl FnOnce() -> String) -> Self {
        if let Self::Refused { path, .. } = &mut self {
            path.push(name());
        }
        self
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Bytes, which are no list of numbers.
pub fn is_binary(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>()
}

/// A string that has half a surrogate pair, in an encoding that keeps it.
pub fn with_surrogates(text: &Bound<'_, PyString>, encoding: &str) -> PyResult<Vec<u8>> {
    text.call_method1("encode", (encoding, "surrogatepass"))?.extract()
}

/// The digits of an integer of any size. Python prints no `int` of many digits as text,
/// but makes an exact `Decimal` of it.
pub fn digits(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(small) = value.extract::<i64>() {
        return Ok(small.to_string());
    }
    let py = value.py();
    let exact = py.import("operator")?.call_method1("index", (value,))?;
    Ok(decimal_type(py)?.call1((exact,))?.str()?.to_string())
}

//! What the classes of our records are made of: read-only views of what the core serializes.
//!
//! Each class of [`classes`](crate::classes) holds the record as the core prints it, so that a class has the members, the
//! order and the JSON text that every language has. What there is one of for every
//! payload is spelled out: [`report`](crate::report), [`totals`](crate::totals).

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::{convert, error};

/// A record, from what the core has of it.
pub fn record<C: From<Record>>(core: impl Serialize + Send + Sync + 'static) -> C {
    C::from(Record { core: Some(Arc::new(core)), value: OnceLock::new() })
}

/// What a class shows: the core's struct, and its members once somebody asks for one.
#[derive(Clone)]
pub struct Record {
    core: Option<Arc<dyn Printed>>,
    value: OnceLock<Value>,
}

/// A struct of the core.
trait Printed: Send + Sync {
    fn value(&self) -> Value;
}

impl<T: Serialize + Send + Sync> Printed for T {
    fn value(&self) -> Value {
        value(self)
    }
}

/// The members of a struct. Serializing a plain one cannot fail.
pub fn value(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

impl Record {
    /// Its members.
    pub fn value(&self) -> &Value {
        self.value.get_or_init(|| self.core.as_ref().map_or(Value::Null, |core| core.value()))
    }
}

impl From<Value> for Record {
    fn from(value: Value) -> Self {
        Self { core: None, value: value.into() }
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

impl Eq for Record {}

impl Hash for Record {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value().hash(state);
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Map::deserialize(deserializer).map(|members| Value::Object(members).into())
    }
}

/// What `__reduce__` gives: the function that restores a record, its class and text.
pub type Pickled<'py> = (Bound<'py, PyAny>, (&'static str, String));

/// What a record is pickled as.
pub fn pickled<'py>(
    py: Python<'py>,
    class: &'static str,
    record: &impl Serialize,
) -> PyResult<Pickled<'py>> {
    static RESTORE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Ok((RESTORE.import(py, "orderwire._orderwire", "_restore")?.clone(), (class, json(record))))
}

/// The JSON text of a record. Serializing a plain struct to memory cannot fail.
pub fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default()
}

/// A record from its JSON text.
pub fn read<'de, T: Deserialize<'de>>(py: Python<'_>, json: &'de str) -> PyResult<T> {
    serde_json::from_str(json)
        .map_err(|reason| error::input(py, "record.syntax", &reason.to_string()))
}

/// A record as people read it, by some of its members.
pub fn representation(class: &str, members: &[(&str, Bound<'_, PyAny>)]) -> PyResult<String> {
    let members = members.iter().map(|(name, value)| Ok(format!("{name}={}", value.repr()?)));
    Ok(format!("{class}({})", members.collect::<PyResult<Vec<_>>>()?.join(", ")))
}

/// A member as JSON has it.
pub fn plain<'py>(py: Python<'py>, member: Option<&Value>) -> PyResult<Bound<'py, PyAny>> {
    convert::json(py, member.unwrap_or(&Value::Null))
}

/// An amount; an int for minor units.
pub fn decimal<'py>(py: Python<'py>, member: Option<&Value>) -> PyResult<Bound<'py, PyAny>> {
    match member.and_then(Value::as_str) {
        Some(text) => convert::decimal(py, text),
        None => plain(py, member),
    }
}

/// The values of a JSON text.
pub fn json_text<'py>(py: Python<'py>, member: Option<&Value>) -> PyResult<Bound<'py, PyAny>> {
    convert::exact(py, member.and_then(Value::as_str).unwrap_or("null"))
}

/// A member that is a record.
pub fn one<'py, C>(py: Python<'py>, member: Option<&Value>) -> PyResult<Bound<'py, PyAny>>
where
    C: From<Record> + IntoPyObject<'py>,
{
    match member {
        Some(value @ Value::Object(_)) => {
            C::from(Record::from(value.clone())).into_bound_py_any(py)
        }
        other => plain(py, other),
    }
}

/// A member that is a list of records.
pub fn all<'py, C>(py: Python<'py>, member: Option<&Value>) -> PyResult<Bound<'py, PyAny>>
where
    C: From<Record> + IntoPyObject<'py>,
{
    let values = member.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let records = values.iter().map(|value| one::<C>(py, Some(value)));
    Ok(PyTuple::new(py, records.collect::<PyResult<Vec<_>>>()?)?.into_any())
}

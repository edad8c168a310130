//! What a reading gives: rows of a table, a schema.

use std::sync::Arc;

use ::arrow_schema::{DataType, Field, FieldRef, SchemaRef};
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::ffi::{to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};

/// A table's schema as the field of its rows.
pub(super) fn field(schema: &SchemaRef) -> FieldRef {
    Arc::new(Field::new("", DataType::Struct(schema.fields().clone()), false))
}

/// Some rows of a table, for anything that reads Arrow data: `pyarrow.record_batch(…)`,
/// `polars.DataFrame(…)`.
#[pyclass(frozen, module = "orderwire")]
pub struct RowBatch(pub(super) RecordBatch);

#[pymethods]
impl RowBatch {
    /// The rows as an Arrow array of structs, in capsules.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let rows = StructArray::from(self.0.clone());
        Ok(to_array_pycapsules(py, field(&self.0.schema()), &rows, requested_schema)?)
    }

    /// The rows as an Arrow stream of one batch, in a capsule.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let rows: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        let one = pyo3_arrow::ffi::ArrayIterator::new(vec![Ok(rows)], field(&self.0.schema()));
        Ok(to_stream_pycapsule(py, Box::new(one), requested_schema)?)
    }

    /// The schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.0.schema().as_ref())?)
    }

    /// How many rows there are.
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("RowBatch(rows={}, columns={})", self.0.num_rows(), self.0.num_columns())
    }
}

/// A schema, for anything that reads Arrow schemas: `pyarrow.schema(…)`,
/// `polars.Schema(…)`.
#[pyclass(frozen, module = "orderwire")]
pub struct Schema(pub(super) SchemaRef);

#[pymethods]
impl Schema {
    /// The schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.0.as_ref())?)
    }

    fn __repr__(&self) -> String {
        let names: Vec<_> = self.0.fields().iter().map(|field| field.name().as_str()).collect();
        format!("Schema({})", names.join(", "))
    }
}

//! The classes of a payload's figures, with amounts as `Decimal`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use orderwire::{
    Identity as CoreIdentity, LineTotal as CoreLine, Named, Relation, Totals as CoreTotals,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use serde::{Deserialize, Serialize};

use crate::convert;
use crate::html::Table;
use crate::record::{Pickled, json, pickled, value};
use crate::report::repr;

/// Amounts by name.
type Amounts = BTreeMap<Cow<'static, str>, String>;

/// The figures of a payload.
#[pyclass(frozen, eq, hash, module = "orderwire")]
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Totals {
    /// The kind of the payload.
    #[pyo3(get)]
    kind: Cow<'static, str>,
    /// The decimals that amounts were compared at.
    #[pyo3(get)]
    scale: u32,
    lines: Vec<LineTotal>,
    sums: Amounts,
    identities: Vec<Identity>,
}

/// The figures of one line.
#[pyclass(frozen, eq, hash, module = "orderwire")]
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct LineTotal {
    /// RFC 6901 pointer of the line.
    #[pyo3(get)]
    pointer: String,
    /// The line is removed and enters no sum.
    #[pyo3(get)]
    removed: bool,
    amounts: Amounts,
}

/// A relation between amounts, and whether it holds.
#[pyclass(frozen, eq, hash, module = "orderwire")]
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq, Hash)]
pub struct Identity {
    /// The code of the finding it gives when it does not hold.
    #[pyo3(get)]
    code: Cow<'static, str>,
    /// RFC 6901 pointer of the left-hand field.
    #[pyo3(get)]
    pointer: String,
    left: Option<String>,
    right: Option<String>,
    difference: Option<String>,
    tolerance: String,
    /// `"equal"`, `"at_most"` or `"at_least"`.
    #[pyo3(get)]
    relation: Cow<'static, str>,
    /// It holds, as far as it could be computed.
    #[pyo3(get)]
    holds: bool,
    /// What it rests on, as in a finding.
    #[pyo3(get)]
    basis: Cow<'static, str>,
    /// The relation as a sentence.
    #[pyo3(get)]
    message: String,
}

// Every member is named, so that a new one of the core does not go missing here.

impl From<CoreTotals> for Totals {
    fn from(totals: CoreTotals) -> Self {
        let CoreTotals { kind, scale, lines, sums, identities } = totals;
        let lines = lines.into_iter().map(LineTotal::from).collect();
        let identities = identities.into_iter().map(Identity::from).collect();
        Self { kind: kind.into(), scale, lines, sums: named(sums), identities }
    }
}

impl From<CoreLine> for LineTotal {
    fn from(line: CoreLine) -> Self {
        let CoreLine { pointer, removed, amounts } = line;
        Self { pointer, removed, amounts: named(amounts) }
    }
}

impl From<CoreIdentity> for Identity {
    fn from(identity: CoreIdentity) -> Self {
        let CoreIdentity {
            code,
            pointer,
            left,
            right,
            difference,
            tolerance,
            relation,
            holds,
            basis,
            message,
        } = identity;
        let relation = match relation {
            Relation::Equal => "equal",
            Relation::AtMost => "at_most",
            Relation::AtLeast => "at_least",
        };
        let (code, relation, basis) =
            (code.as_str().into(), relation.into(), basis.as_str().into());
        Self { code, pointer, left, right, difference, tolerance, relation, holds, basis, message }
    }
}

impl Totals {
    /// The kind of the payload.
    pub fn kind(&self) -> &str {
        &self.kind
    }
}

impl Totals {
    /// Sums, relations and lines as tables.
    pub fn html(&self) -> String {
        let mut sums = Table::new(&format!("{}: sums", self.kind), &["sum", "amount"]);
        self.sums.iter().for_each(|(name, amount)| sums.row(&[&**name, amount]));
        let mut relations =
            Table::new("relations", &["holds", "relation", "difference", "code", "pointer"]);
        for identity in &self.identities {
            let Identity { holds, message, difference, code, pointer, .. } = identity;
            let holds = if *holds { "yes" } else { "no" };
            let difference = difference.as_deref().unwrap_or_default();
            relations.row(&[holds, message, difference, code, pointer]);
        }
        let names: BTreeSet<&str> =
            self.lines.iter().flat_map(|line| line.amounts.keys().map(|name| &**name)).collect();
        let columns: Vec<&str> = ["pointer", "removed"].into_iter().chain(names.clone()).collect();
        let mut lines = Table::new("lines", &columns);
        for line in &self.lines {
            let removed = if line.removed { "removed" } else { "" };
            let amounts = names.iter().map(|name| line.amounts.get(*name).map_or("", |text| text));
            lines.row(&[&*line.pointer, removed].into_iter().chain(amounts).collect::<Vec<_>>());
        }
        sums.end() + &relations.end() + &lines.end()
    }
}

fn named(amounts: Named) -> Amounts {
    amounts.into_iter().collect()
}

#[pymethods]
impl Totals {
    /// The lines, in order.
    #[getter]
    fn lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.lines.clone())
    }

    /// Sums by name, such as `extended_price`, `due` and `balance`.
    #[getter]
    fn sums<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        decimals(py, &self.sums)
    }

    /// Each relation between amounts that could be formed.
    #[getter]
    fn identities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.identities.clone())
    }

    /// The figures as a dict, with amounts as text: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self))
    }

    /// The figures as JSON text, the same in every language.
    fn to_json(&self) -> String {
        json(self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (kind, scale, sums) = (repr(py, &self.kind)?, self.scale, self.sums(py)?.repr()?);
        Ok(format!("Totals(kind={kind}, scale={scale}, sums={sums})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "Totals", self)
    }

    /// Tables for notebooks: sums, relations, lines.
    fn _repr_html_(&self) -> String {
        self.html()
    }
}

#[pymethods]
impl LineTotal {
    /// The amounts of the line by name, such as `quantity`, `unit_price` and `extended_price`.
    #[getter]
    fn amounts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        decimals(py, &self.amounts)
    }

    /// The line as a dict, with amounts as text: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self))
    }

    /// The line as JSON text, the same in every language.
    fn to_json(&self) -> String {
        json(self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (pointer, amounts) = (repr(py, &self.pointer)?, self.amounts(py)?.repr()?);
        Ok(format!("LineTotal(pointer={pointer}, amounts={amounts})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "LineTotal", self)
    }
}

#[pymethods]
impl Identity {
    /// The left side: what the payload states.
    #[getter]
    fn left<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        decimal(py, self.left.as_deref())
    }

    /// The right side: what the operands make.
    #[getter]
    fn right<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        decimal(py, self.right.as_deref())
    }

    /// `left - right`; None when a sum left the exact range.
    #[getter]
    fn difference<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        decimal(py, self.difference.as_deref())
    }

    /// How far the sides may lie apart.
    #[getter]
    fn tolerance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        decimal(py, Some(&self.tolerance).filter(|text| !text.is_empty()).map(String::as_str))
    }

    /// The relation as a dict, with amounts as text: what `to_json()` prints.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::json(py, &value(self))
    }

    /// The relation as JSON text, the same in every language.
    fn to_json(&self) -> String {
        json(self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (code, message) = (repr(py, &self.code)?, repr(py, &self.message)?);
        let holds = if self.holds { "True" } else { "False" };
        Ok(format!("Identity(code={code}, holds={holds}, message={message})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
        pickled(py, "Identity", self)
    }
}

fn decimal<'py>(py: Python<'py>, amount: Option<&str>) -> PyResult<Option<Bound<'py, PyAny>>> {
    amount.map(|amount| convert::decimal(py, amount)).transpose()
}

fn decimals<'py>(py: Python<'py>, amounts: &Amounts) -> PyResult<Bound<'py, PyDict>> {
    let decimals = PyDict::new(py);
    for (name, amount) in amounts {
        decimals.set_item(name, convert::decimal(py, amount)?)?;
    }
    Ok(decimals)
}

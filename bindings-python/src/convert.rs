//! What crosses the border: options and amounts in, values out.

use std::borrow::Cow;

use orderwire::seam;
use orderwire::{Amount, Apportioned, Money, Plain, Rates};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyDict, PyFloat, PyInt, PyIterator, PyList, PyMapping, PyString, PyType,
};
use serde_json::Value;

use crate::encode::{self, Encoded};
use crate::error;

/// Keyword arguments as the text that the core takes. None stands for the default.
pub struct Options(Vec<(String, String)>);

impl Options {
    /// The options of a call about a payload.
    pub fn read(given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        Self::with(given, |_| None)
    }

    /// The options of an apportioning, whose amounts are written as its total is.
    pub fn read_for(given: Option<&Bound<'_, PyDict>>, total: Unit) -> PyResult<Self> {
        Self::read_like(given, "total", total)
    }

    /// Options whose amounts are written as another argument is.
    pub fn read_like(
        given: Option<&Bound<'_, PyDict>>,
        argument: &'static str,
        unit: Unit,
    ) -> PyResult<Self> {
        let money = |name: &str| matches!(name, "step" | "caps" | "discounts");
        Self::with(given, |name| money(name).then_some((argument, unit)))
    }

    fn with(
        given: Option<&Bound<'_, PyDict>>,
        like: impl Fn(&str) -> Option<(&'static str, Unit)>,
    ) -> PyResult<Self> {
        let Some(given) = given else { return Ok(Self(Vec::new())) };
        let mut pairs = Vec::with_capacity(given.len());
        for item in given.items() {
            let (name, value) = item.extract::<(Bound<'_, PyString>, Bound<'_, PyAny>)>()?;
            if !value.is_none() {
                let name = name.to_string_lossy();
                let text = option(&name, &value, like(&name))?;
                pairs.push((name.into_owned(), text));
            }
        }
        Ok(Self(pairs))
    }

    /// What the core takes.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

/// An option as text; a list as its elements with commas between them, headers as JSON.
pub fn option(
    name: &str,
    value: &Bound<'_, PyAny>,
    like: Option<(&'static str, Unit)>,
) -> PyResult<String> {
    let py = value.py();
    if matches!(name, "per_rate" | "color")
        && let Ok(flag) = value.cast::<PyBool>()
    {
        return Ok(flag.is_true().to_string());
    }
    if name == "headers" && !value.is_instance_of::<PyString>() {
        return headers(value);
    }
    let exact = |value: &Bound<'_, PyAny>| {
        let (unit, text) = number(name, value)?;
        match like {
            Some((argument, expected)) if (expected == Unit::Int) != (unit == Unit::Int) => {
                let reason = format!(
                    "`{name}` and `{argument}` mix minor units and decimals; write both in the same form"
                );
                Err(error::input(py, "not_representable", &reason))
            }
            _ => Ok(text.into_owned()),
        }
    };
    let float = value.is_instance_of::<PyFloat>();
    if value.is_instance_of::<PyBool>() || (float && like.is_none()) {
        let reason = format!("`{name}` is a {}; write text or an int", type_name(value)?);
        return Err(error::input(py, "option.value", &reason));
    }
    if float
        || value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyInt>()
        || is_decimal(value)?
    {
        return exact(value);
    }
    if !matches!(name, "caps" | "discounts" | "quantities" | "on_zero") {
        return Err(wrong(name, value, "text or an int")?);
    }
    let texts = elements(name, value)?.map(|element| {
        let text = exact(&element?)?;
        seam::amount(name, &text).map_err(|reason| error::raise(py, reason))?;
        Ok(text)
    });
    Ok(texts.collect::<PyResult<Vec<_>>>()?.join(","))
}

/// Headers as the text of a JSON object.
fn headers(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_instance_of::<PyMapping>() {
        return Ok(String::from_utf8(Encoded::new("headers", value)?.text)?);
    }
    let reason = format!("`headers` is {}; write a mapping of text", type_name(value)?);
    Err(error::input(value.py(), "option.value", &reason))
}

/// The type in which a caller writes amounts, and gets them back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minor units.
    Int,
    /// Decimals in major units.
    Decimal,
    /// The same as text.
    Text,
}

impl Unit {
    /// An amount of the core in this type.
    pub fn amount<'py>(self, py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Int => integer(py, text),
            Self::Decimal => decimal(py, text),
            Self::Text => Ok(PyString::new(py, text).into_any()),
        }
    }

    /// Amounts of the core in this type.
    pub fn list<'py>(self, py: Python<'py>, amounts: &[Money]) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, amounts.iter().map(|amount| Share(self, *amount)))
    }

    /// What an apportioning gave: the shares, and the leftover when it was asked for.
    pub fn shares<'py>(self, py: Python<'py>, result: &Apportioned) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let shares = self.list(py, &result.shares)?;
        match result.leftover {
            None => Ok(shares.into_any()),
            Some(leftover) => {
                let class = CLASS.import(py, "orderwire._apportioned", "Apportioned")?;
                class.call1((shares, Share(self, leftover)))
            }
        }
    }
}

/// An amount that goes back in the type of the total.
struct Share(Unit, Money);

impl<'py> IntoPyObject<'py> for Share {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self {
            Self(_, Money::Units(units)) => Ok(units.into_pyobject(py)?.into_any()),
            Self(unit, Money::Decimal(amount)) => unit.amount(py, &amount.to_string()),
        }
    }
}

/// The amount to apportion, and the type it was written in.
pub fn total(value: &Bound<'_, PyAny>) -> PyResult<(Unit, Money)> {
    money("total", value)
}

/// An amount by its name, and the type it was written in.
pub fn money(name: &str, value: &Bound<'_, PyAny>) -> PyResult<(Unit, Money)> {
    if let Some(units) = small_int(value) {
        return Ok((Unit::Int, Money::Units(units)));
    }
    let (unit, text) = number(name, value)?;
    let money = match unit {
        Unit::Int => seam::units(name, &text),
        Unit::Decimal | Unit::Text => seam::amount(name, &text).map(Money::Decimal),
    };
    Ok((unit, money.map_err(|reason| error::raise(value.py(), reason))?))
}

/// Percentages of tax: one list for all lines, or one for each line.
pub fn rates(values: &Bound<'_, PyAny>) -> PyResult<Rates> {
    let values = elements("rates", values)?.collect::<PyResult<Vec<_>>>()?;
    let nested = |value: &Bound<'_, PyAny>| -> PyResult<bool> {
        Ok(!value.is_instance_of::<PyString>() && value.hasattr(intern!(value.py(), "__iter__"))?)
    };
    if !values.first().map_or(Ok(false), nested)? {
        return Ok(Rates::Order(decimals("rates", values.into_iter().map(Ok))?));
    }
    let line = |(at, line)| {
        let name = format!("rates[{at}]");
        decimals(&name, elements(&name, line)?)
    };
    Ok(Rates::Lines(values.iter().enumerate().map(line).collect::<PyResult<_>>()?))
}

fn decimals<'py>(
    name: &str,
    mut values: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
) -> PyResult<Vec<Amount>> {
    let mut decimals = Vec::new();
    values.try_for_each(|value| push_decimal(name, &value?, &mut decimals))?;
    Ok(decimals)
}

/// Amounts by the name of their list, and the type of the first.
pub fn amounts(name: &str, values: &Bound<'_, PyAny>) -> PyResult<(Unit, Vec<Money>)> {
    let mut amounts = Vec::new();
    let mut first = None;
    for value in elements(name, values)? {
        let (unit, amount) = money(&format!("{name}[{}]", amounts.len()), &value?)?;
        first.get_or_insert(unit);
        amounts.push(amount);
    }
    Ok((first.unwrap_or(Unit::Int), amounts))
}

/// The weights to apportion by.
pub fn weights(values: &Bound<'_, PyAny>) -> PyResult<Vec<Amount>> {
    if let Ok(list) = values.cast_exact::<PyList>() {
        let mut weights = Vec::with_capacity(list.len());
        list.iter().try_for_each(|value| push_decimal("weights", &value, &mut weights))?;
        return Ok(weights);
    }
    decimals("weights", elements("weights", values)?)
}

/// The next decimal of a list.
fn push_decimal(name: &str, value: &Bound<'_, PyAny>, decimals: &mut Vec<Amount>) -> PyResult<()> {
    let small = small_int(value).and_then(|decimal| Amount::new(decimal.into(), 0));
    let decimal = match small {
        Some(decimal) => decimal,
        None => {
            let name = format!("{name}[{}]", decimals.len());
            let (_, text) = number(&name, value)?;
            seam::amount(&name, &text).map_err(|reason| error::raise(value.py(), reason))?
        }
    };
    decimals.push(decimal);
    Ok(())
}

/// The usual case: an `int` of 64 bits.
pub fn small_int(value: &Bound<'_, PyAny>) -> Option<i64> {
    value.cast_exact::<PyInt>().ok().and_then(|value| value.extract().ok())
}

/// The same of a list; false where it is no list of them.
pub fn small_ints(values: &Bound<'_, PyAny>, ints: &mut Vec<i64>) -> bool {
    ints.clear();
    let Ok(list) = values.cast_exact::<PyList>() else { return false };
    list.iter().all(|value| small_int(&value).map(|int| ints.push(int)).is_some())
}

/// The exact text of a number, and the type it has.
fn number<'a>(name: &str, value: &'a Bound<'_, PyAny>) -> PyResult<(Unit, Cow<'a, str>)> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok((Unit::Text, text.to_string_lossy()));
    }
    if is_decimal(value)? {
        return Ok((Unit::Decimal, value.str()?.to_str()?.to_owned().into()));
    }
    if value.is_instance_of::<PyFloat>() {
        let reason = format!(
            "`{name}` is a float, which does not hold every decimal; write {}",
            instead(name)
        );
        return Err(error::input(value.py(), "amount.float", &reason));
    }
    // Of its type: a class has what its instances have.
    let whole = value.get_type().hasattr(intern!(value.py(), "__index__"))?;
    if whole && !value.is_instance_of::<PyBool>() {
        return Ok((Unit::Int, encode::digits(value)?.into()));
    }
    Err(wrong(name, value, instead(name))?)
}

/// The error of an argument of another type.
pub fn wrong(name: &str, value: &Bound<'_, PyAny>, wanted: &str) -> PyResult<PyErr> {
    let found = type_name(value)?;
    Ok(PyTypeError::new_err(format!("`{name}` is {found}; write {wanted}")))
}

/// How a number can be written. A weight or a rate is no amount.
fn instead(name: &str) -> &'static str {
    let others = ["weights", "rates", "quantities", "quantity", "refunded", "count", "on_zero"];
    match others.contains(&name.split('[').next().unwrap_or(name)) {
        true => "an int, a str or a Decimal",
        false => "an int of minor units, a str or a Decimal",
    }
}

/// What a list of amounts holds, from anything with an order.
pub fn elements<'py>(name: &str, values: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    let list = values.cast_exact::<PyList>().is_ok();
    let no_list = !list
        && (values.is_instance_of::<PyString>()
            || values.is_instance_of::<PyMapping>()
            || encode::is_binary(values));
    match values.try_iter() {
        Ok(elements) if !no_list => Ok(elements),
        _ => Err(wrong(name, values, "a list of amounts")?),
    }
}

pub fn decimal_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

pub fn is_decimal(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(decimal_type(value.py())?)
}

/// The name of a type as people write it.
pub fn type_name(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(value.get_type().fully_qualified_name()?.to_string())
}

/// An exact decimal. An exponent beyond what `Decimal` holds leaves its text.
pub fn decimal<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let exponent = text.find(['e', 'E']).map_or(0, |at| text.len().saturating_sub(at));
    if exponent > 17 {
        return Ok(PyString::new(py, text).into_any());
    }
    decimal_type(py)?.call1((text,))
}

/// An integer of any size. Python makes no `int` of more digits than
/// `sys.set_int_max_str_digits` allows, at least 640, so beyond these it is a `Decimal`.
fn integer<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    match digits.parse::<i64>() {
        Ok(small) => Ok(small.into_pyobject(py)?.into_any()),
        Err(_) if digits.len() <= 640 => py.get_type::<PyInt>().call1((digits,)),
        Err(_) => decimal(py, digits),
    }
}

/// A parsed payload as Python has it. Nesting is bounded by the reader.
pub fn plain<'py>(py: Python<'py>, value: &Plain<'_>) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Plain::Null => Ok(py.None().into_bound(py)),
        Plain::Bool(value) => Ok(PyBool::new(py, *value).to_owned().into_any()),
        Plain::Integer(digits) => integer(py, digits),
        Plain::Decimal(spelling) => decimal(py, spelling),
        Plain::Text(text) => Ok(PyString::new(py, text).into_any()),
        Plain::List(elements) => {
            let elements = elements.iter().map(|element| plain(py, element));
            Ok(PyList::new(py, elements.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        Plain::Object(members) => {
            let object = PyDict::new(py);
            members
                .iter()
                .try_for_each(|(name, value)| object.set_item(name, plain(py, value)?))?;
            Ok(object.into_any())
        }
    }
}

/// A JSON document of the core as Python reads JSON: what stands there as an integer is an `int`.
pub fn document<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (text,))
}

/// The same with every other number as a `Decimal`.
pub fn exact<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let options = PyDict::new(py);
    options.set_item("parse_float", decimal_type(py)?)?;
    py.import("json")?.call_method("loads", (text,), Some(&options))
}

/// A record of the core as plain Python values. Its numbers are small; amounts are text.
pub fn json<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Null => Ok(py.None().into_bound(py)),
        Value::Bool(value) => Ok(PyBool::new(py, *value).to_owned().into_any()),
        Value::Number(number) => integer(py, &number.to_string()),
        Value::String(text) => Ok(PyString::new(py, text).into_any()),
        Value::Array(elements) => {
            let elements = elements.iter().map(|element| json(py, element));
            Ok(PyList::new(py, elements.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        Value::Object(members) => {
            let object = PyDict::new(py);
            members.iter().try_for_each(|(name, value)| object.set_item(name, json(py, value)?))?;
            Ok(object.into_any())
        }
    }
}

//! Many orders in one call: what the quick way has no answer for goes one by one.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use crate::convert::{self, Options, Unit};
use crate::error;

/// What `apportion` gives of each order, or with `on_error="return"` its error.
pub fn apportion_many<'py>(
    py: Python<'py>,
    totals: &Bound<'py, PyAny>,
    weights: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    let shared = options.map_or_else(|| Ok(PyDict::new(py)), |options| options.copy())?;
    let returned = take(&shared, "on_error")?.map_or(Ok(false), |word| is_returned(&word))?;
    let totals = rows("totals", totals)?;
    let weights = rows_for("weights", weights, totals.len())?;
    let caps = take(&shared, "caps")?.map(|caps| rows_for("caps", &caps, totals.len()));
    let caps = caps.transpose()?;
    let form = form_of(&totals)?;
    let options = Options::read_for(Some(&shared), form)?;
    let mut quick = seam::batch(&options.pairs()).filter(|_| caps.is_none());
    let mut whole = Vec::new();
    if totals.is_empty() {
        // Bad options are bad without orders as well.
        seam::check_apportion(&options.pairs()).map_err(|reason| error::raise(py, reason))?;
    }
    let mut results = Vec::with_capacity(totals.len());
    for (order, (total, weights)) in totals.iter().zip(&weights).enumerate() {
        if let Some(quick) = &mut quick
            && let Some(total) = convert::small_int(total)
            && convert::small_ints(weights, &mut whole)
            && let Some(shares) = quick.shares(total, &whole)
        {
            results.push(PyList::new(py, shares)?.into_any());
            continue;
        }
        let caps = caps.as_ref().and_then(|caps| caps.get(order));
        let result = convert::total(total).and_then(|(unit, total)| {
            let weights = convert::weights(weights)?;
            let caps = caps
                .map(|caps| convert::option("caps", caps, Some(("total", unit))))
                .transpose()?;
            let mut pairs = options.pairs();
            pairs.extend(caps.as_deref().map(|caps| ("caps", caps)));
            let result = seam::apportion(total, &weights, &pairs);
            let result = result.map_err(|reason| error::raise_in(py, reason, unit))?;
            unit.shares(py, &result)
        });
        results.push(result.or_else(|reason| error::of_order(py, reason, order, returned))?);
    }
    PyList::new(py, results)
}

/// One order of ints without options, the usual one; nothing for any other.
pub fn quick<'py>(
    total: &Bound<'py, PyAny>,
    weights: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let mut whole = Vec::new();
    if options.is_some_and(|options| !options.is_empty())
        || !convert::small_ints(weights, &mut whole)
    {
        return Ok(None);
    }
    let (total, quick) = (convert::small_int(total), seam::batch(&[]));
    let Some((total, mut quick)) = total.zip(quick) else { return Ok(None) };
    let shares = quick.shares(total, &whole).map(|shares| PyList::new(weights.py(), shares));
    Ok(shares.transpose()?.map(Bound::into_any))
}

/// An option of this call alone, taken out of the others.
fn take<'py>(options: &Bound<'py, PyDict>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let value = options.get_item(name)?;
    if value.is_some() {
        options.del_item(name)?;
    }
    Ok(value.filter(|value| !value.is_none()))
}

fn is_returned(word: &Bound<'_, PyAny>) -> PyResult<bool> {
    let text = word.cast::<PyString>().ok().map(|word| word.to_string_lossy());
    match text.as_deref() {
        Some("raise") => Ok(false),
        Some("return") => Ok(true),
        _ => {
            let word = word.repr()?;
            let reason = format!("`on_error` is `{word}`; it is one of `raise`, `return`");
            Err(error::input(word.py(), "option.value", &reason))
        }
    }
}

/// One thing for each order.
fn rows<'py>(name: &str, rows: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    convert::elements(name, rows)?.collect()
}

fn rows_for<'py>(
    name: &str,
    rows: &Bound<'py, PyAny>,
    expected: usize,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let rows_found = self::rows(name, rows)?;
    let found = rows_found.len();
    if found == expected {
        return Ok(rows_found);
    }
    let reason =
        format!("`{name}` has {found} lists for {expected} totals; give one for each order");
    Err(error::input(rows.py(), "length_mismatch", &reason))
}

/// The type of all totals: minor units or decimals. What is neither is for its own order to say.
fn form_of(totals: &[Bound<'_, PyAny>]) -> PyResult<Unit> {
    let mut form = None;
    for total in totals {
        let unit = match convert::small_int(total) {
            Some(_) => Unit::Int,
            None => match convert::total(total) {
                Ok((unit, _)) => unit,
                Err(_) => continue,
            },
        };
        if *form.get_or_insert(unit) != unit && (form == Some(Unit::Int) || unit == Unit::Int) {
            let reason = "`totals` mix minor units and decimals; write all in the same form";
            return Err(error::input(total.py(), "not_representable", reason));
        }
    }
    Ok(form.unwrap_or(Unit::Int))
}

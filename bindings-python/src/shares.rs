//! What is done with shares: partial refunds, and comparing those of others.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::classes::Comparison;
use crate::convert::{self, Options};
use crate::error;
use crate::record::record;

/// What each line gets of the next partial refund: each minor unit goes to the line that is
/// farthest below its part of all refunds. The shares add up to `amount`, and no line gets back
/// more than it was charged, so a full refund ends at exactly `original`, in whatever steps.
///
/// All amounts are ints (minor units), or all are Decimals or text, which need a `currency` or a
/// `scale`. The shares are in the type of `amount`.
///
///     >>> import orderwire
///     >>> original = [381, 243, 746]
///     >>> first = orderwire.refund_next(original, [0, 0, 0], 500)
///     >>> first
///     [139, 89, 272]
///     >>> orderwire.refund_next(original, first, 870)
///     [242, 154, 474]
#[pyfunction]
#[pyo3(
    signature = (original, refunded, amount, **options),
    text_signature = "(original, refunded, amount, *, currency=None, scale=None)"
)]
pub fn refund_next<'py>(
    py: Python<'py>,
    original: &Bound<'py, PyAny>,
    refunded: &Bound<'py, PyAny>,
    amount: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    let (unit, amount) = convert::money("amount", amount)?;
    let (_, original) = convert::amounts("original", original)?;
    let (_, refunded) = convert::amounts("refunded", refunded)?;
    let options = Options::read(options)?;
    let shares = seam::refund_next(&original, &refunded, amount, &options.pairs());
    unit.list(py, &shares.map_err(|reason| error::raise_in(py, reason, unit))?)
}

/// What `count` further units of a line are worth, when `refunded` of its `quantity` units, which
/// cost `amount` together, are refunded already: the same for each unit in whatever steps, and
/// with the last unit all of `amount` is refunded.
///
///     >>> import orderwire
///     >>> [orderwire.refund_quantity(1000, 3, refunded, 1) for refunded in range(3)]
///     [333, 333, 334]
///     >>> orderwire.refund_quantity("10.00", 3, 1, 2, currency="USD")
///     '6.67'
#[pyfunction]
#[pyo3(
    signature = (amount, quantity, refunded, count, **options),
    text_signature = "(amount, quantity, refunded, count, *, currency=None, scale=None)"
)]
pub fn refund_quantity<'py>(
    py: Python<'py>,
    amount: &Bound<'py, PyAny>,
    quantity: &Bound<'py, PyAny>,
    refunded: &Bound<'py, PyAny>,
    count: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (unit, amount) = convert::money("amount", amount)?;
    let quantity = convert::option("quantity", quantity, None)?;
    let refunded = convert::option("refunded", refunded, None)?;
    let count = convert::option("count", count, None)?;
    let options = Options::read(options)?;
    let share = seam::refund_quantity(amount, [&quantity, &refunded, &count], &options.pairs());
    let share = share.map_err(|reason| error::raise_in(py, reason, unit))?;
    unit.amount(py, &share.to_string())
}

/// Tells which known way of sharing out `total` gives somebody else's `shares`, and where the
/// first cent went if none does.
///
/// Known are the methods of `apportion`, and what shops do: each share rounded by itself, with
/// the difference lost or put on one line; running sums rounded; each line's part of what is
/// left. Those others are computed as if there were no caps. The shares need not add up.
///
///     >>> import orderwire
///     >>> shares = ["3.33", "3.33", "3.33"]
///     >>> comparison = orderwire.compare("10.00", [1, 1, 1], shares, currency="USD")
///     >>> comparison.message.partition(", ")[2]
///     'and the 0.01 left over is lost: the shares add up to 9.99 of 10.00.'
///     >>> comparison.first.index, comparison.first.expected
///     (0, '3.34')
#[pyfunction]
#[pyo3(
    signature = (total, weights, shares, **options),
    text_signature = "(total, weights, shares, *, step=None, caps=None, on_excess='error', on_zero='error', \
                      currency=None, scale=None)"
)]
pub fn compare(
    py: Python<'_>,
    total: &Bound<'_, PyAny>,
    weights: &Bound<'_, PyAny>,
    shares: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Comparison> {
    let ((unit, total), weights) = (convert::total(total)?, convert::weights(weights)?);
    let (_, shares) = convert::amounts("shares", shares)?;
    let options = Options::read_for(options, unit)?;
    let comparison = seam::compare(total, &weights, &shares, &options.pairs());
    comparison.map(record).map_err(|reason| error::raise_in(py, reason, unit))
}

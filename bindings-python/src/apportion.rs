//! Amounts over lines: shares, and tax.

use orderwire::seam;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::classes::{self, Tax, TaxPct, Trace};
use crate::convert::{self, Options};
use crate::payload::Payload;
use crate::record::record;
use crate::{error, many};

/// Apportions an amount over lines by weight, to the minor unit, with nothing lost.
///
/// An int is minor units; a Decimal or text needs a `currency` or a `scale`. Shares, `step`,
/// `caps` and the leftover are in the total's type. Floats are refused.
///
///     >>> import orderwire
///     >>> orderwire.apportion(1500, [2200, 1400, 4300, 750, 0])
///     [381, 243, 746, 130, 0]
///     >>> orderwire.apportion("10.00", ["33.33", "33.33", "33.33"], currency="USD")
///     ['3.34', '3.33', '3.33']
#[pyfunction]
#[pyo3(
    signature = (total, weights, **options),
    text_signature = "(total, weights, *, method='largest_remainder', tie='weight', step=None, caps=None, \
                      on_excess='error', on_zero='error', currency=None, scale=None)"
)]
pub fn apportion<'py>(
    py: Python<'py>,
    total: &Bound<'py, PyAny>,
    weights: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    if let Some(shares) = many::quick(total, weights, options)? {
        return Ok(shares);
    }
    let ((unit, total), weights) = (convert::total(total)?, convert::weights(weights)?);
    let options = Options::read_for(options, unit)?;
    let result = seam::apportion(total, &weights, &options.pairs());
    unit.shares(py, &result.map_err(|reason| error::raise_in(py, reason, unit))?)
}

/// Apportions many orders at once, each total over its list of weights: what `apportion` gives
/// of each. `caps` is a list of lists, the other options are the same for all.
///
/// An order that cannot be apportioned raises its error with its place in `details["order"]` (a
/// `TypeError` in `order`); with `on_error="return"` the error stands in the place of the order's
/// result. What is wrong with the options is raised.
///
///     >>> import orderwire
///     >>> orderwire.apportion_many([100, 5], [[2, 1], [1, 1]])
///     [[67, 33], [3, 2]]
///     >>> results = orderwire.apportion_many([100, 5], [[2, 1], [0, 0]], on_error="return")
///     >>> results[1].code, results[1].details
///     ('all_zero_weights', {'order': 1})
#[pyfunction]
#[pyo3(
    signature = (totals, weights, **options),
    text_signature = "(totals, weights, *, method='largest_remainder', tie='weight', step=None, caps=None, \
                      on_excess='error', on_zero='error', on_error='raise', currency=None, scale=None)"
)]
pub fn apportion_many<'py>(
    py: Python<'py>,
    totals: &Bound<'py, PyAny>,
    weights: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    many::apportion_many(py, totals, weights, options)
}

/// The shares of `apportion` with every figure that led to them and a sentence for each line.
///
///     >>> import orderwire
///     >>> trace = orderwire.apportion_explained(100, [1, 2])
///     >>> trace.shares
///     ['33', '67']
///     >>> trace.lines[1].rule
///     'largest_remainder'
#[pyfunction]
#[pyo3(
    signature = (total, weights, **options),
    text_signature = "(total, weights, *, method='largest_remainder', tie='weight', step=None, caps=None, \
                      on_excess='error', on_zero='error', currency=None, scale=None)"
)]
pub fn apportion_explained(
    py: Python<'_>,
    total: &Bound<'_, PyAny>,
    weights: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Trace> {
    let ((unit, total), weights) = (convert::total(total)?, convert::weights(weights)?);
    let options = Options::read_for(options, unit)?;
    let trace = seam::apportion_explained(total, &weights, &options.pairs());
    trace.map(record).map_err(|reason| error::raise_in(py, reason, unit))
}

/// Proves a trace of `apportion_explained`, also as a dict or as JSON, without trusting what
/// made it. Raises `InputError` with the pointer of the first figure that does not follow.
///
///     >>> import orderwire
///     >>> trace = orderwire.apportion_explained(100, [1, 2])
///     >>> orderwire.verify(trace)
///     >>> changed = trace.to_dict()
///     >>> changed["lines"][1]["share"] = "68"
///     >>> try:
///     ...     orderwire.verify(changed)
///     ... except orderwire.InputError as error:
///     ...     print(error.code, error.details["pointer"])
///     trace.contradiction /lines/1/share
#[pyfunction]
pub fn verify(py: Python<'_>, trace: &Bound<'_, PyAny>) -> PyResult<()> {
    let text =
        trace.cast::<Trace>().map(|trace| Payload::Copied(trace.get().to_json().into_bytes()));
    let payload = text.or_else(|_| Payload::of("trace", trace))?;
    seam::verify(payload.source()?.bytes).map_err(|reason| error::raise(py, reason))
}

/// The tax of the lines of an order, on top of their amounts or within them.
///
/// Amounts are ints of minor units, or text or Decimals with a `currency` or a `scale`; a
/// credit is negative. With `quantities` they are those of one unit; `discounts` are taken off
/// each line before tax. Rates are exact percentages: one list for all lines, or one for each.
/// Results are int where amounts are, else Decimal. Net and tax make gross, and lines and rates
/// add up to the order, always.
///
/// `round_at` says what is rounded before it is added up: the tax of a `"unit"`, of a `"line"`,
/// or of the `"order"` at each rate, which is then apportioned to the lines. `round_target` says
/// which part of an inclusive amount is rounded, which matters where the exact tax is halfway
/// between two minor units. `per_rate` rounds each rate of a line by itself.
///
///     >>> import orderwire
///     >>> order = orderwire.tax(["10.00", "4.90"], [["7"], ["19"]], currency="EUR")
///     >>> order
///     Tax(net=Decimal('14.90'), tax=Decimal('1.63'), gross=Decimal('16.53'))
///     >>> order.rates[1]
///     RateTotal(rate=Decimal('19'), base=Decimal('4.90'), tax=Decimal('0.93'))
///     >>> orderwire.tax([250, 250, 250, 250], ["8.625"], round_at="order").tax
///     86
///     >>> orderwire.tax([299], [4], mode="inclusive", round_target="net").lines[0]
///     LineTax(net=288, tax=11, gross=299)
#[pyfunction]
#[pyo3(
    signature = (amounts, rates, **options),
    text_signature = "(amounts, rates, *, mode='exclusive', round_at='line', round_target='tax', \
                      rounding='half_away', per_rate=False, discounts=None, quantities=None, \
                      currency=None, scale=None)"
)]
pub fn tax(
    py: Python<'_>,
    amounts: &Bound<'_, PyAny>,
    rates: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Tax> {
    let ((unit, amounts), rates) = (convert::amounts("amounts", amounts)?, convert::rates(rates)?);
    let options = Options::read_like(options, "amounts", unit)?;
    let order = seam::tax(&amounts, &rates, &options.pairs());
    order.map(|order| classes::tax(&order, unit)).map_err(|reason| error::raise(py, reason))
}

/// The percentage with the fewest decimals, at most four, that gives `tax` of `base`, rounded
/// half away from zero. Of several with as few it is the nearest, and `ambiguous`. Raises
/// `InputError` with the code `not_representable` where there is none.
///
///     >>> import orderwire
///     >>> orderwire.infer_tax_pct("86.25", "1000.00", currency="USD")
///     TaxPct(tax_pct=Decimal('8.625'), ambiguous=False)
///     >>> orderwire.infer_tax_pct(22, 250)
///     TaxPct(tax_pct=Decimal('8.8'), ambiguous=True)
#[pyfunction]
#[pyo3(
    signature = (tax, base, **options),
    text_signature = "(tax, base, *, currency=None, scale=None)"
)]
pub fn infer_tax_pct(
    py: Python<'_>,
    tax: &Bound<'_, PyAny>,
    base: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<TaxPct> {
    let ((_, tax), (_, base)) = (convert::money("tax", tax)?, convert::money("base", base)?);
    let found = seam::infer_tax_pct(tax, base, &Options::read(options)?.pairs());
    found.map(record).map_err(|reason| error::raise(py, reason))
}

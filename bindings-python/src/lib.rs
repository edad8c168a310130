//! orderwire for Python: converts in, calls the core, converts out.

#![allow(
    rustdoc::invalid_rust_codeblocks,
    reason = "documentation is for Python, and so are its examples"
)]

mod convert;
mod encode;
mod error;
mod many;
mod read;
mod record;
mod report;
mod shares;
mod totals;
mod writeback;

use pyo3::prelude::*;

/// The compiled part of the package `orderwire`, which is the one to import.
#[pymodule(gil_used = false)]
mod _orderwire {
    use orderwire::seam;
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyList};

    use crate::convert::{self, Options, Payload};
    use crate::error;
    use crate::many;
    #[pymodule_export]
    use crate::read::{
        Batches, LineReport, LineReports, Reading, RowBatch, Schema, Stream, Summary, arrow_schema,
        check_arrow, check_ndjson, read,
    };
    use crate::record::{self, Message, record, restore};
    #[pymodule_export]
    use crate::record::{
        BuiltRequest, BuiltResponse, Change, Comparison, ComparisonLine, ComparisonMatch, Detected,
        Diagnosis, Exact, Explanation, Failing, KindInfo, LineTax, RateTax, RateTotal, Repair, Tax,
        TaxPct, Trace, TraceAmount, TraceInput, TraceInputs, TraceLine, TraceRound, WritebackTrace,
    };
    #[pymodule_export]
    use crate::report::{Finding, Related, Report};
    #[pymodule_export]
    use crate::shares::{compare, refund_next, refund_quantity};
    #[pymodule_export]
    use crate::totals::{Identity, LineTotal, Totals};
    #[pymodule_export]
    use crate::writeback::Writeback;

    /// The version of this package, that of all orderwire packages.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name is Python's convention")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Reports every problem of a payload, with its place and what was expected.
    ///
    /// The payload is JSON as str, bytes, bytearray or memoryview, a path to a file, or an object:
    /// a mapping or a list with str, int, Decimal, bool, None and float in it. Amounts in floats
    /// are reported, and objects have no lines and columns.
    ///
    ///     >>> import orderwire
    ///     >>> order = b'{"data": {"line_items": [{"quantity": "two"}]}}'
    ///     >>> report = orderwire.check("retailops.order_writeback.request", order)
    ///     >>> report.ok
    ///     False
    ///     >>> for finding in report.findings:
    ///     ...     print(finding.line, finding.column, finding.pointer, finding.message)
    ///     1 39 /data/line_items/0/quantity `quantity` is `two`, not a whole number
    #[pyfunction]
    #[pyo3(
        signature = (kind, payload, **options),
        text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                          max_bytes=None, currency=None, scale=None)"
    )]
    fn check(
        py: Python<'_>,
        kind: &str,
        payload: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Report> {
        let options = Options::read(options)?;
        payload.read(py, |source| seam::check(kind, source, &options.pairs())).map(Report::from)
    }

    /// Whether a payload has no errors: the fast path of `check`.
    ///
    ///     >>> import orderwire
    ///     >>> orderwire.is_valid("retailops.order_update.response", '{"events": []}')
    ///     True
    #[pyfunction]
    #[pyo3(
        signature = (kind, payload, **options),
        text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                          max_bytes=None, currency=None, scale=None)"
    )]
    fn is_valid(
        py: Python<'_>,
        kind: &str,
        payload: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<bool> {
        let options = Options::read(options)?;
        payload.read(py, |source| seam::is_valid(kind, source, &options.pairs()))
    }

    /// The payload as Python values: amounts are `Decimal` with every digit, all else has its
    /// JSON type. Raises `ValidationError` with the report when the payload has errors.
    ///
    ///     >>> import orderwire
    ///     >>> order = '{"data": {"order_info": {"shipping_amt": "5.10"}, "gift": true}}'
    ///     >>> orderwire.parse("retailops.order_writeback.request", order)["data"]
    ///     {'order_info': {'shipping_amt': Decimal('5.10')}, 'gift': True}
    #[pyfunction]
    #[pyo3(
        signature = (kind, payload, **options),
        text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                          max_bytes=None, currency=None, scale=None)"
    )]
    fn parse<'py>(
        py: Python<'py>,
        kind: &str,
        payload: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let options = Options::read(options)?;
        let payload = payload.read(py, |source| seam::parse(kind, source, &options.pairs()))?;
        convert::plain(py, &payload.plain())
    }

    /// The lines, sums and identities of a payload, in `Decimal`. Raises `ValidationError` with the
    /// report when the payload has errors.
    ///
    ///     >>> import orderwire
    ///     >>> order = '''{"data": {"line_items": [{"quantity": "2", "unit_price": "30.00"}],
    ///     ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}'''
    ///     >>> orderwire.totals("retailops.order_writeback.request", order).sums["due"]
    ///     Decimal('65')
    #[pyfunction]
    #[pyo3(
        signature = (kind, payload, **options),
        text_signature = "(kind, payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                          max_bytes=None, currency=None, scale=None)"
    )]
    fn totals(
        py: Python<'_>,
        kind: &str,
        payload: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Totals> {
        let options = Options::read(options)?;
        payload.read(py, |source| seam::totals(kind, source, &options.pairs())).map(Totals::from)
    }

    /// Whether an answer fits its question: the findings of `check` of the answer, and those of the
    /// rules between the two. Pointers refer to the answer, those of `related` to the question.
    ///
    ///     >>> import orderwire
    ///     >>> request = {"data": {"line_items": [{"corr": "7", "quantity": 2}]}}
    ///     >>> answer = '{"line_items": [{"corr": "8", "quantity": 2}], "values": {}}'
    ///     >>> report = orderwire.check_exchange("retailops.order_writeback", request, answer)
    ///     >>> report.kind
    ///     'retailops.order_writeback.response'
    ///     >>> for finding in report.findings:
    ///     ...     print(finding.code, finding.pointer)
    ///     exchange.missing_corr /line_items
    ///     exchange.unknown_corr /line_items/0/corr
    #[pyfunction]
    #[pyo3(
        signature = (operation, request, response, **options),
        text_signature = "(operation, request, response, *, mode='lenient', unknown='keep', totals='warning', \
                          max_findings=100, max_bytes=None, currency=None, scale=None)"
    )]
    fn check_exchange(
        py: Python<'_>,
        operation: &str,
        request: Payload<'_>,
        response: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Report> {
        let options = Options::read(options)?;
        let report = request.read_with(py, &response, |request, response| {
            seam::check_exchange(operation, request, response, &options.pairs())
        });
        report.map(Report::from)
    }

    /// Whether an update may be sent, given the state of the order before it: the vendor's last
    /// answer (Backd, Onward) or the request before (RetailOps, WiredPlus). `max_increase` and
    /// `max_increase_pct` limit how much the total may grow, in the payload's units and in percent.
    ///
    ///     >>> import orderwire
    ///     >>> placed = {"status": "order_placed", "order_total": 8950}
    ///     >>> report = orderwire.check_update(
    ///     ...     "backd.update_order.request", placed, {"order_total": 9000}, max_increase=49
    ///     ... )
    ///     >>> [finding.message for finding in report.findings if finding.code == "limit.increase"]
    ///     ['`order_total` grows by 50, beyond the limit of 49']
    #[pyfunction]
    #[pyo3(
        signature = (kind, previous, next, **options),
        text_signature = "(kind, previous, next, *, max_increase=None, max_increase_pct=None, mode='lenient', \
                          unknown='keep', totals='warning', max_findings=100, max_bytes=None, currency=None, \
                          scale=None)"
    )]
    fn check_update(
        py: Python<'_>,
        kind: &str,
        previous: Payload<'_>,
        next: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Report> {
        let options = Options::read(options)?;
        let report = previous.read_with(py, &next, |previous, next| {
            seam::check_update(kind, previous, next, &options.pairs())
        });
        report.map(Report::from)
    }

    /// The kinds that a payload is likely to be of, the likeliest first, by the members it has.
    ///
    ///     >>> import orderwire
    ///     >>> answer = '{"line_items": [{"corr": "7", "unit_tax": "2.27"}], "values": {}}'
    ///     >>> orderwire.detect(answer)[0].kind
    ///     'retailops.order_writeback.response'
    ///     >>> orderwire.detect("no JSON")
    ///     []
    #[pyfunction]
    #[pyo3(
        signature = (payload, **options),
        text_signature = "(payload, *, mode='lenient', unknown='keep', totals='warning', max_findings=100, \
                          max_bytes=None, currency=None, scale=None)"
    )]
    fn detect(
        py: Python<'_>,
        payload: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<Detected>> {
        let options = Options::read(options)?;
        let detected = payload.read(py, |source| seam::detect(source, &options.pairs()))?;
        Ok(detected.into_iter().map(record).collect())
    }

    /// What would make the identities of a payload hold: the smallest repairs, of one field or else
    /// of two, the likeliest first, each as a JSON Patch with a sentence. Raises `ValidationError`
    /// with the report when the payload has errors.
    ///
    ///     >>> import orderwire
    ///     >>> order = '''{"data": {"line_items": [{"quantity": "2", "unit_price": "30"}],
    ///     ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"},
    ///     ...     "order": {"grand_total": "35"}}}'''
    ///     >>> repair = orderwire.diagnose("retailops.order_writeback.request", order).repairs[0]
    ///     >>> repair.message
    ///     '`quantity` 1 instead of 2 makes `grand_total` 35 right'
    ///     >>> repair.patch
    ///     [{'op': 'replace', 'path': '/data/line_items/0/quantity', 'value': '1'}]
    #[pyfunction]
    #[pyo3(
        signature = (kind, payload, **options),
        text_signature = "(kind, payload, *, max_repairs=10, mode='lenient', unknown='keep', totals='warning', \
                          max_findings=100, max_bytes=None, currency=None, scale=None)"
    )]
    fn diagnose(
        py: Python<'_>,
        kind: &str,
        payload: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Diagnosis> {
        let options = Options::read(options)?;
        payload.read(py, |source| seam::diagnose(kind, source, &options.pairs())).map(record)
    }

    /// The HTTP message of a kind from a caller's fields: the content of `data` for RetailOps'
    /// requests, the body for all others. Raises `ValidationError` with a report of the fields.
    ///
    /// Each value is written as the document writes it. Where it writes minor units, an int counts
    /// them; a Decimal or text is an amount of `currency`. Floats are refused. `headers`, `action`
    /// and `version` fill the envelope of a RetailOps request; elsewhere `headers` are HTTP headers.
    /// `shop_order_id` stands in Onward's path.
    ///
    ///     >>> import orderwire
    ///     >>> from decimal import Decimal
    ///     >>> fields = {"order": {"grand_total": Decimal("5.10")}}
    ///     >>> built = orderwire.build("retailops.order_complete.request", fields)
    ///     >>> built
    ///     BuiltRequest(method='POST', path='/orders/complete')
    ///     >>> built.body
    ///     '{"version":1,"action":"order_complete","data":{"order":{"grand_total":"5.10"}}}'
    ///     >>> orderwire.build("retailops.order_complete.response", {"events": []}).status
    ///     200
    #[pyfunction]
    #[pyo3(
        signature = (kind, fields, **options),
        text_signature = "(kind, fields, *, headers=None, action=None, version=None, shop_order_id=None, \
                          mode='lenient', unknown='keep', totals='warning', max_findings=100, max_bytes=None, \
                          currency=None, scale=None)"
    )]
    fn build(
        py: Python<'_>,
        kind: &str,
        fields: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Message> {
        let options = Options::read(options)?;
        fields.read(py, |source| seam::build(kind, source, &options.pairs())).map(Message::from)
    }

    /// The JSON text of values that `parse` gave, changed or not: what did not change stands as it
    /// stands in `original`, byte for byte, with unknown members and the spelling of numbers.
    ///
    ///     >>> import orderwire
    ///     >>> original = '{ "events": [], "rate": 1.50 }'
    ///     >>> values = orderwire.parse("retailops.order_ack.response", original)
    ///     >>> orderwire.serialize(values, original) == original
    ///     True
    ///     >>> orderwire.serialize(values | {"ok": True}, original)
    ///     '{"events":[],"rate":1.50,"ok":true}'
    #[pyfunction]
    fn serialize(py: Python<'_>, values: Payload<'_>, original: Payload<'_>) -> PyResult<String> {
        values.read_with(py, &original, seam::serialize)
    }

    /// The JSON Schema of a kind as a dict, of draft `2020-12` or `draft-07`: the structural rules
    /// of `check`, for tools that read schemas.
    ///
    ///     >>> import orderwire
    ///     >>> schema = orderwire.json_schema("onward.update_order.request")
    ///     >>> schema["$schema"], schema["properties"]["line_items"]["type"]
    ///     ('https://json-schema.org/draft/2020-12/schema', 'array')
    #[pyfunction]
    #[pyo3(
        signature = (kind, draft = "2020-12", **options),
        text_signature = "(kind, draft='2020-12', *, mode='strict')"
    )]
    fn json_schema<'py>(
        py: Python<'py>,
        kind: &str,
        draft: &str,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let schema = seam::json_schema(kind, draft, &Options::read(options)?.pairs());
        convert::document(py, &schema.map_err(|reason| error::raise(py, reason))?)
    }

    /// The OpenAPI 3.1 document of all vendors as a dict: RetailOps' calls to the store as webhooks,
    /// the calls of the others as paths.
    ///
    ///     >>> import orderwire
    ///     >>> document = orderwire.openapi()
    ///     >>> document["openapi"], "order_writeback" in document["webhooks"]
    ///     ('3.1.0', True)
    #[pyfunction]
    fn openapi(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        convert::document(py, &orderwire::schema::openapi())
    }

    /// The answer to RetailOps' order_writeback request, from the request and what the store knows:
    /// exact to the minor unit, with its figures and where each amount came from. Raises
    /// `ValidationError` with a report of the request or of the facts.
    ///
    ///     >>> import orderwire
    ///     >>> request = {"data": {
    ///     ...     "line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}],
    ///     ...     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}
    ///     >>> facts = {"tax_amt": "4.55", "line_items": [{"corr": "7", "refnum": "A-1"}]}
    ///     >>> answer = orderwire.writeback(request, facts)
    ///     >>> answer.response["line_items"][0]["unit_tax"], answer.response["values"]["tax_amt"]
    ///     (Decimal('2.27'), Decimal('0.01'))
    ///     >>> answer.response_json[:45]
    ///     '{"line_items":[{"corr":"7","ship_amt":"5.00",'
    #[pyfunction]
    #[pyo3(
        signature = (request, facts, **options),
        text_signature = "(request, facts, *, kind=None, place='lines', by='extended_price', \
                          method='largest_remainder', unit_tax_scale=None, round_at='order', rounding='half_away', \
                          mode='lenient', unknown='keep', totals='warning', max_findings=100, max_bytes=None, \
                          currency=None, scale=None)"
    )]
    fn writeback(
        py: Python<'_>,
        request: Payload<'_>,
        facts: Payload<'_>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Writeback> {
        let options = Options::read(options)?;
        let answer = request.read_with(py, &facts, |request, facts| {
            seam::writeback(request, facts, &options.pairs())
        });
        answer.map(Writeback::from)
    }

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
    fn apportion<'py>(
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
    fn apportion_many<'py>(
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
    fn apportion_explained(
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
    fn tax(
        py: Python<'_>,
        amounts: &Bound<'_, PyAny>,
        rates: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Tax> {
        let ((unit, amounts), rates) =
            (convert::amounts("amounts", amounts)?, convert::rates(rates)?);
        let options = Options::read_like(options, "amounts", unit)?;
        let order = seam::tax(&amounts, &rates, &options.pairs());
        order.map(|order| record::tax(&order, unit)).map_err(|reason| error::raise(py, reason))
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
    fn infer_tax_pct(
        py: Python<'_>,
        tax: &Bound<'_, PyAny>,
        base: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<TaxPct> {
        let ((_, tax), (_, base)) = (convert::money("tax", tax)?, convert::money("base", base)?);
        let found = seam::infer_tax_pct(tax, base, &Options::read(options)?.pairs());
        found.map(record).map_err(|reason| error::raise(py, reason))
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
    fn verify(py: Python<'_>, trace: &Bound<'_, PyAny>) -> PyResult<()> {
        let text =
            trace.cast::<Trace>().map(|trace| Payload::Copied(trace.get().to_json().into_bytes()));
        let payload = text.or_else(|_| trace.extract::<Payload<'_>>())?;
        seam::verify(payload.source()?.bytes).map_err(|reason| error::raise(py, reason))
    }

    /// The catalogue: every kind with its route and source.
    ///
    ///     >>> import orderwire
    ///     >>> [kind.path for kind in orderwire.kinds() if kind.operation == "order_writeback"]
    ///     ['/orders/writeback', '/orders/writeback']
    #[pyfunction]
    fn kinds() -> Vec<KindInfo> {
        orderwire::kinds().into_iter().map(record).collect()
    }

    /// What a code means, with the document it rests on.
    ///
    ///     >>> import orderwire
    ///     >>> orderwire.explain("json.duplicate_key").source
    ///     'RFC 8259, section 4'
    #[pyfunction]
    fn explain(py: Python<'_>, code: &str) -> PyResult<Explanation> {
        let explanation = seam::explain(code);
        explanation.map(record).map_err(|reason| error::raise(py, reason))
    }

    /// The decimals of a currency by its ISO 4217 code; None for a code without.
    ///
    ///     >>> import orderwire
    ///     >>> [orderwire.minor_units(code) for code in ("USD", "JPY", "KWD", "CLF")]
    ///     [2, 0, 3, 4]
    #[pyfunction]
    fn minor_units(code: &str) -> Option<u32> {
        orderwire::minor_units(code)
    }

    /// The record of a class by its name, from its JSON text: how records are unpickled.
    #[pyfunction]
    fn _restore<'py>(py: Python<'py>, name: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
        restore(py, name, json)
    }
}

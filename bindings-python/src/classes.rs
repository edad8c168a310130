//! The classes of our records: their members, in the order of the core.

use orderwire::Built;
use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::convert::Unit;
use crate::read::PickledLine;
use crate::record::{
    Pickled, Record, all, decimal, json_text, one, pickled, plain, read, record, representation,
    value,
};
use crate::report::{Finding, Related, Report};
use crate::totals::{Identity, LineTotal, Totals};
use crate::writeback::Writeback;
use crate::{convert, error, html};

/// Declares the classes. A member is `plain` (as JSON has it), a `decimal` (an int for minor
/// units), the values of a `json_text`, `one` record or a tuple of `all` its records; it may be
/// made `from` another one. Behind `=>` stands what draws it in a notebook.
macro_rules! records {
    ($($(#[$about:meta])* $class:ident shows $($shown:ident)+ $(=> $drawn:ident)? {
        $($(#[$doc:meta])* $member:ident: $how:ident $(($of:ident))? $(from $source:ident)?,)+
    })+) => {
        $(
            $(#[$about])*
            #[pyclass(frozen, eq, hash, module = "orderwire")]
            #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
            pub struct $class(Record);

            impl From<Record> for $class {
                fn from(record: Record) -> Self {
                    Self(record)
                }
            }

            #[pymethods]
            impl $class {
                $(
                    $(#[$doc])*
                    #[getter]
                    fn $member<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                        let names = [stringify!($member) $(, stringify!($source))?];
                        $how$(::<$of>)?(py, names.last().and_then(|name| self.0.value().get(name)))
                    }
                )+

                /// The record as a dict, with amounts as text: what `to_json()` prints.
                fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    convert::json(py, self.0.value())
                }

                /// The record as JSON text, the same in every language.
                pub fn to_json(&self) -> String {
                    self.0.value().to_string()
                }

                fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                    let shown = [$((stringify!($shown), self.$shown(py)?)),+];
                    representation(stringify!($class), &shown)
                }

                fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Pickled<'py>> {
                    pickled(py, stringify!($class), self)
                }

                $(
                    /// Tables for notebooks.
                    #[pyo3(name = "_repr_html_")]
                    pub fn html(&self) -> String {
                        html::$drawn(self.0.value())
                    }
                )?
            }
        )+

        /// The record of a class from its JSON text.
        pub fn restore<'py>(py: Python<'py>, class: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
            match class {
                "Report" => read::<Report>(py, json)?.into_bound_py_any(py),
                "Finding" => read::<Finding>(py, json)?.into_bound_py_any(py),
                "Related" => read::<Related>(py, json)?.into_bound_py_any(py),
                "Totals" => read::<Totals>(py, json)?.into_bound_py_any(py),
                "LineTotal" => read::<LineTotal>(py, json)?.into_bound_py_any(py),
                "Identity" => read::<Identity>(py, json)?.into_bound_py_any(py),
                "LineReport" => read::<PickledLine>(py, json)?.restore(py)?.into_bound_py_any(py),
                "Writeback" => read::<Writeback>(py, json)?.into_bound_py_any(py),
                $(stringify!($class) => read::<$class>(py, json)?.into_bound_py_any(py),)+
                _ => Err(error::input(py, "record.unknown", &format!("`{class}` is no record"))),
            }
        }
    };
}

/// The tax of an order, whose amounts are ints where those of the order are.
pub fn tax(order: &orderwire::Tax, unit: Unit) -> Tax {
    let value = value(order);
    Tax::from(Record::from(if unit == Unit::Int { with_integers(value) } else { value }))
}

fn with_integers(value: Value) -> Value {
    let member = |(name, value): (String, Value)| match name.as_str() {
        "rate" => (name, value),
        _ => (name, with_integers(value)),
    };
    match value {
        Value::String(text) => text.parse::<i64>().map_or(Value::String(text), Value::from),
        Value::Array(values) => values.into_iter().map(with_integers).collect(),
        Value::Object(members) => members.into_iter().map(member).collect(),
        other => other,
    }
}

/// What `build` gives, by the direction of its kind.
#[derive(IntoPyObject)]
pub enum Message {
    /// Of a request.
    Request(BuiltRequest),
    /// Of a response or an error.
    Response(BuiltResponse),
}

impl From<Built> for Message {
    fn from(built: Built) -> Self {
        match built {
            Built::Request { .. } => Self::Request(record(built)),
            Built::Response { .. } => Self::Response(record(built)),
        }
    }
}

records! {
    /// Where every amount of an answer came from, and which lines took no part.
    WritebackTrace shows place by method => amounts {
        /// Decimals of the minor unit.
        scale: plain,
        /// Where order-level amounts went: `"lines"` or `"order"`.
        place: plain,
        /// What shipping and discount were asked to be apportioned by.
        by: plain,
        /// How shares were rounded.
        method: plain,
        /// Lines that are removed and left out of the answer.
        removed: all(TraceInput),
        /// Every amount of the answer, in its order.
        amounts: all(TraceAmount),
    }

    /// One amount of an answer.
    TraceAmount shows pointer value rule {
        /// RFC 6901 pointer in the answer.
        pointer: plain,
        /// The amount.
        value: decimal,
        /// The rule that gave it, a stable name.
        rule: plain,
        /// What it was computed from.
        inputs: all(TraceInput),
        /// The computation as a sentence.
        message: plain,
    }

    /// A value that entered an answer.
    TraceInput shows source pointer value {
        /// `"request"`, `"facts"`, or `"computed"` for an intermediate result.
        source: plain,
        /// RFC 6901 pointer in that document; the name of an intermediate result.
        pointer: plain,
        /// The value as text.
        value: plain,
    }

    /// A kind of payload.
    KindInfo shows kind method path {
        /// The name, such as `retailops.order_writeback.request`.
        kind: plain,
        /// The vendor.
        vendor: plain,
        /// The operation.
        operation: plain,
        /// `"request"`, `"response"` or `"error"`.
        direction: plain,
        /// The HTTP method of its operation.
        method: plain,
        /// The path of its operation.
        path: plain,
        /// The HTTP status of a success.
        status: plain,
        /// What it is.
        description: plain,
        /// The document it is declared from.
        source: plain,
    }

    /// What is wrong with the amounts of a payload, and what would make them right.
    Diagnosis shows message => diagnosis {
        /// The kind of the payload.
        kind: plain,
        /// The identities that do not hold.
        failing: all(Failing),
        /// The smallest repairs, the likeliest first.
        repairs: all(Repair),
        /// Everything within two fields was searched.
        complete: plain,
        /// The outcome in a sentence.
        message: plain,
    }

    /// An identity that does not hold.
    Failing shows code pointer message {
        /// The code of its finding.
        code: plain,
        /// RFC 6901 pointer of the left-hand field.
        pointer: plain,
        /// The finding's message.
        message: plain,
    }

    /// Values that make every identity hold.
    Repair shows message {
        /// The fields to change: one, or two where one does not do.
        changes: all(Change),
        /// The changes as a JSON Patch (RFC 6902), with amounts that are numbers as `Decimal`.
        patch: json_text from patch_json,
        /// The patch as JSON text, every number exactly as the payload would write it.
        patch_json: plain,
        /// What it makes right and why it is likely, in a sentence.
        message: plain,
    }

    /// A field to change.
    Change shows pointer found expected reason {
        /// RFC 6901 pointer of the field.
        pointer: plain,
        /// What it is.
        found: plain,
        /// What it should be.
        expected: plain,
        /// What may have happened, such as `too_large` or `extended_price`.
        reason: plain,
    }

    /// A kind that a payload may be of.
    Detected shows kind score {
        /// The name of the kind.
        kind: plain,
        /// How well the payload's members fit, from 1 to 1000.
        score: plain,
    }

    /// An HTTP request, ready for any library. Query, headers and body may carry secrets, so `repr`
    /// shows none of them.
    BuiltRequest shows method path {
        /// The HTTP method.
        method: plain,
        /// The path, percent-encoded.
        path: plain,
        /// The query without `?`, percent-encoded; mostly empty.
        query: plain,
        /// The HTTP headers that the document asks for, and those that were given.
        headers: plain,
        /// The body; empty where the payload is the query.
        body: plain,
    }

    /// An HTTP response, ready for any library. Headers and body may carry secrets, so `repr`
    /// shows none of them.
    BuiltResponse shows status {
        /// The HTTP status.
        status: plain,
        /// The HTTP headers.
        headers: plain,
        /// The body.
        body: plain,
    }

    /// The tax of an order; amounts are int or `Decimal`, as they were given.
    Tax shows net tax gross => tax {
        /// What the order costs without tax.
        net: decimal,
        /// The tax of all lines.
        tax: decimal,
        /// What the order costs with tax.
        gross: decimal,
        /// One for each amount.
        lines: all(LineTax),
        /// One for each rate, in the order in which the lines first have it.
        rates: all(RateTotal),
    }

    /// The tax of one line.
    LineTax shows net tax gross {
        /// What the line costs without tax: all its units, less its discount.
        net: decimal,
        /// Its tax.
        tax: decimal,
        /// What it costs with tax.
        gross: decimal,
        /// One for each of its rates, in their order.
        rates: all(RateTax),
    }

    /// What one rate takes from one line.
    RateTax shows rate tax {
        /// The percentage, without zeros at its end.
        rate: decimal,
        /// The tax.
        tax: decimal,
    }

    /// What one rate takes from all lines.
    RateTotal shows rate base tax {
        /// The percentage, without zeros at its end.
        rate: decimal,
        /// The nets of the lines that have this rate.
        base: decimal,
        /// The tax.
        tax: decimal,
    }

    /// The percentage behind a tax.
    TaxPct shows tax_pct ambiguous {
        /// The percentage with the fewest decimals.
        tax_pct: decimal,
        /// Others with as many decimals give the same tax; this one is the nearest to it.
        ambiguous: plain,
    }

    /// What a code means.
    Explanation shows code severity basis explanation {
        /// The code.
        code: plain,
        /// The severity it usually has; modes and options may change it.
        severity: plain,
        /// What it usually rests on.
        basis: plain,
        /// The document or standard behind it.
        source: plain,
        /// What it says, and what to do.
        explanation: plain,
    }

    /// How an apportioning came about; `verify` proves it. Amounts and weights are text.
    Trace shows shares leftover summary => shares {
        /// What was asked.
        inputs: one(TraceInputs),
        /// The size of the total in steps.
        steps: plain,
        /// Which weights counted: `"weights"`, `"equal"` or `"on_zero"`.
        basis: plain,
        /// The rounds that fixed lines at their cap, then the state the method started from.
        rounds: all(TraceRound),
        /// Steps left after rounding down, which the method handed out.
        extra_steps: plain,
        /// One for each weight.
        lines: all(TraceLine),
        /// The result, one share for each weight.
        shares: plain,
        /// The part of the total above the sum of the caps, with `on_excess="return"`.
        leftover: plain,
        /// The whole in one sentence.
        summary: plain,
    }

    /// The inputs of a trace, with defaults filled in.
    TraceInputs shows total weights method {
        /// The amount that was apportioned.
        total: plain,
        /// `"units"` for minor units, `"decimal"` for decimals.
        form: plain,
        /// Decimals of the minor unit, where they are known.
        scale: plain,
        /// ISO 4217 code, where it was given.
        currency: plain,
        /// Weights as given.
        weights: plain,
        /// How the steps left after rounding down are handed out.
        method: plain,
        /// Who comes first among equal remainders.
        tie: plain,
        /// What every share is a multiple of.
        step: plain,
        /// The largest share of each line.
        caps: plain,
        /// What becomes of the part of the total above the sum of the caps.
        on_excess: plain,
        /// What counts when all weights are zero.
        on_zero: plain,
    }

    /// What a round of fixing lines at their cap starts from.
    TraceRound shows left weight {
        /// Steps not yet fixed.
        left: plain,
        /// The sum of the integer weights of the free lines.
        weight: plain,
    }

    /// A fraction of whole numbers, not reduced.
    Exact shows numerator denominator {
        /// Steps to hand out times the line's integer weight.
        numerator: plain,
        /// The sum of the integer weights among which they are handed out.
        denominator: plain,
    }

    /// One line of a trace.
    TraceLine shows index weight share sentence {
        /// The line, from 0. (Sentences count from 1.)
        index: plain,
        /// Its weight as given.
        weight: plain,
        /// Its weight in `on_zero`, where weights were given there.
        on_zero_weight: plain,
        /// The weight that counted, as an integer in lowest terms.
        integer_weight: plain,
        /// Its cap as given.
        cap: plain,
        /// Its cap in whole steps.
        cap_steps: plain,
        /// The round that fixed it at its cap, from 1.
        capped_in_round: plain,
        /// Its exact share in steps; None when all weights are zero.
        exact: one(Exact),
        /// `exact` rounded down, in steps.
        floor: plain,
        /// What rounding down took away, in parts of a step by the denominator.
        remainder: plain,
        /// `cumulative`: the running sum before this line. `cascade`: the steps left at its turn.
        before: plain,
        /// The same after this line.
        after: plain,
        /// Its place, from 1, among the lines that can take one of the steps left.
        rank: plain,
        /// Steps that it got on top of `floor`.
        extra: plain,
        /// Why it got them, such as `"largest_remainder"`.
        rule: plain,
        /// Its share, an amount.
        share: plain,
        /// The line in one sentence.
        sentence: plain,
    }

    /// How somebody else's shares came about. Amounts are text.
    Comparison shows explained difference message {
        /// Whether a known way gives these shares.
        explained: plain,
        /// Every known way that gives them, the likeliest first.
        matches: all(ComparisonMatch),
        /// What the shares add up to.
        sum: plain,
        /// By how much that is above the total; negative where it is below.
        difference: plain,
        /// The method of `apportion` that differs on the fewest lines.
        nearest: plain,
        /// Its `tie`, where that makes a difference.
        nearest_tie: plain,
        /// On how many lines it differs.
        differing: plain,
        /// The first of these lines, if any.
        first: one(ComparisonLine),
        /// The whole in one sentence.
        message: plain,
    }

    /// A known way that gives the shares.
    ComparisonMatch shows scheme rounding difference_to method {
        /// What is rounded: a `method`, each share, running sums, or parts of what is left.
        scheme: plain,
        /// How it is rounded, by size.
        rounding: plain,
        /// Who takes the difference that rounding leaves.
        difference_to: plain,
        /// The method of `apportion` that it is.
        method: plain,
        /// Its `tie`, where that makes a difference.
        tie: plain,
        /// Whether this way adds up to every total.
        adds_up: plain,
        /// The way in one sentence.
        message: plain,
    }

    /// What a pass over a file counted.
    Summary shows rows good bad bytes => summary {
        /// The payloads.
        rows: plain,
        /// The payloads without errors.
        good: plain,
        /// The payloads with errors.
        bad: plain,
        /// The payloads without errors that gave no row, since the list to explode is empty.
        without_rows: plain,
        /// The bytes of text that were read.
        bytes: plain,
        /// How often each code was found; None of a pass for `good` or `bad` alone, which makes no
        /// list of findings.
        findings: plain,
    }

    /// The first line where the nearest method gives another share.
    ComparisonLine shows index found expected {
        /// The line, from 0. (Sentences count from 1.)
        index: plain,
        /// The share that was given.
        found: plain,
        /// The nearest method's share.
        expected: plain,
        /// The line's exact share in steps; None when all weights are zero.
        exact: one(Exact),
        /// What the line got, and why the method gives it something else.
        message: plain,
    }
}

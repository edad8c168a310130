//! What the bindings call: names and options as text, payloads as bytes.
//!
//! A binding converts its arguments into these types, calls, and converts the result;
//! it knows no kind, no option and no rule. Options come as `(name, value)` pairs in
//! `snake_case`, each value as text, a list as its elements with commas between them.

use crate::amount::Amount;
#[cfg(feature = "full")]
use crate::annotate::AnnotateOptions;
use crate::apportion::{
    self, ApportionError, ApportionOptions, Apportioned, Batch, Comparison, Method, Money,
    OnExcess, OnZero, RefundOptions, Tie, Trace,
};
use crate::build::{self, BuildOptions, Built};
use crate::detect::{self, Detected};
#[cfg(feature = "full")]
use crate::diagnose::{self, DiagnoseOptions, Diagnosis};
use crate::error::Error;
use crate::exchange::{self, UpdateOptions};
#[cfg(feature = "full")]
use crate::finding::{Code, Explanation};
use crate::kind::Kind;
use crate::late::LateReport;
use crate::ndjson::{self, Line};
#[cfg(feature = "full")]
use crate::options::Mode;
use crate::options::{Options, choose, no_option, scale};
use crate::payload::{self, Payload, Source};
use crate::report::Report;
#[cfg(feature = "full")]
use crate::schema::{self, Draft};
use crate::tax::{self, Rates, Tax, TaxOptions, TaxPct, TaxPctOptions};
use crate::totals::Totals;
use crate::vendors::retailops::writeback::{self, Writeback, WritebackOptions};

/// Options as a binding hands them over.
pub type Pairs<'a> = [(&'a str, &'a str)];

fn options(pairs: &Pairs<'_>) -> Result<Options, Error> {
    let mut options = Options::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    Ok(options)
}

/// [`check`](crate::check) by the kind's name.
///
/// # Errors
/// `kind.unknown`, and those of the options.
pub fn check(kind: &str, payload: Source<'_>, pairs: &Pairs<'_>) -> Result<Report, Error> {
    payload::check(Kind::named(kind)?, payload, &options(pairs)?)
}

/// The verdict of [`check()`], and the rest of the report when somebody asks for it.
///
/// # Errors
/// As [`check()`].
pub fn check_late(kind: &str, payload: Source<'_>, pairs: &Pairs<'_>) -> Result<LateReport, Error> {
    LateReport::new(Kind::named(kind)?, payload, &options(pairs)?)
}

/// [`check_ndjson`](crate::check_ndjson) by the kind's name: each report goes to `each`.
///
/// # Errors
/// As [`check`].
pub fn check_ndjson(
    kind: &str,
    text: Source<'_>,
    pairs: &Pairs<'_>,
    each: impl FnMut((Line<'_>, Report)),
) -> Result<(), Error> {
    let (kind, options) = (Kind::named(kind)?, options(pairs)?);
    let named = options.named_scale()?;
    ndjson::check_lines(kind, text.bytes, &options, named, text.utf16).for_each(each);
    Ok(())
}

/// The report of a line that a binding did not keep, because it is longer than the limit.
///
/// # Errors
/// As [`check`].
pub fn too_long(kind: &str, length: u64, pairs: &Pairs<'_>) -> Result<Report, Error> {
    let (kind, options) = (Kind::named(kind)?, options(pairs)?);
    Ok(payload::too_long(kind.name(), length, options.most_bytes(), options.named_scale()?))
}

/// [`is_valid`](crate::is_valid) by the kind's name.
///
/// # Errors
/// As [`check`].
pub fn is_valid(kind: &str, payload: Source<'_>, pairs: &Pairs<'_>) -> Result<bool, Error> {
    payload::is_valid(Kind::named(kind)?, payload, &options(pairs)?)
}

/// [`parse`](crate::parse) by the kind's name; [`Payload::plain`] has the values.
///
/// # Errors
/// As [`check`], and the report of a payload with errors.
pub fn parse(kind: &str, payload: Source<'_>, pairs: &Pairs<'_>) -> Result<Payload, Error> {
    payload::parse(Kind::named(kind)?, payload, &options(pairs)?)
}

/// [`totals`](crate::totals) by the kind's name.
///
/// # Errors
/// As [`parse`].
pub fn totals(kind: &str, payload: Source<'_>, pairs: &Pairs<'_>) -> Result<Totals, Error> {
    payload::totals(Kind::named(kind)?, payload, &options(pairs)?)
}

/// [`check_exchange`](crate::check_exchange) with options as text.
///
/// # Errors
/// Those of [`check_exchange`](crate::check_exchange).
pub fn check_exchange(
    operation: &str,
    request: Source<'_>,
    response: Source<'_>,
    pairs: &Pairs<'_>,
) -> Result<Report, Error> {
    exchange::check_exchange(operation, request, response, &options(pairs)?)
}

/// [`check_update`](crate::check_update) by the kind's name.
///
/// # Errors
/// `kind.unknown`, and those of [`check_update`](crate::check_update).
pub fn check_update(
    kind: &str,
    previous: Source<'_>,
    next: Source<'_>,
    pairs: &Pairs<'_>,
) -> Result<Report, Error> {
    let kind = Kind::named(kind)?;
    let mut options = UpdateOptions::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    exchange::check_update(kind, previous, next, &options)
}

/// [`detect`](crate::detect()) with options as text.
///
/// # Errors
/// Those of the options.
pub fn detect(payload: Source<'_>, pairs: &Pairs<'_>) -> Result<Vec<Detected>, Error> {
    Ok(detect::detect(payload, &options(pairs)?))
}

/// [`build`](crate::build()) by the kind's name.
///
/// # Errors
/// `kind.unknown`, and those of [`build`](crate::build()).
pub fn build(kind: &str, fields: Source<'_>, pairs: &Pairs<'_>) -> Result<Built, Error> {
    let kind = Kind::named(kind)?;
    let mut options = BuildOptions::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    build::build(kind, fields, &options)
}

/// [`diagnose`](crate::diagnose()) by the kind's name.
///
/// # Errors
/// `kind.unknown`, and those of [`diagnose`](crate::diagnose()).
#[cfg(feature = "full")]
pub fn diagnose(kind: &str, payload: Source<'_>, pairs: &Pairs<'_>) -> Result<Diagnosis, Error> {
    let kind = Kind::named(kind)?;
    let mut options = DiagnoseOptions::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    diagnose::diagnose(kind, payload, &options)
}

/// [`serialize`](crate::serialize()).
///
/// # Errors
/// Those of [`serialize`](crate::serialize()).
pub fn serialize(values: Source<'_>, original: Source<'_>) -> Result<String, Error> {
    crate::serialize::serialize(values, original)
}

/// [`json_schema`](crate::json_schema) by names; nothing else than `mode` is an option.
///
/// # Errors
/// `kind.unknown`, `option.value` for another draft, and those of the options.
#[cfg(feature = "full")]
pub fn json_schema(kind: &str, draft: &str, pairs: &Pairs<'_>) -> Result<String, Error> {
    let (kind, draft) = (Kind::named(kind)?, Draft::named(draft)?);
    // A schema is asked for to hold payloads to the document.
    let mut options = Options { mode: Mode::Strict, ..Options::default() };
    for (name, value) in pairs {
        if *name != "mode" {
            let message = format!("`{name}` is no option; the only option is mode");
            return Err(Error::input("option.unknown", message));
        }
        options.set(name, value)?;
    }
    Ok(schema::json_schema(kind, draft, options.mode))
}

/// [`writeback`](crate::writeback) with options as text.
///
/// # Errors
/// Those of [`writeback`](crate::writeback).
pub fn writeback(
    request: Source<'_>,
    facts: Source<'_>,
    pairs: &Pairs<'_>,
) -> Result<Writeback, Error> {
    let mut options = WritebackOptions::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    writeback::writeback(request, facts, &options)
}

/// What a code means.
///
/// # Errors
/// `code.unknown`.
#[cfg(feature = "full")]
pub fn explain(code: &str) -> Result<Explanation, Error> {
    Code::from_slug(code)
        .map(Code::explanation)
        .ok_or_else(|| Error::input("code.unknown", format!("`{code}` is no code of a finding")))
}

/// [`Report::annotated`] on a report as JSON text.
///
/// # Errors
/// `report.invalid` where it is none, and those of the options.
#[cfg(feature = "full")]
pub fn format(report: &[u8], source: Source<'_>, pairs: &Pairs<'_>) -> Result<String, Error> {
    let mut options = AnnotateOptions::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    Ok(Report::from_json(report)?.annotated(source, &options))
}

/// [`apportion`](crate::apportion()) with options as text.
///
/// # Errors
/// Those of [`apportion`](crate::apportion()) and of the options, as [`Error`]s.
pub fn apportion(
    total: Money,
    weights: &[Amount],
    pairs: &Pairs<'_>,
) -> Result<Apportioned, Error> {
    Ok(apportion::apportion(total, weights, &apportion_options(total, pairs)?)?)
}

/// The quick way for minor units in 64 bits; `None` where the options ask for more than it can
/// do, or are wrong, which [`apportion()`] says.
#[must_use]
pub fn batch(pairs: &Pairs<'_>) -> Option<Batch> {
    Batch::new(&apportion_options(Money::Units(0), pairs).ok()?)
}

/// Whether the options of [`apportion()`] are such, where there is nothing to apportion.
///
/// # Errors
/// Those of the options.
pub fn check_apportion(pairs: &Pairs<'_>) -> Result<(), Error> {
    apportion(Money::Units(0), &[Amount::ZERO], pairs).map(|_| ())
}

/// [`apportion_explained`](crate::apportion::apportion_explained) with options as text.
///
/// # Errors
/// As [`apportion()`].
pub fn apportion_explained(
    total: Money,
    weights: &[Amount],
    pairs: &Pairs<'_>,
) -> Result<Trace, Error> {
    Ok(apportion::apportion_explained(total, weights, &apportion_options(total, pairs)?)?)
}

/// [`tax`](crate::tax()) with options as text.
///
/// # Errors
/// Those of [`tax`](crate::tax()) and of the options.
pub fn tax(amounts: &[Money], rates: &Rates, pairs: &Pairs<'_>) -> Result<Tax, Error> {
    let mut options = TaxOptions::default();
    // Without any amount the form of the others does not matter.
    let like = amounts.first().copied().unwrap_or(Money::Units(0));
    pairs.iter().try_for_each(|(name, value)| options.set(name, value, like))?;
    tax::tax(amounts, rates, &options)
}

/// [`infer_tax_pct`](crate::infer_tax_pct) with options as text.
///
/// # Errors
/// Those of [`infer_tax_pct`](crate::infer_tax_pct) and of the options.
pub fn infer_tax_pct(tax: Money, base: Money, pairs: &Pairs<'_>) -> Result<TaxPct, Error> {
    let mut options = TaxPctOptions::default();
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    tax::infer_tax_pct(tax, base, &options)
}

/// [`verify`](crate::apportion::verify) on a trace as JSON text.
///
/// # Errors
/// `trace.syntax` where it is no trace; `trace.contradiction` with the `pointer` of the
/// first figure that does not follow.
pub fn verify(trace: &[u8]) -> Result<(), Error> {
    let trace = Trace::from_json(trace)?;
    apportion::verify(&trace).map_err(|reason| {
        let pointer = ("pointer", reason.pointer());
        Error::input("trace.contradiction", reason.to_string()).with_details(vec![pointer])
    })
}

/// [`refund_next`](crate::refund_next) with options as text.
///
/// # Errors
/// Those of [`refund_next`](crate::refund_next) and of the options, as [`Error`]s.
pub fn refund_next(
    original: &[Money],
    refunded: &[Money],
    amount: Money,
    pairs: &Pairs<'_>,
) -> Result<Vec<Money>, Error> {
    Ok(apportion::refund_next(original, refunded, amount, &refund_options(pairs)?)?)
}

/// [`refund_quantity`](crate::refund_quantity) with options as text; `counts` are its
/// quantity, refunded and count, as text too.
///
/// # Errors
/// Those of [`refund_quantity`](crate::refund_quantity) and of the options, as [`Error`]s.
pub fn refund_quantity(
    amount: Money,
    counts: [&str; 3],
    pairs: &Pairs<'_>,
) -> Result<Money, Error> {
    let [quantity, refunded, count] = counts;
    let quantity = whole("quantity", quantity)?;
    let (refunded, count) = (whole("refunded", refunded)?, whole("count", count)?);
    let options = refund_options(pairs)?;
    Ok(apportion::refund_quantity(amount, quantity, refunded, count, &options)?)
}

/// [`compare`](crate::compare) with options as text.
///
/// # Errors
/// Those of [`compare`](crate::compare) and of the options, as [`Error`]s.
pub fn compare(
    total: Money,
    weights: &[Amount],
    shares: &[Money],
    pairs: &Pairs<'_>,
) -> Result<Comparison, Error> {
    let known = "step, caps, on_excess, on_zero, currency, scale";
    if let Some((name, _)) =
        pairs.iter().find(|(name, _)| !known.split(", ").any(|known| known == *name))
    {
        return Err(no_option(name, known));
    }
    Ok(apportion::compare(total, weights, shares, &apportion_options(total, pairs)?)?)
}

fn refund_options(pairs: &Pairs<'_>) -> Result<RefundOptions, Error> {
    let mut options = RefundOptions::default();
    for (name, value) in pairs {
        match *name {
            "scale" => options.scale = Some(value.parse().or_else(|_| scale(value))?),
            "currency" => options.currency = Some((*value).to_owned()),
            _ => return Err(no_option(name, "currency, scale")),
        }
    }
    Ok(options)
}

/// The words of the options.
pub(crate) const TIES: [(&str, Tie); 2] = [("weight", Tie::Weight), ("index", Tie::Index)];
pub(crate) const ON_EXCESS: [(&str, OnExcess); 2] =
    [("error", OnExcess::Error), ("return", OnExcess::Return)];

fn apportion_options(total: Money, pairs: &Pairs<'_>) -> Result<ApportionOptions, Error> {
    let mut options = ApportionOptions::default();
    for (name, value) in pairs {
        match *name {
            "method" => {
                options.method =
                    choose(name, value, &Method::ALL.map(|method| (method.name(), method)))?
            }
            "tie" => {
                options.tie = choose(name, value, &TIES)?;
            }
            "on_excess" => {
                options.on_excess = choose(name, value, &ON_EXCESS)?;
            }
            "on_zero" => {
                options.on_zero = match *value {
                    "error" => OnZero::Error,
                    "equal" => OnZero::Equal,
                    weights => OnZero::Weights(list(name, weights, amount)?),
                }
            }
            "step" => options.step = Some(money(name, value, total)?),
            "caps" => options.caps = Some(list(name, value, |name, cap| money(name, cap, total))?),
            // How large a whole number may be, `apportion` says itself.
            "scale" => options.scale = Some(value.parse().or_else(|_| scale(value))?),
            "currency" => options.currency = Some((*value).to_owned()),
            _ => {
                let known = "method, tie, step, caps, on_excess, on_zero, currency, scale";
                return Err(no_option(name, known));
            }
        }
    }
    Ok(options)
}

/// The elements of a list with commas between them; nothing between none.
pub(crate) fn list<T>(
    name: &str,
    value: &str,
    read: impl Fn(&str, &str) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    if value.is_empty() {
        return Ok(Vec::new());
    }
    value.split(',').map(|element| read(name, element)).collect()
}

/// A decimal, as an error of the caller where it is none.
///
/// # Errors
/// `amount.syntax` or `amount.range`.
pub fn amount(name: &str, value: &str) -> Result<Amount, Error> {
    value.parse().map_err(|error| {
        let code =
            if error == crate::AmountError::Syntax { "amount.syntax" } else { "amount.range" };
        Error::input(code, format!("`{name}` has `{value}`: {error}"))
    })
}

/// Minor units, as an error of the caller where they are none.
///
/// # Errors
/// `amount.syntax`, or `overflow` beyond 64 bits.
pub fn units(name: &str, value: &str) -> Result<Money, Error> {
    value.parse().map(Money::Units).map_err(|_| match value.parse::<Amount>() {
        Ok(decimal) if decimal.to_scale(0).is_none() => Error::input(
            "amount.syntax",
            format!("`{name}` has `{value}`; an integer counts minor units, so it is whole"),
        ),
        Err(crate::AmountError::Syntax) => {
            Error::input("amount.syntax", format!("`{name}` has `{value}`, which is no integer"))
        }
        _ => Error::input("overflow", format!("`{name}` has `{value}`, beyond 64-bit minor units")),
    })
}

/// A number of units.
fn whole(name: &str, value: &str) -> Result<i64, Error> {
    let message = || format!("`{name}` is `{value}`; it is a whole number of 64 bits");
    value.parse().map_err(|_| Error::input("option.value", message()))
}

/// An amount in the form of another.
pub(crate) fn money(name: &str, value: &str, like: Money) -> Result<Money, Error> {
    match like {
        Money::Units(_) => units(name, value),
        Money::Decimal(_) => amount(name, value).map(Money::Decimal),
    }
}

impl From<ApportionError> for Error {
    fn from(error: ApportionError) -> Self {
        let mut details = Vec::new();
        if let Some(index) = error.index() {
            details.push(("index", index.to_string()));
        }
        if let Some(excess) = error.excess() {
            details.push(("excess", excess.to_owned()));
        }
        Self::input(error.code(), error.message()).with_details(details)
    }
}

//! `writeback`: the store's answer to a changed order, exact to the minor unit.
//!
//! `order` reads request and facts into integers, `split` apportions shipping,
//! discount and tax over the lines, `answer` prints the response, proves that it
//! re-prices the order, and says where each amount came from.

mod answer;
mod order;
mod split;
mod trace;

use serde::Serialize;

use super::facts::{FACTS, Facts};
use crate::amount::{MAX_SCALE, Rounding};
use crate::apportion::Method;
use crate::error::Error;
use crate::kind::Kind;
use crate::options::{Options, ROUNDINGS, choose, within};
use crate::payload::{Payload, Source, parse, parse_shape, peek};
use crate::totals::Totals;
pub use trace::{TraceAmount, TraceInput, WritebackTrace};

const REQUEST: &str = "retailops.order_writeback.request";
const UPDATE: &str = "retailops.order_update.request";
const RESPONSE: &str = "retailops.order_writeback.response";

/// Where order-level amounts go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On the lines; `values` carries only what no line can.
    #[default]
    Lines,
    /// In `values`; the lines carry only what is fixed on them.
    Order,
}

/// What shipping and discount are apportioned by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Price times accepted quantity; quantity where all prices are zero.
    #[default]
    ExtendedPrice,
    /// Accepted quantity.
    Quantity,
    /// Every line the same.
    Equal,
}

/// Where the tax of an order-level `tax_pct` is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundAt {
    /// Once on the order, then apportioned by the exact taxes of the lines.
    #[default]
    Order,
    /// On each line.
    Line,
}

/// Options of [`writeback`].
#[derive(Clone, Debug)]
pub struct WritebackOptions {
    /// How the request is checked, and the currency or scale where the facts name none.
    pub check: Options,
    /// The request's kind; found from its `action` when absent.
    pub kind: Option<Kind>,
    /// Where order-level amounts go.
    pub place: Place,
    /// What shipping and discount are apportioned by.
    pub by: By,
    /// How shares are rounded.
    pub method: Method,
    /// Decimals of `unit_tax`, at least the currency's; the currency's unless given.
    pub unit_tax_scale: Option<u32>,
    /// Where the tax of an order-level `tax_pct` is rounded.
    pub round_at: RoundAt,
    /// How tax is rounded.
    pub rounding: Rounding,
}

impl Default for WritebackOptions {
    fn default() -> Self {
        Self {
            check: Options::default(),
            kind: None,
            place: Place::default(),
            by: By::default(),
            method: Method::default(),
            unit_tax_scale: None,
            round_at: RoundAt::default(),
            rounding: Rounding::HalfAwayFromZero,
        }
    }
}

/// The words of the options.
pub(crate) const PLACES: [(&str, Place); 2] = [("lines", Place::Lines), ("order", Place::Order)];
pub(crate) const BASES: [(&str, By); 3] =
    [("extended_price", By::ExtendedPrice), ("quantity", By::Quantity), ("equal", By::Equal)];
pub(crate) const ROUND_ATS: [(&str, RoundAt); 2] =
    [("order", RoundAt::Order), ("line", RoundAt::Line)];

impl WritebackOptions {
    /// Sets one option from its name and value as text; other names are those of [`Options`].
    ///
    /// # Errors
    /// `option.unknown`, `option.value` or `kind.unknown`.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        match name {
            "kind" => self.kind = Some(Kind::named(value)?),
            "place" => {
                self.place = choose(name, value, &PLACES)?;
            }
            "by" => {
                self.by = choose(name, value, &BASES)?;
            }
            "method" => {
                self.method =
                    choose(name, value, &Method::ALL.map(|method| (method.name(), method)))?
            }
            "unit_tax_scale" => self.unit_tax_scale = Some(within(name, value, 0..=MAX_SCALE)?),
            "round_at" => {
                self.round_at = choose(name, value, &ROUND_ATS)?;
            }
            "rounding" => self.rounding = choose(name, value, &ROUNDINGS)?,
            _ => self.check.set(name, value).map_err(|error| match error.code() {
                "option.unknown" => Error::input(
                    "option.unknown",
                    format!(
                        "{error}, and kind, place, by, method, unit_tax_scale, round_at, rounding"
                    ),
                ),
                _ => error,
            })?,
        }
        Ok(())
    }
}

/// The answer to a changed order.
#[derive(Clone, Debug, Serialize)]
pub struct Writeback {
    /// The exact text to send; nothing for an `order_update`, which is answered by events.
    pub response_json: Option<String>,
    /// The figures of the answer, and the proof that it re-prices the order.
    pub totals: Totals,
    /// Where every amount of the answer came from.
    pub trace: WritebackTrace,
}

impl Writeback {
    /// The answer as a payload of its kind.
    #[must_use]
    pub fn response(&self) -> Option<Payload> {
        let kind = Kind::named(RESPONSE).ok()?;
        parse(kind, self.response_json.as_deref()?, &Options::default()).ok()
    }
}

/// Answers an `order_writeback` request from what the store knows.
///
/// For an `order_update` request the figures are the same and there is no response.
///
/// ```
/// use orderwire::{WritebackOptions, writeback};
/// let request = r#"{"data": {
///   "line_items": [{"corr": "1", "quantity": "2", "unit_price": "30"}, {"corr": "2", "quantity": "1", "unit_price": "15"}],
///   "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}"#;
/// let facts = r#"{"currency": "USD", "tax_amt": "5.25", "line_items": [{"corr": "1", "refnum": "A-1"}]}"#;
/// let answer = writeback(request, facts, &WritebackOptions::default())?;
/// assert_eq!(
///     answer.response_json.as_deref(),
///     Some(concat!(
///         r#"{"line_items":[{"corr":"1","ship_amt":"4.00","shiptax_amt":0,"unit_tax":2.10,"quantity":2,"discount_amt":0,"refnum":"A-1"},"#,
///         r#"{"corr":"2","ship_amt":"1.00","shiptax_amt":0,"unit_tax":1.05,"quantity":1,"discount_amt":0}],"#,
///         r#""values":{"shipping_amt":"0","tax_amt":"0","discount_amt":0,"tax_pct":0}}"#,
///     ))
/// );
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// A report of kind `retailops.order_writeback.facts`, whose pointers refer to the facts,
/// where these are wrong or do not fit the request; a report of the request where that
/// has errors or cannot be answered; bad options.
pub fn writeback<'a>(
    request: impl Into<Source<'a>>,
    facts: impl Into<Source<'a>>,
    options: &WritebackOptions,
) -> Result<Writeback, Error> {
    let source = request.into();
    options.check.named_scale()?;
    let kind = match options.kind {
        Some(kind) => kind,
        None => guess(source, &options.check)?,
    };
    if kind.name() != REQUEST && kind.name() != UPDATE {
        let message =
            format!("`kind` is `{}`; writeback answers `{REQUEST}` and `{UPDATE}`", kind.name());
        return Err(Error::input("option.value", message));
    }
    let request = parse(kind, source, &options.check)?;
    let facts = parse_shape(FACTS, Facts::SHAPE, facts.into(), &options.check)?;
    let order = order::read(&request, &facts, options)?;
    let refuse = |refusals| order::refuse(refusals, order.scale, options, (&request, &facts));
    let split = split::split(&order, options).map_err(refuse)?;
    let respond = kind.name() == REQUEST;
    answer::answer(&order, &split, options, (&request, &facts), respond)
        .ok_or_else(|| refuse(vec![split::Refusal::overflow(&order)]))
}

/// An `order_update` names itself in `action`; everything else is a writeback.
fn guess(source: Source<'_>, options: &Options) -> Result<Kind, Error> {
    let named = peek(source, "action", options);
    Kind::named(if named.as_deref() == Some("order_update") { UPDATE } else { REQUEST })
}

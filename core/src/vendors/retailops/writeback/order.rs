//! Request and facts as integers of one scale, with every reason why that is not possible.

use std::borrow::Cow;

use super::super::facts::{FACTS, Facts, LineFacts};
use super::super::order_request::{LineItem, OrderRequest};
use super::WritebackOptions;
use super::split::Refusal;
use crate::amount::Amount;
use crate::error::Error;
use crate::finding::{Code, Severity};
use crate::named::Index;
use crate::options::named_scale;
use crate::payload::Payload;
use crate::report::{Input, Origin, Reporter};
use crate::shape::member;
use crate::sink::{Detail, Raw, Sink};
use crate::totals::print_shortest;
use crate::value::{Number, Truth, Value};

/// Which of the two documents a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Facts,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct From {
    pub side: Side,
    pub node: u32,
}

/// An amount in minor units, and where it came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operand {
    pub units: i128,
    pub from: From,
}

/// A tax rate in percent, and where it came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate {
    pub percent: Amount,
    pub from: From,
}

/// A line that takes part.
#[derive(Debug)]
pub(super) struct Line<'p> {
    pub corr: Cow<'p, str>,
    pub node: From,
    pub refnum: Option<Cow<'p, str>>,
    pub quantity: Operand,
    /// The price that the answer is held against: the request's.
    pub price: Operand,
    /// The price that counts: the store's, at most the request's.
    pub store_price: Operand,
    pub direct: Option<Operand>,
    pub discount: Option<Operand>,
    pub ship: Option<Operand>,
    pub shiptax: Option<Operand>,
    pub tax: Option<Operand>,
    pub tax_pct: Option<Rate>,
}

impl Line<'_> {
    /// Quantity times the price that counts.
    pub fn extended(&self) -> Option<i128> {
        self.quantity.units.checked_mul(self.store_price.units)
    }
}

/// The order as integers.
pub(super) struct Order<'p> {
    pub scale: u32,
    pub lines: Vec<Line<'p>>,
    /// Removed lines: where they stand, and what they are called.
    pub removed: Vec<(u32, Option<Cow<'p, str>>)>,
    pub shipping: Option<Operand>,
    pub discount: Option<Operand>,
    pub tax: Option<Operand>,
    pub tax_pct: Option<Rate>,
    pub root: From,
}

/// Reasons against an answer, by document.
pub(super) struct Problems {
    request: Sink,
    facts: Sink,
    pub scale: u32,
}

impl Problems {
    fn new(scale: u32, max: usize) -> Self {
        Self { request: Sink::new(max), facts: Sink::new(max), scale }
    }

    /// One more reason, where it stands.
    pub fn say(&mut self, payloads: (&Payload, &Payload), from: From, code: Code, detail: Detail) {
        let (document, sink) = match from.side {
            Side::Request => (payloads.0.document(), &mut self.request),
            Side::Facts => (payloads.1.document(), &mut self.facts),
        };
        let offset = document.node(from.node).start;
        if sink.wants(Severity::Error, offset) {
            sink.push(Raw {
                code,
                severity: Severity::Error,
                basis: code.explanation().basis,
                offset,
                node: from.node,
                missing: None,
                expected: None,
                secret: false,
                detail: Some(Box::new(detail)),
            });
        }
    }

    pub fn any(&self) -> bool {
        self.request.errors() > 0 || self.facts.errors() > 0
    }

    /// The report to fail with: that of the facts, which the store can mend, first.
    pub fn report(self, request: &Payload, facts: &Payload) -> Error {
        let (payload, sink, kind) = if self.facts.errors() > 0 {
            (facts, self.facts, FACTS)
        } else {
            (request, self.request, request.report().kind)
        };
        let document = payload.document();
        let positions = payload.report().input == Input::Text;
        let origin = Origin { document, text: document.text, origins: &[], positions };
        let reporter = Reporter { kind, origin, other: None, utf16: payload.counts_utf16() };
        Error::validation(reporter.report(sink, self.scale))
    }
}

/// The report of what the split refused.
pub(super) fn refuse(
    refusals: Vec<Refusal>,
    scale: u32,
    options: &WritebackOptions,
    payloads: (&Payload, &Payload),
) -> Error {
    let mut problems = Problems::new(scale, options.check.max_findings);
    for refusal in refusals {
        let detail =
            Detail { found: refusal.found, expected: Some(refusal.expected), ..Detail::default() };
        problems.say(payloads, refusal.from, refusal.code, detail);
    }
    problems.report(payloads.0, payloads.1)
}

/// Reads both documents.
pub(super) fn read<'p>(
    request: &'p Payload,
    facts: &'p Payload,
    options: &WritebackOptions,
) -> Result<Order<'p>, Error> {
    let stated = Facts::of(facts.root());
    let scale = scale_of(request, &stated, facts, options)?;
    let mut reader = Reader {
        payloads: (request, facts),
        named: scale.is_some(),
        problems: Problems::new(scale.unwrap_or(2), options.check.max_findings),
    };
    if scale.is_none() {
        reader.problems.scale = reader.finest(&stated);
    }
    let order = reader.order(&stated);
    if reader.problems.any() { Err(reader.problems.report(request, facts)) } else { Ok(order) }
}

/// The scale that facts or options name.
fn scale_of(
    request: &Payload,
    stated: &Facts<'_>,
    facts: &Payload,
    options: &WritebackOptions,
) -> Result<Option<u32>, Error> {
    let currency = stated.currency();
    let number = stated.scale().and_then(|scale| u32::try_from(scale.amount.to_scale(0)?).ok());
    let of_facts = named_scale(currency.as_deref(), number).map_err(|error| {
        let name = if error.code() == "option.value" { "scale" } else { "currency" };
        let node = facts.root().get(name).map_or(0, Value::node);
        let code = if error.code() == "currency_unknown" {
            Code::CurrencyUnknown
        } else {
            Code::CurrencyMismatch
        };
        let mut problems = Problems::new(2, options.check.max_findings);
        let detail = Detail {
            note: format!(": {error}"),
            expected: Some("an ISO 4217 code or a scale up to 28".to_owned()),
            ..Detail::default()
        };
        problems.say((request, facts), From { side: Side::Facts, node }, code, detail);
        problems.report(request, facts)
    })?;
    match of_facts {
        Some(scale) => Ok(Some(scale)),
        None => options.check.named_scale(),
    }
}

struct Reader<'p> {
    payloads: (&'p Payload, &'p Payload),
    /// The caller named the scale, so nothing may be finer.
    named: bool,
    problems: Problems,
}

impl<'p> Reader<'p> {
    /// The finest amount that enters the answer, at least two decimals.
    fn finest(&self, stated: &Facts<'p>) -> u32 {
        let data = OrderRequest::of(self.payloads.0.root()).data();
        let info = data.and_then(|data| data.order_info());
        let lines = data.and_then(|data| data.line_items()).unwrap_or_default();
        let of_lines =
            lines.iter().flatten().flat_map(|line| [line.unit_price(), line.direct_ship_amt()]);
        let of_info = info
            .into_iter()
            .flat_map(|info| [info.shipping_amt(), info.discount_amt(), info.tax_amt()]);
        let line_facts = stated.line_items().unwrap_or_default();
        let of_facts = line_facts.iter().flatten().flat_map(|line| {
            [
                line.unit_price(),
                line.discount_amt(),
                line.ship_amt(),
                line.shiptax_amt(),
                line.tax_amt(),
            ]
        });
        let of_order = [stated.shipping_amt(), stated.discount_amt(), stated.tax_amt()];
        let all = of_lines.chain(of_info).chain(of_facts).chain(of_order);
        all.flatten().map(|number| number.amount.shortest().scale()).max().unwrap_or(0).max(2)
    }

    fn say(&mut self, from: From, code: Code, found: Option<String>, expected: &str) {
        let detail = Detail { found, expected: Some(expected.to_owned()), ..Detail::default() };
        self.problems.say(self.payloads, from, code, detail);
    }

    /// An amount in minor units.
    fn amount(&mut self, side: Side, number: Option<Number<'p>>) -> Option<Operand> {
        let number = number?;
        let from = From { side, node: number.value.node() };
        let shown = Some(number.amount.shortest().to_string());
        if number.amount.is_negative() {
            self.say(from, Code::ValueNegative, shown, "an amount");
            return None;
        }
        match number.amount.to_scale(self.problems.scale) {
            Some(units) => Some(Operand { units, from }),
            None if self.named && number.amount.shortest().scale() > self.problems.scale => {
                let expected = format!("the {} decimals of the currency", self.problems.scale);
                self.say(from, Code::AmountPrecision, shown, &expected);
                None
            }
            None => {
                self.say(from, Code::ExchangeOverflow, shown, "amounts within the exact range");
                None
            }
        }
    }

    /// What the store says, else what the request says.
    fn either(
        &mut self,
        facts: Option<Number<'p>>,
        request: Option<Number<'p>>,
    ) -> Option<Operand> {
        if facts.is_some() {
            self.amount(Side::Facts, facts)
        } else {
            self.amount(Side::Request, request)
        }
    }

    fn rate(&mut self, percent: Option<Number<'p>>) -> Option<Rate> {
        let percent = percent?;
        let from = From { side: Side::Facts, node: percent.value.node() };
        let hundred =
            Amount::new(100, 0).and_then(|hundred| hundred.to_scale(percent.amount.scale()));
        if percent.amount.is_negative()
            || hundred.is_some_and(|hundred| percent.amount.mantissa() > hundred)
        {
            self.say(from, Code::ValueRange, Some(percent.amount.to_string()), "0 to 100");
            return None;
        }
        Some(Rate { percent: percent.amount, from })
    }

    /// Tax is an amount or a rate, not both.
    fn not_both(&mut self, amount: Option<Number<'p>>, rate: Option<Number<'p>>) {
        if let (Some(_), Some(rate)) = (amount, rate) {
            let from = From { side: Side::Facts, node: rate.value.node() };
            self.say(
                from,
                Code::ExchangeConflict,
                Some(rate.amount.to_string()),
                "either tax_amt or tax_pct",
            );
        }
    }

    fn order(&mut self, stated: &Facts<'p>) -> Order<'p> {
        let data = OrderRequest::of(self.payloads.0.root()).data();
        let info = data.and_then(|data| data.order_info());
        self.not_both(stated.tax_amt(), stated.tax_pct());
        let shipping =
            self.either(stated.shipping_amt(), info.and_then(|info| info.shipping_amt()));
        let discount =
            self.either(stated.discount_amt(), info.and_then(|info| info.discount_amt()));
        let tax_pct = self.rate(stated.tax_pct());
        let tax = match tax_pct {
            Some(_) => None,
            None => self.either(stated.tax_amt(), info.and_then(|info| info.tax_amt())),
        };
        let known = self.line_facts(stated);
        let mut order = Order {
            scale: self.problems.scale,
            lines: Vec::new(),
            removed: Vec::new(),
            shipping,
            discount,
            tax,
            tax_pct,
            root: From { side: Side::Request, node: data.map_or(0, |data| data.value().node()) },
        };
        let (known, facts) = known;
        let lines: Vec<_> =
            data.and_then(|data| data.line_items()).into_iter().flatten().flatten().collect();
        // The lines that stay; those that are removed are only remembered.
        let mut kept = Vec::new();
        for line in lines {
            match line.corr() {
                corr if line.removed() == Truth::Yes => {
                    order.removed.push((line.value().node(), corr));
                }
                Some(corr) => kept.push((corr, line)),
                None => {
                    let from = From { side: Side::Request, node: line.value().node() };
                    let found = Some("without `corr`".to_owned());
                    self.say(from, Code::ExchangeMissing, found, "`corr`, the id to echo");
                }
            }
        }
        let used = Index::new(kept.iter().map(|(corr, _)| corr.clone()).collect());
        let removed =
            Index::new(order.removed.iter().filter_map(|(_, corr)| corr.clone()).collect());
        for at in known.order().iter().filter(|at| !known.is_again(**at)) {
            let Some((corr, line)) = facts.get(*at) else { continue };
            if used.find(corr).is_none() && removed.find(corr).is_none() {
                let node = member!(line.corr).map_or(0, Value::node);
                let from = From { side: Side::Facts, node };
                let found = Some(corr.to_string());
                self.say(from, Code::ExchangeCorr, found, "a `corr` of the request");
            }
        }
        for (at, (corr, line)) in kept.into_iter().enumerate() {
            if used.is_again(at) {
                let node = member!(line.corr).map_or(0, Value::node);
                let from = From { side: Side::Request, node };
                self.say(from, Code::ExchangeDuplicateCorr, Some(corr.into_owned()), "one line");
                continue;
            }
            let facts = known.find(&corr).and_then(|at| facts.get(at)).map(|(_, line)| line);
            order.lines.extend(self.line(corr, &line, facts));
        }
        order
    }

    /// The facts by line.
    fn line_facts(&mut self, stated: &Facts<'p>) -> LinesKnown<'p> {
        let lines = stated.line_items().into_iter().flatten().flatten();
        let facts: Vec<_> = lines.filter_map(|line| Some((line.corr()?, line))).collect();
        let known = Index::new(facts.iter().map(|(corr, _)| corr.clone()).collect());
        for (at, (corr, line)) in facts.iter().enumerate() {
            if known.is_again(at) {
                let node = member!(line.corr).map_or(0, Value::node);
                let from = From { side: Side::Facts, node };
                let found = Some(corr.to_string());
                self.say(from, Code::ExchangeDuplicateCorr, found, "one line");
            }
        }
        (known, facts)
    }

    fn line(
        &mut self,
        corr: Cow<'p, str>,
        line: &LineItem<'p>,
        facts: Option<&LineFacts<'p>>,
    ) -> Option<Line<'p>> {
        let node = From { side: Side::Request, node: line.value().node() };
        let (asked, accepted) = (line.quantity(), facts.and_then(|facts| facts.quantity()));
        let quantity = self.quantity(asked, accepted, node);
        let price = self.amount(Side::Request, line.unit_price());
        let own = self.amount(Side::Facts, facts.and_then(|facts| facts.unit_price()));
        let price = price.or(own);
        if price.is_none()
            && line.unit_price().is_none()
            && facts.is_none_or(|facts| facts.unit_price().is_none())
        {
            self.say(
                node,
                Code::ExchangeMissing,
                Some("without `unit_price`".to_owned()),
                "a price",
            );
        }
        if let (Some(own), Some(asked)) = (own, price)
            && own.units > asked.units
        {
            let scale = self.problems.scale;
            self.say(
                own.from,
                Code::ExchangeUnitPrice,
                Some(print_shortest(own.units, scale)),
                &print_shortest(asked.units, scale),
            );
        }
        if let Some(facts) = facts {
            self.not_both(facts.tax_amt(), facts.tax_pct());
        }
        let mut of = |read: fn(&LineFacts<'p>) -> Option<Number<'p>>| {
            self.amount(Side::Facts, facts.and_then(read))
        };
        let (discount, ship, shiptax, tax) = (
            of(LineFacts::discount_amt),
            of(LineFacts::ship_amt),
            of(LineFacts::shiptax_amt),
            of(LineFacts::tax_amt),
        );
        let direct = self.amount(Side::Request, line.direct_ship_amt());
        let tax_pct = self.rate(facts.and_then(|facts| facts.tax_pct()));
        Some(Line {
            corr,
            node,
            refnum: facts.and_then(|facts| facts.refnum()),
            quantity: quantity?,
            price: price?,
            store_price: own.or(price)?,
            direct,
            discount,
            ship,
            shiptax,
            tax,
            tax_pct,
        })
    }

    /// The accepted quantity, at most the requested one.
    fn quantity(
        &mut self,
        asked: Option<Number<'p>>,
        accepted: Option<Number<'p>>,
        line: From,
    ) -> Option<Operand> {
        let (side, number) = match (accepted, asked) {
            (Some(accepted), _) => (Side::Facts, accepted),
            (None, Some(asked)) => (Side::Request, asked),
            (None, None) => {
                self.say(
                    line,
                    Code::ExchangeMissing,
                    Some("without `quantity`".to_owned()),
                    "a quantity",
                );
                return None;
            }
        };
        let from = From { side, node: number.value.node() };
        let units = number.amount.to_scale(0)?;
        if units < 0 {
            self.say(from, Code::ValueNegative, Some(units.to_string()), "a quantity");
            return None;
        }
        if let Some(asked) = asked.and_then(|asked| asked.amount.to_scale(0))
            && units > asked
        {
            self.say(
                from,
                Code::ExchangeQuantity,
                Some(units.to_string()),
                &format!("at most {asked}"),
            );
            return None;
        }
        Some(Operand { units, from })
    }
}

/// The store's facts of each line, and where those of a `corr` are.
type LinesKnown<'p> = (Index<'p>, Vec<(Cow<'p, str>, LineFacts<'p>)>);

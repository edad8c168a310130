//! Prints the answer, proves that it re-prices the order, and says where each amount
//! came from.

use std::fmt::Write as _;

use super::order::{From, Line, Operand, Order, Rate, Side};
use super::split::{Part, Split};
use super::trace::{TraceAmount, TraceInput, WritebackTrace};
use super::{RESPONSE, Writeback, WritebackOptions};
use crate::amount::{self, power_of_ten, print_units};
use crate::finding::Code;
use crate::named::Named;
use crate::payload::Payload;
use crate::pointers::Pointers;
use crate::totals::{Identity, LineTotal, Relation, Totals, print_shortest};

/// Amounts of one line of the answer; `unit_tax` at its own scale.
struct Answered {
    ship: i128,
    shiptax: i128,
    unit_tax: i128,
    discount: i128,
}

/// The answer as integers: lines, and `values`.
struct Figures {
    lines: Vec<Answered>,
    shipping: i128,
    discount: i128,
    /// At the scale of `unit_tax`.
    tax: i128,
    /// Decimals of `unit_tax`.
    fine: u32,
    scale: u32,
}

/// Makes the answer; an overflow on the way is `None`.
pub(super) fn answer(
    order: &Order<'_>,
    split: &Split,
    options: &WritebackOptions,
    payloads: (&Payload, &Payload),
    respond: bool,
) -> Option<Writeback> {
    let figures = figures(order, split, options)?;
    let rate = order.tax_pct;
    let totals = totals(order, split, &figures)?;
    let trace = Tracer::new(order, payloads).trace(order, split, &figures, options);
    let response_json = respond.then(|| print(order, &figures, rate));
    Some(Writeback { response_json, totals, trace })
}

fn figures(order: &Order<'_>, split: &Split, options: &WritebackOptions) -> Option<Figures> {
    let fine = options.unit_tax_scale.unwrap_or(order.scale).max(order.scale);
    let factor = power_of_ten(fine.checked_sub(order.scale)?)?;
    let mut tax = split.tax.rest.checked_mul(factor)?;
    let mut lines = Vec::with_capacity(order.lines.len());
    for (index, line) in order.lines.iter().enumerate() {
        let line_tax = split.tax.lines.get(index)?.checked_mul(factor)?;
        let quantity = line.quantity.units;
        // No unit, no unit tax: all of it is residue.
        let unit_tax = if quantity == 0 { 0 } else { line_tax.checked_div(quantity)? };
        tax = tax.checked_add(line_tax.checked_sub(unit_tax.checked_mul(quantity)?)?)?;
        lines.push(Answered {
            ship: *split.shipping.lines.get(index)?,
            shiptax: *split.shiptax.get(index)?,
            unit_tax,
            discount: split.discount.lines.get(index)?.checked_add(*split.markdown.get(index)?)?,
        });
    }
    let (shipping, discount) = (split.shipping.rest, split.discount.rest);
    Some(Figures { lines, shipping, discount, tax, fine, scale: order.scale })
}

/// `0` for zero, else with the scale's decimals.
fn decimals(units: i128, scale: u32) -> String {
    if units == 0 { "0".to_owned() } else { print_units(units, scale) }
}

impl Figures {
    /// An amount of tax, with no more decimals than it needs beyond the currency's.
    fn tax_text(&self, units: i128) -> String {
        let mut scale = self.fine;
        let mut units = units;
        while scale > self.scale && units.checked_rem(10) == Some(0) {
            units = units.checked_div(10).unwrap_or(units);
            scale = scale.saturating_sub(1);
        }
        decimals(units, scale)
    }
}

/// The response, member by member as the document's example has them.
fn print(order: &Order<'_>, figures: &Figures, rate: Option<Rate>) -> String {
    let mut text = String::from("{\"line_items\":[");
    for (index, (line, answered)) in order.lines.iter().zip(&figures.lines).enumerate() {
        let scale = figures.scale;
        let _ = write!(
            text,
            "{}{{\"corr\":{},\"ship_amt\":\"{}\",\"shiptax_amt\":{},\"unit_tax\":{},\"quantity\":{},\"discount_amt\":{}",
            if index > 0 { "," } else { "" },
            quoted(&line.corr),
            decimals(answered.ship, scale),
            decimals(answered.shiptax, scale),
            figures.tax_text(answered.unit_tax),
            line.quantity.units,
            decimals(answered.discount, scale),
        );
        if let Some(refnum) = &line.refnum {
            let _ = write!(text, ",\"refnum\":{}", quoted(refnum));
        }
        text.push('}');
    }
    let percent = rate.map_or_else(|| "0".to_owned(), |rate| rate.percent.shortest().to_string());
    let _ = write!(
        text,
        "],\"values\":{{\"shipping_amt\":\"{}\",\"tax_amt\":\"{}\",\"discount_amt\":{},\"tax_pct\":{percent}}}}}",
        decimals(figures.shipping, figures.scale),
        figures.tax_text(figures.tax),
        decimals(figures.discount, figures.scale),
    );
    text
}

fn quoted(text: &str) -> String {
    // Printing a string to memory cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

fn named<const N: usize>(texts: [(&'static str, String); N]) -> Named {
    let mut named = Named::default();
    texts.into_iter().for_each(|(name, text)| named.insert(name, text));
    named
}

/// The figures, and the identity that both sides are computed for on their own: the left
/// from what the answer says, the right from what the order's amounts are.
fn totals(order: &Order<'_>, split: &Split, figures: &Figures) -> Option<Totals> {
    let factor = power_of_ten(figures.fine.checked_sub(figures.scale)?)?;
    let mut left = figures.tax;
    let mut gross = 0_i128;
    let mut lines = Vec::with_capacity(order.lines.len());
    for (index, (line, answered)) in order.lines.iter().zip(&figures.lines).enumerate() {
        let quantity = line.quantity.units;
        let price = quantity.checked_mul(line.price.units)?;
        gross = gross.checked_add(price)?;
        let amount = price
            .checked_add(answered.ship)?
            .checked_add(answered.shiptax)?
            .checked_sub(answered.discount)?;
        left = left
            .checked_add(amount.checked_mul(factor)?)?
            .checked_add(quantity.checked_mul(answered.unit_tax)?)?;
        let line_tax = *split.tax.lines.get(index)?;
        let total = amount.checked_add(line_tax)?;
        let shown = |units: i128| print_shortest(units, figures.scale);
        let amounts = named([
            ("quantity", quantity.to_string()),
            ("unit_price", shown(line.price.units)),
            ("extended_price", shown(price)),
            ("ship_amt", shown(answered.ship)),
            ("shiptax_amt", shown(answered.shiptax)),
            ("discount_amt", shown(answered.discount)),
            ("tax_amt", shown(line_tax)),
            ("unit_tax", print_shortest(answered.unit_tax, figures.fine)),
            ("total", shown(total)),
        ]);
        lines.push(LineTotal { pointer: format!("/line_items/{index}"), removed: false, amounts });
    }
    let values = figures.shipping.checked_sub(figures.discount)?;
    left = left.checked_add(values.checked_mul(factor)?)?;
    let net = amount::sum(&split.extended)?;
    let right = net
        .checked_add(split.shipping.total)?
        .checked_sub(split.discount.total)?
        .checked_add(split.tax.total)?;
    let right_fine = right.checked_mul(factor)?;
    let difference = left.checked_sub(right_fine)?;
    let shown = |units: i128| print_shortest(units, figures.scale);
    let sums = named([
        ("extended_price", shown(gross)),
        ("markdown", shown(gross.checked_sub(net)?)),
        ("shipping_amt", shown(split.shipping.total)),
        ("discount_amt", shown(split.discount.total)),
        ("tax_amt", shown(split.tax.total)),
        ("repriced", print_shortest(left, figures.fine)),
    ]);
    let identity = Identity {
        code: Code::TotalRepriced,
        pointer: "/values".to_owned(),
        left: Some(print_shortest(left, figures.fine)),
        right: Some(shown(right)),
        difference: Some(print_shortest(difference, figures.fine)),
        tolerance: "0".to_owned(),
        relation: Relation::Equal,
        holds: difference == 0,
        basis: Code::TotalRepriced.explanation().basis,
        message: format!(
            "the answer makes {}: lines {} + shipping {} − discount {} + tax {} = {}",
            print_shortest(left, figures.fine),
            shown(net),
            shown(split.shipping.total),
            shown(split.discount.total),
            shown(split.tax.total),
            shown(right),
        ),
    };
    Some(Totals { kind: RESPONSE, scale: figures.scale, lines, sums, identities: vec![identity] })
}

/// Names inputs by their pointers.
struct Tracer {
    request: Pointers,
    facts: Pointers,
}

impl Tracer {
    fn new(order: &Order<'_>, payloads: (&Payload, &Payload)) -> Self {
        let mut request: Vec<u32> = order.removed.iter().map(|(node, _)| *node).collect();
        let mut facts = Vec::new();
        let mut note = |from: From| match from.side {
            Side::Request => request.push(from.node),
            Side::Facts => facts.push(from.node),
        };
        let of_order = [order.shipping, order.discount, order.tax].into_iter().flatten();
        of_order.for_each(|operand| note(operand.from));
        order.tax_pct.into_iter().for_each(|rate| note(rate.from));
        for line in &order.lines {
            note(line.node);
            let fixed = [line.direct, line.discount, line.ship, line.shiptax, line.tax]
                .into_iter()
                .flatten();
            fixed
                .chain([line.quantity, line.price, line.store_price])
                .for_each(|operand| note(operand.from));
            line.tax_pct.into_iter().for_each(|rate| note(rate.from));
        }
        Self {
            request: Pointers::all(payloads.0.document(), request),
            facts: Pointers::all(payloads.1.document(), facts),
        }
    }

    fn place(&self, from: From) -> (&'static str, String) {
        match from.side {
            Side::Request => ("request", self.request.of(from.node).to_owned()),
            Side::Facts => ("facts", self.facts.of(from.node).to_owned()),
        }
    }

    fn operand(&self, operand: Operand, scale: u32) -> TraceInput {
        let (source, pointer) = self.place(operand.from);
        TraceInput { source, pointer, value: print_shortest(operand.units, scale) }
    }

    fn rate(&self, rate: Rate) -> TraceInput {
        let (source, pointer) = self.place(rate.from);
        TraceInput { source, pointer, value: rate.percent.shortest().to_string() }
    }

    fn trace(
        &self,
        order: &Order<'_>,
        split: &Split,
        figures: &Figures,
        options: &WritebackOptions,
    ) -> WritebackTrace {
        let mut amounts = Vec::new();
        for (index, (line, answered)) in order.lines.iter().zip(&figures.lines).enumerate() {
            let at = |member: &str| format!("/line_items/{index}/{member}");
            let share = |part: &Part| part.shares.get(index).copied().unwrap_or(0);
            let ship = self.ship(order, split, line, share(&split.shipping));
            amounts.push(ship.named(at("ship_amt"), decimals(answered.ship, figures.scale)));
            let shiptax = self.given(line.shiptax, figures.scale, "no tax on shipping was given");
            amounts
                .push(shiptax.named(at("shiptax_amt"), decimals(answered.shiptax, figures.scale)));
            let tax = split.tax.lines.get(index).copied().unwrap_or(0);
            let unit_tax = self.unit_tax(order, split, line, tax, share(&split.tax));
            amounts.push(unit_tax.named(at("unit_tax"), figures.tax_text(answered.unit_tax)));
            let quantity = Step {
                rule: "quantity.accepted",
                inputs: vec![self.operand(line.quantity, 0)],
                message: "the units that the store accepts".to_owned(),
            };
            amounts.push(quantity.named(at("quantity"), line.quantity.units.to_string()));
            let discount = self.discount(order, split, line, index, share(&split.discount));
            amounts.push(
                discount.named(at("discount_amt"), decimals(answered.discount, figures.scale)),
            );
        }
        let residues = [
            (
                "shipping_amt",
                &split.shipping,
                order.shipping,
                decimals(figures.shipping, figures.scale),
            ),
            ("tax_amt", &split.tax, order.tax, figures.tax_text(figures.tax)),
            (
                "discount_amt",
                &split.discount,
                order.discount,
                decimals(figures.discount, figures.scale),
            ),
        ];
        for (name, part, stated, value) in residues {
            let step = Step {
                rule: "values.residue",
                inputs: stated
                    .into_iter()
                    .map(|stated| self.operand(stated, order.scale))
                    .collect(),
                message: format!(
                    "{} of the order less what the lines carry",
                    print_shortest(part.total, order.scale)
                ),
            };
            amounts.push(step.named(format!("/values/{name}"), value));
        }
        let rate = Step {
            rule: "values.tax_pct",
            inputs: order.tax_pct.into_iter().map(|rate| self.rate(rate)).collect(),
            message: if order.tax_pct.is_some() {
                "the rate that the store gave"
            } else {
                "tax is given as an amount"
            }
            .to_owned(),
        };
        let percent = order
            .tax_pct
            .map_or_else(|| "0".to_owned(), |rate| rate.percent.shortest().to_string());
        amounts.push(rate.named("/values/tax_pct".to_owned(), percent));
        let removed = order.removed.iter().map(|(node, corr)| TraceInput {
            source: "request",
            pointer: self.request.of(*node).to_owned(),
            value: corr.as_deref().unwrap_or_default().to_owned(),
        });
        WritebackTrace {
            scale: order.scale,
            place: options.place,
            by: options.by,
            method: options.method.name(),
            removed: removed.collect(),
            amounts,
        }
    }

    /// An amount that the facts give, or zero.
    fn given(&self, operand: Option<Operand>, scale: u32, otherwise: &str) -> Step {
        match operand {
            Some(operand) => Step {
                rule: "line.fixed",
                inputs: vec![self.operand(operand, scale)],
                message: "as the store fixed it".to_owned(),
            },
            None => Step { rule: "line.zero", inputs: Vec::new(), message: otherwise.to_owned() },
        }
    }

    fn ship(&self, order: &Order<'_>, split: &Split, line: &Line<'_>, share: i128) -> Step {
        if line.ship.is_some() {
            return self.given(line.ship, order.scale, "");
        }
        let inputs = [line.direct, order.shipping]
            .into_iter()
            .flatten()
            .map(|operand| self.operand(operand, order.scale));
        let direct = print_shortest(line.direct.map_or(0, |direct| direct.units), order.scale);
        let share = print_shortest(share, order.scale);
        let message =
            format!("direct {direct} + share {share}, apportioned by {}", split.shipping.by);
        Step { rule: "shipping.direct_plus_share", inputs: inputs.collect(), message }
    }

    fn discount(
        &self,
        order: &Order<'_>,
        split: &Split,
        line: &Line<'_>,
        index: usize,
        share: i128,
    ) -> Step {
        let markdown = split.markdown.get(index).copied().unwrap_or(0);
        let mut step = if line.discount.is_some() {
            self.given(line.discount, order.scale, "")
        } else {
            let inputs = order
                .discount
                .into_iter()
                .map(|operand| self.operand(operand, order.scale))
                .collect();
            let share = print_shortest(share, order.scale);
            let message = format!(
                "share {share}, apportioned by {} up to the extended price",
                split.discount.by
            );
            Step { rule: "discount.share", inputs, message }
        };
        if markdown != 0 {
            step.rule = "discount.with_markdown";
            step.inputs.extend([
                line.quantity_input(self),
                self.operand(line.price, order.scale),
                self.operand(line.store_price, order.scale),
            ]);
            let _ = write!(
                step.message,
                " + {} since the store's price is lower",
                print_shortest(markdown, order.scale)
            );
        }
        step
    }

    fn unit_tax(
        &self,
        order: &Order<'_>,
        split: &Split,
        line: &Line<'_>,
        tax: i128,
        share: i128,
    ) -> Step {
        let tax_text = print_shortest(tax, order.scale);
        let mut inputs = vec![TraceInput {
            source: "computed",
            pointer: "line tax".to_owned(),
            value: tax_text.clone(),
        }];
        let (rule, how) = match (line.tax, line.tax_pct) {
            (Some(fixed), _) => {
                inputs.push(self.operand(fixed, order.scale));
                ("tax.fixed", "as the store fixed it".to_owned())
            }
            (None, Some(rate)) => {
                inputs.push(self.rate(rate));
                ("tax.line_rate", format!("{} % of the discounted line", rate.percent.shortest()))
            }
            (None, None) => {
                inputs.extend(order.tax.map(|operand| self.operand(operand, order.scale)));
                inputs.extend(order.tax_pct.map(|rate| self.rate(rate)));
                (
                    "tax.share",
                    format!(
                        "share {}, apportioned by {}",
                        print_shortest(share, order.scale),
                        split.tax.by
                    ),
                )
            }
        };
        inputs.push(line.quantity_input(self));
        let message = format!(
            "line tax {tax_text} ({how}) over {} units, rounded down; the residue is in `values.tax_amt`",
            line.quantity.units
        );
        Step { rule, inputs, message }
    }
}

impl Line<'_> {
    fn quantity_input(&self, tracer: &Tracer) -> TraceInput {
        tracer.operand(self.quantity, 0)
    }
}

/// A trace entry before it has a place and a value.
struct Step {
    rule: &'static str,
    inputs: Vec<TraceInput>,
    message: String,
}

impl Step {
    fn named(self, pointer: String, value: String) -> TraceAmount {
        TraceAmount { pointer, value, rule: self.rule, inputs: self.inputs, message: self.message }
    }
}

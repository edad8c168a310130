//! Onward's currencies and identities.

use std::collections::BTreeMap;

use super::order::{LineItem, Price, UpdateError, UpdateRequest, UpdateResponse};
use crate::currency::minor_units;
use crate::equation::{Equation, Term, term};
use crate::exchange::{Pair, refusals, same_order};
use crate::finding::Code;
use crate::shape::{Shape, Type, member};
use crate::sink::Detail;
use crate::totals::{Addend, Note, Relation, STATED, Sheet, Statement};
use crate::value::is::Items;
use crate::value::{Number, Truth, Value};

/// Each role has one currency throughout a request.
pub(crate) fn request_currencies(root: Value<'_>, sheet: &mut Sheet) {
    currencies(root, UpdateRequest::SHAPE, &mut BTreeMap::new(), sheet);
}

/// Each role has one currency throughout a response.
pub(crate) fn response_currencies(root: Value<'_>, sheet: &mut Sheet) {
    currencies(root, UpdateResponse::SHAPE, &mut BTreeMap::new(), sheet);
}

/// The first currency of each role, and where it stands.
type Known<'p> = BTreeMap<&'static str, (String, u32)>;

/// Depth is that of the declarations, which do not contain themselves.
fn currencies(value: Value<'_>, shape: &'static Shape, known: &mut Known<'_>, sheet: &mut Sheet) {
    for (position, member) in value.linked() {
        match shape.fields.get(position).map(|field| &field.ty) {
            Some(Type::Object(below)) => currencies(member, below, known, sheet),
            Some(Type::List(Type::Object(below))) => {
                member.elements().for_each(|element| currencies(element, below, known, sheet));
            }
            Some(Type::Money(_, role)) => currency(member, role, known, sheet),
            _ => {}
        }
    }
}

fn currency(money: Value<'_>, role: &'static str, known: &mut Known<'_>, sheet: &mut Sheet) {
    let price = Price::of(money);
    // What is no currency is an error of its own.
    let code = price.currency().filter(|code| minor_units(code).is_some());
    let (Some(code), Some(value)) = (code, member!(price.currency)) else { return };
    let (first, place) =
        known.entry(role).or_insert_with(|| (code.clone().into_owned(), value.node()));
    if *first != code {
        let detail = Detail {
            expected: Some(format!("{first}, {role}")),
            found: Some(code.into_owned()),
            related: vec![(*place, format!("{role} here"))],
            ..Detail::default()
        };
        sheet.remark(Code::CurrencyMixed, value.node(), detail);
    }
}

/// Cents in a currency.
#[derive(Clone)]
struct Cents<'p> {
    number: Number<'p>,
    currency: String,
    /// The amount with its currency, where a finding stands.
    value: Value<'p>,
}

fn cents(price: Option<Price<'_>>) -> Option<Cents<'_>> {
    let price = price?;
    let currency = price.currency()?.into_owned();
    Some(Cents { number: price.cents()?, currency, value: price.value() })
}

/// An equation between amounts of one currency; nothing when one is missing or in another.
fn equation<'p>(
    code: Code,
    left: Option<Cents<'p>>,
    right: Option<Vec<(Term<'p>, String)>>,
) -> Option<Equation<'p>> {
    let (left, right) = (left?, right?);
    let same = right.iter().all(|(_, currency)| *currency == left.currency);
    let right = right.into_iter().map(|(term, _)| term).collect();
    let equation = Equation::new(code, Some(left.number), Some(right));
    same.then_some(Equation { at: Some(left.value), ..equation })
}

fn part<'p>(price: Option<Price<'p>>, what: &'static str) -> Option<(Term<'p>, String)> {
    let cents = cents(price)?;
    Some((term(Some(cents.number), what)?, cents.currency))
}

fn negated<'p>(part: Option<(Term<'p>, String)>) -> Option<(Term<'p>, String)> {
    part.map(|(term, currency)| (term.negated(), currency))
}

/// subtotal − discounts + shipping + tax
fn total<'p>(parts: [Option<Price<'p>>; 4]) -> Option<Vec<(Term<'p>, String)>> {
    let [subtotal, discounts, shipping, tax] = parts;
    [
        part(subtotal, "subtotal"),
        negated(part(discounts, "discounts, subtracted")),
        part(shipping, "shipping, added"),
        part(tax, "tax, added"),
    ]
    .into_iter()
    .collect()
}

type Lines<'p> = Option<Items<'p, LineItem<'static>>>;

/// The sum of what `read` gives of each line; nothing when a line has nothing.
fn sum<'p>(
    lines: &Lines<'p>,
    read: fn(&LineItem<'p>) -> Option<Price<'p>>,
) -> Option<Vec<(Term<'p>, String)>> {
    lines.as_ref()?.iter().map(|line| part(read(&line?), "line")).collect()
}

/// The same over the insured lines.
fn insured<'p>(
    lines: &Lines<'p>,
    read: fn(&LineItem<'p>) -> Option<Price<'p>>,
) -> Option<Vec<(Term<'p>, String)>> {
    let lines = lines.as_ref()?.iter().flatten();
    lines
        .filter(|line| line.is_insured() == Truth::Yes)
        .map(|line| part(read(&line), "line"))
        .collect()
}

fn scale(price: Option<Price<'_>>) -> Option<u32> {
    cents(price).and_then(|cents| minor_units(&cents.currency))
}

/// The identities of a request.
pub(crate) fn request(root: Value<'_>, sheet: &mut Sheet) {
    let order = UpdateRequest::of(root);
    sheet.counts_minor(scale(order.total_price()));
    let lines = order.line_items();
    let parts = [
        order.subtotal_price(),
        order.total_discounts_price(),
        order.total_shipping_price(),
        order.total_tax_price(),
    ];
    let subtotal = cents(order.subtotal_price());
    // The lines' amounts in the customer's currency; in the order's, where that is the same.
    let presented = sum(&lines, LineItem::total_price_presentment);
    let presented = presented.or_else(|| sum(&lines, LineItem::total_price));
    let mut equations = vec![
        equation(Code::TotalTotalPrice, cents(order.total_price()), total(parts)),
        equation(Code::TotalSubtotalPrice, subtotal, presented),
    ];
    line_equations(&lines, &mut equations);
    state(equations, &lines, sheet);
}

/// The identities of a response.
pub(crate) fn response(root: Value<'_>, sheet: &mut Sheet) {
    let order = UpdateResponse::of(root);
    sheet.counts_minor(scale(order.total_price()));
    let lines = order.line_items();
    let parts = [
        order.subtotal_price(),
        order.total_discounts_price(),
        order.total_shipping_price(),
        order.total_tax_price(),
    ];
    let presented = [
        order.subtotal_price_presentment(),
        order.total_discounts_price_presentment(),
        order.total_shipping_price_presentment(),
        order.total_tax_price_presentment(),
    ];
    let mut equations = vec![
        equation(Code::TotalTotalPrice, cents(order.total_price()), total(parts)),
        equation(Code::TotalTotalPrice, cents(order.total_price_presentment()), total(presented)),
        equation(
            Code::TotalSubtotalPrice,
            cents(order.subtotal_price()),
            sum(&lines, LineItem::total_price),
        ),
        equation(
            Code::TotalSubtotalPrice,
            cents(order.subtotal_price_presentment()),
            sum(&lines, LineItem::total_price_presentment),
        ),
        equation(
            Code::TotalAmountInsured,
            cents(order.amount_insured()),
            insured(&lines, LineItem::total_price),
        ),
        equation(
            Code::TotalAmountInsured,
            cents(order.amount_insured_presentment()),
            insured(&lines, LineItem::total_price_presentment),
        ),
    ];
    line_equations(&lines, &mut equations);
    state(equations, &lines, sheet);
}

fn line_equations<'p>(lines: &Lines<'p>, equations: &mut Vec<Option<Equation<'p>>>) {
    for line in lines.iter().flatten().flatten() {
        let unit = part(line.unit_price(), "unit price");
        let times = unit
            .zip(line.quantity())
            .and_then(|((term, currency), quantity)| Some(vec![(term.times(quantity)?, currency)]));
        equations.push(equation(Code::TotalLineTotal, cents(line.total_price()), times));
    }
}

fn state(equations: Vec<Option<Equation<'_>>>, lines: &Lines<'_>, sheet: &mut Sheet) {
    sheet.equations(equations.into_iter().flatten().collect());
    for line in lines.iter().flatten().flatten() {
        at_most(line.refunded_quantity(), line.quantity(), sheet);
        let money = [
            (line.refunded_price(), line.total_price()),
            (line.refunded_price_presentment(), line.total_price_presentment()),
        ];
        for (refunded, price) in money {
            if let (Some(refunded), Some(price)) = (cents(refunded), cents(price))
                && refunded.currency == price.currency
            {
                at_most(Some(refunded.number), Some(price.number), sheet);
            }
        }
        sheet.line(line.value(), line.amounts());
    }
}

/// No more is refunded than was sold.
fn at_most(refunded: Option<Number<'_>>, sold: Option<Number<'_>>, sheet: &mut Sheet) {
    let (Some(at), Some(whole)) = (refunded, sold) else { return };
    let (Some(left), Some(right)) = (at.amount.to_scale(0), whole.amount.to_scale(0)) else {
        return;
    };
    let equal = Statement::equal(Code::ValueRange, at.value.node(), Some(left), Some(right));
    let note = Note::Text("no more is refunded than was sold");
    let statement = Statement { relation: Relation::AtMost, note, ..equal };
    let addends = [Addend::plus(refunded, STATED), Addend::less(sold, "sold")];
    sheet.state(statement, || addends.into_iter().flatten().collect());
}

/// The order is the same.
pub(crate) fn update(pair: &Pair<'_>, sheet: &mut Sheet) {
    let (before, after) = (UpdateResponse::of(pair.before), UpdateRequest::of(pair.after));
    same_order(member!(before.shop_order_number), member!(after.shop_order_number), sheet);
}

/// The issues of a refusal, for a reader who has the refusal only.
pub(crate) fn refusal(root: Value<'_>, sheet: &mut Sheet) {
    issues(root, None, sheet);
}

/// The issues of a refusal, beside the request.
pub(crate) fn refused(pair: &Pair<'_>, sheet: &mut Sheet) {
    issues(pair.after, Some(pair.before), sheet);
}

fn issues(root: Value<'_>, request: Option<Value<'_>>, sheet: &mut Sheet) {
    let error = UpdateError::of(root);
    let list = member!(error.error);
    refusals(list.into_iter().flat_map(Value::elements), UpdateRequest::SHAPE, request, sheet);
}

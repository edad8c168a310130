//! The identities of a return: what is refunded, and that what came back is credited.

use std::borrow::Cow;

use super::returned::{CreditItem, Return, ReturnRequest};
use super::rules::payments_of;
use crate::equation::{Equation, Term, term};
use crate::finding::Code;
use crate::named::Index;
use crate::shape::member;
use crate::sink::Detail;
use crate::totals::{MOST_OPERANDS, Puzzle, Sheet};
use crate::value::is::Items;
use crate::value::{Number, Value};

/// How far the figures of a refund may lie apart.
const REFUND_TOLERANCE: &str = "0.05";

/// The identities of `items_returned` requests.
pub(crate) fn returned(root: Value<'_>, sheet: &mut Sheet) {
    let Some(data) = ReturnRequest::of(root).data() else { return };
    if let Some(refund) = data.r#return() {
        refund_rules(&refund, sheet);
        returned_items(&refund, sheet);
    }
    payments_of(data.order(), sheet);
}

fn refund_rules(refund: &Return<'_>, sheet: &mut Sheet) {
    let credited = refund.credit_items_ref();
    let items = || credited.iter().flatten();
    let fees = sum(&credited, |item| item.item_restock_fee_amt(), "restocking fee, subtracted");
    let parts = [
        term(refund.subtotal_amt(), "subtotal"),
        term(refund.tax_amt(), "tax, added"),
        term(refund.shipping_amt(), "shipping, added"),
    ];
    let parts: Option<Vec<_>> = parts.into_iter().collect();
    // A return without a list of credited items has no fees.
    let fees = if credited.is_none() { Some(Vec::new()) } else { fees };
    let refunded = parts.zip(fees).map(|(parts, fees)| {
        parts.into_iter().chain(fees.into_iter().map(Term::negated)).collect()
    });
    let product = [
        term(refund.product_amt(), "products"),
        term(refund.discount_amt(), "discount, subtracted").map(Term::negated),
    ];
    let code = Code::TotalRefund;
    let mut equations = vec![
        Equation::new(code, refund.refund_amt(), refunded),
        Equation::new(code, refund.subtotal_amt(), product.into_iter().collect()),
    ];
    if credited.is_some() {
        equations.push(Equation {
            code,
            at: member!(refund.credit_items_ref),
            left: sum(&credited, |item| item.item_credit_amt(), "credit"),
            right: term(refund.refund_amt(), "refund").map(|term| vec![term]),
            tolerance: REFUND_TOLERANCE,
        });
    }
    for item in items().flatten() {
        let parts = [
            (item.item_subtotal_amt(), "subtotal"),
            (item.item_tax_amt(), "tax, added"),
            (item.item_shipping_amt(), "shipping, added"),
            (item.item_shipping_tax_amt(), "tax on shipping, added"),
            (item.item_giftwrap_amt(), "gift wrap, added"),
            (item.item_giftwrap_tax_amt(), "tax on gift wrap, added"),
            (item.item_recycling_amt(), "recycling, added"),
        ];
        let fee = term(item.item_restock_fee_amt(), "restocking fee, subtracted");
        let parts = parts.into_iter().map(|(number, what)| term(number, what));
        let parts = parts.chain(std::iter::once(fee.map(Term::negated))).collect();
        equations.push(Equation::new(code, item.item_credit_amt(), parts));
        sheet.line(item.value(), item.amounts());
    }
    equations.iter_mut().for_each(|equation| equation.tolerance = REFUND_TOLERANCE);
    sheet.equations(equations);
    sheet.stated("refund_amt", refund.refund_amt());
}

/// One term of each item; nothing when an item lacks it.
fn sum<'p>(
    items: &Option<Items<'p, CreditItem<'static>>>,
    read: fn(&CreditItem<'p>) -> Option<Number<'p>>,
    what: &'static str,
) -> Option<Vec<Term<'p>>> {
    items.as_ref()?.iter().map(|item| term(read(&item?), what)).collect()
}

/// Per sku, what came back is what is credited.
fn returned_items(refund: &Return<'_>, sheet: &mut Sheet) {
    let (Some(items), Some(credited)) = (refund.items(), refund.credit_items_ref()) else { return };
    let came = items.iter().map(|item| item.and_then(|item| Some((item.sku()?, item.quantity()?))));
    let credit =
        credited.iter().map(|item| item.and_then(|item| Some((item.sku()?, item.quantity()?))));
    let (Some(came), Some(credit)) = (counted(came), counted(credit)) else { return };
    let skus: Vec<_> = came.iter().chain(&credit).map(|(sku, _)| sku.clone()).collect();
    let index = Index::new(skus);
    let sums = |side: &[(Cow<'_, str>, i128)]| {
        let mut sums = vec![Some(0_i128); came.len().saturating_add(credit.len())];
        for (sku, units) in side {
            if let Some(sum) = index.find(sku).and_then(|at| sums.get_mut(at)) {
                *sum = sum.and_then(|sum| sum.checked_add(*units));
            }
        }
        sums
    };
    if sheet.solves()
        && let Some(list) = member!(refund.items)
    {
        let nodes = |sku: Option<Value<'_>>, count: Option<Number<'_>>| {
            Some((sku?.node(), count?.value.node()))
        };
        let left = items.iter().flatten().filter_map(|it| nodes(member!(it.sku), it.quantity()));
        let right = credited.iter().flatten();
        let right = right.filter_map(|it| nodes(member!(it.sku), it.quantity()));
        let (left, right) = (left.collect(), right.collect());
        sheet.puzzles.push(Puzzle::Groups { node: list.node(), left, right });
    }
    let (left, right) = (sums(&came), sums(&credit));
    if left == right {
        return;
    }
    let listed = |sums: &[Option<i128>]| {
        let skus = came.iter().chain(&credit).map(|(sku, _)| sku);
        let here = skus.zip(sums).filter(|(_, units)| **units != Some(0));
        let here = here.filter_map(|(sku, units)| Some(format!("sku {sku} × {}", (*units)?)));
        let listed: Vec<_> = here.take(MOST_OPERANDS).collect();
        if listed.is_empty() { "nothing".to_owned() } else { listed.join(", ") }
    };
    let nodes = credited.iter().flatten().take(MOST_OPERANDS);
    let detail = Detail {
        found: Some(listed(&left)),
        expected: Some(listed(&right)),
        related: nodes.map(|item| (item.value().node(), "credited".to_owned())).collect(),
        ..Detail::default()
    };
    if let Some(list) = member!(refund.items) {
        sheet.remark(Code::ExchangeReturnedItems, list.node(), detail);
    }
}

/// Whole numbers of units by sku; nothing where one is missing.
fn counted<'p>(
    items: impl Iterator<Item = Option<(Cow<'p, str>, Number<'p>)>>,
) -> Option<Vec<(Cow<'p, str>, i128)>> {
    let whole = |(sku, count): (_, Number<'p>)| Some((sku, count.amount.to_scale(0)?));
    items.map(|item| item.and_then(whole)).collect()
}

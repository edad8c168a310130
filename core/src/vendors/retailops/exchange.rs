//! Rules between RetailOps' question and the store's answer.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fetch::{FetchRequest, FetchResponse};
use super::order_request::{LineItem, OrderRequest};
use super::returned::{ReturnRequest, ReturnResponse};
use super::writeback_response::{RepricedLine, WritebackResponse};
use crate::equation::{Term, term};
use crate::exchange::{self, Pair};
use crate::finding::{Code, Severity};
use crate::shape::member;
use crate::sink::Detail;
use crate::totals::{Remark, Sheet};
use crate::value::{Number, Truth, Value};

/// The same order as before.
pub(crate) fn same_order(pair: &Pair<'_>, sheet: &mut Sheet) {
    let id = |root| OrderRequest::of(root).data().and_then(|data| data.order());
    if let (Some(before), Some(after)) = (id(pair.before), id(pair.after)) {
        exchange::same_order(member!(before.id), member!(after.id), sheet);
    }
}

fn differs(found: Cow<'_, str>, expected: Cow<'_, str>, other: Value<'_>, what: &str) -> Detail {
    Detail {
        found: Some(found.into_owned()),
        expected: Some(expected.into_owned()),
        elsewhere: vec![(other.node(), what.to_owned())],
        ..Detail::default()
    }
}

/// Each line that is not removed is echoed once, with its quantity; and the answer's
/// amounts are those of the request.
pub(crate) fn repriced(pair: &Pair<'_>, sheet: &mut Sheet) {
    let answer = WritebackResponse::of(pair.after);
    let Some(data) = OrderRequest::of(pair.before).data() else { return };
    let lines = data.line_items().unwrap_or_default();
    // What is no list is an error of its own.
    let Some(replies) = answer.line_items() else { return };
    let list = member!(answer.line_items).map_or(pair.after.node(), Value::node);
    let mut asked: BTreeMap<Cow<'_, str>, LineItem<'_>> = BTreeMap::new();
    for line in lines.iter().flatten() {
        if let Some(corr) = line.corr() {
            let twice = asked.get(&corr).is_some_and(|other| is_live(other) && is_live(&line));
            if twice {
                let elsewhere = vec![(line.value().node(), "the second line".to_owned())];
                let found = Some(corr.clone().into_owned());
                let detail = Detail { found, elsewhere, ..Detail::default() };
                sheet.remark(Code::ExchangeDuplicateCorr, list, detail);
            }
            // A line that was removed does not stand in the way of the one that came in its place.
            if is_live(&line) || !asked.contains_key(&corr) {
                asked.insert(corr, line);
            }
        }
    }
    let order = data.order();
    let number = order.and_then(|order| order.channel_refnum());
    let mut answered: BTreeMap<Cow<'_, str>, RepricedLine<'_>> = BTreeMap::new();
    for line in replies.into_iter().flatten() {
        let needs = [
            (line.corr().is_none(), "`corr`, the id to echo"),
            (line.quantity().is_none(), "`quantity`, the units accepted"),
        ];
        for (_, what) in needs.into_iter().filter(|(lacks, _)| *lacks) {
            let (found, expected) = (Some("incomplete".to_owned()), Some(what.to_owned()));
            let detail = Detail { found, expected, ..Detail::default() };
            sheet.remark(Code::ExchangeMissing, line.value().node(), detail);
        }
        let Some(corr) = line.corr() else { continue };
        let at = member!(line.corr).map_or(0, Value::node);
        let found = || Detail { found: Some(corr.clone().into_owned()), ..Detail::default() };
        let Some(question) = asked.get(&corr) else {
            sheet.remark(Code::ExchangeCorr, at, found());
            continue;
        };
        if answered.contains_key(&corr) {
            sheet.remark(Code::ExchangeDuplicateCorr, at, found());
            continue;
        }
        quantity(&line, question, sheet);
        if let (Some(refnum), Some(number), Some(order)) = (line.refnum(), &number, order)
            && refnum == *number
            && let (Some(ours), Some(theirs)) =
                (member!(line.refnum), member!(order.channel_refnum))
        {
            let detail = differs(refnum, number.clone(), theirs, "the order's number");
            sheet.remark(Code::ExchangeRefnum, ours.node(), detail);
        }
        answered.insert(corr, line);
    }
    for (corr, line) in &asked {
        if is_live(line) && !answered.contains_key(corr) {
            let elsewhere = vec![(line.value().node(), "the line".to_owned())];
            let found = Some(corr.clone().into_owned());
            let detail = Detail { found, elsewhere, ..Detail::default() };
            sheet.remark(Code::ExchangeMissingCorr, list, detail);
        }
    }
    amounts(pair, &asked, &answered, sheet);
}

fn is_live(line: &LineItem<'_>) -> bool {
    line.removed() == Truth::No
}

fn quantity(line: &RepricedLine<'_>, question: &LineItem<'_>, sheet: &mut Sheet) {
    let (Some(answered), Some(asked)) = (line.quantity(), question.quantity()) else { return };
    let units = |number: Number<'_>| number.amount.to_scale(0);
    if units(answered) == units(asked) {
        return;
    }
    let severity = if units(answered) > units(asked) { Severity::Error } else { Severity::Warning };
    let text = |number: Number<'_>| Cow::Owned(number.amount.shortest().to_string());
    let detail = differs(text(answered), text(asked), asked.value, "ordered");
    let (code, node) = (Code::ExchangeQuantity, answered.value.node());
    sheet.remarks.push(Remark { code, severity: Some(severity), node, detail });
}

/// Shipping, tax and discount of lines and residues together, and the total they make.
fn amounts<'p>(
    pair: &Pair<'p>,
    asked: &BTreeMap<Cow<'_, str>, LineItem<'p>>,
    answered: &BTreeMap<Cow<'_, str>, RepricedLine<'p>>,
    sheet: &mut Sheet,
) {
    let answer = WritebackResponse::of(pair.after);
    let Some(values) = answer.values() else { return };
    let info = OrderRequest::of(pair.before).data().and_then(|data| data.order_info());
    let Some(info) = info else { return };
    let lines = || answered.iter();
    // Absent amounts of an answer are nothing.
    let units = |number: Option<Number<'p>>, line: &RepricedLine<'p>| {
        number
            .zip(line.quantity())
            .and_then(|(number, quantity)| term(Some(number), "")?.times(quantity))
    };
    let shipping: Vec<Term<'p>> = lines()
        .filter_map(|(_, line)| term(line.ship_amt(), ""))
        .chain(term(values.shipping_amt(), ""))
        .collect();
    let tax: Vec<Term<'p>> = lines()
        .flat_map(|(_, line)| [units(line.unit_tax(), line), term(line.shiptax_amt(), "")])
        .flatten()
        .chain(term(values.tax_amt(), ""))
        .collect();
    let discount: Vec<Term<'p>> = lines()
        .filter_map(|(_, line)| term(line.discount_amt(), ""))
        .chain(term(values.discount_amt(), ""))
        .collect();
    // A rate gives the tax when no amount does, and then there is nothing to compare.
    let by_rate = values.tax_pct().is_some_and(|rate| !rate.amount.is_zero());
    let sides = [
        (member!(values.shipping_amt), shipping, info.shipping_amt()),
        (member!(values.tax_amt), tax, info.tax_amt().filter(|_| !by_rate)),
        (member!(values.discount_amt), discount, info.discount_amt()),
    ];
    let mut total = Some(Vec::new());
    let mut due = Some(Vec::new());
    for (corr, line) in asked.iter().filter(|(_, line)| line.removed() == Truth::No) {
        let priced = |quantity: Option<Number<'p>>| term(line.unit_price(), "")?.times(quantity?);
        let reply = answered.get(corr).and_then(|reply| priced(reply.quantity()));
        add(&mut total, reply);
        add(&mut due, priced(line.quantity()));
    }
    for (index, (at, terms, stated)) in sides.into_iter().enumerate() {
        let minus = index == 2;
        if let Some(right) = term(stated, "asked") {
            let at = at.unwrap_or(values.value());
            sheet.compare_sums(Code::ExchangeAmount, at, &terms, &[right]);
        }
        let sign = |term: Term<'p>| if minus { term.negated() } else { term };
        if let Some(total) = &mut total {
            total.extend(terms.into_iter().map(sign));
        }
        add(&mut due, term(stated, "").map(sign));
    }
    if let (Some(total), Some(due), false) = (total, due, by_rate) {
        sheet.compare_sums(Code::TotalRepriced, values.value(), &total, &due);
    }
}

fn add<'p>(sum: &mut Option<Vec<Term<'p>>>, term: Option<Term<'p>>) {
    match (sum.as_mut(), term) {
        (Some(terms), Some(term)) => terms.push(term),
        _ => *sum = None,
    }
}

/// No more orders than were asked for, and the one that was.
pub(crate) fn fetched(pair: &Pair<'_>, sheet: &mut Sheet) {
    let answer = FetchResponse::of(pair.after);
    let Some(data) = FetchRequest::of(pair.before).data() else { return };
    let (Some(orders), Some(list)) = (answer.orders(), member!(answer.orders)) else { return };
    let single = data.single() == Truth::Yes;
    let page = data.max_page_size();
    let most = if single { Some(1) } else { page.and_then(|page| page.amount.to_scale(0)) };
    let count = i128::try_from(orders.len()).unwrap_or(i128::MAX);
    if let Some(most) = most.filter(|most| count > *most) {
        let asked = if single { member!(data.single) } else { page.map(|page| page.value) };
        let detail = Detail {
            found: Some(count.to_string()),
            expected: Some(format!("at most {most}")),
            elsewhere: asked.into_iter().map(|value| (value.node(), "asked".to_owned())).collect(),
            ..Detail::default()
        };
        sheet.remark(Code::ExchangePageSize, list.node(), detail);
    }
    let Some(asked) = data.order().filter(|_| single) else { return };
    for order in orders.into_iter().flatten() {
        if let (Some(found), Some(wanted)) = (order.channel_refnum(), asked.channel_refnum())
            && found != wanted
            && let (Some(ours), Some(theirs)) =
                (member!(order.channel_refnum), member!(asked.channel_refnum))
        {
            let detail = differs(found, wanted, theirs, "asked");
            let (code, severity) = (Code::ExchangeChanged, Some(Severity::Error));
            sheet.remarks.push(Remark { code, severity, node: ours.node(), detail });
        }
    }
}

/// No more store credit than the return refunds.
pub(crate) fn returned(pair: &Pair<'_>, sheet: &mut Sheet) {
    let answer = ReturnResponse::of(pair.after).r#return();
    let credit = answer.and_then(|answer| answer.channel_store_credit_amount());
    let refund = ReturnRequest::of(pair.before).data().and_then(|data| data.r#return());
    let refund = refund.and_then(|refund| refund.refund_amt());
    let (Some(credit), Some(refund)) = (credit, refund) else { return };
    let most = crate::amount::MAX_SCALE;
    let more = match (credit.amount.to_scale(most), refund.amount.to_scale(most)) {
        (Some(credit), Some(refund)) => credit > refund,
        _ => false,
    };
    if more {
        let text = |number: Number<'_>| Cow::Owned(number.amount.shortest().to_string());
        let detail = differs(text(credit), text(refund), refund.value, "refunded");
        sheet.remark(Code::ExchangeStoreCredit, credit.value.node(), detail);
    }
}

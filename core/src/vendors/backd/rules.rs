//! Backd's identities, and when it takes an update.

use super::order::{Item, UpdateRequest, UpdateResponse};
use crate::amount::multiply;
use crate::equation::{Equation, Term, term};
use crate::exchange::{Pair, same_order};
use crate::finding::{Code, Severity};
use crate::shape::member;
use crate::sink::Detail;
use crate::totals::{Remark, Sheet};
use crate::value::is::Items;
use crate::value::{Number, Value};

/// The only status in which an order takes updates.
const OPEN: &str = "order_placed";

struct Amounts<'p> {
    total: Option<Number<'p>>,
    cart: Option<Number<'p>>,
    tax: Option<Number<'p>>,
    shipping: Option<Number<'p>>,
    discount: Option<Number<'p>>,
    items: Option<Items<'p, Item<'static>>>,
}

macro_rules! amounts {
    ($order:expr) => {
        Amounts {
            total: $order.order_total(),
            cart: $order.cart_amount(),
            tax: $order.tax_amount(),
            shipping: $order.shipping_amount(),
            discount: $order.discount_amount(),
            items: $order.items(),
        }
    };
}

/// The identities of a request.
pub(crate) fn request(root: Value<'_>, sheet: &mut Sheet) {
    identities(&amounts!(UpdateRequest::of(root)), sheet);
}

/// The identities of a response.
pub(crate) fn response(root: Value<'_>, sheet: &mut Sheet) {
    identities(&amounts!(UpdateResponse::of(root)), sheet);
}

fn identities(amounts: &Amounts<'_>, sheet: &mut Sheet) {
    sheet.counts_minor(None);
    let parts = [
        term(amounts.cart, "cart"),
        term(amounts.tax, "tax, added"),
        term(amounts.shipping, "shipping, added"),
        term(amounts.discount, "discount, subtracted").map(Term::negated),
    ];
    let items = amounts.items.as_ref().and_then(|items| {
        let prices = items.iter().map(|item| {
            let item = item?;
            term(item.unit_price(), "unit price")?.times(item.qty()?)
        });
        prices.collect()
    });
    sheet.equations(vec![
        Equation::new(Code::TotalOrderTotal, amounts.total, parts.into_iter().collect()),
        Equation::new(Code::TotalCartAmount, amounts.cart, items),
    ]);
    for item in amounts.items.iter().flatten().flatten() {
        sheet.line(item.value(), item.amounts());
    }
    sheet.stated("order_total", amounts.total);
}

/// The order is the same and open, and its total grows within the limit.
pub(crate) fn update(pair: &Pair<'_>, sheet: &mut Sheet) {
    let (before, after) = (UpdateResponse::of(pair.before), UpdateRequest::of(pair.after));
    let status = before.status();
    if status.as_deref() != Some(OPEN) {
        // Without a status nothing is known for sure.
        let severity = status.is_none().then_some(Severity::Warning);
        let detail = Detail {
            found: Some(status.map_or_else(|| "unknown".to_owned(), |status| status.into_owned())),
            expected: Some(format!("`{OPEN}`")),
            elsewhere: member!(before.status)
                .map(|value| (value.node(), "the order's status".to_owned()))
                .into_iter()
                .collect(),
            ..Detail::default()
        };
        let (code, node) = (Code::StateClosed, pair.after.node());
        sheet.remarks.push(Remark { code, severity, node, detail });
    }
    same_order(member!(before.merchant_order_id), member!(after.merchant_order_id), sheet);
    if let (Some(old), Some(new)) = (before.order_total(), after.order_total()) {
        increase(old, new, pair, sheet);
    }
}

fn increase(old: Number<'_>, new: Number<'_>, pair: &Pair<'_>, sheet: &mut Sheet) {
    let units = |number: Number<'_>| number.amount.to_scale(0);
    let (Some(old_units), Some(new_units)) = (units(old), units(new)) else { return };
    let Some(grows) = new_units.checked_sub(old_units).filter(|grows| *grows > 0) else { return };
    let limits = pair.limits;
    let say = |code, expected, severity, sheet: &mut Sheet| {
        let elsewhere = vec![(old.value.node(), "the total before".to_owned())];
        let detail =
            Detail { found: Some(grows.to_string()), expected, elsewhere, ..Detail::default() };
        sheet.remarks.push(Remark { code, severity, node: new.value.node(), detail });
    };
    if limits.max_increase.is_none() && limits.max_increase_pct.is_none() {
        return say(Code::LimitUnknown, None, Some(Severity::Warning), sheet);
    }
    if let Some(most) = limits.max_increase {
        // Compared at the limit's own scale, so that nothing is rounded.
        let scale = most.scale();
        let side = crate::amount::power_of_ten(scale).and_then(|power| grows.checked_mul(power));
        if side.zip(most.to_scale(scale)).is_none_or(|(grows, most)| grows > most) {
            let expected = Some(format!("beyond the limit of {}", most.shortest()));
            say(Code::LimitIncrease, expected, None, sheet);
        }
    }
    if let Some(rate) = limits.max_increase_pct {
        // grows · 100 ≤ old · rate
        let scale = rate.scale();
        let power = crate::amount::power_of_ten(scale.saturating_add(2));
        let side = power.and_then(|power| multiply(grows, power));
        let limit = rate.to_scale(scale).and_then(|rate| multiply(old_units, rate));
        if side.zip(limit).is_none_or(|(grows, limit)| grows > limit) {
            let expected = Some(format!("beyond the limit of {} %", rate.shortest()));
            say(Code::LimitIncrease, expected, None, sheet);
        }
    }
}

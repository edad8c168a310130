//! The identities of RetailOps' payloads. Removed lines enter no sum; an identity whose
//! operands are not all there is not formed.

use std::borrow::Cow;

use super::fetch::FetchResponse;
use super::notice::{CaptureRequest, NoticeRequest, ShipmentRequest};
use super::order::Order;
use super::order_request::{LineItem, OrderInfo, OrderRequest};
use super::payment::{Payment, PaymentStatus};
use super::writeback_response::WritebackResponse;
use crate::amount::multiply;
use crate::equation::{Equation, Term, term};
use crate::finding::Code;
use crate::shape::member;
use crate::totals::{
    Addend, Line, Note, Puzzle, Relation, STATED, Sheet, Statement, Units, first_and_last,
};
use crate::value::is::{Items, Partial};
use crate::value::{Number, Truth, Value};

/// The identities of `order_writeback` and `order_update` requests.
pub(crate) fn order_request(root: Value<'_>, sheet: &mut Sheet) {
    let Some(data) = OrderRequest::of(root).data() else { return };
    let (lines, info, order) = (data.line_items(), data.order_info(), data.order());
    let grand_total = order.and_then(|order| order.grand_total());
    if sheet.may_refine() {
        for line in lines.iter().flatten().flatten() {
            let operands = [
                line.unit_price(),
                line.direct_ship_amt(),
                line.apportioned_ship_amt(),
                line.estimated_unit_cost(),
                line.estimated_extended_cost(),
            ];
            operands.into_iter().for_each(|number| sheet.enters(number));
        }
        if let Some(info) = info {
            [info.shipping_amt(), info.discount_amt(), info.tax_amt()]
                .into_iter()
                .for_each(|number| sheet.enters(number));
        }
        sheet.enters(grand_total);
    }
    let payments = Payments::of(order.as_ref(), sheet);

    line_rules(lines.as_ref(), info.as_ref(), grand_total, sheet);
    payments.rules(sheet);
    if sheet.detailed
        && let Some(charged) = payments.status.and_then(|status| status.charged())
    {
        let charged = sheet.units(charged);
        sheet.sums.push(("charged", charged));
        let due = sheet.sums.iter().find(|(name, _)| *name == "due").and_then(|(_, units)| *units);
        if let Some(due) = due {
            sheet.sums.push(("balance", charged.and_then(|charged| due.checked_sub(charged))));
        }
    }
}

/// The payments of an order: what is stated, and the accounts it is the sum of.
struct Payments<'p> {
    payment: Option<Payment<'p>>,
    status: Option<PaymentStatus<'p>>,
    stated: Option<Buckets<'p>>,
    accounts: Option<Items<'p, Partial<Payment<'static>>>>,
    by_account: Option<Vec<Buckets<'p>>>,
}

impl<'p> Payments<'p> {
    fn of(order: Option<&Order<'p>>, sheet: &mut Sheet) -> Self {
        let (payment, status) = (
            order.and_then(|order| order.channel_payment()),
            order.and_then(|order| order.payment_status()),
        );
        let accounts = status.and_then(|status| status.by_account());
        let by_account: Option<Vec<_>> = accounts.as_ref().map(|accounts| {
            accounts
                .iter()
                .map(|account| account.as_ref().map_or([None; 9], account_amounts))
                .collect()
        });
        let stated = status.as_ref().map(status_amounts);
        let buckets = by_account.iter().flatten().chain(stated.iter()).flatten();
        buckets.for_each(|number| sheet.enters(*number));
        Self { payment, status, stated, accounts, by_account }
    }

    fn rules(&self, sheet: &mut Sheet) {
        if let (Some(stated), Some(by_account)) = (self.stated, &self.by_account) {
            payment_rules(stated, by_account, sheet);
            account_rule(self.accounts.as_ref(), self.payment.as_ref(), sheet);
        }
    }
}

pub(super) fn payments_of(order: Option<Order<'_>>, sheet: &mut Sheet) {
    Payments::of(order.as_ref(), sheet).rules(sheet);
}

/// The identities of `capture_channel_payments` requests.
pub(crate) fn capture(root: Value<'_>, sheet: &mut Sheet) {
    payments_of(CaptureRequest::of(root).data().and_then(|data| data.order()), sheet);
}

/// The identities of `order_complete` and `order_cancel` requests.
pub(crate) fn notice(root: Value<'_>, sheet: &mut Sheet) {
    payments_of(NoticeRequest::of(root).data().and_then(|data| data.order()), sheet);
}

/// The identities of `shipment_submit` requests.
pub(crate) fn shipment(root: Value<'_>, sheet: &mut Sheet) {
    payments_of(ShipmentRequest::of(root).data().and_then(|data| data.order()), sheet);
}

/// The identities of `order_fetch` responses.
pub(crate) fn fetched(root: Value<'_>, sheet: &mut Sheet) {
    let orders = FetchResponse::of(root).orders().unwrap_or_default();
    let mut equations = Vec::new();
    for order in orders.into_iter().flatten() {
        let (payments, lines) = (order.payment(), order.items());
        let paid = payments.as_ref().and_then(|payments| {
            payments.iter().map(|payment| term(payment.as_ref()?.amount(), "payment")).collect()
        });
        let priced: Option<Vec<[Term<'_>; 2]>> = lines.as_ref().and_then(|lines| {
            let terms = lines.iter().map(|line| {
                let line = line?;
                let quantity = line.quantity()?;
                let price = term(line.unit_price(), "unit price")?.times(quantity)?;
                Some([price, term(line.unit_tax(), "unit tax")?.times(quantity)?])
            });
            terms.collect()
        });
        let parts = [
            term(order.shipping_amt(), "shipping, added"),
            term(order.tax_amt(), "tax, added"),
            term(order.discount_amt(), "discount, subtracted").map(Term::negated),
        ];
        let parts: Option<Vec<_>> = parts.into_iter().collect();
        equations.push(Equation {
            code: Code::TotalPayment,
            at: member!(order.payment),
            left: paid,
            right: priced
                .zip(parts)
                .map(|(priced, parts)| priced.into_iter().flatten().chain(parts).collect()),
            tolerance: "0",
        });
        for line in lines.iter().flatten().flatten() {
            sheet.line(line.value(), line.amounts());
        }
    }
    sheet.equations(equations);
}

/// What the sums over the lines need of one line. Outer `None`: it is missing.
struct Operands {
    quantity: Option<i128>,
    unit_price: Option<Units>,
    direct: Option<Units>,
    apportioned: Option<Units>,
}

impl Operands {
    fn extended(&self) -> Option<Units> {
        let (quantity, price) = self.quantity.zip(self.unit_price)?;
        Some(price.and_then(|price| multiply(quantity, price)))
    }
}

fn line_rules(
    lines: Option<&Items<'_, LineItem<'static>>>,
    info: Option<&OrderInfo<'_>>,
    grand_total: Option<Number<'_>>,
    sheet: &mut Sheet,
) {
    let Some(lines) = lines else { return };
    let shipping = info.and_then(|info| info.shipping_amt());
    let mut sums = Sums::default();
    for line in lines {
        let Some(line) = line else {
            // Something that is no line stands among them, so no sum is whole.
            sums.spoil();
            continue;
        };
        let removed = line.removed();
        let operands = line_identities(&line, sheet);
        if sheet.detailed {
            let amounts = [
                ("quantity", line.quantity()),
                ("unit_price", line.unit_price()),
                ("direct_ship_amt", line.direct_ship_amt()),
                ("apportioned_ship_amt", line.apportioned_ship_amt()),
            ];
            let amounts = amounts
                .into_iter()
                .filter_map(|(name, number)| Some((name, number?.amount)))
                .collect();
            let extended = operands.extended().flatten();
            sheet.lines.push(Line {
                node: line.value().node(),
                removed: removed == Truth::Yes,
                amounts,
                extended,
            });
        }
        match removed {
            Truth::Yes => {}
            Truth::Invalid => sums.spoil(),
            Truth::No => sums.add(&operands),
        }
    }
    if let Some(shipping) = shipping {
        shipping_rules(lines, &sums, shipping, sheet);
    }
    sums.list(sheet);
    if let Some(info) = info {
        grand_total_rule(lines, &sums, info, grand_total, sheet);
    }
}

/// Sums over the lines that are not removed. Outer `None`: an operand is missing.
struct Sums {
    count: i128,
    quantity: Option<Units>,
    extended: Option<Units>,
    direct: Option<Units>,
    apportioned: Option<Units>,
}

impl Default for Sums {
    fn default() -> Self {
        let zero = Some(Some(0));
        Self { count: 0, quantity: zero, extended: zero, direct: zero, apportioned: zero }
    }
}

impl Sums {
    fn spoil(&mut self) {
        (self.quantity, self.extended, self.direct, self.apportioned) = (None, None, None, None);
    }

    fn add(&mut self, line: &Operands) {
        let add = |sum: &mut Option<Units>, term: Option<Units>| {
            *sum = sum
                .zip(term)
                .map(|(sum, term)| sum.zip(term).and_then(|(sum, term)| sum.checked_add(term)));
        };
        self.count = self.count.saturating_add(1);
        add(&mut self.quantity, line.quantity.map(Some));
        add(&mut self.extended, line.extended());
        add(&mut self.direct, line.direct);
        add(&mut self.apportioned, line.apportioned);
    }

    fn list(&self, sheet: &mut Sheet) {
        let sums = [
            ("extended_price", self.extended),
            ("direct_ship_amt", self.direct),
            ("apportioned_ship_amt", self.apportioned),
        ];
        // The order's own amounts follow.
        sheet.sums.reserve(12);
        sheet.sums.extend(sums.into_iter().filter_map(|(name, sum)| Some((name, sum?))));
        if sheet.detailed
            && let Some(quantity) = self.quantity
        {
            let scaled = quantity
                .zip(crate::amount::power_of_ten(sheet.scale))
                .and_then(|(q, p)| q.checked_mul(p));
            sheet.sums.push(("quantity", scaled));
        }
    }
}

/// The relations within one line.
fn line_identities(line: &LineItem<'_>, sheet: &mut Sheet) -> Operands {
    let quantity = line.quantity().and_then(|quantity| quantity.amount.to_scale(0));
    let direct = line.direct_ship_amt();
    let direct_units = direct.map(|direct| sheet.units(direct));
    let apportioned = line.apportioned_ship_amt().map(|number| sheet.units(number));
    if let (Some(number), Some(units)) = (direct, direct_units) {
        let statement = |relation, right, note| {
            let node = number.value.node();
            let equal = Statement::equal(Code::TotalDirectShipping, node, units, right);
            Statement { relation, note: Note::Text(note), ..equal }
        };
        let left = Addend::plus(direct, STATED);
        if units.is_some_and(|units| units < 0) {
            let not_negative = "a line's direct shipping is not negative";
            let statement = statement(Relation::AtLeast, Some(0), not_negative);
            sheet.state(statement, || left.into_iter().collect());
        } else if let Some(apportioned) = apportioned {
            let part = "`apportioned_ship_amt` includes the direct amount";
            let right = || Addend::less(line.apportioned_ship_amt(), "apportioned shipping");
            let statement = statement(Relation::AtMost, apportioned, part);
            sheet.state(statement, || left.into_iter().chain(right()).collect());
        }
    }
    if let (Some(quantity), Some(unit), Some(extended)) =
        (quantity, line.estimated_unit_cost(), line.estimated_extended_cost())
    {
        let right = sheet.units(unit).and_then(|unit| multiply(unit, quantity));
        let (code, node) = (Code::TotalExtendedCost, extended.value.node());
        let statement = Statement::equal(code, node, sheet.units(extended), right);
        sheet.state(statement, || {
            let cost = Addend::less(Some(unit), "unit cost").zip(line.quantity());
            let cost = cost.map(|(cost, units)| cost.times(units));
            Addend::plus(Some(extended), STATED).into_iter().chain(cost).collect()
        });
    }
    Operands {
        quantity,
        unit_price: line.unit_price().map(|price| sheet.units(price)),
        direct: direct_units,
        apportioned,
    }
}

fn shipping_rules(
    lines: &Items<'_, LineItem<'static>>,
    sums: &Sums,
    shipping: Number<'_>,
    sheet: &mut Sheet,
) {
    let (node, stated) = (shipping.value.node(), sheet.units(shipping));
    if let Some(apportioned) = sums.apportioned.filter(|_| sums.count > 0) {
        let tolerance = sheet.minor_unit().and_then(|unit| unit.checked_mul(sums.count));
        let statement = Statement::equal(Code::TotalApportionedShipping, node, stated, apportioned);
        let (stated, all) = (Addend::plus(Some(shipping), STATED), sheet.solves());
        sheet.state(Statement { tolerance, ..statement }, || {
            addends(lines, all, &[stated], |line| {
                Addend::less(line.apportioned_ship_amt(), "share")
            })
        });
    }
    if let Some(direct) = sums.direct {
        let equal = Statement::equal(Code::TotalDirectShipping, node, direct, stated);
        let note = Note::Text("the lines' direct shipping is part of `shipping_amt`");
        let statement = Statement { relation: Relation::AtMost, note, ..equal };
        let (stated, all) = (Addend::less(Some(shipping), STATED), sheet.solves());
        sheet.state(statement, || {
            addends(lines, all, &[stated], |line| {
                Addend::plus(line.direct_ship_amt(), "direct shipping")
            })
        });
    }
}

/// One addend of each line that is not removed, and the others; unless all are wanted, those of
/// very many lines that a finding names.
fn addends(
    lines: &Items<'_, LineItem<'static>>,
    all: bool,
    others: &[Option<Addend>],
    read: fn(&LineItem<'_>) -> Option<Addend>,
) -> Vec<Addend> {
    let kept = lines.into_iter().flatten().filter(|line| line.removed() == Truth::No);
    let kept = kept.filter_map(|line| read(&line));
    let mut addends = if all { kept.collect() } else { first_and_last(kept) };
    addends.extend(others.iter().flatten());
    addends
}

fn grand_total_rule(
    lines: &Items<'_, LineItem<'static>>,
    sums: &Sums,
    info: &OrderInfo<'_>,
    grand_total: Option<Number<'_>>,
    sheet: &mut Sheet,
) {
    let (Some(shipping), Some(discount), Some(tax)) =
        (info.shipping_amt(), info.discount_amt(), info.tax_amt())
    else {
        return;
    };
    let Some(extended) = sums.extended else { return };
    let (shipping_units, discount_units, tax_units) =
        (sheet.units(shipping), sheet.units(discount), sheet.units(tax));
    let due = extended
        .zip(shipping_units)
        .and_then(|(sum, shipping)| sum.checked_add(shipping))
        .zip(discount_units)
        .and_then(|(sum, discount)| sum.checked_sub(discount))
        .zip(tax_units)
        .and_then(|(sum, tax)| sum.checked_add(tax));
    let terms = [
        ("shipping_amt", shipping_units),
        ("discount_amt", discount_units),
        ("tax_amt", tax_units),
        ("due", due),
    ];
    sheet.sums.extend(terms);
    let Some(grand_total) = grand_total else { return };
    let stated = sheet.units(grand_total);
    sheet.sums.push(("grand_total", stated));
    let statement = Statement::equal(Code::TotalGrandTotal, grand_total.value.node(), stated, due);
    let others = [
        Addend::less(Some(shipping), "shipping, added"),
        Addend::plus(Some(discount), "discount, subtracted"),
        Addend::less(Some(tax), "tax, added"),
        Addend::plus(Some(grand_total), STATED),
    ];
    let all = sheet.solves();
    sheet.state(Statement { note: Note::GrandTotal, ..statement }, || {
        addends(lines, all, &others, |line| {
            Some(Addend::less(line.unit_price(), "unit price")?.times(line.quantity()?))
        })
    });
}

/// The amounts that `payment_status` sums up, of it or of an account.
macro_rules! buckets {
    ($payment:expr) => {
        [
            $payment.authed(),
            $payment.available(),
            $payment.captured(),
            $payment.charged(),
            $payment.credited(),
            $payment.settled(),
            $payment.unsettled(),
            $payment.unsettled_deferred(),
            $payment.unsettled_external(),
        ]
    };
}

fn status_amounts<'p>(status: &PaymentStatus<'p>) -> Buckets<'p> {
    buckets!(status)
}

fn account_amounts<'p>(account: &Payment<'p>) -> Buckets<'p> {
    buckets!(account)
}

type Buckets<'p> = [Option<Number<'p>>; 9];

fn payment_rules(stated: Buckets<'_>, by_account: &[Buckets<'_>], sheet: &mut Sheet) {
    let mut sums: [Option<Units>; 9] = [Some(Some(0)); 9];
    for amounts in by_account {
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum = sum.zip(*amount).map(|(sum, amount)| {
                sum.zip(sheet.units(amount)).and_then(|(a, b)| a.checked_add(b))
            });
        }
    }
    for (bucket, (stated, sum)) in stated.into_iter().zip(sums).enumerate() {
        if let (Some(number), Some(sum)) = (stated, sum) {
            let (code, node) = (Code::TotalPaymentStatus, number.value.node());
            let statement = Statement::equal(code, node, sheet.units(number), sum);
            sheet.state(statement, || {
                let accounts = by_account.iter().filter_map(|account| account.get(bucket));
                let accounts = accounts.filter_map(|number| Addend::less(*number, "account"));
                Addend::plus(stated, STATED).into_iter().chain(accounts).collect()
            });
        }
    }
}

/// The channel's payment is one of the accounts.
fn account_rule(
    accounts: Option<&Items<'_, Partial<Payment<'static>>>>,
    payment: Option<&Payment<'_>>,
    sheet: &mut Sheet,
) {
    // Nothing to compare when an account's own id is missing.
    let Some((payment, id)) = payment.and_then(|payment| Some((payment, payment.id()?))) else {
        return;
    };
    let ids: Option<Vec<_>> = accounts
        .into_iter()
        .flatten()
        .map(|account| account.as_ref().and_then(Payment::id))
        .collect();
    if ids.as_ref().is_some_and(|ids| !ids.is_empty() && !ids.contains(&id)) {
        let node = payment.value().get("id").map_or(payment.value().node(), Value::node);
        let statement = Statement::equal(Code::TotalPaymentStatus, node, Some(0), Some(0));
        sheet.state(Statement { note: Note::NotAnAccount, ..statement }, Vec::new);
        if sheet.solves() {
            let allowed = ids.into_iter().flatten().map(Cow::into_owned).collect();
            sheet.puzzles.push(Puzzle::Member { node, allowed });
        }
    }
}

/// The sums of an answer; its identity needs the request.
pub(crate) fn writeback_response(root: Value<'_>, sheet: &mut Sheet) {
    let answer = WritebackResponse::of(root);
    let lines = answer.line_items();
    for line in lines.iter().flatten().flatten() {
        [line.ship_amt(), line.shiptax_amt(), line.unit_tax(), line.discount_amt()]
            .into_iter()
            .for_each(|number| sheet.enters(number));
    }
    let values = answer.values();
    let residues =
        values.map(|values| [values.shipping_amt(), values.tax_amt(), values.discount_amt()]);
    residues.into_iter().flatten().for_each(|number| sheet.enters(number));
    if !sheet.detailed {
        return;
    }
    let names = ["ship_amt", "shiptax_amt", "discount_amt", "tax_amt"];
    let mut sums: [Units; 4] = [Some(0); 4];
    for line in lines.iter().flatten().flatten() {
        let quantity =
            line.quantity().and_then(|quantity| quantity.amount.to_scale(0)).unwrap_or(1);
        let tax = line
            .unit_tax()
            .and_then(|tax| sheet.units(tax))
            .map_or(Some(0), |tax| tax.checked_mul(quantity));
        let units =
            |number: Option<Number<'_>>| number.map_or(Some(0), |number| sheet.units(number));
        let terms =
            [units(line.ship_amt()), units(line.shiptax_amt()), units(line.discount_amt()), tax];
        for (sum, term) in sums.iter_mut().zip(terms) {
            *sum = sum.zip(term).and_then(|(sum, term)| sum.checked_add(term));
        }
        let amounts = [
            ("quantity", line.quantity()),
            ("ship_amt", line.ship_amt()),
            ("shiptax_amt", line.shiptax_amt()),
            ("unit_tax", line.unit_tax()),
            ("discount_amt", line.discount_amt()),
        ];
        let amounts =
            amounts.into_iter().filter_map(|(name, number)| Some((name, number?.amount))).collect();
        sheet.lines.push(Line {
            node: line.value().node(),
            removed: false,
            amounts,
            extended: None,
        });
    }
    sheet.sums.extend(names.into_iter().zip(sums));
    for (name, residue) in ["values.shipping_amt", "values.tax_amt", "values.discount_amt"]
        .into_iter()
        .zip(residues.into_iter().flatten())
    {
        if let Some(residue) = residue {
            let units = sheet.units(residue);
            sheet.sums.push((name, units));
        }
    }
}

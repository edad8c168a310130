//! Totals at the limits: 100,000 lines, 28 digits, sums beyond the exact range, currencies
//! without decimals and with four, amounts finer than the currency, negative totals. What they
//! should be is computed here, in plain integers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::time::{Duration, Instant};

use orderwire::{Identity, Kind, Options, Report, Severity, Totals, check, totals};
use serde_json::{Value, json};

/// An order in units of `10^-scale`, whose stated total is `extra` too high.
#[derive(Clone, Debug, Default)]
struct Order {
    /// Quantities and prices.
    lines: Vec<(i128, i128)>,
    /// How often the last line stands there once more.
    more: i128,
    discount: i128,
    extra: i128,
    scale: u32,
    currency: &'static str,
}

impl Order {
    /// In cents.
    fn of(lines: &[(i128, i128)]) -> Self {
        Self { lines: lines.to_vec(), scale: 2, currency: "USD", ..Self::default() }
    }

    fn goods(&self) -> i128 {
        let rows = || self.lines.iter().map(|(quantity, price)| quantity * price);
        rows().sum::<i128>() + rows().next_back().unwrap_or(0) * self.more
    }

    fn count(&self) -> i128 {
        i128::try_from(self.lines.len()).unwrap() + self.more
    }

    fn due(&self) -> i128 {
        self.goods() - self.discount
    }

    fn amount(&self, units: i128) -> Value {
        decimal(units, self.scale).into()
    }

    fn each(&self, mut line: impl FnMut(i128, i128) -> Value) -> Value {
        self.lines.iter().map(|(quantity, price)| line(*quantity, *price)).collect()
    }
}

/// `1.05` of 105 at scale 2.
fn decimal(units: i128, scale: u32) -> String {
    let places = usize::try_from(scale).unwrap();
    let digits = format!("{:0>1$}", units.unsigned_abs(), places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let (sign, point) = (if units < 0 { "-" } else { "" }, if places > 0 { "." } else { "" });
    format!("{sign}{whole}{point}{fraction}")
}

/// As reports print it, without zeros at the end.
fn shortest(units: i128, scale: u32) -> String {
    let text = decimal(units, scale);
    if scale == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

fn example(kind: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/payloads");
    serde_json::from_str(&fs::read_to_string(format!("{folder}/{kind}.json")).unwrap()).unwrap()
}

fn set(object: &mut Value, members: Value) {
    let members = members.as_object().unwrap().clone();
    object.as_object_mut().unwrap().extend(members);
}

/// A kind whose payloads have lines and a total.
struct Vendor {
    kind: &'static str,
    /// The code of the identity that makes the total, and where it stands.
    code: &'static str,
    pointer: &'static str,
    /// Where its lines stand.
    lines: &'static str,
    /// Amounts are whole minor units.
    minor: bool,
    payload: fn(&Order) -> Value,
}

const VENDORS: [Vendor; 8] = [
    Vendor {
        kind: "retailops.order_writeback.request",
        code: "total.grand_total",
        pointer: "/data/order/grand_total",
        lines: "/data/line_items",
        minor: false,
        payload: |order| retailops_request("retailops.order_writeback.request", order),
    },
    Vendor {
        kind: "retailops.order_update.request",
        code: "total.grand_total",
        pointer: "/data/order/grand_total",
        lines: "/data/line_items",
        minor: false,
        payload: |order| retailops_request("retailops.order_update.request", order),
    },
    Vendor {
        kind: "retailops.order_fetch.response",
        code: "total.payment",
        pointer: "/orders/0/payment",
        lines: "/orders/0/items",
        minor: false,
        payload: retailops_fetched,
    },
    Vendor {
        kind: "retailops.items_returned.request",
        code: "total.refund",
        pointer: "/data/return/subtotal_amt",
        lines: "/data/return/credit_items_ref",
        minor: false,
        payload: retailops_returned,
    },
    Vendor {
        kind: "wiredplus.update_order.request",
        code: "total.grand_total",
        pointer: "/grand_total",
        lines: "/order_lines",
        minor: false,
        payload: wiredplus,
    },
    Vendor {
        kind: "onward.update_order.request",
        code: "total.total_price",
        pointer: "/total_price",
        lines: "/line_items",
        minor: true,
        payload: |order| onward("onward.update_order.request", order),
    },
    Vendor {
        kind: "onward.update_order.response",
        code: "total.total_price",
        pointer: "/total_price",
        lines: "/line_items",
        minor: true,
        payload: |order| onward("onward.update_order.response", order),
    },
    Vendor {
        kind: "backd.update_order.request",
        code: "total.order_total",
        pointer: "/order_total",
        lines: "/items",
        minor: true,
        payload: backd,
    },
];

fn retailops_request(kind: &str, order: &Order) -> Value {
    let mut payload = example(kind);
    let data = &mut payload["data"];
    let line = data["line_items"][0].clone();
    data["line_items"] = order.each(|quantity, price| {
        let mut line = line.clone();
        set(
            &mut line,
            json!({"quantity": quantity.to_string(), "unit_price": order.amount(price),
                   "direct_ship_amt": "0", "apportioned_ship_amt": "0"}),
        );
        line
    });
    let discount = order.amount(order.discount);
    let info = json!({"shipping_amt": "0", "tax_amt": "0", "discount_amt": discount});
    set(&mut data["order_info"], info);
    data["order"]["grand_total"] = order.amount(order.due() + order.extra);
    payload
}

fn retailops_fetched(order: &Order) -> Value {
    let mut payload = example("retailops.order_fetch.response");
    let fetched = &mut payload["orders"][0];
    let quantities = order.each(|quantity, price| {
        json!({"channel_refnum": "1", "sku": "1", "quantity": quantity.to_string(),
               "unit_price": order.amount(price), "unit_tax": "0"})
    });
    let discount = order.amount(order.discount);
    let parts =
        json!({"items": quantities, "shipping_amt": "0", "tax_amt": "0", "discount_amt": discount});
    set(fetched, parts);
    fetched["payment"][0]["amount"] = order.amount(order.due() + order.extra);
    payload
}

/// A return states what each line comes to, without quantities in its sums. The first line
/// has the discount.
fn retailops_returned(order: &Order) -> Value {
    let mut payload = example("retailops.items_returned.request");
    let item = payload["data"]["return"]["credit_items_ref"][0].clone();
    let mut discounts = std::iter::once(order.discount).chain(std::iter::repeat(0));
    let credited = order.each(|quantity, price| {
        let credit = order.amount(quantity * price - discounts.next().unwrap());
        let mut item = item.clone();
        set(&mut item, json!({"item_subtotal_amt": credit.clone(), "item_credit_amt": credit}));
        item
    });
    let (goods, stated) = (order.amount(order.goods()), order.amount(order.due() + order.extra));
    let parts = json!({"credit_items_ref": credited, "product_amt": goods, "subtotal_amt": stated.clone(),
                       "discount_amt": order.amount(order.discount), "refund_amt": stated});
    set(&mut payload["data"]["return"], parts);
    payload
}

fn wiredplus(order: &Order) -> Value {
    let mut payload = example("wiredplus.update_order.request");
    let line = payload["order_lines"][0].clone();
    let mut discounts = std::iter::once(order.discount).chain(std::iter::repeat(0));
    let lines = order.each(|quantity, price| {
        let (mut line, row) = (line.clone(), order.amount(quantity * price));
        let discount = discounts.next().unwrap();
        set(
            &mut line,
            json!({"quantity": quantity.to_string(), "product_price": order.amount(price),
                   "product_price_inc_tax": order.amount(price), "product_price_tax": "0", "tax_percent": "0",
                   "row_total": row.clone(), "row_total_inc_tax": row, "row_total_discount": order.amount(discount)}),
        );
        line
    });
    let (goods, stated) = (order.amount(order.goods()), order.amount(order.due() + order.extra));
    let parts = json!({
        "order_lines": lines, "number_of_products": order.count().to_string(), "iso_currency_code": order.currency,
        "invoice_total": goods.clone(), "invoice_total_inc_tax": goods, "invoice_tax_total": "0",
        "invoice_discount_total": order.amount(order.discount),
        "shipping_total": "0", "shipping_total_inc_tax": "0", "shipping_tax_total": "0", "shipping_discount_total": "0",
        "grand_total": stated, "grand_total_inc_tax": order.amount(order.due()),
    });
    set(&mut payload, parts);
    payload
}

fn onward(kind: &str, order: &Order) -> Value {
    let mut payload = example(kind);
    let cents = |units: i128| json!({"cents": units.to_string(), "currency": order.currency});
    let (goods, stated) = (cents(order.goods()), cents(order.due() + order.extra));
    let mut parts = json!({
        "subtotal_price": goods, "total_discounts_price": cents(order.discount),
        "total_shipping_price": cents(0), "total_tax_price": cents(0), "total_price": stated,
    });
    for (name, price) in parts.clone().as_object().unwrap() {
        if payload.get(format!("{name}_presentment")).is_some() {
            parts[format!("{name}_presentment")] = price.clone();
        }
    }
    let insured = parts["subtotal_price"].clone();
    for name in ["amount_insured", "amount_insured_presentment", "insurance_paid"] {
        if payload.get(name).is_some() {
            parts[name] = insured.clone();
        }
    }
    let line = payload["line_items"][0].clone();
    parts["line_items"] = order.each(|quantity, price| {
        let (mut line, total) = (line.clone(), cents(quantity * price));
        set(
            &mut line,
            json!({"unit_price": cents(price), "total_price": total.clone(), "total_price_presentment": total,
                   "quantity": quantity.to_string(), "refunded_quantity": 0,
                   "refunded_price": cents(0), "refunded_price_presentment": cents(0)}),
        );
        line
    });
    set(&mut payload, parts);
    payload
}

fn backd(order: &Order) -> Value {
    let mut payload = example("backd.update_order.request");
    let item = payload["items"][0].clone();
    let units = |units: i128| Value::from(units.to_string());
    let items = order.each(|quantity, price| {
        let mut item = item.clone();
        set(&mut item, json!({"qty": quantity.to_string(), "unit_price": units(price)}));
        item
    });
    let parts = json!({"items": items, "cart_amount": units(order.goods()), "tax_amount": 0, "shipping_amount": 0,
                       "discount_amount": units(order.discount), "order_total": units(order.due() + order.extra)});
    set(&mut payload, parts);
    payload
}

impl Vendor {
    fn kind(&self) -> Kind {
        Kind::named(self.kind).unwrap()
    }

    fn options(&self, order: &Order) -> Options {
        let names_it = ["wiredplus.", "onward."].iter().any(|vendor| self.kind.starts_with(vendor));
        let currency = (!names_it).then(|| order.currency.to_owned());
        Options { currency, ..Options::default() }
    }

    fn totals(&self, order: &Order) -> Totals {
        let text = (self.payload)(order).to_string();
        totals(self.kind(), &text, &self.options(order)).unwrap_or_else(|error| panic!("{error}"))
    }

    fn report(&self, order: &Order) -> Report {
        check(self.kind(), &(self.payload)(order).to_string(), &self.options(order)).unwrap()
    }

    /// The identity that makes the total.
    fn identity<'t>(&self, totals: &'t Totals) -> &'t Identity {
        let found = totals.identities.iter().find(|identity| {
            identity.code.as_str() == self.code && identity.pointer == self.pointer
        });
        found.unwrap_or_else(|| panic!("{}: {:?}", self.kind, totals.identities))
    }

    /// Returns may be 0.05 off.
    fn tolerance(&self, order: &Order) -> i128 {
        match order.scale.checked_sub(2) {
            Some(finer) if self.code == "total.refund" => 5 * 10_i128.pow(finer),
            _ => 0,
        }
    }

    /// The figures are exactly those of the order.
    fn adds_up(&self, order: &Order, totals: &Totals) {
        let scale = if self.minor { 0 } else { order.scale };
        let identity = self.identity(totals);
        let sides = [&identity.left, &identity.right, &identity.difference];
        let expected = [order.due() + order.extra, order.due(), order.extra];
        let expected = expected.map(|units| Some(shortest(units, scale)));
        assert_eq!(sides.map(Clone::clone), expected, "{}: {order:?}", self.kind);
        let holds = order.extra.abs() <= self.tolerance(order);
        assert_eq!(identity.holds, holds, "{}", self.kind);
        // What the rules say of each line and sum holds too.
        let broken = totals.identities.iter().filter(|identity| !identity.holds);
        let broken: Vec<_> = broken.map(|identity| (&identity.code, &identity.message)).collect();
        assert_eq!(broken.is_empty(), holds, "{}: {broken:?}", self.kind);
        assert_eq!(totals.lines.len(), order.lines.len(), "{}", self.kind);
        assert_eq!(totals.scale, orderwire::minor_units(order.currency).unwrap(), "{}", self.kind);
    }

    fn is_exact(&self, order: &Order) {
        self.adds_up(order, &self.totals(order));
    }

    /// The report has the two sides of an identity that does not hold.
    fn says(&self, order: &Order, report: &Report) {
        let found = report
            .findings
            .iter()
            .find(|finding| finding.code.as_str() == self.code && finding.pointer == self.pointer);
        let sides = found.map(|finding| (finding.found.clone(), finding.expected.clone()));
        let scale = if self.minor { 0 } else { order.scale };
        let text = |units| Some(shortest(units, scale));
        let expected = Some((text(order.due() + order.extra), text(order.due())));
        assert_eq!(sides, expected, "{}", self.kind);
    }

    /// The findings as code and pointer, but for infos.
    fn findings(&self, order: &Order) -> Vec<(String, String)> {
        let findings = self.report(order).findings.into_iter();
        let said = findings.filter(|finding| finding.severity != Severity::Info);
        said.map(|finding| (finding.code.as_str().to_owned(), finding.pointer)).collect()
    }
}

/// Quantities 1 to 3, prices that repeat after 991 lines.
fn many(count: i128) -> Order {
    let lines: Vec<_> = (0..count).map(|line| (line % 3 + 1, line * 7919 % 991 + 1)).collect();
    Order { discount: 12_345, ..Order::of(&lines) }
}

#[test]
fn many_lines_add_up() {
    for vendor in &VENDORS {
        vendor.is_exact(&many(2_000));
    }
}

/// Checks an order of this many lines whose total is wrong; gives the time it takes.
fn time_of_check(vendor: &Vendor, count: usize) -> Duration {
    // Made from two lines, the second of which is repeated, since making text takes time too.
    let (first, line) = ((1, 12_346), (3, 719));
    let mut order = Order { extra: 1, ..Order::of(&[first, line]) };
    let more = count - order.lines.len();
    order.more = i128::try_from(more).unwrap();
    let payload = (vendor.payload)(&order);
    let last = payload.pointer(vendor.lines).unwrap()[1].to_string();
    let text = payload.to_string().replacen(&last, &vec![last.clone(); more + 1].join(","), 1);
    let start = Instant::now();
    let report = check(vendor.kind(), &text, &vendor.options(&order)).unwrap();
    let time = start.elapsed();
    vendor.says(&order, &report);
    time
}

/// 100,000 lines of a vendor.
fn time_is_linear(kind: &str) {
    let vendor = VENDORS.iter().find(|vendor| vendor.kind == kind).unwrap();
    let few = time_of_check(vendor, 10_000).min(time_of_check(vendor, 10_000));
    let most = time_of_check(vendor, 100_000);
    println!("{kind}: {few:?}, {most:?}");
    // A step for each pair of lines would make ten times the lines take a hundred times as long.
    assert!(most < 40 * few, "{kind}: {few:?}, {most:?}");
}

#[test]
fn a_hundred_thousand_lines_of_retailops() {
    time_is_linear("retailops.order_writeback.request");
}

#[test]
fn a_hundred_thousand_lines_of_wiredplus() {
    time_is_linear("wiredplus.update_order.request");
}

#[test]
fn a_hundred_thousand_lines_of_onward() {
    time_is_linear("onward.update_order.request");
}

#[test]
fn a_hundred_thousand_lines_of_backd() {
    time_is_linear("backd.update_order.request");
}

#[test]
fn twenty_eight_digits_are_exact() {
    let largest = 9_999_999_999_999_999_999_999_999_999;
    for vendor in &VENDORS {
        vendor.is_exact(&Order::of(&[(1, largest)]));
        vendor.is_exact(&Order { discount: largest - 1, ..Order::of(&[(1, largest)]) });
        // Four quarters of it, and one unit too many.
        let quarters = [(1, largest / 4); 4];
        vendor.is_exact(&Order::of(&quarters));
        vendor.is_exact(&Order { extra: 1, ..Order::of(&quarters) });
        vendor.is_exact(&Order { extra: -1, ..Order::of(&[(largest / 7, 7)]) });
    }
}

/// A finding without figures where a sum leaves `i128`, and never a wrong figure.
#[test]
fn beyond_the_exact_range_there_is_no_figure() {
    let huge = "9".repeat(28);
    let tiny = format!("0.{}1", "0".repeat(27));
    for vendor in &VENDORS {
        let mut payload = (vendor.payload)(&Order::of(&[(1, 100), (1, 100)]));
        // Whole minor units leave the range by their product, decimals by a scale that holds both.
        let changes: &[(&str, &str)] = match vendor.kind {
            "retailops.order_fetch.response" => {
                &[("/orders/0/items/0/unit_price", &huge), ("/orders/0/tax_amt", &tiny)]
            }
            "retailops.items_returned.request" => {
                &[("/data/return/product_amt", &huge), ("/data/return/discount_amt", &tiny)]
            }
            "wiredplus.update_order.request" => {
                &[("/invoice_total", &huge), ("/shipping_discount_total", &tiny)]
            }
            "onward.update_order.request" | "onward.update_order.response" => {
                &[("/line_items/0/unit_price/cents", &huge), ("/line_items/0/quantity", &huge)]
            }
            "backd.update_order.request" => {
                &[("/items/0/unit_price", &huge), ("/items/0/qty", &huge)]
            }
            _ => &[("/data/line_items/0/unit_price", &huge), ("/data/order_info/tax_amt", &tiny)],
        };
        for (pointer, text) in changes {
            *payload.pointer_mut(pointer).unwrap() = (*text).into();
        }
        let text = payload.to_string();
        let totals = totals(vendor.kind(), &text, &Options::default()).unwrap();
        let unknown: Vec<_> =
            totals.identities.iter().filter(|identity| identity.difference.is_none()).collect();
        assert!(!unknown.is_empty(), "{}: {totals:#?}", vendor.kind);
        let report = check(vendor.kind(), &text, &Options::default()).unwrap();
        for identity in unknown {
            assert!(!identity.holds, "{}", vendor.kind);
            assert!(
                identity.message.contains("a sum beyond the exact range"),
                "{}",
                identity.message
            );
            let found = report.findings.iter().find(|finding| {
                finding.code.as_str() == "total.overflow" && finding.pointer == identity.pointer
            });
            let found = found.unwrap_or_else(|| panic!("{}: {report:#?}", vendor.kind));
            assert_eq!(
                (found.severity, found.found.as_deref(), found.expected.as_deref()),
                (Severity::Warning, Some("too large"), None)
            );
        }
    }
}

#[test]
fn currencies_without_decimals_and_with_four() {
    for vendor in &VENDORS {
        for (currency, scale) in [("JPY", 0), ("KWD", 3), ("CLF", 4)] {
            let lines = [(3, 19_535), (1, 1), (2, 7_814)];
            let order = Order { discount: 5_861, scale, currency, ..Order::of(&lines) };
            vendor.is_exact(&order);
            vendor.is_exact(&Order { extra: -1, ..order.clone() });
            assert_eq!(vendor.findings(&order), usual(vendor), "{currency}");
        }
    }
}

/// The warnings of a document's own example: WiredPlus' lacks a reference, Onward's prices
/// are in both currencies, and so on.
fn usual(vendor: &Vendor) -> Vec<(String, String)> {
    let findings = vendor.findings(&Order::of(&[(1, 100)])).into_iter();
    findings.filter(|(code, _)| !code.starts_with("total.")).collect()
}

#[test]
fn amounts_finer_than_the_currency_are_said_and_counted() {
    for vendor in VENDORS.iter().filter(|vendor| !vendor.minor) {
        // Thousandths of a dollar, and of a yen.
        for currency in ["USD", "JPY"] {
            let order =
                Order { scale: 3, currency, discount: 1, ..Order::of(&[(3, 1_005), (1, 2_000)]) };
            vendor.is_exact(&order);
            vendor.is_exact(&Order { extra: 1, ..order.clone() });
            let findings = vendor.findings(&order);
            let fine = findings.iter().filter(|(code, _)| code == "amount.precision");
            let said = vendor.report(&order).findings.into_iter();
            let said = said.filter(|finding| finding.code.as_str() == "amount.precision");
            let decimals = format!(
                "the {} decimals of the currency",
                orderwire::minor_units(currency).unwrap()
            );
            assert!(
                said.map(|finding| finding.expected).all(|text| text.as_ref() == Some(&decimals))
            );
            // At least the price, the discount and the total.
            assert!(fine.count() >= 3, "{}: {findings:?}", vendor.kind);
            assert!(!findings.iter().any(|(code, _)| code == vendor.code), "{}", vendor.kind);
        }
    }
}

#[test]
fn negative_totals_are_doubted_and_right() {
    for vendor in &VENDORS {
        let order = Order { discount: 1_500, ..Order::of(&[(2, 500)]) };
        vendor.is_exact(&order);
        let findings = vendor.findings(&order);
        assert!(
            findings.iter().any(|(code, pointer)| {
                code == "value.negative" && pointer.starts_with(vendor.pointer)
            }),
            "{}: {findings:?}",
            vendor.kind
        );
        assert!(vendor.report(&order).ok, "{}", vendor.kind);
    }
}

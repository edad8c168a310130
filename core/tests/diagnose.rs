//! `diagnose` on balanced orders with one injected fault, and on what has no repair.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use orderwire::{DiagnoseOptions, Diagnosis, Kind, Options, diagnose, totals};
use serde_json::{Value, json};

/// A small generator, so that a failure names the order by its number.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn between(&mut self, first: i64, last: i64) -> i64 {
        first + i64::try_from(self.below(u64::try_from(last - first + 1).unwrap())).unwrap()
    }

    /// A price in cents as shops have them.
    fn price(&mut self) -> i64 {
        let dollars = self.between(1, 180);
        match self.below(4) {
            0 => dollars * 100,
            1 => dollars * 100 - 1,
            2 => dollars * 100 + 50,
            _ => dollars * 100 + self.between(0, 99),
        }
    }
}

/// One line of an order: quantity, unit price.
type Line = (i64, i64);

struct Order {
    lines: Vec<Line>,
    shipping: i64,
    discount: i64,
    tax: i64,
}

impl Order {
    fn new(random: &mut Random) -> Self {
        let count = random.between(1, 5);
        let lines: Vec<_> = (0..count).map(|_| (random.between(1, 6), random.price())).collect();
        let goods: i64 = lines.iter().map(|(quantity, price)| quantity * price).sum();
        let shipping = [0, 499, 500, 795, 1250][random.below(5) as usize];
        let discount = [0, goods / 10, 500.min(goods / 4)][random.below(3) as usize];
        let tax = (goods - discount) * random.between(5, 20) / 100;
        Self { lines, shipping, discount, tax }
    }

    fn goods(&self) -> i64 {
        self.lines.iter().map(|(quantity, price)| quantity * price).sum()
    }

    fn total(&self) -> i64 {
        self.goods() + self.shipping - self.discount + self.tax
    }
}

fn major(cents: i64) -> Value {
    Value::String(format!("{}.{:02}", cents / 100, cents % 100))
}

/// A balanced payload, and the pointers of its fields by what they are.
struct Payload {
    kind: &'static str,
    json: Value,
    total: &'static str,
    discount: &'static str,
    quantity: fn(usize) -> String,
    price: fn(usize) -> String,
}

fn retailops(order: &Order) -> Payload {
    let lines: Vec<_> = order
        .lines
        .iter()
        .enumerate()
        .map(|(index, (quantity, price))| {
            json!({"corr": index.to_string(), "quantity": quantity.to_string(), "unit_price": major(*price)})
        })
        .collect();
    let info = json!({"shipping_amt": major(order.shipping), "discount_amt": major(order.discount), "tax_amt": major(order.tax)});
    Payload {
        kind: "retailops.order_writeback.request",
        json: json!({"data": {"line_items": lines, "order_info": info, "order": {"grand_total": major(order.total())}}}),
        total: "/data/order/grand_total",
        discount: "/data/order_info/discount_amt",
        quantity: |line| format!("/data/line_items/{line}/quantity"),
        price: |line| format!("/data/line_items/{line}/unit_price"),
    }
}

fn backd(order: &Order) -> Payload {
    let items: Vec<_> = order
        .lines
        .iter()
        .map(|(quantity, price)| json!({"display_name": "a", "sku": "b", "unit_price": price, "qty": quantity, "item_image_url": "https://a.b", "item_url": "https://a.b"}))
        .collect();
    Payload {
        kind: "backd.update_order.request",
        json: json!({"order_total": order.total(), "cart_amount": order.goods(), "tax_amount": order.tax,
            "shipping_amount": order.shipping, "discount_amount": order.discount, "items": items}),
        total: "/order_total",
        discount: "/discount_amount",
        quantity: |line| format!("/items/{line}/qty"),
        price: |line| format!("/items/{line}/unit_price"),
    }
}

fn onward(order: &Order) -> Payload {
    let money = |cents: i64| json!({"cents": cents, "currency": "USD"});
    let mut json: Value = serde_json::from_str(
        &std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../examples/payloads/onward.update_order.request.json"
        ))
        .unwrap(),
    )
    .unwrap();
    let line = json["line_items"][0].clone();
    let lines = order.lines.iter().map(|(quantity, price)| {
        let mut line = line.clone();
        line["quantity"] = json!(quantity);
        line["unit_price"] = money(*price);
        line["total_price"] = money(quantity * price);
        line["total_price_presentment"] = money(quantity * price);
        line["refunded_quantity"] = json!(0);
        line["refunded_price"] = money(0);
        line["refunded_price_presentment"] = money(0);
        line
    });
    json["line_items"] = lines.collect();
    let amounts = [
        ("total_price", order.total()),
        ("subtotal_price", order.goods()),
        ("total_discounts_price", order.discount),
        ("total_shipping_price", order.shipping),
        ("total_tax_price", order.tax),
    ];
    amounts.into_iter().for_each(|(name, cents)| json[name] = money(cents));
    Payload {
        kind: "onward.update_order.request",
        json,
        total: "/total_price/cents",
        discount: "/total_discounts_price/cents",
        quantity: |line| format!("/line_items/{line}/quantity"),
        price: |line| format!("/line_items/{line}/unit_price/cents"),
    }
}

fn wiredplus(order: &Order) -> Payload {
    let lines: Vec<_> = order
        .lines
        .iter()
        .map(|(quantity, price)| {
            json!({"order_line_id": 1, "product_sku": "a", "product_name": "b", "quantity": quantity,
                "product_price": major(*price), "row_total": major(quantity * price), "row_total_discount": "0.00"})
        })
        .collect();
    let total = order.goods() + order.shipping - order.discount;
    let mut lines = lines;
    lines[0]["row_total_discount"] = major(order.discount);
    Payload {
        kind: "wiredplus.update_order.request",
        json: json!({"api_reference_id": "1", "order_reference": "2", "customer_email": "a@b.co", "iso_currency_code": "USD",
            "order_lines": lines, "invoice_total": major(order.goods()), "invoice_tax_total": major(order.tax),
            "invoice_total_inc_tax": major(order.goods() + order.tax), "shipping_total": major(order.shipping),
            "invoice_discount_total": major(order.discount), "shipping_discount_total": "0.00",
            "grand_total": major(total), "grand_total_inc_tax": Value::Null}),
        total: "/grand_total",
        discount: "/invoice_discount_total",
        quantity: |line| format!("/order_lines/{line}/quantity"),
        price: |line| format!("/order_lines/{line}/product_price"),
    }
}

/// Cents of a field, as it stands.
fn cents(value: &Value) -> i64 {
    match value {
        Value::String(text) => match text.split_once('.') {
            Some((whole, rest)) => {
                whole.parse::<i64>().unwrap() * 100 + rest.parse::<i64>().unwrap()
            }
            None => text.parse().unwrap(),
        },
        value => value.as_i64().unwrap(),
    }
}

/// Writes cents as the field has them.
fn write(place: &mut Value, cents: i64) {
    *place = match place {
        Value::String(text) if text.contains('.') => major(cents),
        Value::String(_) => Value::String(cents.to_string()),
        _ => json!(cents),
    };
}

const FAULTS: [&str; 8] = [
    "quantity",
    "price",
    "total",
    "missing discount",
    "total without the discount",
    "double discount",
    "a hundred times",
    "extended price",
];

/// The field with the fault, and what it was; nothing where the order has no room for it.
fn inject(
    payload: &mut Payload,
    order: &Order,
    fault: &str,
    random: &mut Random,
) -> Option<(String, Value)> {
    let line = random.below(order.lines.len() as u64) as usize;
    let (quantity, price) = order.lines[line];
    let pointer = match fault {
        "quantity" => (payload.quantity)(line),
        "price" | "extended price" => (payload.price)(line),
        "a hundred times" if random.below(2) == 0 => (payload.price)(line),
        "total" | "total without the discount" | "a hundred times" => payload.total.to_owned(),
        _ => payload.discount.to_owned(),
    };
    let place = payload.json.pointer_mut(&pointer).unwrap();
    let old = place.clone();
    let new = match fault {
        "quantity" => quantity + [1, 2, -1, 9 * quantity][random.below(4) as usize],
        // One digit of it, or two digits swapped.
        "price" => {
            let power = 10_i64.pow(random.below(4) as u32);
            let digit = price / power % 10;
            price + (random.between(0, 9) - digit) * power
        }
        "total" => cents(&old) + random.between(-4000, 4000),
        "missing discount" => 0,
        "total without the discount" => cents(&old) + order.discount,
        "double discount" => order.discount * 2,
        "a hundred times" => cents(&old) * 100,
        "extended price" => price * quantity,
        _ => unreachable!(),
    };
    if new < 0 || new == cents(&old) || (fault == "quantity" && new == 0) {
        return None;
    }
    write(place, new);
    Some((pointer, old))
}

fn diagnosed(payload: &Payload) -> Diagnosis {
    let kind = Kind::named(payload.kind).unwrap();
    diagnose(kind, &payload.json.to_string(), &DiagnoseOptions::default()).unwrap()
}

#[test]
fn the_injected_fault_is_the_first_or_second_suggestion() {
    let mut random = Random(7);
    let mut seen: BTreeMap<(&str, &str), (u32, u32)> = BTreeMap::new();
    let (mut orders, mut named) = (0_u32, 0_u32);
    while orders < 1_000 {
        let order = Order::new(&mut random);
        let make = [retailops, backd, onward, wiredplus][random.below(4) as usize];
        let mut payload = make(&order);
        let balanced = diagnosed(&payload);
        assert!(balanced.failing.is_empty(), "{} {balanced:?}", payload.json);
        let fault = FAULTS[random.below(8) as usize];
        let Some((pointer, old)) = inject(&mut payload, &order, fault, &mut random) else {
            continue;
        };
        let diagnosis = diagnosed(&payload);
        assert!(!diagnosis.failing.is_empty(), "{fault} at {pointer}: {}", payload.json);
        let rank = diagnosis.repairs.iter().position(|repair| {
            repair.patch.len() == 1
                && repair.patch[0].path == pointer
                && cents(&json!(repair.patch[0].value)) == cents(&old)
        });
        let entry = seen.entry((payload.kind, fault)).or_default();
        entry.1 += 1;
        orders += 1;
        if rank.is_some_and(|rank| rank < 2) {
            entry.0 += 1;
            named += 1;
        } else if std::env::var_os("ORDERWIRE_SHOW").is_some() {
            println!("{fault} at {pointer} was {old}: rank {rank:?}");
            diagnosis.repairs.iter().take(4).for_each(|repair| println!("    {}", repair.message));
        }
    }
    for ((kind, fault), (first, all)) in &seen {
        println!("{kind:36} {fault:28} {first:4} of {all}");
    }
    println!("{named} of {orders}");
    assert!(named >= 950, "{named} of {orders}");
}

/// What the reviews of this function found: the kind, the payload, its first suggestion.
#[test]
fn repairs_within_a_tolerance_and_below_a_bound() {
    let shared = json!({"quantity": "1", "unit_price": "10.00", "apportioned_ship_amt": "1.66"});
    let order = json!({"data": {"line_items": [shared, shared, shared],
        "order_info": {"shipping_amt": "50.00", "discount_amt": "0", "tax_amt": "0"},
        "order": {"grand_total": "35.00"}}});
    let first = |kind, json: &Value| {
        let payload =
            Payload { kind, json: json.clone(), ..retailops(&Order::new(&mut Random(1))) };
        let diagnosis = diagnosed(&payload);
        let repair = diagnosis.repairs.first().expect("a repair");
        repair.patch.iter().map(|it| format!("{}={}", it.path, json!(it.value))).collect::<Vec<_>>()
    };
    let kind = "retailops.order_writeback.request";
    assert_eq!(first(kind, &order), ["/data/order_info/shipping_amt=\"5.00\""]);

    let mut order = Order::new(&mut Random(1));
    (order.lines, order.shipping, order.discount, order.tax) =
        (vec![(1, 1000), (1, 1000)], 0, 0, 0);
    let mut payload = onward(&order);
    payload.json["line_items"][0]["refunded_price_presentment"]["cents"] = json!(500);
    payload.json["line_items"][0]["total_price_presentment"]["cents"] = json!(100);
    assert_eq!(
        first(payload.kind, &payload.json),
        ["/line_items/0/total_price_presentment/cents=1000"]
    );
}

/// The same identities fail in a diagnosis and in the totals.
#[test]
fn what_fails_is_what_totals_say() {
    let mut payload = wiredplus(&Order::new(&mut Random(5)));
    payload.json["order_lines"][0]["tax_percent"] = json!("8.25");
    for tax in ["1.034", "1.03", "1.04", "1.0312"] {
        payload.json["order_lines"][0]["product_price"] = json!("12.50");
        payload.json["order_lines"][0]["product_price_tax"] = json!(tax);
        let kind = Kind::named(payload.kind).unwrap();
        let totals = totals(kind, &payload.json.to_string(), &Options::default()).unwrap();
        let failing = totals.identities.iter().filter(|identity| !identity.holds);
        let mut expected: Vec<_> =
            failing.map(|it| (it.code.as_str().to_owned(), it.pointer.clone())).collect();
        let found = diagnosed(&payload).failing;
        let mut found: Vec<_> =
            found.into_iter().map(|it| (it.code.as_str().to_owned(), it.pointer)).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{tax}");
    }
}

#[test]
fn every_suggested_repair_mends_everything() {
    let mut random = Random(11);
    for _ in 0..300 {
        let order = Order::new(&mut random);
        let make = [retailops, backd, onward, wiredplus][random.below(4) as usize];
        let mut payload = make(&order);
        for _ in 0..random.between(1, 3) {
            let fault = FAULTS[random.below(8) as usize];
            let _ = inject(&mut payload, &order, fault, &mut random);
        }
        let diagnosis = diagnosed(&payload);
        assert!(diagnosis.complete);
        for repair in &diagnosis.repairs {
            let mut mended =
                Payload { json: payload.json.clone(), kind: payload.kind, ..make(&order) };
            for change in &repair.patch {
                *mended.json.pointer_mut(&change.path).unwrap() = json!(change.value);
            }
            assert_eq!(diagnosed(&mended).failing, [], "{}: {}", repair.message, payload.json);
        }
    }
}

#[test]
fn large_orders_end_in_time() {
    let mut random = Random(3);
    let mut order = Order::new(&mut random);
    order.lines = (0..2_000).map(|_| (random.between(1, 6), random.price())).collect();
    for (make, faults) in [(retailops as fn(&Order) -> Payload, 1), (backd, 2), (wiredplus, 3)] {
        let mut payload = make(&order);
        let prices = (0..faults).map(|line| (payload.price)(line * 7)).collect::<Vec<_>>();
        for pointer in prices {
            let place = payload.json.pointer_mut(&pointer).unwrap();
            let old = cents(place);
            write(place, old + 7);
        }
        ends(&payload);
    }
    // Two and many failing identities, each over all lines.
    let line = json!({"quantity": "1", "unit_price": "1", "apportioned_ship_amt": "1",
        "estimated_unit_cost": "2", "estimated_extended_cost": "2"});
    let mut order = json!({"data": {"line_items": vec![line; 3_000],
        "order_info": {"shipping_amt": "50000", "discount_amt": "0", "tax_amt": "0"},
        "order": {"grand_total": "5000"}}});
    let payload =
        |json: &Value| Payload { json: json.clone(), ..retailops(&Order::new(&mut Random(1))) };
    ends(&payload(&order));
    for line in order["data"]["line_items"].as_array_mut().unwrap() {
        line["estimated_extended_cost"] = json!("3");
    }
    ends(&payload(&order));
}

fn ends(payload: &Payload) {
    let start = std::time::Instant::now();
    let diagnosis = diagnosed(payload);
    assert!(!diagnosis.failing.is_empty());
    assert!(start.elapsed().as_secs() < 30, "{} {:?}", payload.kind, start.elapsed());
}

//! `writeback` on random orders: the answer re-prices the order to the minor unit.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;

use orderwire::apportion::Method;
use orderwire::{Amount, Kind, Mode, Options, WritebackOptions, check, writeback};
use proptest::prelude::*;
use serde_json::Value;

/// Prints minor units as decimal text of a scale.
fn text(units: i128, scale: u32) -> String {
    orderwire::amount::print_units(units, scale)
}

/// Reads a JSON number or text exactly, from its own spelling.
fn units(value: &Value, scale: u32) -> i128 {
    let spelled = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    spelled
        .parse::<Amount>()
        .unwrap()
        .to_scale(scale)
        .unwrap_or_else(|| panic!("{spelled} at {scale}"))
}

#[derive(Clone, Debug)]
struct Line {
    quantity: i128,
    price: i128,
    direct: i128,
    removed: bool,
    numbers: bool,
    facts: Option<LineFacts>,
}

#[derive(Clone, Debug)]
struct LineFacts {
    accepted: Option<u8>,
    markdown: Option<u8>,
    ship: Option<i128>,
    discount: Option<u8>,
    shiptax: Option<i128>,
    tax: Option<i128>,
    tax_pct: Option<u32>,
}

#[derive(Clone, Debug)]
struct Order {
    scale: u32,
    lines: Vec<Line>,
    /// On top of what the lines fix.
    shipping: Option<i128>,
    discount: Option<u8>,
    tax: Option<i128>,
    tax_pct: Option<u32>,
    in_facts: bool,
    place: bool,
    by: usize,
    method: usize,
    fine: bool,
    round_at: bool,
}

fn line() -> impl Strategy<Value = Line> {
    let facts = (
        proptest::option::of(0_u8..=100),
        proptest::option::of(0_u8..=100),
        proptest::option::weighted(0.2, 0_i128..5_000),
        proptest::option::weighted(0.2, 0_u8..=100),
        proptest::option::weighted(0.2, 0_i128..500),
        proptest::option::weighted(0.2, 0_i128..5_000),
        proptest::option::weighted(0.2, 0_u32..=10_000),
    );
    let facts =
        facts.prop_map(|(accepted, markdown, ship, discount, shiptax, tax, tax_pct)| LineFacts {
            accepted,
            markdown,
            ship,
            discount,
            shiptax,
            tax,
            tax_pct: if tax.is_some() { None } else { tax_pct },
        });
    (
        0_i128..50,
        prop_oneof![Just(0_i128), 0_i128..100_000],
        prop_oneof![3 => Just(0_i128), 1 => 0_i128..2_000],
        proptest::bool::weighted(0.1),
        any::<bool>(),
        proptest::option::weighted(0.4, facts),
    )
        .prop_map(|(quantity, price, direct, removed, numbers, facts)| Line {
            quantity,
            price,
            direct,
            removed,
            numbers,
            facts,
        })
}

fn order(most: usize) -> impl Strategy<Value = Order> {
    let amounts = (
        proptest::option::of(0_i128..100_000),
        proptest::option::of(0_u8..=100),
        proptest::option::of(0_i128..100_000),
        proptest::option::weighted(0.3, 0_u32..=10_000),
    );
    let options =
        (any::<bool>(), any::<bool>(), 0_usize..3, 0_usize..5, any::<bool>(), any::<bool>());
    (0_u32..=4, proptest::collection::vec(line(), 0..=most), amounts, options).prop_map(
        |(
            scale,
            lines,
            (shipping, discount, tax, tax_pct),
            (in_facts, place, by, method, fine, round_at),
        )| Order {
            scale,
            lines,
            shipping,
            discount,
            tax,
            tax_pct,
            in_facts,
            place,
            by,
            method,
            fine,
            round_at,
        },
    )
}

/// Request, facts and what the answer has to make when tax is given as an amount.
struct Case {
    request: String,
    facts: String,
    net: i128,
    shipping: i128,
    discount: i128,
    /// The exact tax where no rate enters it.
    tax: Option<i128>,
}

fn case(order: &Order) -> Case {
    let scale = order.scale;
    let (mut lines, mut facts) = (Vec::new(), Vec::new());
    let (mut net, mut fixed_ship, mut fixed_discount, mut fixed_tax, mut free, mut rated) =
        (0, 0, 0, 0, 0, false);
    let mut any_free_discount = 0;
    for (index, line) in order.lines.iter().enumerate() {
        let quote = |value: String| if line.numbers { value } else { format!("\"{value}\"") };
        lines.push(format!(
            "{{\"corr\":{},\"quantity\":{},\"unit_price\":{},\"direct_ship_amt\":{},\"removed\":{}}}",
            quote(format!("{}", 7000 + index)),
            quote(line.quantity.to_string()),
            quote(text(line.price, scale)),
            quote(text(line.direct, scale)),
            u8::from(line.removed),
        ));
        if line.removed {
            continue;
        }
        let known = line.facts.as_ref();
        let quantity = known
            .and_then(|facts| facts.accepted)
            .map_or(line.quantity, |part| line.quantity * i128::from(part) / 100);
        let price = known
            .and_then(|facts| facts.markdown)
            .map_or(line.price, |part| line.price * i128::from(part) / 100);
        let extended = quantity * price;
        net += extended;
        fixed_ship += known.and_then(|facts| facts.ship).unwrap_or(line.direct);
        match known.and_then(|facts| facts.discount).map(|part| extended * i128::from(part) / 100) {
            Some(discount) => fixed_discount += discount,
            None => any_free_discount += extended,
        }
        free += extended;
        let Some(known) = known else { continue };
        let mut members = format!("{{\"corr\":\"{}\",\"refnum\":\"R{index}\"", 7000 + index);
        if known.accepted.is_some() {
            write!(members, ",\"quantity\":{quantity}").unwrap();
        }
        if known.markdown.is_some() {
            write!(members, ",\"unit_price\":\"{}\"", text(price, scale)).unwrap();
        }
        if let Some(part) = known.discount {
            write!(
                members,
                ",\"discount_amt\":\"{}\"",
                text(extended * i128::from(part) / 100, scale)
            )
            .unwrap();
        }
        for (name, amount) in
            [("ship_amt", known.ship), ("shiptax_amt", known.shiptax), ("tax_amt", known.tax)]
        {
            if let Some(amount) = amount {
                write!(members, ",\"{name}\":\"{}\"", text(amount, scale)).unwrap();
            }
        }
        if let Some(rate) = known.tax_pct {
            rated = true;
            write!(members, ",\"tax_pct\":\"{}\"", text(i128::from(rate), 2)).unwrap();
        }
        fixed_tax += known.shiptax.unwrap_or(0) + known.tax.unwrap_or(0);
        facts.push(format!("{members}}}"));
    }
    let shipping = order.shipping.map_or(fixed_ship, |more| fixed_ship + more);
    let discount = fixed_discount
        + order.discount.map_or(0, |part| any_free_discount * i128::from(part) / 100);
    // A line's rate gives at most its whole price.
    let tax = fixed_tax + if rated { free } else { 0 } + order.tax.unwrap_or(0);
    let (rate, by_rate) = (order.tax_pct, order.tax_pct.is_some());
    let mut stated =
        vec![("shipping_amt", text(shipping, scale)), ("discount_amt", text(discount, scale))];
    if !by_rate {
        stated.push(("tax_amt", text(tax, scale)));
    }
    let members: Vec<_> =
        stated.iter().map(|(name, amount)| format!("\"{name}\":\"{amount}\"")).collect();
    let members = members.join(",");
    let info = if order.in_facts {
        "\"shipping_amt\":\"1\",\"discount_amt\":\"0\",\"tax_amt\":\"3\"".to_owned()
    } else {
        members.clone()
    };
    let mut own =
        vec![format!("\"scale\":{scale}"), format!("\"line_items\":[{}]", facts.join(","))];
    if order.in_facts {
        own.push(members);
    }
    if let Some(rate) = rate {
        own.push(format!("\"tax_pct\":\"{}\"", text(i128::from(rate), 2)));
    }
    Case {
        request: format!(
            "{{\"data\":{{\"line_items\":[{}],\"order_info\":{{{info}}}}}}}",
            lines.join(",")
        ),
        facts: format!("{{{}}}", own.join(",")),
        net,
        shipping,
        discount,
        tax: (!by_rate).then_some(tax),
    }
}

fn options(order: &Order) -> WritebackOptions {
    let mut options =
        WritebackOptions { method: Method::ALL[order.method], ..WritebackOptions::default() };
    options.set("place", if order.place { "order" } else { "lines" }).unwrap();
    options.set("by", ["extended_price", "quantity", "equal"][order.by]).unwrap();
    options.set("round_at", if order.round_at { "line" } else { "order" }).unwrap();
    if order.fine {
        options.set("unit_tax_scale", "4").unwrap();
    }
    options
}

/// What the text of an answer makes, computed apart from the library.
fn repriced(response: &Value, order: &Order, fine: u32) -> i128 {
    let scale_up = |units: i128| units * 10_i128.pow(fine - order.scale);
    let mut sum = 0;
    for line in response["line_items"].as_array().unwrap() {
        let corr: usize = line["corr"].as_str().unwrap().parse().unwrap();
        let quantity = units(&line["quantity"], 0);
        sum += scale_up(
            quantity * order.lines[corr - 7000].price
                + units(&line["ship_amt"], order.scale)
                + units(&line["shiptax_amt"], order.scale)
                - units(&line["discount_amt"], order.scale),
        );
        sum += quantity * units(&line["unit_tax"], fine);
    }
    let values = &response["values"];
    sum + scale_up(
        units(&values["shipping_amt"], order.scale) - units(&values["discount_amt"], order.scale),
    ) + units(&values["tax_amt"], fine)
}

fn holds(order: &Order) -> Result<(), TestCaseError> {
    let case = case(order);
    let answer = writeback(&case.request, &case.facts, &options(order)).map_err(|error| {
        TestCaseError::fail(format!("{error}\n{}\n{}", case.request, case.facts))
    })?;
    let response = answer.response_json.clone().unwrap();
    let parsed: Value = serde_json::from_str(&response).unwrap();
    let fine = if order.fine { order.scale.max(4) } else { order.scale };
    let made = repriced(&parsed, order, fine);
    let identity = &answer.totals.identities[0];
    prop_assert!(identity.holds, "{}", identity.message);
    prop_assert_eq!(
        identity.left.as_ref().unwrap().parse::<Amount>().unwrap().to_scale(fine),
        Some(made)
    );
    if let Some(tax) = case.tax {
        let due = case.net + case.shipping - case.discount + tax;
        prop_assert_eq!(
            made,
            due * 10_i128.pow(fine - order.scale),
            "{}\n{}\n{}",
            response,
            case.request,
            case.facts
        );
    }
    // What is answered is a valid answer, in the strict form of the document.
    let kind = Kind::named("retailops.order_writeback.response").unwrap();
    let strict = Options { mode: Mode::Strict, ..Options::default() };
    let report = check(kind, &response, &strict).unwrap();
    prop_assert!(report.findings.is_empty(), "{:?}", report.findings);
    prop_assert!(answer.response().is_some());
    let living = order.lines.iter().filter(|line| !line.removed).count();
    prop_assert_eq!(parsed["line_items"].as_array().unwrap().len(), living);
    if !order.place
        && living > 0
        && order.lines.iter().any(|line| {
            !line.removed && line.facts.as_ref().is_none_or(|facts| facts.ship.is_none())
        })
    {
        prop_assert_eq!(&parsed["values"]["shipping_amt"], "0");
    }
    prop_assert_eq!(answer.trace.amounts.len(), living * 5 + 4);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn small_orders(order in order(4)) {
        holds(&order)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn large_orders(order in order(200)) {
        holds(&order)?;
    }
}

//! The words of equations between amounts: what stands in reports and totals.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use orderwire::{Finding, Kind, Options, Source, check, check_exchange, totals};

/// An order of Backd of these totals, with items of 10 each.
fn order(total: u32, cart: u32, items: u32) -> String {
    let item = r#"{"display_name": "a", "sku": "b", "unit_price": 10, "qty": 1}"#;
    let items = vec![item; usize::try_from(items).unwrap()].join(",");
    format!(
        r#"{{"order_total": {total}, "cart_amount": {cart}, "tax_amount": 5, "shipping_amount": 7,
            "discount_amount": 2, "items": [{items}]}}"#
    )
}

fn kind() -> Kind {
    Kind::named("backd.update_order.response").unwrap()
}

/// The sentences of the totals.
fn sentences(text: &str) -> Vec<String> {
    let totals = totals(kind(), text, &Options::default()).unwrap();
    totals.identities.into_iter().map(|identity| identity.message).collect()
}

/// The messages of findings about totals, and how many places each names.
fn findings(text: &str) -> Vec<(String, usize)> {
    let findings = check(kind(), text, &Options::default()).unwrap().findings.into_iter();
    let about = findings.filter(|finding| finding.code.as_str().starts_with("total."));
    about.map(|finding| (finding.message, finding.related.len())).collect()
}

#[test]
fn sums_are_written_out() {
    assert_eq!(
        sentences(&order(30, 20, 2)),
        ["30 agrees with 30: 20 + 5 + 7 − 2", "20 agrees with 20: 10 + 10"]
    );
    assert_eq!(
        sentences(&order(31, 20, 2)),
        ["31 does not agree with 30: 20 + 5 + 7 − 2", "20 agrees with 20: 10 + 10"]
    );
    let none = order(30, 20, 2).replacen("\"qty\": 1", "\"qty\": 0", 1);
    assert_eq!(sentences(&none)[1], "20 does not agree with 10: 0 × 10 + 10");
    let none = order(30, 20, 2).replace("\"qty\": 1", "\"qty\": 0");
    assert_eq!(sentences(&none)[1], "20 does not agree with 0: 0 × 10 + 0 × 10");
    // One term is the sum itself.
    assert_eq!(sentences(&order(20, 10, 1))[1], "10 agrees with 10");
    let eight = ["10"; 8].join(" + ");
    assert_eq!(sentences(&order(90, 80, 8))[1], format!("80 agrees with 80: {eight}"));
    assert_eq!(sentences(&order(100, 90, 9))[1], format!("90 agrees with 90: {eight} + …"));
}

#[test]
fn findings_have_the_arithmetic_and_its_operands() {
    assert_eq!(findings(&order(30, 20, 2)), []);
    let [(message, operands)] = &findings(&order(31, 20, 2))[..] else { panic!("one finding") };
    assert!(message.ends_with(": 20 + 5 + 7 − 2"), "{message}");
    // Cart, tax, shipping and discount.
    assert_eq!(*operands, 4);
    let found = findings(&order(110, 100, 30));
    let [(_, operands)] = &found[..] else { panic!("one finding: {found:?}") };
    // Prices and quantities, up to the most that a finding names: the first 24, the last 3.
    assert_eq!(*operands, 27);
}

#[test]
fn sums_of_two_documents_are_compared() {
    let request = r#"{"data": {"line_items": [{"corr": "7", "quantity": 2, "unit_price": "30"}],
        "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"}}}"#;
    let answer = r#"{"line_items": [{"corr": "7", "quantity": 2, "ship_amt": "4", "shiptax_amt": 0,
        "unit_tax": 0, "discount_amt": 0}],
        "values": {"shipping_amt": "0.5", "tax_amt": "0", "discount_amt": 0, "tax_pct": 0}}"#;
    let (request, answer) = (Source::from(request), Source::from(answer));
    let report =
        check_exchange("retailops.order_writeback", request, answer, &Options::default()).unwrap();
    let findings = report.findings.iter().map(|finding| {
        (finding.code.as_str(), finding.found.as_deref(), finding.expected.as_deref())
    });
    let findings: Vec<_> = findings.filter(|(code, ..)| code.starts_with("exchange.")).collect();
    assert_eq!(findings, [("exchange.amount", Some("4.5"), Some("5"))]);
}

#[test]
fn stated_amounts_are_among_the_sums() {
    let totals = totals(kind(), &order(30, 20, 2), &Options::default()).unwrap();
    assert_eq!(totals.sums.iter().collect::<Vec<_>>(), [("order_total", "30")]);
}

/// The finding of a code about a request of one line, 2 × 30, with other text in its example.
fn changed(code: &str, from: &str, to: &str) -> Finding {
    let example = include_str!("../../examples/payloads/retailops.order_writeback.request.json");
    let text = example.replacen(from, to, 1);
    assert_ne!(text, example);
    let kind = Kind::named("retailops.order_writeback.request").unwrap();
    let findings = check(kind, &text, &Options::default()).unwrap().findings;
    findings.into_iter().find(|finding| finding.code.as_str() == code).unwrap()
}

#[test]
fn a_grand_total_is_written_out() {
    let discount = r#""discount_amt": "0""#;
    let shipping = r#""shipping_amt": "5""#;
    let message = |from, to| changed("total.grand_total", from, to).message;
    let plain = message(shipping, r#""shipping_amt": "6""#);
    assert!(plain.ends_with(": lines 60 + shipping 6 − discount 0 + tax 0"), "{plain}");
    let doubted = message(discount, r#""discount_amt": "1.50""#);
    assert!(
        doubted.ends_with(
            ": lines 60 + shipping 5 − discount 1.5 + tax 0; whether `unit_price` already contains the \
             discount is unproven"
        ),
        "{doubted}"
    );
}

#[test]
fn a_payment_is_one_of_the_accounts() {
    let finding = changed("total.payment_status", r#""id": "6""#, r#""id": "7""#);
    assert_eq!(finding.pointer, "/data/order/channel_payment/id");
    let sides = (finding.found.as_deref(), finding.expected.as_deref());
    assert_eq!(sides, (Some("7"), Some("one of by_account")));
    assert!(finding.message.ends_with(": its id is not in the list"), "{}", finding.message);
}

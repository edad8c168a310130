//! Every kind, by the documents' examples: each leaf and each required member, replaced
//! and removed; building, reading and building again.
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

use orderwire::shape::{Shape, Type};
use orderwire::{
    BuildOptions, Built, Direction, Kind, Mode, Options, Severity, build, check, is_valid, parse,
    serialize,
};
use serde_json::{Value, json};

fn example(kind: Kind) -> Value {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/payloads");
    let text = std::fs::read_to_string(format!("{root}/{}.json", kind.name())).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The pointers of all values that are neither objects nor lists.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| leaves(value, &format!("{pointer}/{name}"), found)),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(i, value)| leaves(value, &format!("{pointer}/{i}"), found)),
        _ => found.push(pointer.to_owned()),
    }
}

/// Members whose content no document restricts: in whichever place, anything is right.
const FREE: [&str; 6] =
    ["rmas", "reserving_orders", "diagnostic_data", "data_items", "Favorite Colour", "attributes"];
/// Members that a document shows as text or null.
const NULLABLE: [&str; 3] = ["tracking_number", "mapped_shipcode", "customer_notes"];
/// Text in a form that a document names, by the end of the member's name.
const FORMATS: [&str; 14] = [
    "email",
    "email_address",
    "phone_number",
    "country_code",
    "currency",
    "created_at",
    "_date",
    "_dob",
    "image_url",
    "item_url",
    "base_uri",
    "financial_status",
    "order_status",
    "est_ship",
];
/// Members whose names end so and that are free text.
const NOT: [&str; 1] = ["merchant_order_status"];

/// Whether the documents make a value wrong or deviating, told by the example's own type.
fn wrong(kind: &str, pointer: &str, example: &Value, replacement: &Value) -> bool {
    let name = pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap();
    let format = FORMATS.iter().any(|end| name.ends_with(end))
        && !NOT.contains(&name)
        // Backd and RetailOps take telephone numbers in any form.
        && (name != "phone_number" || kind.starts_with("onward"))
        // RetailOps' Unix times are numbers already.
        && !example.is_number();
    match replacement {
        _ if FREE.contains(&name) => false,
        Value::Null => !NULLABLE.contains(&name),
        // Lists of ids may hold objects in the place of ids.
        Value::Object(_) if matches!(name, "unshipped_items_ref" | "ship_items") => false,
        // A list of shipments shown as `[null]` holds objects.
        Value::Object(_) if name == "shipments" => false,
        Value::Object(_) | Value::Array(_) => true,
        Value::Bool(_) => !example.is_boolean(),
        Value::String(_) if format => true,
        // Elements that only `null` stands for in the example: any id.
        Value::String(_) if name == "ship_items" => false,
        Value::String(_) if name == "shipments" => true,
        Value::String(_) => match example {
            Value::String(text) => is_numeric(name, text),
            Value::Null => !matches!(name, "mapped_shipcode" | "customer_notes"),
            _ => true,
        },
        Value::Number(number) if number.is_f64() => true,
        Value::Number(_) => example.is_string() || example.is_boolean() || name.contains("amount"),
    }
}

/// Text that spells a number by its meaning: RetailOps' amounts and quantities.
fn is_numeric(name: &str, text: &str) -> bool {
    let amount = ["_amt", "_price", "_tax", "_cost", "amount", "grand_total", "quantity"];
    amount.iter().any(|end| name.ends_with(end)) && text.parse::<f64>().is_ok()
}

fn kinds() -> impl Iterator<Item = Kind> {
    Kind::all()
}

#[test]
fn every_leaf() {
    let replacements =
        [json!({}), json!([]), json!(true), json!("x"), json!(""), json!(null), json!(1e300)];
    let (mut tried, mut missed) = (0, Vec::new());
    for kind in kinds() {
        let example = example(kind);
        let mut pointers = Vec::new();
        leaves(&example, "", &mut pointers);
        for (pointer, mode) in
            pointers.iter().flat_map(|pointer| [(pointer, Mode::Lenient), (pointer, Mode::Strict)])
        {
            let options = Options { mode, ..Options::default() };
            let before = example.pointer(pointer).unwrap();
            for replacement in replacements.iter().filter(|value| *value != before) {
                let mut mutated = example.clone();
                *mutated.pointer_mut(pointer).unwrap() = replacement.clone();
                let text = mutated.to_string();
                let report = check(kind, &text, &options).unwrap();
                assert_eq!(is_valid(kind, &text, &options).unwrap(), report.ok);
                let here = report.findings.iter().any(|finding| finding.pointer == *pointer);
                if !here && wrong(kind.name(), pointer, before, replacement) {
                    missed.push(format!("{} {pointer} {replacement} {mode:?}", kind.name()));
                }
                tried += 1;
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(tried > 8_000, "{tried}");
}

/// The pointers of all required members that an example has.
fn required(value: &Value, shape: &'static Shape, dialect: usize, at: &str, out: &mut Vec<String>) {
    for (name, member) in value.as_object().into_iter().flatten() {
        let Some((_, field)) = shape.field(name.as_bytes(), 0) else { continue };
        let Some(form) = field.form(dialect) else { continue };
        let pointer = format!("{at}/{name}");
        if form.required {
            out.push(pointer.clone());
        }
        match &field.ty {
            Type::Object(below) | Type::Money(below, _) => {
                required(member, below, dialect, &pointer, out)
            }
            Type::List(Type::Object(below)) => {
                for (index, element) in member.as_array().into_iter().flatten().enumerate() {
                    required(element, below, dialect, &format!("{pointer}/{index}"), out);
                }
            }
            _ => {}
        }
    }
}

fn without(value: &Value, pointer: &str) -> Value {
    let mut changed = value.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    changed.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    changed
}

#[test]
fn every_required_member() {
    let mut tried = 0;
    for kind in kinds() {
        let example = example(kind);
        let mut pointers = Vec::new();
        required(&example, kind.shape(), kind.dialect(), "", &mut pointers);
        for pointer in pointers {
            for mode in [Mode::Lenient, Mode::Strict] {
                let options = Options { mode, ..Options::default() };
                let report =
                    check(kind, &without(&example, &pointer).to_string(), &options).unwrap();
                let found = report.findings.iter().find(|finding| {
                    finding.pointer == pointer && finding.code.as_str() == "field.missing"
                });
                let found = found.unwrap_or_else(|| panic!("{} {pointer}", kind.name()));
                let inferred = found.basis != orderwire::Basis::Documented;
                assert!(found.severity == Severity::Error || (inferred && mode == Mode::Lenient));
                tried += 1;
            }
        }
    }
    assert!(tried > 250, "{tried}");
}

/// What `build` takes: the content of an envelope, or all, and the options that go with it.
fn fields(kind: Kind) -> (Value, BuildOptions) {
    let mut payload = example(kind);
    let mut options = BuildOptions::default();
    if kind.name() == "wiredplus.update_order.request" {
        payload["order_reference"] = json!("W-1020");
    }
    if kind.name() == "onward.update_order.request" {
        options.set("shop_order_id", "18282").unwrap();
    }
    if kind.vendor() == "retailops" && kind.direction() == Direction::Request {
        options.set("action", payload["action"].as_str().unwrap()).unwrap();
        if let Some(headers) = payload.get("headers") {
            options.set("headers", &headers.to_string()).unwrap();
        }
        return (payload["data"].take(), options);
    }
    (payload, options)
}

fn content(kind: Kind, built: &Built) -> Value {
    let parsed = parse(kind, built.payload(), &Options::default()).unwrap();
    let mut payload: Value = serde_json::from_str(parsed.as_json()).unwrap();
    let envelope = kind.vendor() == "retailops" && kind.direction() == Direction::Request;
    if envelope { payload["data"].take() } else { payload }
}

#[test]
fn what_is_built_is_built_again() {
    for kind in kinds() {
        let (fields, options) = fields(kind);
        let built = build(kind, &fields.to_string(), &options).unwrap();
        let again = build(kind, &content(kind, &built).to_string(), &options).unwrap();
        assert_eq!(built, again, "{}", kind.name());
    }
}

#[test]
fn building_names_what_is_missing() {
    let mut tried = 0;
    for kind in kinds() {
        let (fields, options) = fields(kind);
        let envelope = kind.vendor() == "retailops" && kind.direction() == Direction::Request;
        let whole = if envelope { json!({"data": fields}) } else { fields.clone() };
        let mut pointers = Vec::new();
        required(&whole, kind.shape(), kind.dialect(), "", &mut pointers);
        for pointer in pointers.into_iter().filter(|pointer| pointer != "/data") {
            // What the document shows as null, a query leaves out.
            if kind.is_query() && whole.pointer(&pointer).unwrap().is_null() {
                continue;
            }
            let mut less = without(&whole, &pointer);
            let less = if envelope { less["data"].take() } else { less };
            let error = build(kind, &less.to_string(), &options).unwrap_err();
            let report = error.report().unwrap();
            let named = report.findings.iter().any(|finding| {
                finding.pointer == pointer && finding.code.as_str() == "field.missing"
            });
            assert!(named, "{} {pointer}", kind.name());
            tried += 1;
        }
    }
    assert!(tried > 120, "{tried}");
}

#[test]
fn unknown_members_and_spellings_stay() {
    for kind in kinds() {
        let (mut fields, options) = fields(kind);
        fields["x-unknown"] = json!({"b": [1, "1.50"], "a": null});
        let text = fields.to_string().replace("\"1.50\"", "1.50e0");
        let built = build(kind, &text, &options).unwrap();
        if kind.is_query() {
            assert!(
                built.query().contains("x-unknown%5D%5Bb%5D%5B1%5D=1.50e0"),
                "{}",
                built.query()
            );
            continue;
        }
        assert!(built.body().contains(r#""x-unknown":{"#), "{}", kind.name());
        assert!(built.body().contains("1.50e0"), "{}", kind.name());
        let parsed = parse(kind, built.body(), &Options::default()).unwrap();
        assert_eq!(parsed.as_json(), built.body());
        // As a host language holds it: decimals are text.
        let host = parsed.plain().to_javascript_json();
        assert_eq!(serialize(&host, built.body()).unwrap(), built.body());
        let changed = host.replacen("\"x-unknown\":{", "\"x-unknown\":{\"new\":1,", 1);
        let expected = built.body().replacen("\"x-unknown\":{", "\"x-unknown\":{\"new\":1,", 1);
        assert_eq!(serialize(&changed, built.body()).unwrap(), expected);
    }
}

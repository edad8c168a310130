//! The JSON Schemas against the check: the same verdict and the same pointers, on the
//! documents' examples and on mutations of every value in them.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

use std::collections::BTreeSet;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use orderwire::schema::{Draft, json_schema};
use orderwire::{Code, Finding, Kind, Mode, Options, Severity, check, is_valid};
use serde_json::{Map, Value, json};

const EVENTS: &str = r#"{"events": [
    {"handle": "x", "secondary": {"id": "66", "concept": "sku"}, "data": {"status": 42, "is_failure": 1, "data_items": [1]}},
    {"status": "error", "associations": {"type": "sku", "identity": "1"}},
    {"status": "ok", "associations": [{"type": "sku", "identity": "1"}]},
    {}
]}"#;

/// What the documents' examples do not have: packages with items.
const SHIPPED: &str = r#"{"data": {"order": {"unshipped_items_ref": [{"id": "1", "quantity": "2", "item_tax_amt": "0.5"}, "496"],
    "shipments": [{"id": "1", "packages": [{"ship_items": [{"id": "2"}, "3"], "tracking_number": null, "weight": "1",
    "mapped_shipcode": null, "date_shipped": "2016-04-08T21:13:11+0530"}]}]}}}"#;

/// Every mode and draft of a kind with its validator.
fn validators(kind: Kind) -> Vec<(Mode, Validator)> {
    let modes = [Mode::Strict, Mode::Lenient];
    let pairs = modes.into_iter().flat_map(|mode| Draft::ALL.map(|draft| (mode, draft)));
    pairs.map(|(mode, draft)| (mode, validator(&json_schema(kind, draft, mode)))).collect()
}

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    // `format` repeats what the pattern decides, without characters beyond ASCII.
    jsonschema::options().should_validate_formats(false).build(&schema).unwrap()
}

/// The pointers of the findings of a check that fit.
fn found(kind: Kind, text: &str, mode: Mode, fits: fn(&Finding) -> bool) -> BTreeSet<String> {
    let options = Options { mode, max_findings: 10_000, ..Options::default() };
    let report = check(kind, text, &options).unwrap();
    assert_eq!(report.ok, is_valid(kind, text, &options).unwrap());
    report.findings.into_iter().filter(fits).map(|finding| finding.pointer).collect()
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.code != Code::CurrencyMixed
}

/// The pointers of the schema's errors, as the check would give them.
fn schema_errors(validator: &Validator, value: &Value) -> BTreeSet<String> {
    let pointer = |error: jsonschema::ValidationError<'_>| {
        let at = error.instance_path().as_str().to_owned();
        match error.kind() {
            ValidationErrorKind::Required { property } => {
                format!("{at}/{}", property.as_str().unwrap())
            }
            _ => at,
        }
    };
    validator.iter_errors(value).map(pointer).collect()
}

/// Holds both against each other on one payload.
fn agree(kind: Kind, validators: &[(Mode, Validator)], text: &str, value: &Value) {
    if kind.is_query() && !value.is_object() {
        // Text that is no object is a query string.
        return;
    }
    for (mode, validator) in validators {
        let checked = found(kind, text, *mode, is_error);
        let mut errors = schema_errors(validator, value);
        assert_eq!(errors.is_empty(), validator.is_valid(value));
        if *mode == Mode::Strict && errors != checked {
            // `"null"` for an id is a warning in both modes, even where the id is an integer.
            let placeholders =
                found(kind, text, *mode, |finding| finding.code == Code::FieldPlaceholder);
            errors.retain(|pointer| checked.contains(pointer) || !placeholders.contains(pointer));
        }
        assert_eq!(checked, errors, "{} {mode:?} {text}", kind.name());
    }
}

/// Calls `with` for each value within a value, replaced by each of the mutations.
fn mutate(root: &Value, pointer: &str, with: &mut impl FnMut(&Value)) {
    let mutations = [
        json!(true),
        json!({}),
        json!([]),
        json!("x"),
        json!(""),
        json!(null),
        json!(-1),
        json!(1),
        json!(5.25),
        json!("1"),
        json!("12.50"),
        json!("1e2"),
        json!("null"),
        json!([null]),
        json!([7]),
        json!({"id": 5}),
        json!("https://shop.example/ü?x=1"),
        json!("2016-04-08T21:13:11+0530"),
    ];
    for mutation in mutations {
        let mut mutated = root.clone();
        *mutated.pointer_mut(pointer).unwrap() = mutation;
        with(&mutated);
    }
    let value = root.pointer(pointer).unwrap();
    let children: Vec<String> = match value {
        Value::Object(members) => members.keys().cloned().collect(),
        Value::Array(elements) => (0..elements.len()).map(|index| index.to_string()).collect(),
        _ => Vec::new(),
    };
    for child in children {
        mutate(root, &format!("{pointer}/{child}"), with);
        let mut removed = root.clone();
        match removed.pointer_mut(pointer).unwrap() {
            Value::Object(members) => drop(members.remove(&child)),
            Value::Array(elements) => drop(elements.remove(child.parse().unwrap())),
            _ => {}
        }
        with(&removed);
    }
}

fn hold(kind: &str, text: &str) -> usize {
    let kind = Kind::named(kind).unwrap();
    let mut validators = validators(kind);
    let value: Value = serde_json::from_str(text).unwrap();
    agree(kind, &validators, text, &value);
    // The drafts differ in how references are written, so that one of them a mode will do.
    validators.truncate(3);
    validators.remove(1);
    let mut count = 0;
    mutate(&value, "", &mut |mutated| {
        agree(kind, &validators, &mutated.to_string(), mutated);
        count += 1;
    });
    count
}

#[test]
fn schemas_agree_with_the_check_on_mutations() {
    let mut count = 0;
    for kind in Kind::all() {
        let path =
            format!("{}/../examples/payloads/{}.json", env!("CARGO_MANIFEST_DIR"), kind.name());
        count += hold(kind.name(), &std::fs::read_to_string(path).unwrap());
    }
    for kind in ["retailops.order_writeback.request", "retailops.order_update.request"] {
        count += hold(kind, SHIPPED);
    }
    count += hold("retailops.order_update.response", EVENTS);
    assert!(count > 5_000, "{count} mutations");
}

/// The differences that `json_schema` documents: each of them is one, and no more.
#[test]
fn differences_are_those_documented() {
    let writeback = Kind::named("retailops.order_writeback.request").unwrap();
    let response = Kind::named("retailops.order_update.response").unwrap();
    let differs = |kind: Kind, mode: Mode, text: &str| {
        let validator = validator(&json_schema(kind, Draft::Draft202012, mode));
        let value = serde_json::from_str(text).unwrap();
        (found(kind, text, mode, is_error).is_empty(), validator.is_valid(&value))
    };
    let line = |member: &str| format!(r#"{{"data": {{"line_items": [{{{member}}}]}}}}"#);
    // The schema is laxer.
    for text in [
        line(r#""corr": "1", "corr": "2""#),
        line(&format!(r#""unit_price": "{}""#, "9".repeat(30))),
        line(&format!(r#""estimated_ship_date": {}"#, "9".repeat(30))),
        line(r#""removed": -0"#),
    ] {
        assert_eq!(differs(writeback, Mode::Strict, &text), (false, true), "{text}");
    }
    // The schema is stricter.
    assert_eq!(differs(writeback, Mode::Strict, &line(r#""quantity": "1.5e1""#)), (true, false));
    let placeholder = r#"{"headers": {"client_id": "null"}}"#;
    assert_eq!(differs(writeback, Mode::Strict, placeholder), (true, false));
    // An object of both forms of an event, more of it of the second.
    let mixed = r#"{"events": [{"status": 1, "handle": "x", "secondary": {}}]}"#;
    assert_eq!(differs(response, Mode::Strict, mixed), (true, false));
}

/// Examples within a schema fit it.
#[test]
fn examples_fit() {
    for kind in Kind::all() {
        for (draft, mode) in
            [(Draft::Draft202012, Mode::Strict), (Draft::Draft202012, Mode::Lenient)]
        {
            let schema: Value = serde_json::from_str(&json_schema(kind, draft, mode)).unwrap();
            let definitions = schema.get("$defs").cloned().unwrap_or_default();
            let shapes =
                definitions.as_object().into_iter().flat_map(|all| all.values()).chain([&schema]);
            for (name, property) in
                shapes.filter_map(|shape| shape["properties"].as_object()).flatten()
            {
                let mut property: Map<_, _> = property.as_object().unwrap().clone();
                let Some(examples) = property.remove("examples") else { continue };
                property.insert(
                    "$defs".to_owned(),
                    json!(definitions.as_object().cloned().unwrap_or_default()),
                );
                let validator = jsonschema::validator_for(&Value::Object(property)).unwrap();
                for example in examples.as_array().unwrap() {
                    assert!(
                        validator.is_valid(example),
                        "{} {mode:?} {name} {example}",
                        kind.name()
                    );
                }
            }
        }
    }
}

//! `tests/vectors/apportion.json`, the cases that Node, browsers and Python run too.

use std::collections::BTreeSet;

use orderwire::Amount;
use orderwire::apportion::{
    ApportionError, ApportionOptions, Apportioned, Method, Money, OnExcess, OnZero, Tie, apportion,
};
use serde_json::Value;

pub struct Case {
    pub name: String,
    pub total: Money,
    pub weights: Vec<Amount>,
    pub options: ApportionOptions,
    expected: Value,
}

impl Case {
    /// A case that is not in the file.
    pub fn new(total: Money, weights: Vec<Amount>, options: ApportionOptions) -> Self {
        Self { name: "drawn".into(), total, weights, options, expected: Value::Null }
    }
}

/// Every case of the file.
pub fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/apportion.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().iter().map(case).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn amounts(value: &Value) -> Vec<Amount> {
    value.as_array().unwrap().iter().map(|weight| text(weight).parse().unwrap()).collect()
}

/// Options as the vectors write them, amounts in the total's form.
pub fn options_of(options: &Value, money: impl Fn(&str) -> Money) -> ApportionOptions {
    let mut read = ApportionOptions::default();
    for (name, value) in options.as_object().into_iter().flatten() {
        match name.as_str() {
            "method" => {
                let named = Method::ALL.into_iter().find(|method| method.name() == text(value));
                read.method = named.unwrap();
            }
            "tie" if value == "index" => read.tie = Tie::Index,
            "tie" => assert_eq!(value, "weight"),
            "step" => read.step = Some(money(value.as_str().unwrap())),
            "caps" => {
                read.caps = Some(
                    value
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|cap| money(cap.as_str().unwrap()))
                        .collect(),
                );
            }
            "on_excess" => {
                assert_eq!(value, "return");
                read.on_excess = OnExcess::Return;
            }
            "on_zero" if value == "equal" => read.on_zero = OnZero::Equal,
            "on_zero" => read.on_zero = OnZero::Weights(amounts(value)),
            "scale" => read.scale = Some(u32::try_from(value.as_u64().unwrap()).unwrap()),
            "currency" => read.currency = Some(text(value)),
            _ => panic!("unknown option {name}"),
        }
    }
    read
}

fn case(value: &Value) -> Case {
    let units = value["total"].get("units");
    let money = |value: &Value| match units {
        Some(_) => Money::Units(text(value).parse().unwrap()),
        None => Money::Decimal(text(value).parse().unwrap()),
    };
    Case {
        name: text(&value["name"]),
        total: money(units.unwrap_or_else(|| &value["total"]["decimal"])),
        weights: amounts(&value["weights"]),
        options: options_of(&value["options"], |text| money(&text.into())),
        expected: value.clone(),
    }
}

/// The result in the words of the file.
fn result(name: &str, result: Result<Apportioned, ApportionError>) -> Value {
    let mut value = serde_json::json!({ "name": name });
    match result {
        Ok(Apportioned { shares, leftover }) => {
            value["shares"] = shares.iter().map(Money::to_string).collect();
            if let Some(leftover) = leftover {
                value["leftover"] = leftover.to_string().into();
            }
        }
        Err(error) => {
            value["error"] = serde_json::json!({ "code": error.code() });
            if let Some(excess) = error.excess() {
                value["error"]["excess"] = excess.into();
            }
        }
    }
    value
}

#[test]
fn every_case_gives_what_it_says() {
    let cases = cases();
    assert!(cases.len() > 150);
    for Case { name, total, weights, options, mut expected } in cases {
        let given = result(&name, apportion(total, &weights, &options));
        for input in ["total", "weights", "options"] {
            expected.as_object_mut().unwrap().remove(input);
        }
        assert_eq!(given, expected);
    }
}

#[test]
fn every_code_has_a_case() {
    let mut codes = BTreeSet::new();
    for Case { total, weights, options, .. } in cases() {
        if let Err(error) = apportion(total, &weights, &options) {
            codes.insert(error.code());
            let message = error.to_string();
            assert_eq!(message, error.message());
            assert!(
                !message.ends_with('.') && message.contains('`')
                    || error.code() == "capacity_exceeded"
            );
            assert!(!message.starts_with(char::is_uppercase), "{message}");
        }
    }
    for case in super::refund::cases() {
        let code = case["error"]["code"].as_str();
        codes.extend(ApportionError::CODES.iter().find(|known| Some(**known) == code));
    }
    assert!(codes.iter().eq(ApportionError::CODES), "{codes:?}");
}

#[test]
fn errors_say_which_line() {
    let error = |weights: [&str; 2], caps: [&str; 2]| {
        let weights = weights.map(|weight| weight.parse().unwrap());
        let caps = Some(caps.iter().map(|cap| Money::Decimal(cap.parse().unwrap())).collect());
        let options = ApportionOptions { caps, scale: Some(2), ..Default::default() };
        apportion(Money::Decimal("1".parse().unwrap()), &weights, &options).unwrap_err()
    };
    assert_eq!(error(["1", "-1"], ["1", "1"]).index(), Some(1));
    assert_eq!(error(["1", "1"], ["-1", "1"]).index(), Some(0));
    let precision = error(["1", "1"], ["1", "0.005"]);
    assert_eq!(precision.index(), Some(1));
    assert_eq!(
        precision.message(),
        "`caps[1]` is `0.005`, which has more than 2 decimals; round it first"
    );
    let json = serde_json::to_value(error(["1", "1"], ["0.25", "0.25"])).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "code": "capacity_exceeded", "index": null, "excess": "0.50",
            "message": "the total is `0.50` above the sum of `caps`; raise them, or set `on_excess` to `return`",
        })
    );
}

#[test]
fn forms_do_not_mix() {
    let one: Amount = "1".parse().unwrap();
    let options =
        |step, caps| ApportionOptions { scale: Some(2), step, caps, ..Default::default() };
    for (total, options) in [
        (Money::Units(1), options(Some(Money::Decimal(one)), None)),
        (Money::Decimal(one), options(Some(Money::Units(1)), None)),
        (Money::Units(1), options(None, Some(vec![Money::Decimal(one)]))),
        (Money::Decimal(one), options(None, Some(vec![Money::Units(1)]))),
    ] {
        let error = apportion(total, &[one], &options).unwrap_err();
        assert_eq!(error.code(), "not_representable");
    }
}

//! `tests/vectors/tax.json` and `infer_tax_pct.json`, the cases that Node, browsers and
//! Python run too.

use orderwire::seam::{amount, infer_tax_pct, tax, units};
use orderwire::{Amount, Error, Money, Rates};
use serde_json::{Value, json};

fn cases(file: &str) -> Vec<Value> {
    let path = format!("{}/../tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

/// An amount, or several, in the form of the case.
fn moneys(name: &str, written: &Value) -> Result<Vec<Money>, Error> {
    let (form, texts) = written.as_object().unwrap().iter().next().unwrap();
    let texts = texts.as_array().map_or(std::slice::from_ref(texts), Vec::as_slice);
    let money = |text: &Value| match form.as_str() {
        "units" => units(name, text.as_str().unwrap()),
        _ => amount(name, text.as_str().unwrap()).map(Money::Decimal),
    };
    texts.iter().map(money).collect()
}

fn rates(value: &Value) -> Result<Rates, Error> {
    let line = |rates: &Value| -> Result<Vec<Amount>, Error> {
        list(rates).map(|rate| amount("rates", rate.as_str().unwrap())).collect()
    };
    match list(value).next() {
        Some(Value::Array(_)) => Ok(Rates::Lines(list(value).map(line).collect::<Result<_, _>>()?)),
        _ => line(value).map(Rates::Order),
    }
}

/// Options as a binding hands them over.
fn options(case: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Array(texts) => {
            texts.iter().map(|text| text.as_str().unwrap()).collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    };
    let options = case["options"].as_object().into_iter().flatten();
    options.map(|(name, value)| (name.clone(), text(value))).collect()
}

/// What the core says of a case, with every amount as text.
fn answer(case: &Value) -> Result<Value, Error> {
    let options = options(case);
    let pairs: Vec<_> = options.iter().map(|(name, value)| (&**name, &**value)).collect();
    if case["tax"].is_object() {
        let [tax, base] = ["tax", "base"].map(|name| moneys(name, &case[name]));
        return infer_tax_pct(tax?[0], base?[0], &pairs).map(|found| json!(found));
    }
    let made = tax(&moneys("amounts", &case["amounts"])?, &rates(&case["rates"])?, &pairs)?;
    Ok(json!(made))
}

fn index(error: &Error) -> Option<u64> {
    let index = error.details().iter().find(|(name, _)| *name == "index");
    index.map(|(_, value)| value.parse().unwrap())
}

fn run(file: &str, least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= least);
    for case in cases {
        let name = &case["name"];
        match answer(&case) {
            Ok(result) => assert_eq!(result, case["result"], "{name}"),
            Err(error) => {
                let expected = case["error"].get("code").unwrap_or(&case["error"]);
                assert_eq!(error.code(), expected, "{name}: {error}");
                assert_eq!(json!(index(&error)), case["error"]["index"], "{name}: {error}");
                let message = error.to_string();
                assert!(message.contains('`') && !message.ends_with('.'), "{message}");
                assert!(!message.starts_with(char::is_uppercase), "{message}");
            }
        }
    }
}

#[test]
fn tax_gives_what_the_cases_say() {
    run("tax.json", 100);
}

#[test]
fn infer_tax_pct_gives_what_the_cases_say() {
    run("infer_tax_pct.json", 30);
}

#[test]
fn forms_are_not_mixed() {
    let decimal = Money::Decimal("1.00".parse().unwrap());
    let rates = Rates::Order(vec!["7".parse().unwrap()]);
    let amounts = [Money::Units(100), decimal];
    assert_eq!(tax(&amounts, &rates, &[]).unwrap_err().code(), "not_representable");
    let options = orderwire::TaxOptions { discounts: Some(vec![decimal]), ..Default::default() };
    let error = orderwire::tax(&amounts[..1], &rates, &options).unwrap_err();
    assert_eq!(error.code(), "not_representable");
    assert!(error.to_string().starts_with("`discounts[0]` and `amounts` mix"), "{error}");
}

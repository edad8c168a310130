//! The trace: it says what `apportion` says, it proves itself, and no figure of it
//! can be changed unnoticed.

use orderwire::Amount;
use orderwire::apportion::{
    ApportionOptions, Method, Money, OnExcess, OnZero, Tie, Trace, apportion, apportion_explained,
    verify,
};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::vectors::{Case, cases};

fn explained(case: &Case) -> Option<Trace> {
    let trace = apportion_explained(case.total, &case.weights, &case.options);
    let result = apportion(case.total, &case.weights, &case.options);
    match (trace, result) {
        (Ok(trace), Ok(result)) => {
            let shares: Vec<_> = result.shares.iter().map(Money::to_string).collect();
            assert_eq!(trace.shares, shares, "{}", case.name);
            assert_eq!(trace.leftover, result.leftover.map(|leftover| leftover.to_string()));
            Some(trace)
        }
        (trace, result) => {
            assert_eq!(trace.unwrap_err(), result.unwrap_err(), "{}", case.name);
            None
        }
    }
}

#[test]
fn every_case_proves_itself() {
    for case in cases() {
        let Some(trace) = explained(&case) else { continue };
        assert_eq!(verify(&trace), Ok(()), "{}: {trace:#?}", case.name);
        let json = serde_json::to_string(&trace).unwrap();
        assert_eq!(serde_json::from_str::<Trace>(&json).unwrap(), trace, "{json}");
        assert_eq!(Trace::from_json(json.as_bytes()).unwrap(), trace, "{json}");
    }
}

/// What could stand in the place of a figure, a word or nothing.
fn alterations(value: &Value) -> Vec<Value> {
    let texts = |texts: &[&str]| texts.iter().map(|text| Value::from(*text)).collect::<Vec<_>>();
    match value {
        Value::Null => {
            let mut others = texts(&["0", "1", "USD", "JPY", "largest_remainder", "running_sum"]);
            others.extend([0, 1, 2].map(Value::from));
            others
        }
        Value::Number(number) => {
            let number = number.as_u64().unwrap();
            vec![
                (number + 1).into(),
                number.saturating_sub(1).into(),
                (number + 100).into(),
                Value::Null,
            ]
        }
        Value::String(text) => {
            let mut others =
                texts(&["", &format!("-{text}"), &format!("{text}0"), &format!("{text}.0")]);
            others.extend([format!("0{text}").into(), format!("{text} ").into(), Value::Null]);
            for at in (0..text.len()).filter(|at| text.as_bytes()[*at].is_ascii_digit()) {
                let mut other = text.clone().into_bytes();
                other[at] = if other[at] == b'9' { b'0' } else { other[at] + 1 };
                others.push(String::from_utf8(other).unwrap().into());
            }
            if !text.contains(' ') && text.chars().any(char::is_alphabetic) {
                others.extend(texts(&[
                    "largest_remainder",
                    "cumulative",
                    "largest_weight",
                    "first_non_zero",
                    "cascade",
                    "weight",
                    "index",
                    "error",
                    "return",
                    "equal",
                    "units",
                    "decimal",
                    "weights",
                    "on_zero",
                    "remainder_tie_larger_weight",
                    "remainder_tie_lower_index",
                    "weight_tie_lower_index",
                    "running_sum",
                    "USD",
                    "EUR",
                    "JPY",
                ]));
            }
            others
        }
        Value::Array(items) => {
            let mut others = vec![Value::Null, Value::Array(Vec::new())];
            for at in 0..items.len() {
                let (mut removed, mut doubled) = (items.clone(), items.clone());
                removed.remove(at);
                doubled.insert(at, items[at].clone());
                others.extend([removed.into(), doubled.into()]);
                for other in at + 1..items.len() {
                    let mut swapped = items.clone();
                    swapped.swap(at, other);
                    others.push(swapped.into());
                }
            }
            others
        }
        Value::Object(_) => vec![Value::Null],
        Value::Bool(_) => panic!("a trace has no flags"),
    }
}

fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                leaves(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                leaves(member, &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// Alters every value of a trace in every way; each result must be refused.
fn nothing_can_be_altered(name: &str, trace: &Trace) {
    let mut json = serde_json::to_value(trace).unwrap();
    let mut pointers = Vec::new();
    leaves(&json, "", &mut pointers);
    for pointer in pointers {
        let original = json.pointer(&pointer).unwrap().clone();
        for altered in alterations(&original) {
            if altered == original {
                continue;
            }
            *json.pointer_mut(&pointer).unwrap() = altered.clone();
            if let Ok(copy) = Trace::deserialize(&json) {
                assert!(verify(&copy).is_err(), "{name}: {pointer}: {original} → {altered} passes");
            }
        }
        *json.pointer_mut(&pointer).unwrap() = original;
    }
}

#[test]
fn no_figure_can_be_altered() {
    for case in cases().iter().filter(|case| case.weights.len() <= 4) {
        if let Some(trace) = explained(case) {
            nothing_can_be_altered(&case.name, &trace);
        }
    }
}

/// A total in steps, weights, and what counts when they are all zero.
type Shape = (i64, &'static [&'static str], OnZero);

/// Small requests that reach every branch of a method.
fn shapes() -> [Shape; 6] {
    let quantities = OnZero::Weights(vec!["2".parse().unwrap(), "0.5".parse().unwrap()]);
    [
        (7, &["3", "0", "1"], OnZero::Error),
        (-7, &["1", "2.5", "2.5"], OnZero::Equal),
        (-8, &["0", "0"], OnZero::Equal),
        (9, &["0", "0"], quantities),
        (0, &["0", "0"], OnZero::Error),
        (-1, &["5"], OnZero::Error),
    ]
}

/// A method's traces, over all kinds of caps, steps, zero weights and signs, in both forms.
fn no_trace_can_be_altered(method: Method, tie: Tie) {
    let steps = [("one", 1), ("five", 5)];
    // Of each line, in steps: none, some that bind, some that leave a part of the total.
    let rooms: [Option<&[i64]>; 3] = [None, Some(&[3, 9, 9]), Some(&[2, 1, 0])];
    let mut count = 0;
    for (total, weights, on_zero) in shapes() {
        count += 1;
        for ((step_name, step), room) in
            steps.iter().flat_map(|step| rooms.map(|room| (step, room)))
        {
            // Each form with each of the others, though not with all of them at once.
            let decimal = count % 2 == 0;
            count += 1;
            let money = |units: i64| match decimal {
                true => Money::Decimal(Amount::new(units.into(), 2).unwrap()),
                false => Money::Units(units),
            };
            // One unit more than whole steps, which rounding down takes off.
            let cap = |steps: &i64| money(steps * step + step - 1);
            let options = ApportionOptions {
                method,
                tie,
                step: (*step > 1).then(|| money(*step)),
                caps: room.map(|room| room[..weights.len()].iter().map(cap).collect()),
                on_excess: OnExcess::Return,
                on_zero: on_zero.clone(),
                scale: decimal.then_some(2),
                currency: (decimal && total > 0).then(|| "USD".to_owned()),
            };
            let name = format!("{total} steps of {step_name} by {weights:?}, {options:?}");
            let amounts: Vec<_> = weights.iter().map(|weight| weight.parse().unwrap()).collect();
            let case = Case::new(money(total * step), amounts, options);
            let trace = explained(&case).expect("a trace");
            assert_eq!(verify(&trace), Ok(()), "{name}");
            nothing_can_be_altered(&name, &trace);
        }
    }
}

#[test]
fn no_trace_of_largest_remainder_can_be_altered() {
    no_trace_can_be_altered(Method::LargestRemainder, Tie::Weight);
}

#[test]
fn no_trace_of_largest_remainder_by_index_can_be_altered() {
    no_trace_can_be_altered(Method::LargestRemainder, Tie::Index);
}

#[test]
fn no_trace_of_cumulative_can_be_altered() {
    no_trace_can_be_altered(Method::Cumulative, Tie::Weight);
}

#[test]
fn no_trace_of_largest_weight_can_be_altered() {
    no_trace_can_be_altered(Method::LargestWeight, Tie::Index);
}

#[test]
fn no_trace_of_first_non_zero_can_be_altered() {
    no_trace_can_be_altered(Method::FirstNonZero, Tie::Weight);
}

#[test]
fn no_trace_of_cascade_can_be_altered() {
    no_trace_can_be_altered(Method::Cascade, Tie::Weight);
}

fn explain(total: i64, weights: &[&str], options: ApportionOptions) -> Trace {
    let weights: Vec<Amount> = weights.iter().map(|weight| weight.parse().unwrap()).collect();
    let trace = apportion_explained(Money::Units(total), &weights, &options).unwrap();
    verify(&trace).unwrap();
    trace
}

fn sentences(trace: &Trace) -> Vec<&str> {
    trace.lines.iter().map(|line| line.sentence.as_str()).collect()
}

#[test]
fn sentences_say_why() {
    let options = ApportionOptions::default;
    let trace = explain(1500, &["2200", "1400", "4300", "750", "0"], options());
    assert_eq!(
        trace.summary,
        "1500 minor units over 5 lines by largest_remainder (step 1, tie weight, on_zero error, \
         on_excess error): the total is 1500 steps; rounding down leaves 2 for the method to hand \
         out; the shares add up to the total."
    );
    assert_eq!(
        sentences(&trace),
        [
            "Line 1 (weight 2200) is due 381 87/173 steps of 1; it keeps 381 and, ranked 3 by \
             remainder, gets none of the 2 steps left over, so its share is 381.",
            "Line 2 (weight 1400) is due 242 134/173 steps of 1; it keeps 242 and, ranked 1 by \
             remainder, gets one of the 2 steps left over, so its share is 243.",
            "Line 3 (weight 4300) is due 745 115/173 steps of 1; it keeps 745 and, ranked 2 by \
             remainder, gets one of the 2 steps left over, so its share is 746.",
            "Line 4 (weight 750) is due 130 10/173 steps of 1; it keeps 130 and, ranked 4 by \
             remainder, gets none of the 2 steps left over, so its share is 130.",
            "Line 5 (weight 0) gets 0, because it has no weight.",
        ]
    );
    let caps = Some(vec![Money::Units(505), Money::Units(9999)]);
    let trace = explain(
        -2500,
        &["5", "6"],
        ApportionOptions { caps, step: Some(Money::Units(10)), ..options() },
    );
    assert_eq!(
        trace.lines[0].sentence,
        "Line 1 (weight 5) is due 113 7/11 steps of 10, more than its cap of 505, so round 1 fixes \
         it at the cap in whole steps: its share is -500."
    );
    assert_eq!(
        trace.lines[1].sentence,
        "Line 2 (weight 6) is due exactly 200 steps of 10; no step is left over, so its share is -2000."
    );
    assert_eq!(
        trace.summary,
        "-2500 minor units over 2 lines by largest_remainder (step 10, tie weight, on_zero error, \
         on_excess error): the total is 250 steps; caps leave 200 of them to be apportioned, \
         rounding down leaves 0 for the method to hand out; the shares add up to the total."
    );
    assert_eq!(
        explain(19, &["30", "1", "7"], options()).lines[2].sentence,
        "Line 3 (weight 7) is due 3 19/38 steps of 1; it keeps 3 and, ranked 1 by remainder with a tie \
         that its larger weight decides, gets the one step left over, so its share is 4."
    );
    let by_weight = ApportionOptions { method: Method::LargestWeight, ..options() };
    assert_eq!(
        explain(2, &["50", "25", "25"], by_weight).lines[0].sentence,
        "Line 1 (weight 50) is due exactly 1 steps of 1; it keeps 1 and, ranked 1 by weight, gets the \
         one step left over, so its share is 2."
    );
    let in_order = ApportionOptions { method: Method::FirstNonZero, ..options() };
    assert_eq!(
        explain(1, &["1", "2"], in_order).lines[0].sentence,
        "Line 1 (weight 1) is due 1/3 of a step of 1; it keeps 0 and, ranked 1 in order, gets the one \
         step left over, so its share is 1."
    );
    let cumulative = ApportionOptions { method: Method::Cumulative, ..options() };
    assert_eq!(
        explain(4, &["1", "1", "1"], cumulative).lines[2].sentence,
        "Line 3 (weight 1) is due 1 1/3 steps of 1; the running sum goes from 2 to 4 whole steps, so \
         its share is 2."
    );
    let cascade = ApportionOptions { method: Method::Cascade, ..options() };
    assert_eq!(
        explain(100, &["1", "1", "1"], cascade).lines[0].sentence,
        "Line 1 (weight 1) is due 33 1/3 steps of 1; of the 34 steps left at its turn it leaves 0, so \
         its share is 34."
    );
    let equal = ApportionOptions { on_zero: OnZero::Equal, ..options() };
    assert_eq!(
        explain(1, &["0", "0"], equal).lines[0].sentence,
        "Line 1 (weight 0, counted as 1) is due 1/2 of a step of 1; it keeps 0 and, ranked 1 by \
         remainder with a tie that its earlier place decides, gets the one step left over, so its \
         share is 1."
    );
    assert_eq!(
        sentences(&explain(0, &["7"], options())),
        ["Line 1 (weight 7) gets 0, because the total is 0."]
    );
}

#[test]
fn a_contradiction_has_a_place() {
    let caps = Some(vec![Money::Units(3), Money::Units(9)]);
    let trace = explain(9, &["1", "1"], ApportionOptions { caps, ..ApportionOptions::default() });
    let place = |change: fn(&mut Trace)| {
        let mut changed = trace.clone();
        change(&mut changed);
        let error = verify(&changed).unwrap_err();
        let pointer = error.pointer();
        let message = format!("the trace contradicts itself at `{pointer}`; apportion again");
        assert_eq!(error.to_string(), message);
        pointer
    };
    assert_eq!(place(|trace| trace.inputs.total = "x".into()), "/inputs/total");
    assert_eq!(place(|trace| trace.inputs.weights[1] = "x".into()), "/inputs/weights/1");
    assert_eq!(place(|trace| trace.summary.clear()), "/summary");
    assert_eq!(place(|trace| trace.shares[1] = "7".into()), "/shares/1");
    assert_eq!(place(|trace| trace.lines[1].floor = "x".into()), "/lines/1/floor");
    assert_eq!(place(|trace| trace.rounds[1].left = "x".into()), "/rounds/1/left");
}

/// Two figures that agree with each other, on a line that is fixed at its cap.
#[test]
fn a_capped_line_gets_no_extra_step() {
    for method in Method::ALL {
        let caps = Some(vec![Money::Units(3), Money::Units(9)]);
        let options = ApportionOptions { method, caps, ..ApportionOptions::default() };
        let trace = explain(9, &["1", "1"], options);
        for rule in
            ["largest_remainder", "largest_weight", "first_non_zero", "running_sum", "cascade"]
        {
            let mut altered = serde_json::to_value(&trace).unwrap();
            altered["lines"][0]["extra"] = "1".into();
            altered["lines"][0]["rule"] = rule.into();
            let altered: Trace = serde_json::from_value(altered).unwrap();
            assert_eq!(verify(&altered).unwrap_err().pointer(), "/lines/0/extra");
        }
    }
}

#[test]
fn keys_are_snake_case_and_figures_are_text() {
    let json =
        serde_json::to_value(explain(10, &["7", "3.5"], ApportionOptions::default())).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "inputs": {
                "total": "10", "form": "units", "scale": null, "currency": null,
                "weights": ["7", "3.5"], "method": "largest_remainder", "tie": "weight", "step": "1",
                "caps": null, "on_excess": "error", "on_zero": "error",
            },
            "steps": "10",
            "basis": "weights",
            "rounds": [{ "left": "10", "weight": "3" }],
            "extra_steps": "1",
            "lines": [
                {
                    "index": 0, "weight": "7", "on_zero_weight": null, "integer_weight": "2",
                    "cap": null, "cap_steps": null, "capped_in_round": null,
                    "exact": { "numerator": "20", "denominator": "3" }, "floor": "6",
                    "remainder": "2", "before": null, "after": null, "rank": 1, "extra": "1",
                    "rule": "largest_remainder", "share": "7",
                    "sentence": "Line 1 (weight 7) is due 6 2/3 steps of 1; it keeps 6 and, ranked 1 \
                                 by remainder, gets the one step left over, so its share is 7.",
                },
                {
                    "index": 1, "weight": "3.5", "on_zero_weight": null, "integer_weight": "1",
                    "cap": null, "cap_steps": null, "capped_in_round": null,
                    "exact": { "numerator": "10", "denominator": "3" }, "floor": "3",
                    "remainder": "1", "before": null, "after": null, "rank": 2, "extra": "0",
                    "rule": null, "share": "3",
                    "sentence": "Line 2 (weight 3.5) is due 3 1/3 steps of 1; it keeps 3 and, ranked \
                                 2 by remainder, does not get the one step left over, so its share is 3.",
                },
            ],
            "shares": ["7", "3"],
            "leftover": null,
            "summary": "10 minor units over 2 lines by largest_remainder (step 1, tie weight, on_zero \
                        error, on_excess error): the total is 10 steps; rounding down leaves 1 for \
                        the method to hand out; the shares add up to the total.",
        })
    );
}

prop_compose! {
    fn request()(
        total in prop_oneof![-300_i64..300, any::<i64>().prop_map(|total| total / 1000)],
        lines in prop::collection::vec((prop_oneof![0_i128..6, 0_i128..100_000], 0_i64..150, 0_i128..4), 1..9),
        method in prop::sample::select(Method::ALL.as_slice()),
        by_index: bool,
        capped: bool,
        decimal: bool,
        step in prop_oneof![Just(1_i64), 2_i64..20],
        places in 0_u32..3,
        equal: bool,
    ) -> (Money, Vec<Amount>, ApportionOptions) {
        let money = |units: i64| match decimal {
            true => Money::Decimal(Amount::new(units.into(), 2).unwrap()),
            false => Money::Units(units),
        };
        let amount = |(part, scale)| Amount::new(part, scale).unwrap();
        let second: Vec<_> = lines.iter().map(|(_, _, second)| amount((*second, 0))).collect();
        let options = ApportionOptions {
            method,
            tie: if by_index { Tie::Index } else { Tie::Weight },
            step: (step > 1).then(|| money(step)),
            caps: capped.then(|| lines.iter().map(|(_, cap, _)| money(*cap)).collect()),
            on_excess: OnExcess::Return,
            on_zero: if equal { OnZero::Equal } else { OnZero::Weights(second) },
            scale: decimal.then_some(2),
            currency: None,
        };
        let weights = lines.iter().map(|(part, _, _)| amount((*part, places))).collect();
        (money(total * step), weights, options)
    }
}

proptest! {
    #[test]
    fn a_trace_proves_itself((total, weights, options) in request()) {
        let case = Case::new(total, weights, options);
        if let Some(trace) = explained(&case) {
            prop_assert_eq!(verify(&trace), Ok(()));
        }
    }

    #[test]
    fn a_step_moved_from_one_line_to_another_is_noticed(
        (total, weights, options) in request(), from: prop::sample::Index, to: prop::sample::Index,
    ) {
        let case = Case::new(total, weights, options);
        let Some(trace) = explained(&case) else { return Ok(()) };
        let (from, to) = (from.index(trace.lines.len()), to.index(trace.lines.len()));
        let mut moved = trace.clone();
        let shift = |line: usize, by: i128, moved: &mut Trace| {
            let extra: i128 = moved.lines[line].extra.parse().unwrap();
            moved.lines[line].extra = (extra + by).to_string();
        };
        shift(from, -1, &mut moved);
        shift(to, 1, &mut moved);
        prop_assert_eq!(verify(&moved).is_err(), from != to);
    }
}

proptest! {
    // Each case alters some thousand values.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_drawn_trace_can_be_altered((total, weights, options) in request()) {
        let name = format!("{total:?} by {weights:?}, {options:?}");
        if let Some(trace) = explained(&Case::new(total, weights, options)) {
            nothing_can_be_altered(&name, &trace);
        }
    }
}

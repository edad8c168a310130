//! A trace in words. Made from the recorded figures alone, so that a changed figure
//! contradicts its sentence.

use super::options::{Method, OnExcess, OnZero, Tie};
use super::trace::{Rule, Trace, TraceForm, TraceLine};
use super::units::WeightBasis;

/// One line of a trace: what it is due, what it gets, and why.
pub(super) fn line(trace: &Trace, line: &TraceLine) -> String {
    let share = &line.share;
    let name = name(trace, line);
    if trace.steps == "0" {
        return format!("{name} gets {share}, because the total is 0.");
    }
    if line.integer_weight == "0" {
        return format!("{name} gets {share}, because it has no weight.");
    }
    let due = format!("{name} is due {}", due(trace, line));
    if let (Some(round), Some(cap)) = (line.capped_in_round, &line.cap) {
        return format!(
            "{due}, more than its cap of {cap}, so round {round} fixes it at the cap in whole steps: its share is {share}."
        );
    }
    let why = match trace.inputs.method {
        Method::Cumulative => {
            let (before, after) = (text(&line.before), text(&line.after));
            format!("the running sum goes from {before} to {after} whole steps")
        }
        Method::Cascade => {
            let (before, after) = (text(&line.before), text(&line.after));
            format!("of the {before} steps left at its turn it leaves {after}")
        }
        _ if trace.extra_steps == "0" => "no step is left over".to_owned(),
        _ => dealt(trace, line),
    };
    format!("{due}; {why}, so its share is {share}.")
}

/// The whole trace in one sentence.
pub(super) fn summary(trace: &Trace) -> String {
    let inputs = &trace.inputs;
    let lines = match inputs.weights.len() {
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    let on_zero = match inputs.on_zero {
        OnZero::Error => "error",
        OnZero::Equal => "equal",
        OnZero::Weights(_) => "weights",
    };
    let tie = match inputs.tie {
        Tie::Weight => "weight",
        Tie::Index => "index",
    };
    let on_excess = match inputs.on_excess {
        OnExcess::Error => "error",
        OnExcess::Return => "return",
    };
    format!(
        "{} over {lines} by {} (step {}, tie {tie}, on_zero {on_zero}, on_excess {on_excess}): {}.",
        total(trace),
        inputs.method.name(),
        inputs.step,
        outcome(trace),
    )
}

fn total(trace: &Trace) -> String {
    let inputs = &trace.inputs;
    let mut total = inputs.total.clone();
    if inputs.form == TraceForm::Units {
        total.push_str(" minor units");
    }
    match (&inputs.currency, inputs.scale) {
        (Some(code), Some(scale)) => total.push_str(&format!(" ({code}, scale {scale})")),
        (Some(code), None) => total.push_str(&format!(" ({code})")),
        (None, Some(scale)) => total.push_str(&format!(" (scale {scale})")),
        (None, None) => {}
    }
    total
}

fn outcome(trace: &Trace) -> String {
    if trace.steps == "0" {
        return "the total is 0, and so is every share".to_owned();
    }
    let basis = match trace.basis {
        WeightBasis::Weights => "",
        WeightBasis::Equal => "all weights are 0, so every line counts the same; ",
        WeightBasis::OnZero => "all weights are 0, so those in on_zero count; ",
    };
    let caps = match (trace.rounds.as_slice(), trace.rounds.last()) {
        ([_, _, ..], Some(last)) => {
            format!("caps leave {} of them to be apportioned, ", last.left)
        }
        _ => String::new(),
    };
    let sum = match &trace.leftover {
        Some(leftover) => format!("the shares and {leftover} left over add up to the total"),
        None => "the shares add up to the total".to_owned(),
    };
    format!(
        "{basis}the total is {} steps; {caps}rounding down leaves {} for the method to hand out; {sum}",
        trace.steps, trace.extra_steps
    )
}

fn name(trace: &Trace, line: &TraceLine) -> String {
    let number = line.index.saturating_add(1);
    let weight = &line.weight;
    match (trace.basis, &line.on_zero_weight) {
        (WeightBasis::Weights, _) => format!("Line {number} (weight {weight})"),
        (WeightBasis::OnZero, Some(second)) => {
            format!("Line {number} (weight {weight}, counted as {second})")
        }
        (WeightBasis::OnZero | WeightBasis::Equal, _) => {
            format!("Line {number} (weight {weight}, counted as 1)")
        }
    }
}

/// The exact share as a mixed number of steps.
fn due(trace: &Trace, line: &TraceLine) -> String {
    let step = &trace.inputs.step;
    let denominator = line.exact.as_ref().map_or("", |exact| exact.denominator.as_str());
    match (line.floor.as_str(), line.remainder.as_str()) {
        (floor, "0") => format!("exactly {floor} steps of {step}"),
        ("0", remainder) => format!("{remainder}/{denominator} of a step of {step}"),
        (floor, remainder) => format!("{floor} {remainder}/{denominator} steps of {step}"),
    }
}

/// Whether the line got one of the steps left, and by which rule.
fn dealt(trace: &Trace, line: &TraceLine) -> String {
    let keeps = &line.floor;
    let Some(rank) = line.rank else {
        return format!("it keeps {keeps} and has no room for more under its cap");
    };
    let by = match trace.inputs.method {
        Method::LargestRemainder => "by remainder",
        Method::LargestWeight => "by weight",
        _ => "in order",
    };
    let tie = match line.rule {
        Some(Rule::RemainderTieLargerWeight) => " with a tie that its larger weight decides",
        Some(Rule::RemainderTieLowerIndex | Rule::WeightTieLowerIndex) => {
            " with a tie that its earlier place decides"
        }
        _ => "",
    };
    let got = match (line.extra.as_str(), trace.extra_steps.as_str()) {
        ("0", "1") => "does not get the one step left over".to_owned(),
        ("0", all) => format!("gets none of the {all} steps left over"),
        (_, "1") => "gets the one step left over".to_owned(),
        (_, all) => format!("gets one of the {all} steps left over"),
    };
    format!("it keeps {keeps} and, ranked {rank} {by}{tie}, {got}")
}

fn text(figure: &Option<String>) -> &str {
    figure.as_deref().unwrap_or("0")
}

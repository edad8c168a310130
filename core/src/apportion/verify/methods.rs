//! Checks who got the steps left: by comparing neighbours in the recorded order, or
//! by following the running figure.

use super::caps::Levels;
use super::inputs::Inputs;
use super::{At, Claim, TraceError};
use crate::apportion::options::{Method, Tie};
use crate::apportion::trace::{Rule, Trace};

pub(super) fn check(
    trace: &Trace,
    inputs: &Inputs,
    levels: &Levels,
    claims: &[Claim],
) -> Result<(), TraceError> {
    let taking = || claims.iter().filter(|claim| claim.weight > 0);
    let at = At::Field("extra_steps");
    let extra = at.integer(&trace.extra_steps)?;
    let left = match levels.last().weight {
        0 => Some(0),
        _ => taking().try_fold(levels.last().left, |left, claim| left.checked_sub(claim.floor)),
    };
    at.holds(Some(extra) == left)?;
    let handed_out = taking().try_fold(0_i128, |sum, claim| sum.checked_add(claim.extra));
    at.holds(handed_out == left)?;
    match trace.inputs.method {
        Method::Cumulative => check_cumulative(trace, levels, claims),
        Method::Cascade => check_cascade(trace, inputs, levels, claims),
        _ => check_dealt(trace, inputs, extra, claims),
    }
}

/// The ranks are one order of all lines with room, no neighbours are the wrong way
/// round, and the first lines got one step each.
fn check_dealt(
    trace: &Trace,
    inputs: &Inputs,
    extra: i128,
    claims: &[Claim],
) -> Result<(), TraceError> {
    let has_room = |claim: &Claim| {
        let cap = inputs.caps.as_ref().and_then(|caps| caps.get(claim.index));
        claim.weight > 0 && cap.is_none_or(|cap| claim.floor < *cap.min(&inputs.steps))
    };
    let count = claims.iter().filter(|claim| has_room(claim)).count();
    let mut order: Vec<Option<&Claim>> = vec![None; count];
    for (line, claim) in trace.lines.iter().zip(claims) {
        let at = At::Line(claim.index, "rank");
        at.holds(line.rank.is_some() == has_room(claim))?;
        if let Some(rank) = line.rank {
            let place = rank.checked_sub(1).and_then(|place| order.get_mut(place));
            let place = at.some(place)?;
            at.holds(place.is_none())?;
            *place = Some(claim);
        }
        At::Line(claim.index, "before").holds(line.before.is_none())?;
        At::Line(claim.index, "after").holds(line.after.is_none())?;
        At::Line(claim.index, "rule").holds(line.rule.is_some() == (claim.extra > 0))?;
    }
    // As many places as lines, and no place taken twice: none is empty.
    let order: Vec<_> = order.into_iter().flatten().collect();
    for (before, after) in order.iter().zip(order.iter().skip(1)) {
        let at = At::Line(after.index, "rank");
        at.holds(key(before, trace) < key(after, trace))?;
    }
    let winners = At::Field("extra_steps").some(usize::try_from(extra).ok())?;
    let loser = order.get(winners);
    for (place, claim) in order.iter().enumerate() {
        At::Line(claim.index, "extra").holds(claim.extra == i128::from(place < winners))?;
        if place < winners {
            let rule = trace.lines.get(claim.index).and_then(|line| line.rule);
            let expected = rule_over(claim, loser.copied(), trace);
            At::Line(claim.index, "rule").holds(rule == Some(expected))?;
        }
    }
    Ok(())
}

/// Smaller comes first. Remainders and weights are not negative, so negating them is exact.
fn key(claim: &Claim, trace: &Trace) -> (i128, i128, usize) {
    let first = |figure: i128| figure.saturating_neg();
    let (remainder, weight) = (first(claim.remainder), first(claim.weight));
    match (trace.inputs.method, trace.inputs.tie) {
        (Method::LargestRemainder, Tie::Weight) => (remainder, weight, claim.index),
        (Method::LargestRemainder, Tie::Index) => (remainder, 0, claim.index),
        (Method::LargestWeight, _) => (weight, 0, claim.index),
        _ => (0, 0, claim.index),
    }
}

/// Why `winner` came before the first line that got nothing.
fn rule_over(winner: &Claim, loser: Option<&Claim>, trace: &Trace) -> Rule {
    let same_remainder = loser.is_some_and(|loser| loser.remainder == winner.remainder);
    let same_weight = loser.is_some_and(|loser| loser.weight == winner.weight);
    match (trace.inputs.method, trace.inputs.tie) {
        (Method::LargestWeight, _) if same_weight => Rule::WeightTieLowerIndex,
        (Method::LargestWeight, _) => Rule::LargestWeight,
        (Method::LargestRemainder, _) if !same_remainder => Rule::LargestRemainder,
        (Method::LargestRemainder, Tie::Weight) if !same_weight => Rule::RemainderTieLargerWeight,
        (Method::LargestRemainder, _) => Rule::RemainderTieLowerIndex,
        _ => Rule::FirstNonZero,
    }
}

/// The figures that a method without ranks records for each line.
fn check_running(
    trace: &Trace,
    claim: &Claim,
    running: Option<(i128, i128)>,
    rule: Rule,
) -> Result<(), TraceError> {
    let index = claim.index;
    let line = At::Field("lines").some(trace.lines.get(index))?;
    let text = |figure: Option<i128>| figure.map(|figure| figure.to_string());
    At::Line(index, "rank").holds(line.rank.is_none())?;
    At::Line(index, "before").holds(line.before == text(running.map(|(before, _)| before)))?;
    At::Line(index, "after").holds(line.after == text(running.map(|(_, after)| after)))?;
    At::Line(index, "rule").holds(line.rule == (claim.extra > 0).then_some(rule))
}

/// After each line the steps given, times the sum of weights, are the exact running
/// sum less a remainder below one step.
fn check_cumulative(trace: &Trace, levels: &Levels, claims: &[Claim]) -> Result<(), TraceError> {
    let sum = levels.last().weight;
    let (mut given, mut remainder) = (0_i128, 0_i128);
    for claim in claims {
        let at = At::Line(claim.index, "extra");
        if claim.weight == 0 {
            check_running(trace, claim, None, Rule::RunningSum)?;
            continue;
        }
        // remainder + this line's remainder − extra · sum, never above 2 · sum.
        let owed = match claim.extra {
            0 => Some(claim.remainder),
            1 => claim.remainder.checked_sub(sum),
            _ => None,
        };
        remainder = at.some(owed.and_then(|owed| owed.checked_add(remainder)))?;
        at.holds((0..sum).contains(&remainder))?;
        let before = given;
        given = at.some(given.checked_add(claim.steps))?;
        check_running(trace, claim, Some((before, given)), Rule::RunningSum)?;
    }
    Ok(())
}

/// Last line first, each line's steps times the weights left are its part of the
/// steps left, less a remainder below one step; unless the caps allow only another
/// number.
fn check_cascade(
    trace: &Trace,
    inputs: &Inputs,
    levels: &Levels,
    claims: &[Claim],
) -> Result<(), TraceError> {
    let cap = |claim: &Claim| {
        let cap = inputs.caps.as_ref().and_then(|caps| caps.get(claim.index)).copied();
        cap.unwrap_or(inputs.steps).min(inputs.steps)
    };
    // The room under the caps of the lines before each line, added up from the first
    // (adding up never loses what it saturates, as subtracting would).
    let mut room = 0_i128;
    let mut room_before = Vec::with_capacity(claims.len());
    for claim in claims {
        room_before.push(room);
        room = room.saturating_add(if claim.weight > 0 { cap(claim) } else { 0 });
    }
    let (mut left, mut weights) = (levels.last().left, levels.last().weight);
    for (claim, room) in claims.iter().zip(room_before).rev() {
        let at = At::Line(claim.index, "extra");
        if claim.weight == 0 {
            check_running(trace, claim, None, Rule::Cascade)?;
            continue;
        }
        let due = at.some(left.checked_mul(claim.weight))?;
        let taken = at.some(claim.steps.checked_mul(weights))?;
        let rest = at.some(due.checked_sub(taken))?;
        let least = at.some(left.checked_sub(room))?;
        let as_due = (0..weights).contains(&rest);
        let held_down = rest >= weights && claim.steps == cap(claim);
        let raised = rest < 0 && claim.steps == least;
        at.holds(as_due || held_down || raised)?;
        at.holds(claim.steps <= cap(claim) && claim.steps >= least)?;
        let after = at.some(left.checked_sub(claim.steps))?;
        check_running(trace, claim, Some((left, after)), Rule::Cascade)?;
        weights = at.some(weights.checked_sub(claim.weight))?;
        left = after;
    }
    Ok(())
}

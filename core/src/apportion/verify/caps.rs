//! Checks the rounds of caps: not by filling again, but by two inequalities a line.

use super::At;
use super::TraceError;
use super::inputs::Inputs;
use crate::amount;
use crate::apportion::trace::Trace;

/// What a round starts from.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) left: i128,
    pub(super) weight: i128,
}

/// The rounds, and for each line the round that fixed it.
pub(super) struct Levels {
    first: Level,
    last: Level,
    /// For a line at its cap: what its round started from, and the cap.
    fixed: Vec<Option<(Level, i128)>>,
}

impl Levels {
    /// Reads the rounds and proves them.
    ///
    /// A line fixed in round t exceeded its cap at the start of t, and did not at
    /// the start of t − 1; a free line does not at the end. That is enough: the
    /// fixed lines of a round take less than their part, so left / weight only
    /// rises, and who does not exceed at one level does not at any lower one.
    pub(super) fn read(trace: &Trace, inputs: &Inputs) -> Result<Self, TraceError> {
        let mut levels = Vec::with_capacity(trace.rounds.len());
        for (index, round) in trace.rounds.iter().enumerate() {
            let left = At::Round(index, "left").integer(&round.left)?;
            let weight = At::Round(index, "weight").integer(&round.weight)?;
            levels.push(Level { left, weight });
        }
        let at = At::Field("rounds");
        let (first, last) = (*at.some(levels.first())?, *at.some(levels.last())?);
        let sum = amount::sum(&inputs.parts);
        At::Round(0, "left").holds(first.left == inputs.steps)?;
        At::Round(0, "weight").holds(Some(first.weight) == sum)?;

        // What each round took away from the level before it.
        let mut taken = vec![Level { left: 0, weight: 0 }; levels.len()];
        let mut fixed = Vec::with_capacity(trace.lines.len());
        for (index, (line, part)) in trace.lines.iter().zip(&inputs.parts).enumerate() {
            let at = At::Line(index, "capped_in_round");
            let cap = inputs.caps.as_ref().and_then(|caps| caps.get(index)).copied();
            let Some(round) = line.capped_in_round else {
                let exceeds = cap.is_some_and(|cap| exceeds(last, *part, cap));
                at.holds(!exceeds)?;
                fixed.push(None);
                continue;
            };
            let cap = at.some(cap)?;
            let start = *at.some(round.checked_sub(1).and_then(|start| levels.get(start)))?;
            at.holds(exceeds(start, *part, cap))?;
            if let Some(earlier) = round.checked_sub(2).and_then(|earlier| levels.get(earlier)) {
                at.holds(!exceeds(*earlier, *part, cap))?;
            }
            let taken = at.some(taken.get_mut(round))?;
            taken.left = at.some(taken.left.checked_add(cap))?;
            taken.weight = at.some(taken.weight.checked_add(*part))?;
            fixed.push(Some((start, cap)));
        }
        let pairs = levels.iter().zip(levels.iter().skip(1)).zip(taken.iter().skip(1));
        for (round, ((before, after), taken)) in (1..).zip(pairs) {
            // A round that fixes nothing is no round.
            At::Round(round, "weight").holds(taken.weight > 0)?;
            At::Round(round, "left")
                .holds(before.left.checked_sub(taken.left) == Some(after.left))?;
            At::Round(round, "weight")
                .holds(before.weight.checked_sub(taken.weight) == Some(after.weight))?;
        }
        Ok(Self { first, last, fixed })
    }

    /// What the method started from.
    pub(super) fn last(&self) -> Level {
        self.last
    }

    /// What the exact share of a line is a part of, and its cap if it is fixed there.
    pub(super) fn of(&self, index: usize, part: i128) -> Result<(Level, Option<i128>), TraceError> {
        Ok(match At::Field("lines").some(self.fixed.get(index))? {
            Some((level, cap)) => (*level, Some(*cap)),
            None if part > 0 => (self.last, None),
            None => (self.first, None),
        })
    }
}

/// left · part / weight > cap, by multiplying. The product of the cap may leave
/// `i128`; it is then above the other, which does not, since `left` is at most |total|.
fn exceeds(level: Level, part: i128, cap: i128) -> bool {
    level.left.saturating_mul(part) > cap.saturating_mul(level.weight)
}

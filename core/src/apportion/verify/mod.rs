//! Proves a trace from its inputs, without apportioning.
//!
//! The proof is not a second run. Divisions are checked by multiplying back, the
//! rounds of caps by two inequalities for each line, the order of the steps left by
//! comparing neighbours, and the sum by adding up. What the inputs determine is
//! determined once, so a trace that passes is the result; and since every figure
//! and every sentence is compared, a trace with one changed figure does not pass.

mod caps;
mod inputs;
mod methods;

use std::fmt;

use self::caps::Levels;
use self::inputs::Inputs;
use super::options::OnExcess;
use super::sentence;
use super::trace::{Trace, TraceLine};

/// Where a trace contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceError {
    at: At,
}

impl TraceError {
    /// The figure that does not follow, as an RFC 6901 pointer into the trace: the
    /// first one found, which is not always the one that was changed.
    #[must_use]
    pub fn pointer(&self) -> String {
        self.at.to_string()
    }
}

impl fmt::Display for TraceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the trace contradicts itself at `{}`; apportion again", self.at)
    }
}

impl std::error::Error for TraceError {}

/// A place in a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Input(&'static str),
    InputLine(&'static str, usize),
    Field(&'static str),
    Item(&'static str, usize),
    Line(usize, &'static str),
    Round(usize, &'static str),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(name) => write!(f, "/inputs/{name}"),
            Self::InputLine(name, index) => write!(f, "/inputs/{name}/{index}"),
            Self::Field(name) => write!(f, "/{name}"),
            Self::Item(name, index) => write!(f, "/{name}/{index}"),
            Self::Line(index, name) => write!(f, "/lines/{index}/{name}"),
            Self::Round(index, name) => write!(f, "/rounds/{index}/{name}"),
        }
    }
}

impl At {
    fn error(self) -> TraceError {
        TraceError { at: self }
    }

    /// An error here unless `holds`.
    fn holds(self, holds: bool) -> Result<(), TraceError> {
        if holds { Ok(()) } else { Err(self.error()) }
    }

    /// `value`, or an error here: a missing figure, or one that leaves `i128`.
    fn some<T>(self, value: Option<T>) -> Result<T, TraceError> {
        value.ok_or(self.error())
    }

    /// A recorded whole number, spelled the one way we spell it.
    fn integer(self, text: &str) -> Result<i128, TraceError> {
        self.some(text.parse().ok().filter(|number: &i128| number.to_string() == text))
    }
}

/// Proves that `trace` is the apportioning of its inputs.
///
/// # Errors
/// [`TraceError`] with the place of the first figure, rule or sentence that does not
/// follow from the inputs.
///
/// ```
/// use orderwire::apportion::{ApportionOptions, Money, apportion_explained, verify};
/// let weights = ["1".parse()?, "2".parse()?];
/// let mut trace = apportion_explained(Money::Units(100), &weights, &ApportionOptions::default())?;
/// verify(&trace)?;
/// trace.lines[1].share = "68".into();
/// assert_eq!(verify(&trace).unwrap_err().pointer(), "/lines/1/share");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn verify(trace: &Trace) -> Result<(), TraceError> {
    let inputs = Inputs::read(trace)?;
    let levels = Levels::read(trace, &inputs)?;
    let mut claims = Vec::with_capacity(trace.lines.len());
    for (line, part) in trace.lines.iter().zip(&inputs.parts) {
        claims.push(Claim::read(line, *part, &levels)?);
    }
    methods::check(trace, &inputs, &levels, &claims)?;
    check_amounts(trace, &inputs, &levels, &claims)?;
    for (index, line) in trace.lines.iter().enumerate() {
        At::Line(index, "sentence").holds(line.sentence == sentence::line(trace, line))?;
    }
    At::Field("summary").holds(trace.summary == sentence::summary(trace))
}

/// What a line claims, once its fraction has been checked.
struct Claim {
    index: usize,
    /// Its integer weight; zero when it takes no part in the method.
    weight: i128,
    floor: i128,
    remainder: i128,
    extra: i128,
    /// The steps it gets.
    steps: i128,
}

impl Claim {
    fn read(line: &TraceLine, part: i128, levels: &Levels) -> Result<Self, TraceError> {
        let index = line.index;
        let (level, cap) = levels.of(index, part)?;
        let floor = At::Line(index, "floor").integer(&line.floor)?;
        let remainder = At::Line(index, "remainder").integer(&line.remainder)?;
        let extra = At::Line(index, "extra").integer(&line.extra)?;
        match &line.exact {
            Some(exact) => {
                let at = At::Line(index, "exact");
                let numerator = at.some(level.left.checked_mul(part))?;
                at.holds(at.integer(&exact.numerator)? == numerator)?;
                at.holds(at.integer(&exact.denominator)? == level.weight)?;
                let whole = floor.checked_mul(level.weight);
                let back = whole.and_then(|whole| whole.checked_add(remainder));
                At::Line(index, "floor").holds(back == Some(numerator))?;
                // Which no remainder is where the weight is zero.
                At::Line(index, "remainder").holds((0..level.weight).contains(&remainder))?;
            }
            None => {
                At::Line(index, "exact").holds(level.weight == 0)?;
                At::Line(index, "floor").holds(floor == 0)?;
                At::Line(index, "remainder").holds(remainder == 0)?;
            }
        }
        let at = At::Line(index, "extra");
        let (weight, steps) = match cap {
            Some(cap) => (0, cap),
            None => (part, at.some(floor.checked_add(extra))?),
        };
        // Only a line that takes part gets steps from the method.
        at.holds(extra >= 0 && (extra == 0 || weight > 0))?;
        Ok(Self { index, weight, floor, remainder, extra, steps })
    }
}

/// Steps become amounts, and they add up to the total.
fn check_amounts(
    trace: &Trace,
    inputs: &Inputs,
    levels: &Levels,
    claims: &[Claim],
) -> Result<(), TraceError> {
    At::Field("shares").holds(trace.shares.len() == trace.lines.len())?;
    let mut sum = 0_i128;
    for ((line, share), claim) in trace.lines.iter().zip(&trace.shares).zip(claims) {
        let at = At::Line(claim.index, "share");
        at.holds(line.share == at.some(inputs.amount(claim.steps))?)?;
        At::Item("shares", claim.index).holds(*share == line.share)?;
        sum = at.some(sum.checked_add(claim.steps))?;
    }
    let at = At::Field("leftover");
    // Only lines without weight are left when all others are at their cap.
    let last = levels.last();
    let over = if last.weight == 0 { last.left } else { 0 };
    match (&trace.leftover, trace.inputs.on_excess) {
        (None, OnExcess::Error) => at.holds(over == 0)?,
        (Some(leftover), OnExcess::Return) => {
            at.holds(*leftover == at.some(inputs.amount(over))?)?;
        }
        _ => return Err(at.error()),
    }
    At::Field("shares").holds(sum.checked_add(over) == Some(inputs.steps))
}

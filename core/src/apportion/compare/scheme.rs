//! The known ways of sharing out: a table, and the arithmetic its rows name.

use super::record::{DifferenceTo, Scheme, ShareRounding};
use crate::amount::{self, Rounding, divide};
use crate::apportion::caps;
use crate::apportion::error::Fault;
use crate::apportion::options::{Method, Tie};
use crate::apportion::request::Request;

/// A known way.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) scheme: Scheme,
    pub(super) rounding: ShareRounding,
    pub(super) difference_to: Option<DifferenceTo>,
    /// Of [`Scheme::Method`].
    pub(super) method: Option<(Method, Tie)>,
}

const fn method(method: Method, tie: Tie) -> Way {
    Way { method: Some((method, tie)), ..other(Scheme::Method, ShareRounding::Down) }
}

const fn other(scheme: Scheme, rounding: ShareRounding) -> Way {
    Way { scheme, rounding, difference_to: None, method: None }
}

const fn each(rounding: ShareRounding, difference_to: Option<DifferenceTo>) -> Way {
    Way { difference_to, ..other(Scheme::EachLine, rounding) }
}

/// Every known way, the likeliest first.
#[rustfmt::skip]
pub(super) const WAYS: [Way; 22] = {
    use DifferenceTo::{FirstLine, LargestWeight, LastLine};
    use Scheme::{FirstLineFirst, LastLineFirst, RunningSum};
    use ShareRounding::{Down, HalfAway, HalfDown, HalfEven, Up};
    [
        method(Method::LargestRemainder, Tie::Weight),
        method(Method::LargestRemainder, Tie::Index),
        method(Method::Cumulative, Tie::Weight),
        method(Method::LargestWeight, Tie::Weight),
        method(Method::FirstNonZero, Tie::Weight),
        method(Method::Cascade, Tie::Weight),
        each(HalfAway, Some(LastLine)),
        each(HalfAway, Some(FirstLine)),
        each(HalfAway, Some(LargestWeight)),
        each(HalfAway, None),
        each(HalfEven, None),
        each(Down, Some(LastLine)),
        each(Down, Some(FirstLine)),
        each(Down, Some(LargestWeight)),
        each(Down, None),
        each(HalfDown, None),
        each(Up, None),
        other(RunningSum, HalfAway),
        other(RunningSum, HalfEven),
        other(FirstLineFirst, HalfAway),
        other(FirstLineFirst, Down),
        other(LastLineFirst, HalfAway),
    ]
};

impl Way {
    /// Whether the shares add up to every total.
    pub(super) fn adds_up(self) -> bool {
        self.scheme != Scheme::EachLine || self.difference_to.is_some()
    }

    /// The shares in minor units, with the total's sign.
    pub(super) fn shares(self, request: &mut Request) -> Result<Vec<i128>, Fault> {
        if let Some((method, tie)) = self.method {
            (request.rules.method, request.rules.tie) = (method, tie);
        }
        let solution = request.solve()?;
        let total = request.total;
        if self.method.is_some() {
            return Ok(solution.into_units(total, &request.rules)?.shares);
        }
        let (steps, weights) = (solution.state.steps, &solution.state.weights);
        let job = Job { steps, weights: &weights.parts, sum: weights.sum };
        let step =
            if total < 0 { request.rules.step.checked_neg() } else { Some(request.rules.step) };
        let units = |steps: &i128| steps.checked_mul(step?);
        let shares = job.shares(self).and_then(|shares| shares.iter().map(units).collect());
        shares.ok_or(Fault::OverflowWeights)
    }
}

/// What is shared out, without regard to caps.
struct Job<'a> {
    steps: i128,
    weights: &'a [i128],
    sum: i128,
}

/// The part `left · weight / sum`, rounded.
fn part(left: i128, weight: i128, sum: i128, rounding: ShareRounding) -> Option<i128> {
    let due = left.checked_mul(weight)?;
    match rounding {
        ShareRounding::HalfAway => divide(due, sum, Rounding::HalfAwayFromZero),
        ShareRounding::HalfEven => divide(due, sum, Rounding::HalfEven),
        ShareRounding::HalfDown => divide(due, sum, Rounding::HalfDown),
        ShareRounding::Down => divide(due, sum, Rounding::Floor),
        ShareRounding::Up => divide(due.checked_neg()?, sum, Rounding::Floor)?.checked_neg(),
    }
}

impl Job<'_> {
    fn shares(&self, way: Way) -> Option<Vec<i128>> {
        if self.sum == 0 {
            return Some(vec![0; self.weights.len()]);
        }
        match way.scheme {
            Scheme::Method => None,
            Scheme::EachLine => self.each_line(way),
            Scheme::RunningSum => self.running_sum(way.rounding),
            Scheme::FirstLineFirst => self.in_turn(self.weights.iter(), way.rounding),
            Scheme::LastLineFirst => {
                let mut shares = self.in_turn(self.weights.iter().rev(), way.rounding)?;
                shares.reverse();
                Some(shares)
            }
        }
    }

    fn each_line(&self, way: Way) -> Option<Vec<i128>> {
        let line = |weight: &i128| part(self.steps, *weight, self.sum, way.rounding);
        let mut shares = self.weights.iter().map(line).collect::<Option<Vec<_>>>()?;
        let given = amount::sum(&shares)?;
        let taker = match way.difference_to {
            None => return Some(shares),
            Some(DifferenceTo::FirstLine) => shares.first_mut(),
            Some(DifferenceTo::LastLine) => shares.last_mut(),
            Some(DifferenceTo::LargestWeight) => {
                let largest = self.weights.iter().max()?;
                let at = self.weights.iter().position(|weight| weight == largest)?;
                shares.get_mut(at)
            }
        }?;
        *taker = taker.checked_add(self.steps.checked_sub(given)?)?;
        Some(shares)
    }

    /// The running sum is kept as whole steps and a remainder, as `cumulative` keeps it.
    fn running_sum(&self, rounding: ShareRounding) -> Option<Vec<i128>> {
        let (mut whole, mut rest, mut before) = (0_i128, 0_i128, 0_i128);
        let line = |weight: &i128| {
            let (more, remainder) = caps::divide(self.steps, *weight, self.sum)?;
            whole = whole.checked_add(more)?;
            rest = rest.checked_add(remainder)?;
            if rest >= self.sum {
                (whole, rest) = (whole.checked_add(1)?, rest.checked_sub(self.sum)?);
            }
            // Of the whole steps a half to even asks only whether they are odd.
            let odd = whole.checked_rem(2)?;
            let rounded =
                part(1, rest.checked_add(self.sum.checked_mul(odd)?)?, self.sum, rounding)?;
            let after = whole.checked_sub(odd)?.checked_add(rounded)?;
            let share = after.checked_sub(before)?;
            before = after;
            Some(share)
        };
        self.weights.iter().map(line).collect()
    }

    fn in_turn<'w>(
        &self,
        weights: impl Iterator<Item = &'w i128>,
        rounding: ShareRounding,
    ) -> Option<Vec<i128>> {
        let (mut left, mut sum) = (self.steps, self.sum);
        let line = |weight: &i128| {
            if *weight == 0 {
                return Some(0);
            }
            let share = part(left, *weight, sum, rounding)?;
            left = left.checked_sub(share)?;
            sum = sum.checked_sub(*weight)?;
            Some(share)
        };
        weights.map(line).collect()
    }
}

//! Somebody else's shares: which known way of sharing out gives them, and if none does,
//! where the first cent went.

mod record;
mod scheme;
mod sentence;

use super::error::{ApportionError, Fault, Place};
use super::explain::apportion_explained;
use super::money::{Form, Money};
use super::options::{ApportionOptions, Method, Tie};
use super::request::Request;
use super::trace::TraceLine;
use crate::amount::{self, Amount};
use scheme::{WAYS, Way};

pub use record::{
    Comparison, ComparisonLine, ComparisonMatch, DifferenceTo, Scheme, ShareRounding,
};

/// Tells which known way of sharing out `total` by `weights` gives `shares`, which may be
/// anybody's: they need not add up, and may be negative.
///
/// Known are the methods of [`apportion`](super::apportion), and what is found in shops that
/// lose a cent or treat a line unfairly: each share rounded by itself, with the difference
/// lost or put on one line; running sums rounded to the nearest; each line's part of what is
/// left, rounded. These others know nothing of caps, and compare as if there were none.
/// `method` and `tie` of the options are not read, since all are tried.
///
/// # Errors
/// Those of [`apportion`](super::apportion); `shares` are in the total's form, and
/// one for each weight (`length_mismatch`).
///
/// ```
/// use orderwire::{ApportionOptions, Money, compare};
/// let weights = vec!["1".parse()?; 3];
/// let options = ApportionOptions { scale: Some(2), ..ApportionOptions::default() };
/// let amount = |text: &str| text.parse().map(Money::Decimal);
/// let shares = [amount("3.33")?, amount("3.33")?, amount("3.33")?];
/// let comparison = compare(amount("10.00")?, &weights, &shares, &options)?;
/// assert_eq!(
///     comparison.message,
///     "Each share was rounded by itself (half away from zero), and the 0.01 left over is lost: \
///      the shares add up to 9.99 of 10.00."
/// );
/// assert_eq!(comparison.first.unwrap().expected, "3.34");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(
    total: Money,
    weights: &[Amount],
    shares: &[Money],
    options: &ApportionOptions,
) -> Result<Comparison, ApportionError> {
    let mut request = Request::new(total, weights, options)?;
    let form = request.form;
    let explain = |fault: Fault| fault.explain(form);
    let found = read(form, shares, weights.len()).map_err(explain)?;
    let outcomes = outcomes(&mut request, &found).map_err(explain)?;
    let nearest = nearest(&outcomes).ok_or(Fault::OverflowWeights).map_err(explain)?;
    let first = match nearest.outcome.first {
        None => None,
        Some((index, units)) => {
            let options = nearest.options(options);
            let mut lines = apportion_explained(total, weights, &options)?.lines.into_iter();
            lines.nth(index).map(|line| nearest.line(line, form.text(units)))
        }
    };
    comparison(&mut request, &found, &outcomes, nearest, first).map_err(explain)
}

/// How the shares of a known way compare with those found.
struct Outcome {
    way: Way,
    /// Where it makes a difference.
    tie: Option<Tie>,
    /// On how many lines they differ.
    differing: usize,
    /// The first of these, and the share found there.
    first: Option<(usize, i128)>,
}

fn read(form: Form, shares: &[Money], expected: usize) -> Result<Vec<i128>, Fault> {
    if shares.len() != expected {
        return Err(Fault::LengthMismatch { name: "shares", found: shares.len(), expected });
    }
    let units = |(index, share): (_, &_)| form.units(Place::line("shares", index), *share);
    shares.iter().enumerate().map(units).collect()
}

/// Every way, but for ties by index where ties make no difference.
fn outcomes(request: &mut Request, found: &[i128]) -> Result<Vec<Outcome>, Fault> {
    let [by_weight, by_index, ..] = WAYS;
    let ties_matter = by_weight.shares(request)? != by_index.shares(request)?;
    let ways = WAYS.into_iter().filter(|way| ties_matter || way.method != by_index.method);
    let outcome = |way: Way| {
        let shares = way.shares(request)?;
        let lines = shares.iter().zip(found).enumerate();
        let mut differing = lines.filter(|(_, (share, found))| share != found);
        let first = differing.next().map(|(index, (_, found))| (index, *found));
        let tie = way.method.filter(|(method, _)| ties_matter && *method == Method::default());
        Ok(Outcome {
            way,
            tie: tie.map(|(_, tie)| tie),
            differing: differing.count().saturating_add(usize::from(first.is_some())),
            first,
        })
    };
    ways.map(outcome).collect()
}

/// The method of this package that differs on the fewest lines.
struct Nearest<'a> {
    method: Method,
    outcome: &'a Outcome,
}

/// The default among equals, since it comes first.
fn nearest<'o>(outcomes: &'o [Outcome]) -> Option<Nearest<'o>> {
    let method = |outcome: &'o Outcome| Some(Nearest { method: outcome.way.method?.0, outcome });
    outcomes.iter().filter_map(method).min_by_key(|nearest| nearest.outcome.differing)
}

impl Nearest<'_> {
    fn name(&self) -> String {
        sentence::named(self.method, self.outcome.tie)
    }

    fn options(&self, options: &ApportionOptions) -> ApportionOptions {
        let tie = self.outcome.tie.unwrap_or_default();
        ApportionOptions { method: self.method, tie, ..options.clone() }
    }

    /// A line of the method's trace beside the share found.
    fn line(&self, line: TraceLine, found: String) -> ComparisonLine {
        let TraceLine { index, share: expected, exact, sentence, .. } = line;
        let number = index.saturating_add(1);
        let name = self.name();
        let message = format!("Line {number} got {found}; {name} gives it {expected}. {sentence}");
        ComparisonLine { index, found, expected, exact, message }
    }
}

fn comparison(
    request: &mut Request,
    found: &[i128],
    outcomes: &[Outcome],
    nearest: Nearest<'_>,
    first: Option<ComparisonLine>,
) -> Result<Comparison, Fault> {
    let sum = sum(found)?;
    let difference = sum.checked_sub(request.total).ok_or(Fault::OverflowWeights)?;
    let matching = outcomes.iter().filter(|outcome| outcome.first.is_none());
    let matches =
        matching.map(|outcome| matched(request, outcome)).collect::<Result<Vec<_>, _>>()?;
    let form = request.form;
    let mut comparison = Comparison {
        explained: !matches.is_empty(),
        sum: form.text(sum),
        difference: form.text(difference),
        nearest: nearest.method,
        nearest_tie: nearest.outcome.tie,
        differing: nearest.outcome.differing,
        message: String::new(),
        matches,
        first,
    };
    comparison.message = match comparison.matches.as_slice() {
        [] => sentence::unexplained(&comparison, &nearest.name(), &form.text(request.total)),
        all if all.len() == outcomes.len() => sentence::NOTHING_ROUNDED.to_owned(),
        [likeliest, ..] => likeliest.message.clone(),
    };
    Ok(comparison)
}

fn matched(request: &mut Request, outcome: &Outcome) -> Result<ComparisonMatch, Fault> {
    let Outcome { way, tie, .. } = *outcome;
    // What rounding leaves over, before a line takes it.
    let given = sum(&Way { difference_to: None, ..way }.shares(request)?)?;
    let left = request.total.checked_sub(given).ok_or(Fault::OverflowWeights)?;
    Ok(ComparisonMatch {
        scheme: way.scheme,
        rounding: way.rounding,
        difference_to: way.difference_to,
        method: way.method.map(|(method, _)| method),
        tie,
        adds_up: way.adds_up(),
        message: sentence::way(way, tie, request.form, request.total, left),
    })
}

fn sum(units: &[i128]) -> Result<i128, Fault> {
    amount::sum(units).ok_or(Fault::OverflowWeights)
}

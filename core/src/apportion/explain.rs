//! Builds the trace of a result from the state that led to it.

use super::caps::{Pool, Round, divide};
use super::error::{ApportionError, Fault};
use super::leftover::{Contender, Floors, floors, in_order};
use super::methods::order;
use super::money::{Form, Money};
use super::options::{ApportionOptions, Method, OnExcess, OnZero, Tie};
use super::request::Request;
use super::sentence;
use super::trace::{Exact, Rule, Trace, TraceForm, TraceInputs, TraceLine, TraceRound};
use super::units::{Solution, State};
use crate::amount::Amount;

/// [`apportion`](super::apportion), and how each share came about.
///
/// # Errors
/// Those of [`apportion`](super::apportion).
///
/// ```
/// use orderwire::apportion::{ApportionOptions, Money, apportion_explained, verify};
/// let weights = ["30".parse()?, "1".parse()?, "7".parse()?];
/// let trace = apportion_explained(Money::Units(19), &weights, &ApportionOptions::default())?;
/// assert_eq!(trace.shares, ["15", "0", "4"]);
/// assert_eq!(
///     trace.lines[2].sentence,
///     "Line 3 (weight 7) is due 3 19/38 steps of 1; it keeps 3 and, ranked 1 by remainder with a \
///      tie that its larger weight decides, gets the one step left over, so its share is 4."
/// );
/// verify(&trace)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apportion_explained(
    total: Money,
    weights: &[Amount],
    options: &ApportionOptions,
) -> Result<Trace, ApportionError> {
    let mut request = Request::new(total, weights, options)?;
    request.lowest_terms();
    let inputs = inputs(&request, total, weights, options);
    request
        .solve()
        .and_then(|solution| trace(&request, inputs, &solution).ok_or(Fault::OverflowWeights))
        .map_err(|fault| fault.explain(request.form))
}

fn inputs(
    request: &Request,
    total: Money,
    weights: &[Amount],
    options: &ApportionOptions,
) -> TraceInputs {
    let texts = |amounts: &[Amount]| amounts.iter().map(Amount::to_string).collect();
    TraceInputs {
        total: total.to_string(),
        form: match request.form {
            Form::Units => TraceForm::Units,
            Form::Decimal { .. } => TraceForm::Decimal,
        },
        scale: request.scale,
        currency: options.currency.clone(),
        weights: texts(weights),
        method: options.method,
        tie: options.tie,
        step: options.step.map_or_else(|| request.form.text(1), |step| step.to_string()),
        caps: options.caps.as_ref().map(|caps| caps.iter().map(Money::to_string).collect()),
        on_excess: options.on_excess,
        on_zero: match &options.on_zero {
            OnZero::Error => OnZero::Error,
            OnZero::Equal => OnZero::Equal,
            OnZero::Weights(second) => OnZero::Weights(texts(second)),
        },
    }
}

/// `None` on overflow, which a solution rules out.
fn trace(request: &Request, inputs: TraceInputs, solution: &Solution<'_>) -> Option<Trace> {
    let state = &solution.state;
    let lines = lines(request, &inputs, solution)?;
    let returned = inputs.on_excess == OnExcess::Return;
    let leftover = request.amount(solution.leftover)?;
    let mut trace = Trace {
        inputs,
        steps: state.steps.to_string(),
        basis: state.basis,
        rounds: state.filled.rounds.iter().map(TraceRound::from).collect(),
        extra_steps: match state.pool()? {
            Pool { weight: 0, .. } => "0".to_owned(),
            pool => floors(&pool)?.left.to_string(),
        },
        shares: lines.iter().map(|line| line.share.clone()).collect(),
        lines,
        leftover: returned.then_some(leftover),
        summary: String::new(),
    };
    // The words come last: they are made from the figures, and checked against them.
    let sentences: Vec<_> = trace.lines.iter().map(|line| sentence::line(&trace, line)).collect();
    for (line, sentence) in trace.lines.iter_mut().zip(sentences) {
        line.sentence = sentence;
    }
    trace.summary = sentence::summary(&trace);
    Some(trace)
}

fn lines(
    request: &Request,
    inputs: &TraceInputs,
    solution: &Solution<'_>,
) -> Option<Vec<TraceLine>> {
    let Solution { state, shares, .. } = solution;
    let pool = state.pool()?;
    let rankings = Rankings::new(&pool, inputs.method, inputs.tie)?;
    let running = running(&pool, inputs.method, shares)?;
    let line = |((index, share), running): ((usize, &i128), Option<(i128, i128)>)| {
        let part = *state.weights.parts.get(index)?;
        let round = state.filled.fixed.get(index).copied().unwrap_or(0);
        let level = level(state, part, round)?;
        let (floor, remainder) = divide(level.left, part, level.weight).unwrap_or((0, 0));
        let extra = if round == 0 { share.checked_sub(floor)? } else { 0 };
        let cap = request.rules.caps.as_ref().and_then(|caps| caps.get(index));
        let cap_steps = cap.and_then(|cap| cap.checked_div(request.rules.step));
        Some(TraceLine {
            index,
            weight: inputs.weights.get(index)?.clone(),
            on_zero_weight: match &inputs.on_zero {
                OnZero::Weights(second) => second.get(index).cloned(),
                OnZero::Error | OnZero::Equal => None,
            },
            integer_weight: part.to_string(),
            cap: inputs.caps.as_ref().and_then(|caps| caps.get(index)).cloned(),
            cap_steps: cap_steps.map(|steps| steps.to_string()),
            capped_in_round: (round > 0).then_some(round),
            exact: exact(level, part),
            floor: floor.to_string(),
            remainder: remainder.to_string(),
            before: running.map(|(before, _)| before.to_string()),
            after: running.map(|(_, after)| after.to_string()),
            rank: rankings.rank(index),
            extra: extra.to_string(),
            rule: if extra > 0 { rankings.rule(index) } else { None },
            share: request.amount(*share)?,
            sentence: String::new(),
        })
    };
    shares.iter().enumerate().zip(running).map(line).collect()
}

impl Request {
    /// Steps of |total| as an amount with the total's sign and form.
    fn amount(&self, steps: i128) -> Option<String> {
        let units = steps.checked_mul(self.rules.step)?;
        Some(self.form.text(if self.total < 0 { units.checked_neg()? } else { units }))
    }
}

impl From<&Round> for TraceRound {
    fn from(round: &Round) -> Self {
        Self { left: round.left.to_string(), weight: round.weight.to_string() }
    }
}

/// What a line's exact share is a part of: what was left in the round that fixed
/// it, else what the method apportioned, else (no weight) the whole.
fn level(state: &State<'_>, part: i128, round: usize) -> Option<Round> {
    let rounds = &state.filled.rounds;
    let level = match round.checked_sub(1) {
        Some(fixed) => rounds.get(fixed),
        None if part > 0 => rounds.last(),
        None => rounds.first(),
    };
    level.copied()
}

fn exact(level: Round, part: i128) -> Option<Exact> {
    let numerator = level.left.checked_mul(part).filter(|_| level.weight > 0)?.to_string();
    Some(Exact { numerator, denominator: level.weight.to_string() })
}

/// For the two methods that keep a running figure: before and after each line that
/// takes part, the sum so far (`cumulative`) or the steps still left (`cascade`).
fn running(pool: &Pool<'_>, method: Method, shares: &[i128]) -> Option<Vec<Option<(i128, i128)>>> {
    let mut sum = 0_i128;
    let mut running = Vec::with_capacity(shares.len());
    for ((weight, _), share) in pool.lines().zip(shares) {
        if weight == 0 {
            running.push(None);
            continue;
        }
        let before = sum;
        sum = sum.checked_add(*share)?;
        running.push(match method {
            Method::Cumulative => Some((before, sum)),
            // Last line first: what is left for a line and those before it is the
            // sum up to it.
            Method::Cascade => Some((sum, before)),
            _ => None,
        });
    }
    Some(running)
}

/// Who can take one of the steps left, in which order.
struct Rankings {
    method: Method,
    tie: Tie,
    /// For each line its place, from 1.
    ranks: Vec<Option<usize>>,
    contenders: Vec<Option<Contender>>,
    /// The first line that got none.
    loser: Option<Contender>,
}

impl Rankings {
    fn new(pool: &Pool<'_>, method: Method, tie: Tie) -> Option<Self> {
        let lines = pool.weights.len();
        let (mut ranks, mut by_line, mut loser) = (vec![None; lines], vec![None; lines], None);
        if let Some(order) = order(method, tie).filter(|_| pool.weight > 0) {
            let Floors { contenders, left, .. } = floors(pool)?;
            let contenders = in_order(&contenders, order);
            loser = contenders.get(usize::try_from(left).ok()?).copied();
            for (rank, contender) in (1..).zip(contenders) {
                *ranks.get_mut(contender.index)? = Some(rank);
                *by_line.get_mut(contender.index)? = Some(contender);
            }
        }
        Some(Self { method, tie, ranks, contenders: by_line, loser })
    }

    fn rank(&self, index: usize) -> Option<usize> {
        self.ranks.get(index).copied().flatten()
    }

    /// The rule that gave line `index` steps on top of its share rounded down.
    fn rule(&self, index: usize) -> Option<Rule> {
        let line = self.contenders.get(index)?.as_ref();
        let same = |key: fn(&Contender) -> i128| line.map(key) == self.loser.as_ref().map(key);
        let same_weight = same(|contender| contender.weight);
        let same_remainder = same(|contender| contender.remainder);
        Some(match self.method {
            Method::Cumulative => Rule::RunningSum,
            Method::Cascade => Rule::Cascade,
            Method::FirstNonZero => Rule::FirstNonZero,
            Method::LargestWeight if same_weight => Rule::WeightTieLowerIndex,
            Method::LargestWeight => Rule::LargestWeight,
            Method::LargestRemainder if !same_remainder => Rule::LargestRemainder,
            Method::LargestRemainder if same_weight || self.tie == Tie::Index => {
                Rule::RemainderTieLowerIndex
            }
            Method::LargestRemainder => Rule::RemainderTieLargerWeight,
        })
    }
}

//! Percentages as whole parts of one size, each rate of an order once.

use super::compute::Rate;
use super::options::Rates;
use super::request::{overflow, same_length};
use crate::amount::{Amount, power_of_ten};
use crate::error::Error;
use crate::sorting::sorted;

/// The rates of an order.
pub(super) struct Register {
    /// Each once, in order of first appearance.
    pub(super) rates: Vec<Rate>,
    /// 100 %, in parts.
    pub(super) hundred: i128,
    /// For each line the positions of its rates.
    pub(super) lines: Vec<Vec<usize>>,
}

/// A rate where it stands.
struct Entry {
    pct: Amount,
    parts: i128,
    line: usize,
    /// How many of the same value stand before it on its line.
    before: usize,
}

impl Register {
    pub(super) fn new(rates: &Rates, count: usize) -> Result<Self, Error> {
        let lines = match rates {
            Rates::Order(rates) => std::slice::from_ref(rates),
            Rates::Lines(lines) => lines,
        };
        let decimals = lines.iter().flatten().map(|rate| rate.shortest().scale()).max();
        let scale = decimals.unwrap_or(0);
        let hundred = scale.checked_add(2).and_then(power_of_ten).ok_or_else(overflow)?;
        let mut entries = entries(lines, scale, matches!(rates, Rates::Lines(_)))?;
        count_before(&mut entries);
        let (rates_once, positions) = distinct(&entries);
        let mut positions = positions.into_iter();
        let of_line = |line: &Vec<Amount>| positions.by_ref().take(line.len()).collect();
        let lines: Vec<Vec<usize>> = lines.iter().map(of_line).collect();
        let lines = match (rates, lines.first()) {
            (Rates::Order(_), Some(all)) => vec![all.clone(); count],
            _ => lines,
        };
        same_length("rates", lines.len(), count)?;
        Ok(Self { rates: rates_once, hundred, lines })
    }

    /// The parts of several rates together.
    pub(super) fn parts(&self, positions: &[usize]) -> Option<i128> {
        let mut parts = positions.iter().map(|position| self.rates.get(*position));
        parts.try_fold(0_i128, |sum, rate| sum.checked_add(rate?.parts))
    }
}

fn entries(lines: &[Vec<Amount>], scale: u32, by_line: bool) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::new();
    for (line, rates) in lines.iter().enumerate() {
        for (index, rate) in rates.iter().enumerate() {
            if rate.is_negative() {
                return Err(negative(by_line.then_some(line), index));
            }
            let parts = rate.to_scale(scale).ok_or_else(overflow)?;
            entries.push(Entry { pct: rate.shortest(), parts, line, before: 0 });
        }
    }
    Ok(entries)
}

// Sorted rather than looked up: the sort is there already, and a map is kilobytes of
// WebAssembly.

fn count_before(entries: &mut [Entry]) {
    let key = |entry: &Entry| (entry.parts, entry.line);
    let mut last = None;
    for at in in_order(entries, key) {
        let Some(entry) = entries.get_mut(at) else { continue };
        let before = last.filter(|(same, _)| *same == key(entry)).map(|(_, before)| before);
        entry.before = before.map_or(0, |before: usize| before.saturating_add(1));
        last = Some((key(entry), entry.before));
    }
}

/// Each rate once, and for each entry the position of its rate.
fn distinct(entries: &[Entry]) -> (Vec<Rate>, Vec<usize>) {
    let key = |entry: &Entry| (entry.parts, entry.before);
    let mut firsts: Vec<usize> = (0..entries.len()).collect();
    let mut group = None;
    for at in in_order(entries, key) {
        let same = group.filter(|(same, _)| Some(*same) == entries.get(at).map(key));
        let first = same.map_or(at, |(_, first)| first);
        if let Some((entry, place)) = entries.get(at).zip(firsts.get_mut(at)) {
            *place = first;
            group = Some((key(entry), first));
        }
    }
    let (mut rates, mut positions) = (Vec::new(), Vec::with_capacity(entries.len()));
    for ((at, entry), first) in entries.iter().enumerate().zip(firsts) {
        // A first one is its own, and not yet there.
        let known = positions.get(first).copied().filter(|_| first != at);
        positions.push(known.unwrap_or(rates.len()));
        if known.is_none() {
            rates.push(Rate { pct: entry.pct, parts: entry.parts });
        }
    }
    (rates, positions)
}

/// The positions of the entries by a key, those of the same key as they stand.
fn in_order(entries: &[Entry], key: impl Fn(&Entry) -> (i128, usize)) -> Vec<usize> {
    sorted(entries.len(), &mut |a, b| {
        let [one, other] = [a, b].map(|at| entries.get(at).map(&key));
        one.cmp(&other).then(a.cmp(&b))
    })
}

fn negative(line: Option<usize>, index: usize) -> Error {
    let place = line.map_or(format!("[{index}]"), |line| format!("[{line}][{index}]"));
    let message = format!("`rates{place}` is negative; a rate is a percentage from `0`");
    let details = vec![("index", line.unwrap_or(index).to_string())];
    Error::input("negative_rate", message).with_details(details)
}

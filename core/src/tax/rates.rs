//! Percentages as whole parts of one size.

use std::collections::BTreeMap;

use super::compute::Rate;
use super::options::Rates;
use super::request::{overflow, same_length};
use crate::amount::{Amount, power_of_ten};
use crate::error::Error;

/// The rates of an order, each once.
pub(super) struct Register {
    /// In order of first appearance.
    pub(super) rates: Vec<Rate>,
    /// 100 %, in parts.
    pub(super) hundred: i128,
    /// Decimals of a percentage that is one part.
    scale: u32,
    /// The position of each rate, by its parts and how often they stood on the line before.
    positions: BTreeMap<(i128, usize), usize>,
}

impl Register {
    /// Without any rate, for the decimals that these have.
    pub(super) fn new(rates: &Rates) -> Result<Self, Error> {
        let decimals = |rates: &Vec<Amount>| rates.iter().map(|rate| rate.shortest().scale()).max();
        let scale = match rates {
            Rates::Order(rates) => decimals(rates),
            Rates::Lines(lines) => lines.iter().filter_map(decimals).max(),
        };
        let scale = scale.unwrap_or(0);
        let hundred = scale.checked_add(2).and_then(power_of_ten).ok_or_else(overflow)?;
        Ok(Self { rates: Vec::new(), hundred, scale, positions: BTreeMap::new() })
    }

    /// For each line the positions of its rates.
    pub(super) fn lines(&mut self, rates: &Rates, count: usize) -> Result<Vec<Vec<usize>>, Error> {
        match rates {
            Rates::Order(rates) => Ok(vec![self.line(rates, None)?; count]),
            Rates::Lines(lines) => {
                same_length("rates", lines.len(), count)?;
                let lines = lines.iter().enumerate();
                lines.map(|(index, rates)| self.line(rates, Some(index))).collect()
            }
        }
    }

    fn line(&mut self, rates: &[Amount], line: Option<usize>) -> Result<Vec<usize>, Error> {
        let mut before = BTreeMap::new();
        let position = |(index, rate): (usize, &Amount)| {
            if rate.is_negative() {
                return Err(negative(line, index));
            }
            let parts = rate.to_scale(self.scale).ok_or_else(overflow)?;
            let times = before.entry(parts).or_insert(0_usize);
            let known = (parts, *times);
            *times = times.saturating_add(1);
            Ok(*self.positions.entry(known).or_insert_with(|| {
                self.rates.push(Rate { pct: rate.shortest(), parts });
                self.rates.len().saturating_sub(1)
            }))
        };
        rates.iter().enumerate().map(position).collect()
    }

    /// The parts of several rates together.
    pub(super) fn parts(&self, positions: &[usize]) -> Option<i128> {
        let mut parts = positions.iter().map(|position| self.rates.get(*position));
        parts.try_fold(0_i128, |sum, rate| sum.checked_add(rate?.parts))
    }
}

fn negative(line: Option<usize>, index: usize) -> Error {
    let place = line.map_or(format!("[{index}]"), |line| format!("[{line}][{index}]"));
    let message = format!("`rates{place}` is negative; a rate is a percentage from `0`");
    let details = vec![("index", line.unwrap_or(index).to_string())];
    Error::input("negative_rate", message).with_details(details)
}

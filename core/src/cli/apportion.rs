//! `orderwire apportion`: shares, a line each.

use serde::Serialize;

use super::Task;
use super::command;
use super::console::Console;
use super::flags::{self, APPORTION, MONEY};
use super::records::json;
use super::stop::{CLEAN, Stop};
use super::table::wrapped;
use crate::amount::Amount;
use crate::apportion::Money;
use crate::error::Error;
use crate::seam;

#[derive(Serialize)]
struct Shares {
    shares: Vec<String>,
    leftover: Option<String>,
}

pub(super) fn run(task: &Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let matches = task.matches;
    let pairs = flags::pairs(matches, [APPORTION, MONEY]);
    let decimal = pairs.iter().any(|(name, _)| matches!(*name, "currency" | "scale"));
    let total = total(command::word(matches, "total"), decimal)?;
    let weights = matches.get_many::<String>("weights").unwrap_or_default();
    let weights: Result<Vec<Amount>, Error> =
        weights.map(|weight| seam::amount("weights", weight)).collect();
    let weights = weights?;
    let as_json = command::word(matches, "format") == "json";
    if !matches.get_flag("explain") {
        let apportioned = seam::apportion(total, &weights, &pairs).map_err(failed)?;
        let shares = Shares {
            shares: apportioned.shares.iter().map(Money::to_string).collect(),
            leftover: apportioned.leftover.map(|leftover| leftover.to_string()),
        };
        print(console, &shares, as_json)?;
        return Ok(CLEAN);
    }
    let trace = seam::apportion_explained(total, &weights, &pairs).map_err(failed)?;
    if as_json {
        console.line(&json(&trace)?)?;
        return Ok(CLEAN);
    }
    print(console, &Shares { shares: trace.shares, leftover: trace.leftover }, false)?;
    let sentences = trace.lines.iter().map(|line| line.sentence.as_str());
    for sentence in std::iter::once(trace.summary.as_str()).chain(sentences) {
        let text = wrapped(sentence, console.width, "  ");
        console.aside(&text);
    }
    Ok(CLEAN)
}

fn print(console: &mut Console<'_>, shares: &Shares, as_json: bool) -> Result<(), Stop> {
    if as_json {
        return console.line(&json(shares)?);
    }
    shares.shares.iter().try_for_each(|share| console.line(share))?;
    match &shares.leftover {
        Some(leftover) => console.line(&format!("leftover {leftover}")),
        None => Ok(()),
    }
}

/// Whole minor units, unless decimals are named.
fn total(text: &str, decimal: bool) -> Result<Money, Stop> {
    if decimal {
        return Ok(Money::Decimal(seam::amount("total", text)?));
    }
    seam::units("total", text).map_err(|error| {
        let message = format!("{error}; name `--currency` or `--scale` for decimals");
        Stop::Trouble(message)
    })
}

/// What makes a command line wrong, and what has no result.
fn failed(error: Error) -> Stop {
    let message = flags::spelled(&error.to_string());
    match error.code() {
        "all_zero_weights" | "capacity_exceeded" | "not_multiple_of_step" | "overflow" => {
            Stop::Failed(message)
        }
        _ => Stop::Trouble(message),
    }
}

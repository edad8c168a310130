//! `orderwire totals`: lines, sums and identities.

use std::collections::BTreeSet;

use super::Task;
use super::command;
use super::computed;
use super::console::{Console, shown};
use super::stop::Stop;
use super::table::{Column, Table, wrapped};
use crate::payload::totals;
use crate::totals::{Identity, LineTotal, Relation, Totals};

pub(super) fn run(task: Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let options = task.options()?;
    let format = command::word(task.matches, "format");
    let inputs = task.inputs(options.clone())?;
    computed::each(console, inputs, format, &|kind, text| totals(kind, text, &options), &print)
}

/// Totals for people.
pub(super) fn print(console: &mut Console<'_>, totals: &Totals) -> Result<(), Stop> {
    let decimals = if totals.scale == 1 { "decimal" } else { "decimals" };
    console.line(&format!("{}, {} {decimals}", totals.kind, totals.scale))?;
    if !totals.lines.is_empty() {
        heading(console, "lines")?;
        lines(console, &totals.lines)?;
    }
    if !totals.sums.is_empty() {
        heading(console, "sums")?;
        let mut table = Table::new([Column::Text, Column::Figure]);
        for (name, sum) in totals.sums.iter() {
            table.row([format!("  {name}"), sum.to_owned()]);
        }
        console.print(&table.text())?;
    }
    if !totals.identities.is_empty() {
        heading(console, "identities")?;
        identities(console, &totals.identities)?;
    }
    Ok(())
}

fn heading(console: &mut Console<'_>, text: &str) -> Result<(), Stop> {
    let text = console.styled("1", text);
    console.line(&format!("\n{text}"))
}

/// A table where it fits the terminal, else a paragraph for each line.
fn lines(console: &mut Console<'_>, lines: &[LineTotal]) -> Result<(), Stop> {
    let names = lines.iter().flat_map(|line| line.amounts.iter().map(|(name, _)| name));
    let names: BTreeSet<&str> = names.collect();
    let figures = names.iter().map(|_| Column::Figure);
    let mut table = Table::new([Column::Text].into_iter().chain(figures).chain([Column::Text]));
    let cells = |name: &str| name.to_owned();
    table.row(["  line".to_owned()].into_iter().chain(names.iter().map(|name| cells(name))));
    for line in lines {
        let amounts =
            names.iter().map(|name| line.amounts.get(name).unwrap_or_default().to_owned());
        let removed = line.removed.then(|| "removed".to_owned());
        let pointer = format!("  {}", shown(&line.pointer));
        table.row([pointer].into_iter().chain(amounts).chain(removed));
    }
    if table.width() <= console.width {
        return console.print(&table.text());
    }
    for line in lines {
        let removed = if line.removed { ", removed" } else { "" };
        console.line(&format!("  {}{removed}", shown(&line.pointer)))?;
        let mut table = Table::new([Column::Text, Column::Figure]);
        for (name, amount) in line.amounts.iter() {
            table.row([format!("    {name}"), amount.to_owned()]);
        }
        console.print(&table.text())?;
    }
    Ok(())
}

/// A row for each, and the sentence of one that does not hold.
fn identities(console: &mut Console<'_>, identities: &[Identity]) -> Result<(), Stop> {
    let mut table = Table::new([Column::Text; 3]);
    for identity in identities {
        let code = identity.code.as_str().to_owned();
        table.row([code, figures(identity), shown(&identity.pointer)]);
    }
    for (identity, row) in identities.iter().zip(table.lines()) {
        let sign = match identity.holds {
            true => console.styled("1;32", "✓"),
            false => console.styled("1;31", "✗"),
        };
        console.line(&format!("  {sign} {row}"))?;
        if !identity.holds {
            console.print(&wrapped(&shown(&identity.message), console.width, "      "))?;
        }
    }
    Ok(())
}

/// `35 ≠ 65, difference -30`
fn figures(identity: &Identity) -> String {
    let relation = match (identity.relation, identity.holds) {
        (Relation::Equal, true) => "=",
        (Relation::Equal, false) => "≠",
        (Relation::AtMost, true) => "≤",
        (Relation::AtMost, false) => "≰",
        (Relation::AtLeast, true) => "≥",
        (Relation::AtLeast, false) => "≱",
    };
    let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "?".to_owned());
    let (left, right) = (side(&identity.left), side(&identity.right));
    match identity.difference.as_deref().filter(|_| !identity.holds) {
        Some(difference) => format!("{left} {relation} {right}, difference {difference}"),
        None => format!("{left} {relation} {right}"),
    }
}

//! `orderwire writeback`: the exact answer, and where its amounts came from.

use std::path::{Path, PathBuf};

use super::command;
use super::computed::report_aside;
use super::console::{Console, shown};
use super::flags::{self, CHECK, MONEY, WRITEBACK};
use super::inputs;
use super::stop::{CLEAN, FINDINGS, Stop};
use super::table::{Column, Table};
use super::{Task, totals};
use crate::seam;
use crate::vendors::retailops::facts::FACTS;
use crate::vendors::retailops::writeback::Writeback;

pub(super) fn run(task: Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let Task { matches, mut stdin, around } = task;
    let mut pairs = flags::pairs(matches, [WRITEBACK, CHECK, MONEY]);
    if let Some(kind) = command::named_kind(matches)? {
        pairs.push(("kind", kind.name()));
    }
    let path = |name| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (request, facts) = (path("request"), path("facts"));
    if request == facts {
        let message = "the request and `--facts` are the same; name two files, or one and `-`";
        return Err(Stop::Trouble(message.to_owned()));
    }
    let mut read = |path: &Path| inputs::read(path, &mut stdin, around.interrupted);
    let (request, facts) = (read(&request)?, read(&facts)?);
    let answer = match seam::writeback((&request.1).into(), (&facts.1).into(), &pairs) {
        Ok(answer) => answer,
        Err(error) => {
            let report = error.into_report()?;
            let (name, text) = if report.kind == FACTS { facts } else { request };
            report_aside(console, &name, &text, &report, 0);
            return Ok(FINDINGS);
        }
    };
    if matches.get_flag("explain") {
        console.aside(&explained(&answer));
    }
    match &answer.response_json {
        Some(response) => console.line(response)?,
        None => {
            console.note("an order_update is answered by events, so there are only figures");
            totals::print(console, &answer.totals)?;
        }
    }
    Ok(CLEAN)
}

/// A row for each amount, and a line for each that took no part.
fn explained(answer: &Writeback) -> String {
    let mut table = Table::new([Column::Text, Column::Figure, Column::Text]);
    for amount in &answer.trace.amounts {
        table.row([shown(&amount.pointer), shown(&amount.value), shown(&amount.message)]);
    }
    let mut text = table.text();
    for line in &answer.trace.removed {
        text.push_str(&format!("{} {} is removed\n", line.source, shown(&line.pointer)));
    }
    text
}

//! `orderwire check`: reports in the form that is asked for.

use super::Task;
use super::command;
use super::console::Console;
use super::format::{self, Count};
use super::inputs;
use super::stop::Stop;
use crate::finding::Severity;
use crate::payload::report;
use crate::report::Report;

pub(super) fn run(task: Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let options = task.options()?;
    let scale = options.named_scale()?;
    let fail_on = command::chosen_severity(task.matches, "fail_on");
    let least = command::chosen_severity(task.matches, "severity").unwrap_or(Severity::Info);
    let mut printer = format::named(command::word(task.matches, "format"));
    let inputs = task.inputs(options.clone())?;
    let mut count = Count::default();
    printer.begin(console)?;
    let tally = inputs::each(console, inputs, &mut |console, payload, tally| {
        let mut found = match &payload.kind {
            Some(Ok(kind)) => report(*kind, payload.text.into(), &options, scale),
            Some(Err(unreadable)) => unreadable.clone(),
            None => return Ok(true),
        };
        let passes = fail_on.is_none_or(|level| !reaches(&found, level));
        found.findings.retain(|finding| finding.severity <= least);
        count.add(&found);
        printer.one(console, &format::Checked { payload, report: &found, passes, tally })?;
        Ok(passes)
    })?;
    printer.end(console, &tally, &count)?;
    Ok(tally.code())
}

/// Whether something in a report is at least this severe, also among what is not listed: findings
/// are left out from the least severe ones on.
fn reaches(report: &Report, level: Severity) -> bool {
    let listed = || report.findings.iter().map(|finding| finding.severity);
    match level {
        Severity::Error => !report.ok,
        level => {
            let unlisted = report.truncated > 0 && listed().all(|severity| severity <= level);
            listed().any(|severity| severity <= level) || unlisted
        }
    }
}

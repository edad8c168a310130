//! What reports are printed as, one form a file.

mod concise;
mod full;
mod github;
mod json;
mod junit;
mod sarif;

use super::console::Console;
use super::inputs::{Payload, Tally, grouped};
use super::stop::Stop;
use crate::finding::{Finding, Severity};
use crate::report::Report;

/// Prints reports in one form.
pub(super) trait Printer {
    /// Before the first report.
    fn begin(&mut self, _: &mut Console<'_>) -> Result<(), Stop> {
        Ok(())
    }
    /// A report.
    fn one(&mut self, console: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop>;
    /// After the last report.
    fn end(&mut self, console: &mut Console<'_>, tally: &Tally, count: &Count) -> Result<(), Stop>;
}

/// A payload that was checked.
pub(super) struct Checked<'c> {
    pub payload: &'c Payload<'c>,
    /// With the findings that are to be shown.
    pub report: &'c Report,
    /// Nothing in it counts as a failure.
    pub passes: bool,
    pub tally: &'c Tally,
}

/// The printer of a form.
pub(super) fn named(name: &str) -> Box<dyn Printer> {
    match name {
        "concise" => Box::new(concise::Concise),
        "github" => Box::new(github::GitHub),
        "sarif" => Box::new(sarif::Sarif::default()),
        "junit" => Box::new(junit::JUnit::default()),
        name => match json::Json::of(name) {
            Some(json) => Box::new(json),
            None => Box::new(full::Full::default()),
        },
    }
}

impl Checked<'_> {
    /// Line and column of a finding in its file, both from 1, columns in code points.
    pub fn place(&self, finding: &Finding) -> (u64, u32) {
        let (line, column) = (finding.line.unwrap_or(1), finding.column.unwrap_or(1));
        match self.payload.line {
            None => (line.into(), column),
            // A lone CR ends no line of NDJSON.
            Some(number) if line > 1 => {
                let offset = finding.offset.and_then(|offset| usize::try_from(offset).ok());
                let before = offset.and_then(|offset| self.payload.text.get(..offset));
                let before = before.map_or(0, |text| String::from_utf8_lossy(text).chars().count());
                (number, u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1))
            }
            Some(number) => (number, column),
        }
    }
}

/// How many findings there were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    severities: [u64; 3],
    truncated: u64,
}

impl Count {
    pub fn add(&mut self, report: &Report) {
        for finding in &report.findings {
            let [errors, warnings, infos] = &mut self.severities;
            let count = match finding.severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
                Severity::Info => infos,
            };
            *count = count.saturating_add(1);
        }
        self.truncated = self.truncated.saturating_add(report.truncated);
    }

    /// `3 payloads in 2 files, 1 failed: 2 errors, 1 warning`
    pub fn summary(&self, tally: &Tally) -> String {
        let mut text = counted(tally.payloads, "payload");
        if tally.files > 1 {
            text.push_str(&format!(" in {}", counted(tally.files, "file")));
        }
        if tally.failed > 0 {
            text.push_str(&format!(", {} failed", grouped(tally.failed)));
        }
        if !tally.unread.is_empty() {
            let unread = u64::try_from(tally.unread.len()).unwrap_or(u64::MAX);
            text.push_str(&format!(", {} not read", counted(unread, "file")));
        }
        let names = ["error", "warning", "info"];
        let mut parts: Vec<_> = self
            .severities
            .iter()
            .zip(names)
            .filter(|(count, _)| **count > 0)
            .map(|(count, name)| counted(*count, name))
            .collect();
        if self.truncated > 0 {
            parts.push(format!("{} more not shown", grouped(self.truncated)));
        }
        let findings = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
        format!("{text}: {findings}")
    }
}

fn counted(count: u64, name: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {name}{plural}", grouped(count))
}

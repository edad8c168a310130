//! A line for each finding: `file:line:column: severity[code] message`.

use super::{Checked, Count, Printer};
use crate::cli::console::{Console, shown};
use crate::cli::inputs::Tally;
use crate::cli::stop::Stop;
use crate::finding::Severity;

pub(super) struct Concise;

impl Printer for Concise {
    fn one(&mut self, console: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop> {
        let file = shown(checked.payload.file);
        for finding in &checked.report.findings {
            let (line, column) = checked.place(finding);
            let style = match finding.severity {
                Severity::Error => "1;31",
                Severity::Warning => "1;33",
                Severity::Info => "1;36",
            };
            let word = console.styled(style, finding.severity.as_str());
            let message = shown(&finding.message);
            console.line(&format!("{file}:{line}:{column}: {word}[{}] {message}", finding.code))?;
        }
        Ok(())
    }

    fn end(&mut self, console: &mut Console<'_>, tally: &Tally, count: &Count) -> Result<(), Stop> {
        if tally.several {
            console.note(&count.summary(tally));
        }
        Ok(())
    }
}

//! Workflow commands, which GitHub shows as annotations of the lines of a change.

use super::{Checked, Count, Printer};
use crate::cli::console::{Console, shown};
use crate::cli::inputs::Tally;
use crate::cli::stop::Stop;
use crate::finding::Severity;

pub(super) struct GitHub;

impl Printer for GitHub {
    fn one(&mut self, console: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop> {
        for finding in &checked.report.findings {
            let (line, column) = checked.place(finding);
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let file = property(checked.payload.file);
            let title = property(&format!("orderwire {}", finding.code));
            let message = shown(&finding.message);
            let at = if finding.pointer.is_empty() {
                String::new()
            } else {
                format!(" at {}", shown(&finding.pointer))
            };
            let text = data(&format!("{message}{at}"));
            console.line(&format!(
                "::{command} file={file},line={line},col={column},title={title}::{text}"
            ))?;
        }
        Ok(())
    }

    fn end(&mut self, console: &mut Console<'_>, tally: &Tally, _: &Count) -> Result<(), Stop> {
        for (file, message) in &tally.unread {
            let (file, message) = (property(file), data(&shown(message)));
            console.line(&format!("::error file={file},title=orderwire::{message}"))?;
        }
        Ok(())
    }
}

/// Text behind the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value between `,` and `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_value_is_escaped() {
        assert_eq!(property("a:b,c%\r\n::"), "a%3Ab%2Cc%25%0D%0A%3A%3A");
        assert_eq!(data("100 %: a, b\n"), "100 %25: a, b%0A");
    }
}

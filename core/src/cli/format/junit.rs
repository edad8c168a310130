//! JUnit's XML, which CI systems show as tests: a test for each file.

use super::{Checked, Count, Printer};
use crate::cli::console::{Console, shown};
use crate::cli::inputs::{Tally, grouped};
use crate::cli::stop::Stop;
use crate::finding::Finding;

/// Lines about one file, so that a file of a million bad payloads stays readable.
const MOST_LINES: usize = 100;

/// The numbers stand in front, so all is kept until the end.
#[derive(Default)]
pub(super) struct JUnit {
    cases: Vec<Case>,
}

/// What is said of a file.
struct Case {
    /// The file's place among the files.
    number: u64,
    file: String,
    kind: &'static str,
    failures: Lines,
    others: Lines,
    /// Payloads that do not pass.
    failed: u64,
}

#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    more: u64,
}

impl Lines {
    fn add(&mut self, line: impl FnOnce() -> String) {
        match self.lines.len() < MOST_LINES {
            true => self.lines.push(line()),
            false => self.more = self.more.saturating_add(1),
        }
    }

    fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        if self.more > 0 {
            text.push_str(&format!("\n{} more", grouped(self.more)));
        }
        text
    }
}

impl Printer for JUnit {
    fn one(&mut self, _: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop> {
        let Checked { payload, report, tally, .. } = checked;
        if self.cases.last().is_none_or(|case| case.number != tally.files) {
            self.cases.push(Case {
                number: tally.files,
                file: payload.file.to_owned(),
                kind: report.kind,
                failures: Lines::default(),
                others: Lines::default(),
                failed: 0,
            });
        }
        let Some(case) = self.cases.last_mut() else { return Ok(()) };
        if !checked.passes {
            case.failed = case.failed.saturating_add(1);
        }
        let lines = if checked.passes { &mut case.others } else { &mut case.failures };
        for finding in &report.findings {
            lines.add(|| line(checked, finding));
        }
        if report.truncated > 0 {
            lines.more = lines.more.saturating_add(report.truncated);
        }
        Ok(())
    }

    fn end(&mut self, console: &mut Console<'_>, tally: &Tally, _: &Count) -> Result<(), Stop> {
        let (tests, errors) = (self.cases.len(), tally.unread.len());
        let failures = self.cases.iter().filter(|case| case.failed > 0).count();
        let tests = tests.saturating_add(errors);
        let counts = format!(
            "name=\"orderwire\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\""
        );
        console.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        console.line(&format!("<testsuites {counts}>"))?;
        console.line(&format!("  <testsuite {counts}>"))?;
        for case in &self.cases {
            case.print(console)?;
        }
        for (file, message) in &tally.unread {
            let (file, message) = (attribute(file), attribute(&shown(message)));
            console.line(&format!("    <testcase classname=\"orderwire\" name=\"{file}\">"))?;
            console.line(&format!("      <error message=\"{message}\" type=\"unreadable\"/>"))?;
            console.line("    </testcase>")?;
        }
        console.line("  </testsuite>")?;
        console.line("</testsuites>")
    }
}

impl Case {
    fn print(&self, console: &mut Console<'_>) -> Result<(), Stop> {
        let (kind, file) = (attribute(self.kind), attribute(&self.file));
        let open = format!("    <testcase classname=\"{kind}\" name=\"{file}\"");
        let (failures, others) = (self.failures.text(), self.others.text());
        if self.failed == 0 && others.is_empty() {
            return console.line(&format!("{open}/>"));
        }
        console.line(&format!("{open}>"))?;
        if self.failed > 0 {
            let payloads = if self.failed == 1 { "payload" } else { "payloads" };
            let message = format!("{} {payloads} with findings", grouped(self.failed));
            let text = element(&failures);
            console.line(&format!(
                "      <failure message=\"{message}\" type=\"findings\">{text}</failure>"
            ))?;
        }
        if !others.is_empty() {
            console.line(&format!("      <system-out>{}</system-out>", element(&others)))?;
        }
        console.line("    </testcase>")
    }
}

fn line(checked: &Checked<'_>, finding: &Finding) -> String {
    let (line, column) = checked.place(finding);
    let (severity, code) = (finding.severity.as_str(), finding.code);
    format!("{line}:{column}: {severity}[{code}] {}", shown(&finding.message))
}

/// Text between tags. Nothing commands a terminal in it any more, and XML has no such characters.
fn element(text: &str) -> String {
    let text: String = text.chars().filter(|character| is_allowed(*character)).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text between double quotes.
fn attribute(text: &str) -> String {
    element(&shown(text)).replace('"', "&quot;")
}

/// What XML 1.0 may hold, besides characters that `shown` spells out.
fn is_allowed(character: char) -> bool {
    matches!(character, '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_would_read_is_escaped() {
        assert_eq!(element("a<b>&\"'\n\u{1}\u{FFFF}"), "a&lt;b&gt;&amp;\"'\n");
        assert_eq!(attribute("\"<]]>\u{1b}"), "&quot;&lt;]]&gt;&lt;U+001B&gt;");
    }
}

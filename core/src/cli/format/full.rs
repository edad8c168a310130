//! For people: the lines of each finding, with marks below them.

use super::{Checked, Count, Printer};
use crate::annotate::AnnotateOptions;
use crate::cli::console::Console;
use crate::cli::inputs::Tally;
use crate::cli::stop::Stop;

#[derive(Default)]
pub(super) struct Full {
    printed: bool,
}

impl Printer for Full {
    fn one(&mut self, console: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop> {
        let Checked { payload, report, tally, .. } = checked;
        // Of many payloads the clean ones are only counted.
        if tally.several && report.findings.is_empty() && report.truncated == 0 {
            return Ok(());
        }
        if std::mem::replace(&mut self.printed, true) {
            console.print("\n")?;
        }
        let text = annotated(console, checked, payload.file);
        console.line(&text)
    }

    fn end(&mut self, console: &mut Console<'_>, tally: &Tally, count: &Count) -> Result<(), Stop> {
        if !tally.several {
            return Ok(());
        }
        if self.printed {
            console.print("\n")?;
        }
        let summary = console.styled("1", &count.summary(tally));
        console.line(&summary)
    }
}

fn annotated(console: &Console<'_>, checked: &Checked<'_>, name: &str) -> String {
    let (color, width) = (console.color, console.width);
    let options = AnnotateOptions { name: name.to_owned(), color, width };
    let before = checked.payload.line.map_or(0, |line| line.saturating_sub(1));
    checked.report.annotated_from(checked.payload.text.into(), &options, before)
}

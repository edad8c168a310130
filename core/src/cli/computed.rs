//! Functions that compute something of each payload: `totals`, `diagnose`.

use serde::Serialize;

use super::console::{Console, shown};
use super::inputs::{self, Inputs, Payload};
use super::records::Records;
use super::stop::Stop;
use crate::annotate::AnnotateOptions;
use crate::error::Error;
use crate::finding::Severity;
use crate::kind::Kind;
use crate::report::Report;

/// What is computed of a payload.
type Compute<'c, T> = dyn Fn(Kind, &[u8]) -> Result<T, Error> + 'c;
/// How it is printed for people.
type Print<'p, T> = dyn Fn(&mut Console<'_>, &T) -> Result<(), Stop> + 'p;

/// Computes something of each payload, and prints it as JSON or for people. What has no result
/// because of errors is reported on stderr.
pub(super) fn each<T: Serialize>(
    console: &mut Console<'_>,
    inputs: Inputs<'_>,
    format: &str,
    compute: &Compute<'_, T>,
    print: &Print<'_, T>,
) -> Result<u8, Stop> {
    let mut records = Records::of(format);
    let mut printed = false;
    let tally = inputs::each(console, inputs, &mut |console, payload, tally| {
        let computed = match &payload.kind {
            Some(Ok(kind)) => match compute(*kind, payload.text) {
                Ok(computed) => Ok(computed),
                Err(error) => Err(error.into_report()?),
            },
            Some(Err(report)) => Err(report.clone()),
            None => return Ok(true),
        };
        let computed = match computed {
            Ok(computed) => computed,
            Err(report) => {
                refuse(console, payload, &report);
                return Ok(false);
            }
        };
        if let Some(records) = &mut records {
            records.one(console, payload, &computed)?;
            return Ok(true);
        }
        if std::mem::replace(&mut printed, true) {
            console.print("\n")?;
        }
        if tally.several {
            let name = console.styled("1", &shown(&payload.name()));
            console.line(&name)?;
        }
        print(console, &computed)?;
        Ok(true)
    })?;
    if let Some(records) = records {
        records.end(console)?;
    }
    Ok(tally.code())
}

/// Says on stderr why there is no result.
fn refuse(console: &mut Console<'_>, payload: &Payload<'_>, report: &Report) {
    let before = payload.line.map_or(0, |line| line.saturating_sub(1));
    let mut report = report.clone();
    report.findings.retain(|finding| finding.severity == Severity::Error);
    report_aside(console, payload.file, payload.text, &report, before);
}

/// A report on stderr.
pub(super) fn report_aside(
    console: &mut Console<'_>,
    name: &str,
    text: &[u8],
    report: &Report,
    lines_before: u64,
) {
    let (color, width) = (console.colors_notes(), console.width);
    let options = AnnotateOptions { name: name.to_owned(), color, width };
    let text = report.annotated_from(text.into(), &options, lines_before);
    console.aside(&format!("{text}\n"));
}

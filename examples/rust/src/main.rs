//! `orderwire-example REQUEST.json [FACTS.json]`: what is wrong with a writeback request, and its
//! answer. FACTS is what the store knows of the order; without it the request's own amounts count.
use std::env;
use std::error::Error;
use std::fs;
use std::process::ExitCode;

use orderwire::{Finding, Kind, Options, Severity, WritebackOptions, check, writeback};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let Some(request) = arguments.next() else {
        eprintln!("usage: orderwire-example REQUEST.json [FACTS.json]");
        return Ok(ExitCode::from(2));
    };
    // Bytes, so that text that is not UTF-8 is a finding with its place and no failure of ours.
    let request = fs::read(request)?;
    let facts = arguments.next().map_or_else(|| Ok(b"{}".to_vec()), fs::read)?;

    let kind = Kind::named("retailops.order_writeback.request")?;
    let report = check(kind, &request, &Options::default())?;
    report.findings.iter().filter(|finding| finding.severity != Severity::Info).for_each(print);
    if !report.ok {
        return Ok(ExitCode::FAILURE);
    }
    // `action` of the documents' example names another operation, so the kind is given.
    let options = WritebackOptions { kind: Some(kind), ..WritebackOptions::default() };
    match writeback(&request, &facts, &options) {
        Ok(answer) => {
            answer.totals.identities.iter().for_each(|identity| eprintln!("{}", identity.message));
            println!("{}", answer.response_json.unwrap_or_default());
            Ok(ExitCode::SUCCESS)
        }
        // The facts are wrong or do not fit the request: the report says which, and where.
        Err(refusal) => {
            let report = refusal.into_report()?;
            report.findings.iter().for_each(print);
            Ok(ExitCode::FAILURE)
        }
    }
}

fn print(finding: &Finding) {
    let Finding { code, pointer, message, .. } = finding;
    let (line, column) = (finding.line.unwrap_or(0), finding.column.unwrap_or(0));
    // The pointer of the whole text is empty, hence the quotes.
    eprintln!("{line}:{column} {code} `{pointer}`: {message}");
}

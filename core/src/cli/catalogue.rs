//! What is known without any payload: `schema`, `openapi`, `explain`, `kinds`, `completions`.

use clap::ArgMatches;
use clap_complete::Shell;

use super::Task;
use super::command;
use super::console::{Console, shown};
use super::flags::{self, SCHEMA};
use super::records::json;
use super::stop::{CLEAN, Stop};
use super::table::{Column, Table, wrapped};
use crate::finding::{Code, Explanation};
use crate::kind::kinds;
use crate::schema::{Draft, openapi};
use crate::seam;
use crate::suggest::nearest;

pub(super) fn run(name: &str, task: &Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let matches = task.matches;
    match name {
        "schema" => schema(matches, console)?,
        "openapi" => console.line(openapi().trim_end())?,
        "explain" => explain(matches, console)?,
        "kinds" => list_kinds(matches, console)?,
        _ => completions(matches, console)?,
    }
    Ok(CLEAN)
}

fn schema(matches: &ArgMatches, console: &mut Console<'_>) -> Result<(), Stop> {
    let mut pairs = flags::pairs(matches, [SCHEMA]);
    pairs.retain(|(name, _)| *name != "draft");
    let draft = command::word(matches, "draft");
    let [usual, _] = Draft::ALL;
    let draft = if draft.is_empty() { usual.name() } else { draft };
    let schema = seam::json_schema(command::word(matches, "kind"), draft, &pairs)?;
    console.line(schema.trim_end())
}

fn explain(matches: &ArgMatches, console: &mut Console<'_>) -> Result<(), Stop> {
    let as_json = command::word(matches, "format") == "json";
    let Some(code) = matches.get_one::<String>("code") else {
        let all = Code::ALL.iter().map(|code| code.explanation());
        return list_codes(console, &all.collect::<Vec<_>>(), as_json);
    };
    let known = Code::ALL.iter().map(|code| code.as_str());
    let explanation = seam::explain(code).map_err(|error| {
        let near = nearest(code, known.clone()).or_else(|| by_name(code, known));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`orderwire explain` lists all".to_owned(),
        };
        Stop::Trouble(format!("{}; {hint}", shown(&error.to_string())))
    })?;
    if as_json {
        return console.line(&json(&explanation)?);
    }
    let Explanation { code, severity, basis, source, explanation } = explanation;
    let code = console.styled("1", code);
    console.line(&code)?;
    let mut table = Table::new([Column::Text, Column::Text]);
    table.row(["severity".to_owned(), severity.as_str().to_owned()]);
    table.row(["basis".to_owned(), basis.as_str().to_owned()]);
    table.row(["source".to_owned(), source.to_owned()]);
    console.print(&table.text())?;
    console.print(&format!("\n{}", wrapped(explanation, console.width, "")))
}

/// The first code whose group or name is the word: `grand_total`, `total`.
fn by_name(word: &str, mut known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    known.find(|code| code.split('.').any(|part| part == word))
}

fn list_codes(console: &mut Console<'_>, all: &[Explanation], as_json: bool) -> Result<(), Stop> {
    if as_json {
        return console.line(&json(&all)?);
    }
    let mut table = Table::new([Column::Text, Column::Text, Column::Text]);
    for explanation in all {
        let Explanation { code, severity, source, .. } = explanation;
        table.row([(*code).to_owned(), severity.as_str().to_owned(), (*source).to_owned()]);
    }
    console.print(&table.text())
}

fn list_kinds(matches: &ArgMatches, console: &mut Console<'_>) -> Result<(), Stop> {
    let kinds = kinds();
    if command::word(matches, "format") == "json" {
        return console.line(&json(&kinds)?);
    }
    let mut table = Table::new([Column::Text, Column::Text, Column::Text]);
    for kind in kinds {
        table.row([kind.kind.to_owned(), kind.method.to_owned(), kind.path.to_owned()]);
    }
    console.print(&table.text())
}

fn completions(matches: &ArgMatches, console: &mut Console<'_>) -> Result<(), Stop> {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Ok(()) };
    let mut script = Vec::new();
    let mut command = command::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(*shell, &mut command, name, &mut script);
    console.print(&String::from_utf8_lossy(&script))
}

//! `orderwire detect`: the kinds that payloads may be of.

use serde::Serialize;

use super::Task;
use super::command;
use super::console::{Console, shown};
use super::inputs::{self, Inputs};
use super::records::Records;
use super::stop::Stop;
use super::table::{Column, Table};
use crate::detect::{Detected, detect};
use crate::options::Options;

#[derive(Serialize)]
struct Candidates {
    candidates: Vec<Detected>,
}

pub(super) fn run(task: Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let options = Options::default();
    let mut records = Records::of(command::word(task.matches, "format"));
    let inputs = Inputs { needs_kind: false, ..task.inputs(options.clone())? };
    let tally = inputs::each(console, inputs, &mut |console, payload, tally| {
        let candidates = detect(payload.text, &options);
        let found = !candidates.is_empty();
        let name = shown(&payload.name());
        if let Some(records) = &mut records {
            records.one(console, payload, &Candidates { candidates })?;
        } else if found {
            if tally.several {
                let heading = console.styled("1", &name);
                console.line(&heading)?;
            }
            let mut table = Table::new([Column::Text, Column::Figure]);
            for Detected { kind, score } in candidates {
                table.row([kind.to_owned(), score.to_string()]);
            }
            console.print(&table.text())?;
        }
        if !found {
            console.error(&format!("{name}: it looks like no kind of payload"));
        }
        Ok(found)
    })?;
    if let Some(records) = records {
        records.end(console)?;
    }
    Ok(tally.code())
}

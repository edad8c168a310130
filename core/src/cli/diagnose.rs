//! `orderwire diagnose`: what is broken, and the smallest repairs.

use super::Task;
use super::command;
use super::computed;
use super::console::{Console, shown};
use super::flags::{self, CHECK, DIAGNOSE, MONEY};
use super::stop::Stop;
use super::table::wrapped;
use crate::diagnose::{DiagnoseOptions, Diagnosis, diagnose};

pub(super) fn run(task: Task<'_>, console: &mut Console<'_>) -> Result<u8, Stop> {
    let mut options = DiagnoseOptions::default();
    let pairs = flags::pairs(task.matches, [CHECK, MONEY, DIAGNOSE]);
    pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
    let format = command::word(task.matches, "format");
    let inputs = task.inputs(options.check.clone())?;
    computed::each(console, inputs, format, &|kind, text| diagnose(kind, text, &options), &print)
}

fn print(console: &mut Console<'_>, diagnosis: &Diagnosis) -> Result<(), Stop> {
    console.print(&wrapped(&shown(&diagnosis.message), console.width, ""))?;
    if !diagnosis.failing.is_empty() {
        let heading = console.styled("1", "failing");
        console.line(&format!("\n{heading}"))?;
    }
    for failing in &diagnosis.failing {
        let sign = console.styled("1;31", "✗");
        console.line(&format!("  {sign} {} at {}", failing.code, shown(&failing.pointer)))?;
        console.print(&wrapped(&shown(&failing.message), console.width, "      "))?;
    }
    if !diagnosis.repairs.is_empty() {
        let heading = console.styled("1", "repairs, the likeliest first");
        console.line(&format!("\n{heading}"))?;
    }
    for (repair, number) in diagnosis.repairs.iter().zip(1_u64..) {
        let text = wrapped(&shown(&repair.message), console.width, "     ");
        console.print(&format!("{number:>3}. {}", text.trim_start()))?;
        console.line(&format!("     {}", shown(&repair.patch_json)))?;
    }
    Ok(())
}

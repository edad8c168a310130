//! Reports as the functions give them, with the names of their files.

use super::{Checked, Count, Printer};
use crate::cli::console::Console;
use crate::cli::inputs::Tally;
use crate::cli::records::Records;
use crate::cli::stop::Stop;

pub(super) struct Json(Records);

impl Json {
    pub fn of(format: &str) -> Option<Self> {
        Records::of(format).map(Self)
    }
}

impl Printer for Json {
    fn one(&mut self, console: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop> {
        self.0.one(console, checked.payload, checked.report)
    }

    fn end(&mut self, console: &mut Console<'_>, _: &Tally, _: &Count) -> Result<(), Stop> {
        self.0.end(console)
    }
}

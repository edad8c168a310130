//! Records as JSON: one list of all, or one a line.

use serde::Serialize;

use super::console::Console;
use super::inputs::Payload;
use super::stop::Stop;

/// How records are separated.
pub(super) struct Records {
    list: bool,
    count: u64,
}

/// A record, and the payload that it is about.
#[derive(Serialize)]
struct Record<'r, T> {
    file: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(flatten)]
    value: &'r T,
}

impl Records {
    /// For `--format json` and `--format ndjson`; nothing for all others.
    pub fn of(format: &str) -> Option<Self> {
        let list = format == "json";
        (list || format == "ndjson").then_some(Self { list, count: 0 })
    }

    pub fn one<T: Serialize>(
        &mut self,
        console: &mut Console<'_>,
        payload: &Payload<'_>,
        value: &T,
    ) -> Result<(), Stop> {
        let record = Record { file: payload.file, line: payload.line, value };
        let text = json(&record)?;
        let before = match (self.list, self.count) {
            (false, _) => "",
            (true, 0) => "[\n",
            (true, _) => ",\n",
        };
        self.count = self.count.saturating_add(1);
        console.print(before)?;
        console.print(&text)?;
        if self.list { Ok(()) } else { console.print("\n") }
    }

    pub fn end(&self, console: &mut Console<'_>) -> Result<(), Stop> {
        match (self.list, self.count) {
            (false, _) => Ok(()),
            (true, 0) => console.line("[]"),
            (true, _) => console.print("\n]\n"),
        }
    }
}

/// A value as JSON text.
pub(super) fn json<T: Serialize>(value: &T) -> Result<String, Stop> {
    serde_json::to_string(value).map_err(|reason| Stop::Trouble(reason.to_string()))
}

//! SARIF 2.1.0, which code scanning and editors take.

use serde::Serialize;

use super::{Checked, Count, Printer};
use crate::cli::console::{Console, shown};
use crate::cli::inputs::Tally;
use crate::cli::records::json;
use crate::cli::stop::Stop;
use crate::finding::{Code, Explanation, Finding, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Results are printed as they come, so the document is written in three parts.
#[derive(Default)]
pub(super) struct Sarif {
    results: u64,
}

impl Printer for Sarif {
    fn begin(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        let rules: Vec<_> = Code::ALL.iter().map(|code| Rule::of(code.explanation())).collect();
        console.line(&format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{"))?;
        let version = env!("CARGO_PKG_VERSION");
        let address = env!("CARGO_PKG_REPOSITORY");
        console.print(&format!(
            "\"tool\":{{\"driver\":{{\"name\":\"orderwire\",\"version\":\"{version}\",\
             \"informationUri\":\"{address}\",\"rules\":"
        ))?;
        console.print(&json(&rules)?)?;
        console.line("}},")?;
        console.line("\"columnKind\":\"unicodeCodePoints\",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],")?;
        console.print("\"results\":[")
    }

    fn one(&mut self, console: &mut Console<'_>, checked: &Checked<'_>) -> Result<(), Stop> {
        let uri = uri(checked.payload.file);
        for finding in &checked.report.findings {
            let result = json(&Finder { checked, uri: &uri }.result(finding))?;
            let comma = if self.results > 0 { "," } else { "" };
            self.results = self.results.saturating_add(1);
            console.print(&format!("{comma}\n{result}"))?;
        }
        Ok(())
    }

    fn end(&mut self, console: &mut Console<'_>, tally: &Tally, _: &Count) -> Result<(), Stop> {
        let notices: Vec<_> = tally
            .unread
            .iter()
            .map(|(file, message)| Notification {
                level: "error",
                message: Message { text: shown(&format!("{file}: {message}")) },
            })
            .collect();
        let invocation = Invocation {
            execution_successful: notices.is_empty(),
            tool_execution_notifications: notices,
        };
        console.print("\n],\n\"invocations\":")?;
        console.print(&json(&[invocation])?)?;
        console.line("}]}")
    }
}

/// What knows where the findings of a payload are.
struct Finder<'f> {
    checked: &'f Checked<'f>,
    uri: &'f str,
}

impl Finder<'_> {
    fn result(&self, finding: &Finding) -> Outcome {
        let (line, column) = self.checked.place(finding);
        let related = finding.related.iter().filter_map(|related| {
            // Related places are in the same text; those of NDJSON are on the same line.
            let line = match self.checked.payload.line {
                Some(number) => number,
                None => related.line?.into(),
            };
            let message = Some(Message { text: shown(&related.message) });
            Some(Location { message, ..self.location(line, related.column?, &related.pointer) })
        });
        Outcome {
            rule_id: finding.code.as_str(),
            rule_index: Code::ALL.iter().position(|code| *code == finding.code),
            level: level(finding.severity),
            message: Message { text: shown(&finding.message) },
            locations: [self.location(line, column, &finding.pointer)],
            related_locations: related.collect(),
            properties: Properties { basis: Some(finding.basis.as_str()), source: None },
        }
    }

    fn location(&self, line: u64, column: u32, pointer: &str) -> Location {
        // A byte order mark is no part of the text there.
        let marked = line == 1 && self.checked.payload.text.starts_with(BYTE_ORDER_MARK);
        let column = column.saturating_sub(u32::from(marked)).max(1);
        Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: self.uri.to_owned() },
                region: Region { start_line: line, start_column: column },
            },
            logical_locations: [LogicalLocation {
                fully_qualified_name: shown(pointer),
                kind: "member",
            }],
            message: None,
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A file's name as a reference of RFC 3986, relative where the name is.
fn uri(name: &str) -> String {
    let name =
        if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.to_owned() };
    let mut uri = if name.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    default_configuration: Configuration,
    properties: Properties,
}

impl Rule {
    fn of(explanation: Explanation) -> Self {
        let text = one_line(explanation.explanation);
        let first = text.split_once(". ").map_or(text.as_str(), |(first, _)| first);
        let first = format!("{}.", first.trim_end_matches('.'));
        Self {
            id: explanation.code,
            short_description: Message { text: first },
            full_description: Message { text },
            default_configuration: Configuration { level: level(explanation.severity) },
            properties: Properties {
                basis: Some(explanation.basis.as_str()),
                source: Some(explanation.source),
            },
        }
    }
}

/// Text that was broken into lines where it is declared.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    properties: Properties,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    logical_locations: [LogicalLocation; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
    start_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_references() {
        for (name, reference) in [
            ("orders/a b.json", "orders/a%20b.json"),
            ("/tmp/ö#1.json", "file:///tmp/%C3%B6%231.json"),
            ("stdin", "stdin"),
            ("a:b", "a%3Ab"),
        ] {
            assert_eq!(uri(name), reference);
        }
    }
}

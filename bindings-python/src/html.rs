//! Tables for notebooks. They have no colours of their own, so they are right in the dark as well.

use std::fmt::Write as _;

/// A table as it grows.
pub struct Table(String);

impl Table {
    /// A table with its caption and the names of its columns.
    pub fn new(caption: &str, columns: &[&str]) -> Self {
        let mut table = Self(format!("<table><caption>{}</caption><thead><tr>", Escaped(caption)));
        for column in columns {
            let _ = write!(table.0, "<th>{}</th>", Escaped(column));
        }
        table.0.push_str("</tr></thead><tbody>");
        table
    }

    /// A row of text.
    pub fn row(&mut self, cells: &[impl AsRef<str>]) {
        self.0.push_str("<tr>");
        for cell in cells {
            // Columns of text are read from the left; notebooks align cells to the right.
            let text = Escaped(cell.as_ref());
            let _ = write!(self.0, "<td style=\"text-align:left\">{text}</td>");
        }
        self.0.push_str("</tr>");
    }

    /// The table as HTML.
    pub fn end(mut self) -> String {
        self.0.push_str("</tbody></table>");
        self.0
    }
}

/// Text that is no markup, wherever it stands.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            other => f.write_char(other),
        })
    }
}

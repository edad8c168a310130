//! Columns of text, as wide as they have to be.

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// To the left.
    Text,
    /// To the right.
    Figure,
}

/// Rows of cells.
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

const BETWEEN: &str = "  ";

impl Table {
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// How many columns of the terminal it takes.
    pub fn width(&self) -> usize {
        let between = self.columns.len().saturating_sub(1).saturating_mul(BETWEEN.len());
        self.widths().into_iter().fold(between, usize::saturating_add)
    }

    fn widths(&self) -> Vec<usize> {
        let widest = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        (0..self.columns.len()).map(widest).collect()
    }

    /// The rows as text.
    pub fn text(&self) -> String {
        self.lines().into_iter().map(|line| line + "\n").collect()
    }

    /// The rows.
    pub fn lines(&self) -> Vec<String> {
        let widths = self.widths();
        let mut lines = Vec::new();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, column), width) in row.iter().zip(&self.columns).zip(&widths) {
                if !line.is_empty() {
                    line.push_str(BETWEEN);
                }
                match column {
                    Column::Text => line.push_str(&format!("{cell:width$}")),
                    Column::Figure => line.push_str(&format!("{cell:>width$}")),
                }
            }
            line.truncate(line.trim_end().len());
            lines.push(line);
        }
        lines
    }
}

/// Text in lines of at most so many columns, each after an indentation.
pub(super) fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = Vec::new();
    let mut line = indent.to_owned();
    for word in text.split_whitespace() {
        let blank = line.len() == indent.len();
        let length = line.chars().count().saturating_add(word.chars().count()).saturating_add(1);
        if !blank && length > width {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
        } else if !blank {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_cells() {
        let mut table = Table::new([Column::Text, Column::Figure, Column::Text]);
        table.row(["due".into(), "65".into(), "a".into()]);
        table.row(["balance é".into(), "1.50".into(), String::new()]);
        assert_eq!(table.text(), "due          65  a\nbalance é  1.50\n");
        assert_eq!(table.width(), 18);
    }

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(wrapped("one two  three\nfour", 9, "  "), "  one two\n  three\n  four\n");
        assert_eq!(wrapped("", 9, ""), "\n");
        assert_eq!(wrapped("abcdefghijkl m", 5, ""), "abcdefghijkl\nm\n");
    }
}

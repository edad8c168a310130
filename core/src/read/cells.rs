//! Files of columns: what each column holds, and the JSON text of a row.

/// What each column of a file holds.
#[derive(Debug)]
pub(super) struct Plan {
    /// Columns and the pointers of what they hold.
    columns: Vec<(String, String)>,
}

impl Plan {
    /// The column that a finding is about.
    pub fn column(&self, pointer: &str) -> &str {
        self.columns.first().map_or("", |(name, _)| name)
    }
}

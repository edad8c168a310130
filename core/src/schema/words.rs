//! Text for people: lines of a bounded length.

/// Breaks text at spaces into lines of at most `width` characters, each of which will
/// stand behind `lead`.
pub(super) fn wrap(text: &str, width: usize, lead: &str) -> Vec<String> {
    let width = width.saturating_sub(lead.chars().count());
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let length = word.chars().count().saturating_add(1);
        match lines.last_mut() {
            Some(line) if line.chars().count().saturating_add(length) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

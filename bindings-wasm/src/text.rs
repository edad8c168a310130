//! What crosses the border as text in both modules: options in, JSON out.

use serde::Serialize;

/// Options as the facade writes them: names and values in turn, each with a zero behind it.
pub fn pairs(options: &Option<String>) -> Vec<(&str, &str)> {
    let mut texts = texts(options.as_deref().unwrap_or_default());
    std::iter::from_fn(|| texts.next().zip(texts.next())).collect()
}

/// Texts, each with a zero behind it.
pub fn texts(text: &str) -> impl Iterator<Item = &str> {
    text.split_terminator('\0')
}

/// A record of the core as JSON text.
pub fn json(record: &impl Serialize) -> String {
    // Serializing plain structs to memory cannot fail.
    serde_json::to_string(record).unwrap_or_default()
}

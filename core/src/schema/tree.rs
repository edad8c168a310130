//! JSON as a tree whose members keep their order, so that what is printed is always the
//! same and reads in the order of the declaration.

use std::borrow::Cow;

/// JSON to be printed.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// A literal, as it stands.
    Literal(&'static str),
    /// A string, still without quotes.
    Text(Cow<'static, str>),
    /// An array.
    List(Vec<Self>),
    /// An object.
    Object(Members),
}

/// The members of an object, in order.
pub(super) type Members = Vec<(Cow<'static, str>, Tree)>;

impl Tree {
    /// A string.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// An object of members whose names are known.
    pub fn object<const N: usize>(members: [(&'static str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// The JSON text, indented, with a line feed at its end.
    pub fn print(&self) -> String {
        let mut text = String::new();
        self.print_at(0, &mut text);
        text.push('\n');
        text
    }

    fn print_at(&self, depth: usize, text: &mut String) {
        match self {
            Self::Literal(literal) => text.push_str(literal),
            Self::Text(plain) => text.push_str(&quoted(plain)),
            Self::List(elements) if elements.iter().all(Self::is_scalar) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    text.push_str(if index > 0 { ", " } else { "" });
                    element.print_at(depth, text);
                }
                text.push(']');
            }
            Self::List(elements) => {
                let lines = elements.iter().map(|element| (None, element));
                print_lines(['[', ']'], lines, depth, text);
            }
            Self::Object(members) if members.is_empty() => text.push_str("{}"),
            Self::Object(members) => {
                let lines = members.iter().map(|(name, value)| (Some(&**name), value));
                print_lines(['{', '}'], lines, depth, text);
            }
        }
    }

    fn is_scalar(&self) -> bool {
        matches!(self, Self::Literal(_) | Self::Text(_))
    }
}

fn print_lines<'a>(
    [open, close]: [char; 2],
    lines: impl Iterator<Item = (Option<&'a str>, &'a Tree)>,
    depth: usize,
    text: &mut String,
) {
    let within = depth.saturating_add(1);
    text.push(open);
    for (index, (name, value)) in lines.enumerate() {
        text.push_str(if index > 0 { ",\n" } else { "\n" });
        text.push_str(&"  ".repeat(within));
        if let Some(name) = name {
            text.push_str(&quoted(name));
            text.push_str(": ");
        }
        value.print_at(within, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(close);
}

/// A JSON string; printing to memory cannot fail.
pub(super) fn quoted(plain: &str) -> String {
    serde_json::to_string(plain).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_in_order() {
        let tree = Tree::object([
            ("b", Tree::List(vec![Tree::Literal("1"), Tree::text("x\"")])),
            ("a", Tree::object([])),
            ("c", Tree::List(vec![Tree::object([("d", Tree::Literal("null"))])])),
        ]);
        let expected = "{\n  \"b\": [1, \"x\\\"\"],\n  \"a\": {},\n  \"c\": [\n    {\n      \"d\": null\n    }\n  ]\n}\n";
        assert_eq!(tree.print(), expected);
    }
}

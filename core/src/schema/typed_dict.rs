//! Python `TypedDict`s of parsed payloads.

use super::variant::{self, Flavour, Variant};
use super::words::wrap;
use super::{NOTICE, telling_example};
use crate::kind::Kind;
use crate::shape::{Field, Form, Format, Type};

/// The imports, and the unions that lenient mode lets through.
const PRELUDE: &str = include_str!("prelude.py.in");

/// The longest line, as in the repository's `ruff.toml`.
const WIDTH: usize = 100;

/// The text of `payloads.py`: a `TypedDict` for each object of each payload as `parse`
/// returns it in lenient mode, `PAYLOADS` and `KINDS` by kind, and the facts of
/// `writeback`. The names are those of [`typescript`](super::typescript()).
///
/// Python 3.10 has neither `Required` nor `NotRequired`, so a class with members of both
/// sorts inherits the required ones from a private class.
///
/// ``
/// let types = orderwire::schema::typed_dict();
/// assert!(types.contains("    unit_price: ParsedAmount\n"));
/// ``
#[must_use]
pub fn typed_dict() -> String {
    let mut text = String::from(
        "\"\"\"The payloads as `parse` returns them in lenient mode, and what `writeback` takes.\n\n",
    );
    let about = "Lenient mode lets through what real systems send; each such value is an info in the report. \
        With `mode=\"strict\"` the values are a subset of these types. Members that no document names are \
        kept, but the types do not declare them.";
    for paragraph in [about, NOTICE] {
        wrap(paragraph, WIDTH, "").iter().for_each(|line| text.push_str(&format!("{line}\n")));
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push_str(&format!("\n\"\"\"\n\n{PRELUDE}"));
    for variant in variant::all() {
        class(variant, Flavour::Parsed, &mut text);
    }
    for variant in variant::facts().reachable() {
        class(variant, Flavour::Given, &mut text);
    }
    text.push_str("\n\nKind: TypeAlias = Literal[\n");
    Kind::all().for_each(|kind| text.push_str(&format!("    \"{}\",\n", kind.name())));
    text.push_str(
        "]\n\"\"\"The name of a kind of payload: `vendor.operation.direction`.\"\"\"\n\n",
    );
    text.push_str(
        "KINDS: tuple[Kind, ...] = get_args(Kind)\n\"\"\"The name of every kind.\"\"\"\n\n",
    );
    text.push_str("PAYLOADS: dict[Kind, type[Any]] = {\n");
    for kind in Kind::all() {
        text.push_str(&format!(
            "    \"{}\": {},\n",
            kind.name(),
            Variant::parsed(kind).shared().name()
        ));
    }
    text.push_str(
        "}\n\"\"\"What `parse` returns, by kind. A list of Backd's payloads gives a list.\"\"\"\n",
    );
    text
}

fn class(variant: Variant, flavour: Flavour, text: &mut String) {
    let name = variant.name();
    let mut doc = wrap(variant.shape.doc, WIDTH, "    ");
    if let (Flavour::Parsed, Some(source)) = (flavour, variant.shape.source(variant.dialect)) {
        doc.push(String::new());
        doc.extend(wrap(&format!("Source: {}.", source.document), WIDTH, "    "));
    }
    let plain = variant.fields().all(|(field, _)| is_identifier(field.name));
    let (required, optional): (Vec<_>, Vec<_>) =
        variant.fields().partition(|(_, form)| variant.insists(form));
    let mixed = !required.is_empty() && !optional.is_empty();
    let total = if required.is_empty() || mixed { ", total=False" } else { "" };
    let mut parents = Vec::new();
    for (fields, word, total) in
        [(&required, "Required", ""), (&optional, "Optional", ", total=False")]
    {
        let parent = format!("_{name}{word}");
        if fields.is_empty() || (plain && (word == "Optional" || !mixed)) {
            continue;
        } else if plain {
            text.push_str(&format!("\n\nclass {parent}(TypedDict):\n"));
            members(variant, fields, flavour, text);
        } else {
            table(variant, fields, flavour, &parent, total, text);
        }
        parents.push(parent);
    }
    let (parents, total) = match (parents.is_empty(), plain) {
        (true, _) => ("TypedDict".to_owned(), total),
        (false, true) => (parents.join(", "), total),
        (false, false) => (parents.join(", "), ""),
    };
    // Without `@final`, mypy does not tell the forms of an object apart by their members.
    let mark = if variant.is_alternative() { "@final\n" } else { "" };
    text.push_str(&format!("\n\n{mark}class {name}({parents}{total}):\n"));
    docstring(&doc, text);
    let none = required.is_empty() && optional.is_empty();
    if plain && !none {
        text.push('\n');
        members(variant, if optional.is_empty() { &required } else { &optional }, flavour, text);
    }
}

fn members(
    variant: Variant,
    fields: &[(&'static Field, &'static Form)],
    flavour: Flavour,
    text: &mut String,
) {
    for (field, form) in fields {
        let line = format!("    {}: {}", field.name, annotation(variant, &field.ty, flavour));
        match field.ty {
            Type::Word(words) if line.len() > 100 => {
                text.push_str(&format!("    {}: (\n        Literal[\n", field.name));
                for word in words {
                    text.push_str(&format!("            {},\n", super::tree::quoted(word)));
                }
                text.push_str("        ]\n        | None\n    )\n");
            }
            _ => text.push_str(&format!("{line}\n")),
        }
        docstring(&member_doc(field, form), text);
    }
}

fn member_doc(field: &Field, form: &Form) -> Vec<String> {
    let example =
        telling_example(form).map_or_else(String::new, |example| format!(" Example: `{example}`."));
    // Three characters at each end for the quotes.
    wrap(&format!("{}{example}", field.doc), WIDTH, "          ")
}

/// `_Name = TypedDict("_Name", {…})`, for members whose names no class can have.
fn table(
    variant: Variant,
    fields: &[(&'static Field, &'static Form)],
    flavour: Flavour,
    name: &str,
    total: &str,
    text: &mut String,
) {
    text.push_str(&format!("\n\n{name} = TypedDict(\n    \"{name}\",\n    {{\n"));
    for (field, form) in fields {
        member_doc(field, form)
            .iter()
            .for_each(|line| text.push_str(&format!("        # {line}\n")));
        let annotation = annotation(variant, &field.ty, flavour);
        text.push_str(&format!("        \"{}\": \"{annotation}\",\n", field.name));
    }
    let total = total.trim_start_matches(", ");
    text.push_str(&if total.is_empty() {
        "    },\n)\n".to_owned()
    } else {
        format!("    }},\n    {total},\n)\n")
    });
}

/// The type of a value.
fn annotation(variant: Variant, ty: &'static Type, flavour: Flavour) -> String {
    match flavour {
        Flavour::Parsed => parsed(variant, ty),
        Flavour::Given => given(variant, ty),
    }
}

fn parsed(variant: Variant, ty: &'static Type) -> String {
    match ty {
        Type::Text(Format::Plain) | Type::Secret => "ParsedText".to_owned(),
        Type::Text(_) => "ParsedString".to_owned(),
        Type::Id => "ParsedId".to_owned(),
        Type::Amount | Type::Rate | Type::Percent => "ParsedAmount".to_owned(),
        Type::Whole | Type::Quantity | Type::Minor => "ParsedInteger".to_owned(),
        Type::Flag => "ParsedFlag".to_owned(),
        Type::UnixTime => "ParsedTime".to_owned(),
        Type::Any | Type::Pairs => "Any".to_owned(),
        Type::Word(words) => format!("Literal[{}] | None", one_of(words)),
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) | Type::Money(..) => {
            format!("ParsedObject[{}]", variant.names(ty))
        }
        // Only an object stands in the place of its list.
        Type::OneOrMore(element) if !variant.objects(element).is_empty() => {
            format!("ParsedOneOrMore[{}]", variant.names(element))
        }
        Type::List(element) | Type::OneOrMore(element) => {
            format!("ParsedList[{}]", parsed(variant, element))
        }
        Type::ScalarOrObject(scalar, _) => {
            format!("{} | ParsedObject[{}]", parsed(variant, scalar), variant.names(ty))
        }
    }
}

fn given(variant: Variant, ty: &'static Type) -> String {
    match ty {
        Type::Text(_) | Type::Secret => "str".to_owned(),
        Type::Id => "str | int".to_owned(),
        Type::Amount | Type::Rate | Type::Percent => "Decimal | str | int".to_owned(),
        Type::Whole | Type::Quantity | Type::Minor | Type::UnixTime => "int".to_owned(),
        Type::Flag => "bool".to_owned(),
        Type::Any | Type::Pairs => "Any".to_owned(),
        Type::Word(words) => format!("Literal[{}]", one_of(words)),
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) | Type::Money(..) => variant.names(ty),
        Type::List(element) => format!("Sequence[{}]", given(variant, element)),
        Type::OneOrMore(element) => format!("{0} | Sequence[{0}]", given(variant, element)),
        Type::ScalarOrObject(scalar, _) => {
            format!("{} | {}", given(variant, scalar), variant.names(ty))
        }
    }
}

/// Some words, as literals.
fn one_of(words: &[&str]) -> String {
    words.iter().map(|word| super::tree::quoted(word)).collect::<Vec<_>>().join(", ")
}

/// Python's keywords that a field may be called.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

fn is_identifier(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
        // Two underscores at the start are mangled within a class.
        && !name.starts_with("__")
        && !KEYWORDS.contains(&name)
}

fn docstring(lines: &[String], text: &mut String) {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| line.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\""))
        .collect();
    let paragraphs = lines.iter().any(String::is_empty);
    text.push_str("    \"\"\"");
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 || line.is_empty() { "" } else { "    " };
        text.push_str(&format!("{}{indent}{line}", if index == 0 { "" } else { "\n" }));
    }
    text.push_str(if paragraphs { "\n    \"\"\"\n" } else { "\"\"\"\n" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(dead_code, reason = "only the table is printed")]
    mod declared {
        use crate::finding::Basis;
        use crate::shape::{Source, shape, string};
        use crate::value::is::Text;

        const SOURCES: &[Source] = &[Source { document: "a document", basis: Basis::Documented }];

        shape! {
            /// An object with a keyword.
            Keyword from SOURCES;
            /// What came back.
            r#return: Text, [string("\"x\"").required()];
            /// What else.
            other: Text, [string("\"y\"")];
        }
    }

    #[test]
    fn keywords_are_members() {
        let variant =
            Variant { owner: "odd", shape: declared::Keyword::SHAPE, dialect: 0, partial: false };
        let mut text = String::new();
        class(variant, Flavour::Parsed, &mut text);
        let expected = r#"

_OddKeywordRequired = TypedDict(
    "_OddKeywordRequired",
    {
        # What came back. Example: `"x"`.
        "return": "ParsedText",
    },
)


_OddKeywordOptional = TypedDict(
    "_OddKeywordOptional",
    {
        # What else. Example: `"y"`.
        "other": "ParsedText",
    },
    total=False,
)


class OddKeyword(_OddKeywordRequired, _OddKeywordOptional):
    """An object with a keyword.

    Source: a document.
    """
"#;
        assert_eq!(text, expected);
    }
}

//! Python `TypedDict`s of parsed payloads.

use super::variant::{self, Variant};
use super::words::wrap;
use super::{NOTICE, is_scalar_example};
use crate::kind::Kind;
use crate::shape::{Field, Form, Format, Type};

/// The imports, and the unions that lenient mode lets through.
const PRELUDE: &str = include_str!("prelude.py");

/// The longest line, as in the repository's `ruff.toml`.
const WIDTH: usize = 100;

/// The text of `payloads.py`: a `TypedDict` for each object of each payload as `parse`
/// returns it in lenient mode, `PAYLOADS` and `KINDS` by kind, and the facts of
/// `writeback`. The names are those of [`typescript`](super::typescript()).
///
/// Python 3.10 has neither `Required` nor `NotRequired`, so a class with members of both
/// sorts inherits the required ones from a private class.
///
/// ```
/// let types = orderwire::schema::typed_dict();
/// assert!(types.contains("    unit_price: ParsedAmount\n"));
/// ```
#[must_use]
pub fn typed_dict() -> String {
    let mut text = String::from("\"\"\"The payloads as ``parse`` returns them in lenient mode, and what ``writeback`` takes.\n\n");
    let about = "Lenient mode lets through what real systems send; each such value is an info in the report. \
        With ``mode=\"strict\"`` the values are a subset of these types. Members that no document names are \
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
    text.push_str("]\n\"\"\"The name of a kind of payload: ``vendor.operation.direction``.\"\"\"\n\n");
    text.push_str("KINDS: tuple[Kind, ...] = get_args(Kind)\n\"\"\"The name of every kind.\"\"\"\n\n");
    text.push_str("PAYLOADS: dict[Kind, type[Any]] = {\n");
    for kind in Kind::all() {
        text.push_str(&format!("    \"{}\": {},\n", kind.name(), Variant::root(kind).shared().name()));
    }
    text.push_str("}\n\"\"\"What ``parse`` returns, by kind.\"\"\"\n");
    text
}

/// Which way a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flavour {
    /// Out of `parse`: all that lenient mode lets through.
    Parsed,
    /// Into a function: what a caller writes.
    Given,
}

fn class(variant: Variant, flavour: Flavour, text: &mut String) {
    let name = variant.name();
    let mut doc = wrap(variant.shape.doc, WIDTH, "    ");
    if let (Flavour::Parsed, Some(source)) = (flavour, variant.shape.source(variant.dialect)) {
        doc.push(String::new());
        doc.extend(wrap(&format!("Source: {}.", source.document), WIDTH, "    "));
    }
    let fields: Vec<_> = variant.fields().collect();
    if !fields.iter().all(|(field, _)| is_identifier(field.name)) {
        return functional(variant, &fields, flavour, &doc, text);
    }
    let (required, optional): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(_, form)| variant.demands(form));
    let mut parent = "TypedDict".to_owned();
    if !required.is_empty() && !optional.is_empty() {
        parent = format!("_{name}Required");
        text.push_str(&format!("\n\nclass {parent}(TypedDict):\n"));
        members(variant, &required, flavour, text);
    }
    let total = if optional.is_empty() { "" } else { ", total=False" };
    text.push_str(&format!("\n\nclass {name}({parent}{total}):\n"));
    docstring(&doc, text);
    text.push('\n');
    members(variant, if optional.is_empty() { &required } else { &optional }, flavour, text);
}

fn members(variant: Variant, fields: &[(&'static Field, &'static Form)], flavour: Flavour, text: &mut String) {
    for (field, form) in fields {
        text.push_str(&format!("    {}: {}\n", field.name, annotation(variant, &field.ty, flavour)));
        docstring(&member_doc(field, form), text);
    }
}

fn member_doc(field: &Field, form: &Form) -> Vec<String> {
    let example = if is_scalar_example(form) { format!(" Example: ``{}``.", form.example) } else { String::new() };
    // Three characters at each end for the quotes.
    wrap(&format!("{}{example}", field.doc), WIDTH, "          ")
}

/// `Name = TypedDict("Name", {…})`, for members whose names no class can have.
fn functional(
    variant: Variant,
    fields: &[(&'static Field, &'static Form)],
    flavour: Flavour,
    doc: &[String],
    text: &mut String,
) {
    let name = variant.name();
    let table = |required: bool, name: &str, text: &mut String| {
        text.push_str(&format!("\n\n{name} = TypedDict(\n    \"{name}\",\n    {{\n"));
        for (field, form) in fields.iter().filter(|(_, form)| variant.demands(form) == required) {
            for line in member_doc(field, form) {
                text.push_str(&format!("        # {line}\n"));
            }
            let annotation = annotation(variant, &field.ty, flavour);
            text.push_str(&format!("        \"{}\": \"{annotation}\",\n", field.name));
        }
        text.push_str(if required { "    },\n)\n" } else { "    },\n    total=False,\n)\n" });
    };
    let required = fields.iter().any(|(_, form)| variant.demands(form));
    let optional = fields.iter().any(|(_, form)| !variant.demands(form));
    match (required, optional) {
        (true, true) => {
            let parts = [format!("_{name}Required"), format!("_{name}Optional")];
            table(true, &parts[0], text);
            table(false, &parts[1], text);
            text.push_str(&format!("\n\nclass {name}({}, {}):\n", parts[0], parts[1]));
            docstring(doc, text);
        }
        (required, _) => {
            table(required, &name, text);
            doc.iter().for_each(|line| text.push_str(&format!("# {line}\n")));
        }
    }
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
        Type::Text(Format::Url | Format::DateTime) => "ParsedString".to_owned(),
        Type::Id => "ParsedId".to_owned(),
        Type::Amount | Type::Rate | Type::Percent => "ParsedAmount".to_owned(),
        Type::Whole | Type::Quantity => "ParsedInteger".to_owned(),
        Type::Flag => "ParsedFlag".to_owned(),
        Type::UnixTime => "ParsedTime".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) => format!("ParsedObject[{}]", names(variant, ty)),
        Type::List(element) => format!("ParsedList[{}]", parsed(variant, element)),
        Type::OneOrMore(element) => format!("ParsedOneOrMore[{}]", parsed(variant, element)),
        Type::ScalarOrObject(scalar, _) => {
            format!("{} | ParsedObject[{}]", parsed(variant, scalar), names(variant, ty))
        }
    }
}

fn given(variant: Variant, ty: &'static Type) -> String {
    match ty {
        Type::Text(_) | Type::Secret => "str".to_owned(),
        Type::Id => "str | int".to_owned(),
        Type::Amount | Type::Rate | Type::Percent => "Decimal | str | int".to_owned(),
        Type::Whole | Type::Quantity | Type::UnixTime => "int".to_owned(),
        Type::Flag => "bool".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) => names(variant, ty),
        Type::List(element) => format!("Sequence[{}]", given(variant, element)),
        Type::OneOrMore(element) => format!("{0} | Sequence[{0}]", given(variant, element)),
        Type::ScalarOrObject(scalar, _) => format!("{} | {}", given(variant, scalar), names(variant, ty)),
    }
}

/// The names of the objects that a type holds.
fn names(variant: Variant, ty: &'static Type) -> String {
    let names: Vec<_> = variant.objects(ty).into_iter().map(|object| object.shared().name()).collect();
    names.join(" | ")
}

/// Python's keywords that a field may be called.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

fn is_identifier(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
        // Two underscores at the start are mangled within a class.
        && !name.starts_with("__")
        && !KEYWORDS.contains(&name)
}

fn docstring(lines: &[String], text: &mut String) {
    let lines: Vec<_> = lines.iter().map(|line| line.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"")).collect();
    let paragraphs = lines.iter().any(String::is_empty);
    text.push_str("    \"\"\"");
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 || line.is_empty() { "" } else { "    " };
        text.push_str(&format!("{}{indent}{line}", if index == 0 { "" } else { "\n" }));
    }
    text.push_str(if paragraphs { "\n    \"\"\"\n" } else { "\"\"\"\n" });
}

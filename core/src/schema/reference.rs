//! The reference page of a kind, in Markdown.

use std::collections::BTreeSet;

use super::variant::Variant;
use super::{NOTICE, contradicts, example, telling_example};
use crate::check::type_word;
use crate::finding::Code;
use crate::format::rule;
use crate::kind::{Kind, kinds};
use crate::options::Options;
use crate::payload::totals;
use crate::shape::{Form, Type, Wire};

/// The list of the reference pages.
#[must_use]
pub fn reference_index() -> String {
    let mut text = format!(
        "<!-- {NOTICE} -->\n# Kinds of payload\n\n| kind | route | what it is |\n|---|---|---|\n"
    );
    for kind in kinds() {
        let name = kind.kind;
        text.push_str(&format!(
            "| [`{name}`]({name}.md) | `{} {}` | {} |\n",
            kind.method, kind.path, kind.description
        ));
    }
    text
}

/// The page of a kind: what it is, its route, every field, an example made of the
/// documents' own, and what the check says about it.
///
/// ```
/// use orderwire::Kind;
/// use orderwire::schema::reference;
/// let page = reference(Kind::named("retailops.order_writeback.request")?);
/// assert!(page.contains("| `data.line_items[].unit_price` | string: amount |"));
/// assert!(page.contains("| `total.grand_total` |"));
/// # Ok::<(), orderwire::Error>(())
/// ```
#[must_use]
pub fn reference(kind: Kind) -> String {
    let info = kind.info();
    let root = Variant::root(kind);
    let mut page = Page::default();
    page.rows(root, "");
    let mut text = format!("<!-- {NOTICE} -->\n# `{}`\n\n{}\n\n", info.kind, info.description);
    text.push_str(&format!(
        "* Route: `{} {}`, answered with status {}\n",
        info.method, info.path, info.status
    ));
    text.push_str(&format!("* Source: {}\n\n## Fields\n\n", info.source));
    text.push_str("Types are the documented ones, which strict mode holds a payload to; lenient mode also takes\n");
    text.push_str("what real systems send, such as numbers in text.\n\n");
    text.push_str(
        "| field | type | required | description | example | source |\n|---|---|---|---|---|---|\n",
    );
    text.push_str(&page.table);
    let example = example::payload(root);
    text.push_str(&format!("\n## Example\n\nMade of the documents' own examples, field by field.\n\n```json\n{example}```\n"));
    text.push_str("\n## Findings\n\nBesides the codes `json.*`, which any text may give:\n\n");
    text.push_str("| code | severity | basis | what it says | source |\n|---|---|---|---|---|\n");
    for code in page.codes(kind, &example) {
        let known = code.explanation();
        let (severity, basis) = (known.severity.as_str(), known.basis.as_str());
        text.push_str(&format!(
            "| `{}` | {severity} | {basis} | {} | {} |\n",
            known.code,
            cell(known.explanation),
            cell(known.source)
        ));
    }
    text
}

/// What a walk over the fields of a kind collects.
#[derive(Default)]
struct Page {
    table: String,
    required: bool,
    codes: Vec<Code>,
}

impl Page {
    /// A row for each field of an object, and of those below it.
    fn rows(&mut self, variant: Variant, path: &str) {
        let source = variant.shape.source(variant.dialect).map_or("", |source| source.document);
        for (field, form) in variant.fields() {
            let path = if path.is_empty() {
                field.name.to_owned()
            } else {
                format!("{path}.{}", field.name)
            };
            let required = variant.demands(form);
            self.required |= required;
            self.collect(&field.ty);
            let example = telling_example(form).map_or_else(String::new, |example| {
                let note = if contradicts(form) { " (of another type)" } else { "" };
                format!("`{}`{note}", cell(example))
            });
            self.table.push_str(&format!(
                "| `{path}` | {} | {} | {} | {example} | {source} |\n",
                type_words(&field.ty, form),
                if required { "yes" } else { "" },
                cell(field.doc),
            ));
            let inner = format!("{path}{}", "[]".repeat(depth(&field.ty)));
            for object in variant.objects(&field.ty) {
                self.rows(object, &inner);
            }
        }
    }

    /// The codes that a value of a type may give.
    fn collect(&mut self, ty: &'static Type) {
        let codes: &[Code] = match ty {
            Type::Text(format) => {
                self.codes.extend(rule(*format).map(|rule| rule.code));
                &[]
            }
            Type::Word(_) => &[Code::ValueEnum],
            Type::Money(..) => &[Code::CurrencyMixed],
            Type::Id => &[Code::FieldPlaceholder, Code::ValueInteger, Code::ValueRange],
            Type::Amount | Type::Rate => {
                &[Code::AmountSyntax, Code::AmountRange, Code::AmountFloat, Code::ValueNegative]
            }
            Type::Percent => {
                &[Code::AmountSyntax, Code::AmountRange, Code::AmountFloat, Code::ValueRange]
            }
            Type::Whole => &[Code::ValueInteger, Code::ValueRange],
            Type::Quantity | Type::Minor => {
                &[Code::ValueInteger, Code::ValueRange, Code::ValueNegative]
            }
            Type::Flag => &[Code::ValueFlag],
            Type::UnixTime => &[Code::FormatDateTime, Code::ValueInteger, Code::ValueRange],
            Type::List(element) | Type::OneOrMore(element) => return self.collect(element),
            Type::ScalarOrObject(scalar, _) => return self.collect(scalar),
            Type::Secret | Type::Any | Type::Pairs => &[],
            Type::Object(_) | Type::Partial(_) | Type::OneOf(..) => &[],
        };
        self.codes.extend(codes);
    }

    /// The codes of the kind in the order of the catalogue: those of its fields, and those
    /// of the identities that its example forms.
    fn codes(&self, kind: Kind, example: &str) -> Vec<Code> {
        let mut slugs: BTreeSet<_> = self.codes.iter().map(|code| code.as_str()).collect();
        slugs.extend([Code::FieldType, Code::FieldNull, Code::FieldUnknown].map(Code::as_str));
        if self.required {
            slugs.insert(Code::FieldMissing.as_str());
        }
        let identities = totals(kind, example, &Options::default())
            .map(|totals| totals.identities)
            .unwrap_or_default();
        if !identities.is_empty() {
            slugs.extend([Code::AmountPrecision, Code::TotalOverflow].map(Code::as_str));
        }
        slugs.extend(identities.iter().map(|identity| identity.code.as_str()));
        Code::ALL.iter().copied().filter(|code| slugs.contains(code.as_str())).collect()
    }
}

/// The documented JSON type and the meaning.
fn type_words(ty: &'static Type, form: &Form) -> String {
    let word = type_word(ty, form);
    let words = match ty {
        Type::Any => "anything".to_owned(),
        Type::Object(_) | Type::Partial(_) => word.to_owned(),
        Type::Text(format) => match rule(*format) {
            Some(rule) => format!("{word}: {}", rule.expected),
            None => word.to_owned(),
        },
        Type::Word(words) => format!("{word}: one of {}", words.join(", ")),
        Type::Pairs => "object, or array of pairs".to_owned(),
        Type::Money(_, role) => format!("object: amount in {role}"),
        Type::Minor => format!("{word}: amount in minor units"),
        Type::Secret => format!("{word}: secret"),
        Type::Id => format!("{word}: id"),
        Type::Amount => format!("{word}: amount"),
        Type::Rate => format!("{word}: rate"),
        Type::Percent => format!("{word}: percentage"),
        Type::Whole if word == "integer" => word.to_owned(),
        Type::Whole => format!("{word}: whole number"),
        Type::Quantity => format!("{word}: quantity"),
        Type::Flag if form.wire == Wire::Boolean => word.to_owned(),
        Type::Flag => format!("{word}: flag, 0 or 1"),
        Type::UnixTime => format!("{word}: Unix seconds"),
        Type::List(element) => format!("array of {}", type_words(element, form)),
        Type::OneOrMore(element) => format!("array of {0}, or one {0}", type_words(element, form)),
        Type::ScalarOrObject(scalar, _) => format!("{}, or object", type_words(scalar, form)),
        Type::OneOf(first, second) => format!("object: {} or {}", first.name, second.name),
    };
    if form.nullable { format!("{words}, or null") } else { words }
}

/// How many lists stand around the object that a type holds.
fn depth(ty: &'static Type) -> usize {
    match ty {
        Type::List(element) | Type::OneOrMore(element) => depth(element).saturating_add(1),
        _ => 0,
    }
}

/// Text within a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}

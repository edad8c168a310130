//! TypeScript declarations of parsed payloads.

use super::variant::{self, Flavour, Variant};
use super::words::wrap;
use super::{NOTICE, telling_example};
use crate::kind::Kind;
use crate::shape::{Field, Form, Format, Type};

/// What stands above the interfaces: the unions that lenient mode lets through.
const PRELUDE: &str = include_str!("prelude.d.ts.in");

/// The text of `kinds.d.ts`: an interface for each object of each payload as `parse`
/// returns it in lenient mode, `Payloads` by kind, and the facts of `writeback`.
///
/// An interface is named after the vendor, a word for the dialect unless it is the
/// vendor's first, `Partial` where nothing is required, and the shape: `RetailopsLineItem`
/// in the webhook document's text, `RetailopsUpdateLineItem` in `order_update`'s numbers.
/// Shapes that all dialects have in common stand once.
///
/// ```
/// let types = orderwire::schema::typescript();
/// assert!(types.contains("  readonly unit_price?: ParsedAmount;"));
/// ```
#[must_use]
pub fn typescript() -> String {
    let mut text = format!("// {NOTICE}\n\n{PRELUDE}");
    for variant in variant::all() {
        interface(variant, Flavour::Parsed, &mut text);
    }
    text.push_str("\n/** What `parse` returns, by kind. A list of Backd's payloads gives a list. */\nexport interface Payloads {\n");
    for kind in Kind::all() {
        comment(kind.info().description, "  ", &mut text);
        let name = Variant::parsed(kind).shared().name();
        text.push_str(&format!("  readonly \"{}\": {name};\n", kind.name()));
    }
    text.push_str("}\n\n/** The name of a kind of payload: `vendor.operation.direction`. */\n");
    text.push_str("export type Kind = keyof Payloads;\n\n");
    text.push_str("/** A payload beside its kind, which tells its type: `switch (it.kind) { … it.payload … }`. */\n");
    text.push_str("export type KnownPayload = {\n");
    text.push_str("  readonly [K in Kind]: { readonly kind: K; readonly payload: Payloads[K] };\n");
    text.push_str("}[Kind];\n");
    for variant in variant::facts().reachable() {
        interface(variant, Flavour::Given, &mut text);
    }
    text
}

/// The text of `kind-names.mjs`: the names of all kinds, for a program that needs them before it
/// has loaded the module.
#[must_use]
pub(super) fn kind_names() -> String {
    let names: String = Kind::all().map(|kind| format!("  \"{}\",\n", kind.name())).collect();
    format!("// {NOTICE}\nexport const kindNames = [\n{names}];\n")
}

fn interface(variant: Variant, flavour: Flavour, text: &mut String) {
    text.push('\n');
    let mut doc = variant.shape.doc.to_owned();
    if let (Flavour::Parsed, Some(source)) = (flavour, variant.shape.source(variant.dialect)) {
        doc.push_str(&format!(" Source: {}.", source.document));
    }
    comment(&doc, "", text);
    if variant.fields().next().is_none() {
        text.push_str(&format!("export interface {} {{}}\n", variant.name()));
        return;
    }
    text.push_str(&format!("export interface {} {{\n", variant.name()));
    for (field, form) in variant.fields() {
        member(variant, field, form, flavour, text);
    }
    text.push_str("}\n");
}

fn member(
    variant: Variant,
    field: &'static Field,
    form: &Form,
    flavour: Flavour,
    text: &mut String,
) {
    let mut lines = wrap(field.doc, 100, "   * ");
    lines.extend(telling_example(form).map(|example| format!("@example {example}")));
    block(&lines, "  ", text);
    let mark = if variant.insists(form) { "" } else { "?" };
    let ty = match flavour {
        Flavour::Parsed => parsed(variant, &field.ty),
        Flavour::Given => given(variant, &field.ty),
    };
    let line = format!("  readonly {}{mark}: {ty};", property(field.name));
    if line.len() > 100 {
        let union = ty.replace(" | ", "\n    | ");
        text.push_str(&format!("  readonly {}{mark}:\n    | {union};\n", property(field.name)));
    } else {
        text.push_str(&format!("{line}\n"));
    }
}

/// The type of a parsed value.
fn parsed(variant: Variant, ty: &'static Type) -> String {
    match ty {
        Type::Text(Format::Plain) | Type::Secret => "ParsedText".to_owned(),
        Type::Text(_) => "ParsedString".to_owned(),
        Type::Id => "ParsedId".to_owned(),
        Type::Amount | Type::Rate | Type::Percent => "ParsedAmount".to_owned(),
        Type::Whole | Type::Quantity | Type::Minor => "ParsedInteger".to_owned(),
        Type::Flag => "ParsedFlag".to_owned(),
        Type::UnixTime => "ParsedTime".to_owned(),
        Type::Any | Type::Pairs => "unknown".to_owned(),
        Type::Word(words) => format!("{} | null", one_of(words, " | ")),
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) | Type::Money(..) => {
            format!("ParsedObject<{}>", variant.names(ty))
        }
        // Only an object stands in the place of its list.
        Type::OneOrMore(element) if !variant.objects(element).is_empty() => {
            format!("ParsedOneOrMore<{}>", variant.names(element))
        }
        Type::List(element) | Type::OneOrMore(element) => {
            format!("ParsedList<{}>", parsed(variant, element))
        }
        Type::ScalarOrObject(scalar, _) => {
            format!("{} | ParsedObject<{}>", parsed(variant, scalar), variant.names(ty))
        }
    }
}

/// The type of a value that a caller writes.
fn given(variant: Variant, ty: &'static Type) -> String {
    match ty {
        Type::Text(_) | Type::Secret => "string".to_owned(),
        Type::Id => "string | number".to_owned(),
        Type::Amount | Type::Rate | Type::Percent => "string | bigint".to_owned(),
        Type::Whole | Type::Quantity | Type::Minor | Type::UnixTime => "number".to_owned(),
        Type::Flag => "boolean".to_owned(),
        Type::Any | Type::Pairs => "unknown".to_owned(),
        Type::Word(words) => one_of(words, " | "),
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) | Type::Money(..) => variant.names(ty),
        Type::List(element) => format!("ReadonlyArray<{}>", given(variant, element)),
        Type::OneOrMore(element) => format!("{0} | ReadonlyArray<{0}>", given(variant, element)),
        Type::ScalarOrObject(scalar, _) => {
            format!("{} | {}", given(variant, scalar), variant.names(ty))
        }
    }
}

/// One of some words, as literal types.
fn one_of(words: &[&str], between: &str) -> String {
    words.iter().map(|word| super::tree::quoted(word)).collect::<Vec<_>>().join(between)
}

/// A name as it stands in an interface.
fn property(name: &str) -> String {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    let plain = name.bytes().all(word) && !name.starts_with(|first: char| first.is_ascii_digit());
    if plain { name.to_owned() } else { super::tree::quoted(name) }
}

fn comment(doc: &str, indent: &str, text: &mut String) {
    block(&wrap(doc, 100, &format!("{indent} * ")), indent, text);
}

/// A documentation comment, on one line where it fits.
fn block(lines: &[String], indent: &str, text: &mut String) {
    let lines: Vec<_> = lines.iter().map(|line| line.replace("*/", "*\\/")).collect();
    match lines.as_slice() {
        [line] if line.len().saturating_add(indent.len()) <= 92 => {
            text.push_str(&format!("{indent}/** {line} */\n"));
        }
        lines => {
            text.push_str(&format!("{indent}/**\n"));
            lines.iter().for_each(|line| text.push_str(&format!("{indent} * {line}\n")));
            text.push_str(&format!("{indent} */\n"));
        }
    }
}

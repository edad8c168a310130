//! OpenAPI 3.1: RetailOps' calls to the store as webhooks, the other vendors' as paths.

use std::borrow::Cow;

use super::example;
use super::json_schema::{Draft, Printer};
use super::tree::{Members, Tree};
use super::variant::Variant;
use crate::kind::{Direction, Kind};
use crate::options::Mode;
use crate::shape::Type;

/// The OpenAPI document of all vendors, as JSON text that is the same in every run. Its
/// schemas are those of [`json_schema`](super::json_schema()) in strict mode.
///
/// ```
/// let document = orderwire::schema::openapi();
/// assert!(document.contains(r#""openapi": "3.1.0""#) && document.contains(r#""/orders/{shopOrderId}": {"#));
/// ```
#[must_use]
pub fn openapi() -> String {
    let requests = || Kind::all().filter(|kind| kind.direction() == Direction::Request);
    let hooks = requests().filter(|kind| kind.declaration().envelope);
    let webhooks = hooks.map(|kind| (kind.operation().into(), item(kind))).collect();
    let calls = requests().filter(|kind| !kind.declaration().envelope);
    let paths = calls.map(|kind| (kind.route().path.into(), item(kind))).collect();
    let mut variants: Vec<Variant> = Vec::new();
    for variant in Kind::all().flat_map(|kind| Variant::root(kind).reachable()) {
        let variant = variant.shared();
        if !variants.contains(&variant) {
            variants.push(variant);
        }
    }
    let schemas = variants
        .into_iter()
        .map(|variant| (name(variant), Tree::Object(printer().strictly(variant))));
    let info = Tree::object([
        ("title", Tree::text("orderwire")),
        ("version", Tree::text(env!("CARGO_PKG_VERSION"))),
        (
            "description",
            Tree::text(
                "Order updates of four vendors: RetailOps' webhooks, which call the store, and the calls of Onward, Backd and WiredPlus.",
            ),
        ),
        ("license", Tree::object([("name", Tree::text("MIT")), ("identifier", Tree::text("MIT"))])),
    ]);
    let document: Members = vec![
        ("openapi".into(), Tree::text("3.1.0")),
        ("info".into(), info),
        ("paths".into(), Tree::Object(paths)),
        ("webhooks".into(), Tree::Object(webhooks)),
        ("components".into(), Tree::object([("schemas", Tree::Object(schemas.collect()))])),
    ];
    Tree::Object(document).print()
}

fn printer() -> Printer {
    let base = "#/components/schemas/";
    Printer { draft: Draft::Draft202012, mode: Mode::Strict, base, name }
}

fn name(variant: Variant) -> Cow<'static, str> {
    variant.shared().name().into()
}

/// The path item of an operation.
fn item(kind: Kind) -> Tree {
    let mut operation: Members = vec![
        ("operationId".into(), Tree::text(format!("{}.{}", kind.vendor(), kind.operation()))),
        ("summary".into(), Tree::text(kind.info().description)),
        ("tags".into(), Tree::List(vec![Tree::text(kind.vendor())])),
    ];
    let mut parameters = path_parameters(kind);
    if kind.is_query() {
        query_parameters(Variant::root(kind), "", true, &mut parameters);
    } else {
        let body = Tree::object([("required", Tree::Literal("true")), ("content", content(kind))]);
        operation.push(("requestBody".into(), body));
    }
    if !parameters.is_empty() {
        operation.push(("parameters".into(), Tree::List(parameters)));
    }
    let answers = [Direction::Response, Direction::Error];
    let answers = answers.into_iter().filter_map(|direction| kind.sibling(direction));
    let responses = answers.map(|answer| {
        let response = Tree::object([
            ("description", Tree::text(answer.info().description)),
            ("content", content(answer)),
        ]);
        (answer.route().status.to_string().into(), response)
    });
    operation.push(("responses".into(), Tree::Object(responses.collect())));
    Tree::Object(vec![(kind.route().method.to_lowercase().into(), Tree::Object(operation))])
}

fn content(kind: Kind) -> Tree {
    let root = Variant::root(kind);
    let printer = printer();
    let schema = match kind.declaration().many {
        true => printer.one_or_many(root),
        false => printer.reference(root),
    };
    let media = [("schema", Tree::Object(schema)), ("example", example::tree(root))];
    Tree::object([("application/json", Tree::object(media))])
}

fn path_parameters(kind: Kind) -> Vec<Tree> {
    let mut parameters = Vec::new();
    let mut rest = kind.route().path;
    while let Some((_, parameter)) = rest.split_once('{') {
        let (name, after) = parameter.split_once('}').unwrap_or((parameter, ""));
        parameters.push(Tree::object([
            ("name", Tree::text(name)),
            ("in", Tree::text("path")),
            ("required", Tree::Literal("true")),
            ("description", Tree::text("The store's id of the order.")),
            ("schema", Tree::object([("type", Tree::text("string"))])),
        ]));
        rest = after;
    }
    parameters
}

/// A bracketed name for each value: `data[channel][id]`. Depth is that of the declarations.
fn query_parameters(variant: Variant, prefix: &str, required: bool, parameters: &mut Vec<Tree>) {
    for (field, form) in variant.fields() {
        let name = match prefix {
            "" => field.name.to_owned(),
            prefix => format!("{prefix}[{}]", field.name),
        };
        let required = required && form.required;
        if let (Type::Object(_), Some(object)) = (&field.ty, variant.objects(&field.ty).first()) {
            query_parameters(*object, &name, required, parameters);
            continue;
        }
        // `null` is left out of a query, so what the document shows as null is not required.
        let required = if required && form.example != "null" { "true" } else { "false" };
        let schema = printer().property(variant, field, form);
        let schema = schema.into_iter().filter(|(name, _)| name != "description").collect();
        parameters.push(Tree::object([
            ("name", Tree::text(name)),
            ("in", Tree::text("query")),
            ("required", Tree::Literal(required)),
            ("description", Tree::text(field.doc)),
            ("schema", Tree::Object(schema)),
        ]));
    }
}

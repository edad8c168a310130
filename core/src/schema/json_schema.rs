//! JSON Schema of a kind: the check's structural rules, for tools that read schemas.

use std::borrow::Cow;

use super::tree::{Members, Tree};
use super::variant::Variant;
use super::{contradicts, pattern, telling_example};
use crate::error::Error;
use crate::kind::Kind;
use crate::options::{Mode, choose};
use crate::shape::{Field, Form, Format, Shape, Type, Wire};

/// A version of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// 2020-12, which OpenAPI 3.1 uses.
    Draft202012,
    /// Draft 7, which most older tools read.
    Draft7,
}

impl Draft {
    /// Every version that is printed, the usual one first.
    pub const ALL: [Self; 2] = [Self::Draft202012, Self::Draft7];

    /// Its name as an option: `2020-12` or `draft-07`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft202012 => "2020-12",
            Self::Draft7 => "draft-07",
        }
    }

    /// The version of this name.
    ///
    /// # Errors
    /// `option.value`, with the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        choose("draft", name, &Self::ALL.map(|draft| (draft.name(), draft)))
    }

    fn address(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft7 => "http://json-schema.org/draft-07/schema#",
        }
    }

    fn base(self) -> &'static str {
        match self {
            Self::Draft202012 => "#/$defs/",
            Self::Draft7 => "#/definitions/",
        }
    }

    fn definitions(self) -> &'static str {
        match self {
            Self::Draft202012 => "$defs",
            Self::Draft7 => "definitions",
        }
    }
}

/// The JSON Schema of a kind, as JSON text that is the same in every run.
///
/// It gives the verdict of [`check`](crate::check) in the same mode, and each of its
/// errors stands at the pointer of a finding (`required` at the object that lacks the
/// member). A schema cannot say all that the check says:
///
/// * Duplicate keys and halves of surrogate pairs are gone before a validator looks.
/// * Numbers beyond 28 digits are errors of the check only; the schema sets no bound.
/// * A whole number in text that only its exponent makes whole (`"1.5e1"`) is one for the
///   check only, and so is the flag `-0` an error for the check only.
/// * The text `"null"` where an id is documented as an integer is a warning of the check
///   (`field.placeholder`), in strict mode too; the strict schema rejects it.
/// * Where two forms of an object are accepted (events), the check takes the one that
///   knows more of the members; the schema takes the second when the object has a member
///   that only the second knows, and none that only the first knows.
/// * That amounts of one role have one currency (`currency.mixed`) is a rule between members.
/// * ajv gives a second error, of `if`, for the object around each error in a branch.
/// * `format: "uri"` stands beside the pattern that decides; a validator that asserts
///   formats also rejects addresses with characters beyond ASCII or a broken `%` escape.
/// * Warnings and infos (totals, negative amounts, placeholders) are no part of it.
///   Members that no document names are allowed.
///
/// ```
/// use orderwire::schema::{Draft, json_schema};
/// use orderwire::{Kind, Mode};
/// let kind = Kind::named("retailops.order_update.request")?;
/// let schema = json_schema(kind, Draft::Draft202012, Mode::Strict);
/// assert!(schema.contains(r##""line_items": {"##) && schema.contains(r##""$ref": "#/$defs/LineItem""##));
/// # Ok::<(), orderwire::Error>(())
/// ```
#[must_use]
pub fn json_schema(kind: Kind, draft: Draft, mode: Mode) -> String {
    let root = Variant::root(kind);
    let printer = Printer { draft, mode, base: draft.base(), name: definition_name };
    let how = match mode {
        Mode::Strict => "Strict mode: the documented JSON types.",
        Mode::Lenient => "Lenient mode: what real systems send as well.",
    };
    let mut schema: Members = vec![
        ("$schema".into(), Tree::text(draft.address())),
        ("title".into(), Tree::text(kind.name())),
        ("description".into(), Tree::text(format!("{} {how}", kind.info().description))),
    ];
    let many = kind.declaration().many;
    if many {
        schema.extend(printer.one_or_many(root));
    } else {
        schema.push(("type".into(), Tree::text("object")));
        schema.extend(printer.members(root));
    }
    let definitions: Members = root
        .reachable()
        .into_iter()
        .filter(|variant| many || *variant != root)
        .map(|variant| {
            let members = if variant == root {
                printer.strictly(variant)
            } else {
                printer.definition(variant)
            };
            (definition_name(variant), Tree::Object(members))
        })
        .collect();
    if !definitions.is_empty() {
        schema.push((draft.definitions().into(), Tree::Object(definitions)));
    }
    Tree::Object(schema).print()
}

/// Within one kind there is one dialect, so the shape's own name will do.
pub(super) fn definition_name(variant: Variant) -> Cow<'static, str> {
    let name = variant.shape.name;
    if variant.partial { format!("Partial{name}").into() } else { name.into() }
}

/// Prints schemas of objects and their members.
pub(super) struct Printer {
    pub draft: Draft,
    pub mode: Mode,
    /// What stands before a definition's name in a reference.
    pub base: &'static str,
    /// The name of a definition.
    pub name: fn(Variant) -> Cow<'static, str>,
}

impl Printer {
    fn strict(&self) -> bool {
        self.mode == Mode::Strict
    }

    /// A payload, or a list of such payloads.
    pub fn one_or_many(&self, root: Variant) -> Members {
        let one = Tree::Object(self.reference(root));
        let many = Tree::object([("items", one.clone())]);
        vec![
            ("type".into(), words(&["object", "array"])),
            ("if".into(), Tree::object([("type", Tree::text("array"))])),
            ("then".into(), many),
            ("else".into(), one),
        ]
    }

    /// A definition that takes no PHP list for an empty object: that of a payload.
    pub fn strictly(&self, variant: Variant) -> Members {
        let mut schema: Members = vec![
            ("title".into(), Tree::text(variant.shape.name)),
            ("description".into(), Tree::text(variant.shape.doc)),
            ("type".into(), Tree::text("object")),
        ];
        schema.extend(self.members(variant));
        schema
    }

    fn definition(&self, variant: Variant) -> Members {
        let mut schema: Members = vec![
            ("title".into(), Tree::text(variant.shape.name)),
            ("description".into(), Tree::text(variant.shape.doc)),
        ];
        if self.strict() {
            return self.strictly(variant);
        } else {
            // PHP prints an empty object as an empty list.
            schema.push(("type".into(), words(&["object", "array", "null"])));
            schema.push(("maxItems".into(), Tree::Literal("0")));
        }
        schema.extend(self.members(variant));
        schema
    }

    /// The source, `properties` and `required` of an object.
    fn members(&self, variant: Variant) -> Members {
        let mut schema = Members::new();
        if let Some(source) = variant.shape.source(variant.dialect) {
            schema.push(("$comment".into(), Tree::text(format!("Source: {}", source.document))));
        }
        let properties = variant
            .fields()
            .map(|(field, form)| {
                (field.name.into(), Tree::Object(self.property(variant, field, form)))
            })
            .collect();
        schema.push(("properties".into(), Tree::Object(properties)));
        let required: Vec<_> = variant
            .fields()
            .filter(
                |(_, form)| {
                    if self.strict() { variant.demands(form) } else { variant.insists(form) }
                },
            )
            .map(|(field, _)| Tree::text(field.name))
            .collect();
        if !required.is_empty() {
            schema.push(("required".into(), Tree::List(required)));
        }
        schema
    }

    pub fn property(&self, variant: Variant, field: &'static Field, form: &Form) -> Members {
        let fits = !(self.strict() && contradicts(form));
        let mut doc = Cow::Borrowed(field.doc);
        if !fits {
            doc = format!("{doc} The document's own example is `{}`.", form.example).into();
        }
        let mut schema: Members = vec![("description".into(), Tree::text(doc))];
        let value = self.value(variant, &field.ty, form);
        match value.as_slice() {
            // Draft 7 ignores what stands beside `$ref`.
            [(name, _)] if name == "$ref" && self.draft == Draft::Draft7 => {
                schema.push(("allOf".into(), Tree::List(vec![Tree::Object(value)])));
            }
            _ => schema.extend(value),
        }
        if let Some(example) = telling_example(form).filter(|_| fits) {
            schema.push(("examples".into(), Tree::List(vec![Tree::Literal(example)])));
        }
        schema
    }

    /// The schema of a value: what `Walk::value` takes.
    fn value(&self, variant: Variant, ty: &'static Type, form: &Form) -> Members {
        let nullable = form.nullable || !self.strict();
        match ty {
            Type::Any => Members::new(),
            Type::Pairs => vec![("type".into(), types(&["object", "array"], nullable))],
            Type::Object(shape) | Type::Money(shape, _) => {
                self.optional(self.reference(variant.below(shape, false)), form)
            }
            Type::Partial(shape) => self.optional(self.reference(variant.below(shape, true)), form),
            Type::OneOf(first, second) => self.optional(self.one_of(variant, first, second), form),
            Type::List(element) => {
                let items = Tree::Object(self.element(variant, element, form));
                if self.strict() {
                    return vec![
                        ("type".into(), types(&["array"], nullable)),
                        ("items".into(), items),
                    ];
                }
                let one = types(&["array", "object"], nullable);
                vec![
                    ("type".into(), one),
                    ("items".into(), items),
                    ("maxProperties".into(), Tree::Literal("0")),
                ]
            }
            Type::OneOrMore(element) => {
                let items = Tree::Object(self.element(variant, element, form));
                let list =
                    vec![("type".into(), types(&["array"], nullable)), ("items".into(), items)];
                choice(types(&["object"], false), self.value(variant, element, form), list)
            }
            Type::ScalarOrObject(scalar, shape) => {
                let object = self.reference(variant.below(shape, false));
                let containers: &[&str] =
                    if self.strict() { &["object"] } else { &["object", "array"] };
                choice(types(containers, false), object, self.scalar(scalar, form))
            }
            scalar => self.scalar(scalar, form),
        }
    }

    /// An element of a list: lenient mode skips `null`, strict mode has none.
    fn element(&self, variant: Variant, ty: &'static Type, form: &Form) -> Members {
        match ty {
            Type::Any if self.strict() => {
                vec![("not".into(), Tree::object([("type", Tree::text("null"))]))]
            }
            _ => self.value(variant, ty, &Form { nullable: false, ..*form }),
        }
    }

    pub fn reference(&self, variant: Variant) -> Members {
        let address = format!("{}{}", self.base, (self.name)(variant));
        vec![("$ref".into(), Tree::text(address))]
    }

    /// `null` beside a definition, which in lenient mode takes it anyway.
    fn optional(&self, schema: Members, form: &Form) -> Members {
        if !form.nullable || !self.strict() {
            return schema;
        }
        let null = Tree::object([("type", Tree::text("null"))]);
        vec![("if".into(), null), ("else".into(), Tree::Object(schema))]
    }

    /// One of two objects, told apart as `Walk::closest` does as long as none mixes both.
    fn one_of(&self, variant: Variant, first: &'static Shape, second: &'static Shape) -> Members {
        // `false` for a member says that it is absent.
        let without_own_of = |shape: &Shape, other: &'static Shape| {
            let own =
                shape.fields.iter().filter(|field| other.field(field.name.as_bytes(), 0).is_none());
            Tree::Object(own.map(|field| (field.name.into(), Tree::Literal("false"))).collect())
        };
        let condition = Tree::object([
            ("type", Tree::text("object")),
            ("properties", without_own_of(first, second)),
            ("not", Tree::object([("properties", without_own_of(second, first))])),
        ]);
        let [then, otherwise] =
            [second, first].map(|shape| Tree::Object(self.reference(variant.below(shape, false))));
        vec![("if".into(), condition), ("then".into(), then), ("else".into(), otherwise)]
    }

    /// Text, numbers and flags: what `Walk::scalar` takes.
    fn scalar(&self, ty: &Type, form: &Form) -> Members {
        let nullable = form.nullable || !self.strict();
        let plain = |names: &[&'static str]| vec![("type".into(), types(names, nullable))];
        let matching = |names: &[&'static str], pattern: &'static str| {
            vec![("type".into(), types(names, nullable)), ("pattern".into(), Tree::text(pattern))]
        };
        let text = form.wire == Wire::String;
        match ty {
            Type::Text(Format::Plain) | Type::Secret if self.strict() => plain(&["string"]),
            Type::Text(Format::Plain) | Type::Secret => plain(&["string", "number"]),
            Type::Text(format) => {
                let mut schema =
                    vec![("type".into(), types(&["string"], nullable)), pattern::of(*format)];
                schema.extend(
                    pattern::standard(*format).map(|name| ("format".into(), Tree::text(name))),
                );
                schema
            }
            Type::Word(known) => {
                let null = nullable.then_some(Tree::Literal("null"));
                let known = known.iter().map(|word| Tree::text(*word)).chain(null).collect();
                vec![
                    ("type".into(), types(&["string"], nullable)),
                    ("enum".into(), Tree::List(known)),
                ]
            }
            Type::Id if self.strict() => {
                plain(if form.wire == Wire::Integer { &["integer"] } else { &["string"] })
            }
            Type::Id if form.wire == Wire::Integer => {
                matching(&["integer", "string"], pattern::WHOLE_OR_PLACEHOLDER)
            }
            Type::Id => plain(&["string", "integer"]),
            Type::Flag if self.strict() && form.wire == Wire::Boolean => plain(&["boolean"]),
            Type::Flag => self.flag(nullable),
            Type::UnixTime if self.strict() => plain(&["integer"]),
            Type::UnixTime => matching(&["integer", "string"], pattern::TIME),
            Type::Whole | Type::Quantity | Type::Minor => match (self.strict(), text) {
                (true, true) => matching(&["string"], pattern::WHOLE),
                (true, false) => plain(&["integer"]),
                (false, _) => matching(&["integer", "string"], pattern::WHOLE),
            },
            Type::Amount | Type::Rate | Type::Percent => match (self.strict(), text) {
                (true, true) => matching(&["string"], pattern::DECIMAL),
                (true, false) => plain(&["number"]),
                (false, _) => matching(&["number", "string"], pattern::DECIMAL),
            },
            // No scalars; `Walk::value` has dealt with them.
            Type::Any | Type::Pairs | Type::Object(_) | Type::Partial(_) => Members::new(),
            Type::Money(..) | Type::List(_) => Members::new(),
            Type::OneOrMore(_) | Type::ScalarOrObject(..) | Type::OneOf(..) => Members::new(),
        }
    }

    fn flag(&self, nullable: bool) -> Members {
        let strict: &[&str] = &["0", "1"];
        let lenient: &[&str] =
            &["0", "1", "true", "false", "\"0\"", "\"1\"", "\"true\"", "\"false\""];
        let values = if self.strict() { strict } else { lenient };
        let null: &[&str] = if nullable { &["null"] } else { &[] };
        let values = values.iter().chain(null).map(|value| Tree::Literal(value)).collect();
        let names: &[&'static str] =
            if self.strict() { &["integer"] } else { &["integer", "boolean", "string"] };
        vec![("type".into(), types(names, nullable)), ("enum".into(), Tree::List(values))]
    }
}

/// `then` for the values of these types, `otherwise` for all others.
fn choice(types: Tree, then: Members, otherwise: Members) -> Members {
    vec![
        ("if".into(), Tree::object([("type", types)])),
        ("then".into(), Tree::Object(then)),
        ("else".into(), Tree::Object(otherwise)),
    ]
}

fn types(names: &[&'static str], nullable: bool) -> Tree {
    match names {
        [name] if !nullable => Tree::text(*name),
        _ if !nullable => words(names),
        _ => words(&[names, &["null"]].concat()),
    }
}

fn words(names: &[&'static str]) -> Tree {
    Tree::List(names.iter().map(|name| Tree::text(*name)).collect())
}

//! Which kinds a payload looks like, by the members it has.

use serde::Serialize;

use crate::kind::Kind;
use crate::options::Options;
use crate::payload::{Read, Source};
use crate::shape::{Shape, Type};
use crate::sorting::sorted;
use crate::value::Value;

/// A kind that a payload may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Detected {
    /// The name of the kind.
    pub kind: &'static str,
    /// How well the payload's members fit, from 1 to 1000.
    pub score: u32,
}

/// Objects nested deeper than declarations are not looked into.
const DEEPEST: u32 = 12;
/// Elements of a list that are looked at.
const MOST_ELEMENTS: usize = 8;

/// The kinds that a payload is likely to be of, the likeliest first.
///
/// Members decide, not their values: each known member speaks for a kind, each unknown one
/// and each required one that is missing against it. Where kinds have the same members
/// (`order_complete` and `order_cancel`), the payload's `action` decides, if it names one of
/// them; otherwise they have the same score, in the order of the catalogue.
///
/// ```
/// use orderwire::detect;
/// let payload = r#"{"order_total": 8950, "cart_amount": 9000, "status": "order_placed"}"#;
/// assert_eq!(detect(payload, &Default::default())[0].kind, "backd.update_order.response");
/// assert!(detect("[1]", &Default::default()).is_empty());
/// ```
#[must_use]
pub fn detect<'a>(payload: impl Into<Source<'a>>, options: &Options) -> Vec<Detected> {
    ranked(payload.into(), options).into_iter().map(|ranked| ranked.detected).collect()
}

/// A kind that a payload may be of, and whether its `action` names the kind.
#[derive(Clone, Copy)]
pub(crate) struct Ranked {
    pub detected: Detected,
    named: bool,
}

impl Ranked {
    /// Of two, the likelier one has the higher.
    pub fn rank(&self) -> (u32, bool) {
        (self.detected.score, self.named)
    }
}

/// The same, with all that the order rests on.
pub(crate) fn ranked(source: Source<'_>, options: &Options) -> Vec<Ranked> {
    let Ok(read) = Read::new(source, options, true) else { return Vec::new() };
    let mut found: Vec<Ranked> = Vec::new();
    for kind in Kind::all().filter(|kind| kind.is_query() || !read.is_query()) {
        let many = kind.declaration().many;
        let root = Value::new(read.document(), 0);
        let Some(object) = (if many { element(root) } else { Some(root) }) else { continue };
        let mut fit = Fit::default();
        fit.object(object, kind.shape(), kind.dialect(), 0);
        let score = fit.score();
        if score > 0 {
            // An action, `testco.orderpull.order_fetch`, ends with the operation.
            let mut texts = object.entries().filter_map(|(_, value)| value.scalar());
            let named = kind.declaration().envelope
                && texts.any(|text| text.rsplit('.').next() == Some(kind.operation()));
            found.push(Ranked { detected: Detected { kind: kind.name(), score }, named });
        }
    }
    // Equals in the order of the catalogue.
    let rank = |at: usize| found.get(at).map(Ranked::rank);
    let order = sorted(found.len(), &mut |a, b| rank(b).cmp(&rank(a)).then(a.cmp(&b)));
    order.into_iter().filter_map(|at| found.get(at)).copied().collect()
}

/// The object itself, or the first of a list.
fn element(root: Value<'_>) -> Option<Value<'_>> {
    if root.is_array() { root.elements().next() } else { Some(root) }
}

/// How the members of a payload agree with a declaration.
#[derive(Default)]
struct Fit {
    known: u32,
    unknown: u32,
    /// Required and not there.
    missing: u32,
    /// Optional and not there.
    absent: u32,
}

impl Fit {
    fn object(&mut self, value: Value<'_>, shape: &'static Shape, dialect: usize, depth: u32) {
        if !value.is_object() || depth > DEEPEST {
            self.unknown = self.unknown.saturating_add(1);
            return;
        }
        let mut seen = 0_u32;
        for (name, member) in value.entries() {
            let field = shape.field(name.as_bytes(), 0);
            let field = field.filter(|(_, field)| field.form(dialect).is_some());
            match field {
                None => self.unknown = self.unknown.saturating_add(1),
                Some((_, field)) => {
                    seen = seen.saturating_add(1);
                    self.known = self.known.saturating_add(1);
                    self.value(member, &field.ty, dialect, depth);
                }
            }
        }
        let forms = || shape.fields.iter().filter_map(|field| Some((field, field.form(dialect)?)));
        let absent = |(field, _): &(&crate::shape::Field, &crate::shape::Form)| {
            value.get(field.name).is_none()
        };
        for (_, form) in forms().filter(absent) {
            let surely = form.required && form.doubt.is_none();
            let count = if surely { &mut self.missing } else { &mut self.absent };
            *count = count.saturating_add(1);
        }
    }

    fn value(&mut self, value: Value<'_>, ty: &'static Type, dialect: usize, depth: u32) {
        let below = depth.saturating_add(1);
        match ty {
            Type::Object(shape) | Type::Partial(shape) | Type::Money(shape, _)
                if !value.is_null() && !value.is_array() =>
            {
                self.object(value, shape, dialect, below);
            }
            Type::List(element) | Type::OneOrMore(element) if value.is_array() => {
                let elements = value.elements().filter(|element| !element.is_null());
                elements
                    .take(MOST_ELEMENTS)
                    .for_each(|value| self.value(value, element, dialect, below));
            }
            Type::OneOrMore(element) => self.value(value, element, dialect, below),
            _ => {}
        }
    }

    /// What speaks for the declaration in 1000 parts of all there is.
    fn score(&self) -> u32 {
        let against = self.unknown.saturating_mul(8).saturating_add(self.missing.saturating_mul(4));
        let all = self.known.saturating_mul(4).saturating_add(against).saturating_add(self.absent);
        self.known.saturating_mul(4).saturating_mul(1000).checked_div(all).unwrap_or(0)
    }
}

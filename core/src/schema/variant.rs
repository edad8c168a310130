//! A shape as one kind uses it, and what it is called.

use crate::kind::Kind;
use crate::shape::{Field, Form, Shape, Type};
use crate::vendors::retailops::facts::Facts;

/// Which way a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    /// Out of `parse`: all that lenient mode lets through.
    Parsed,
    /// Into a function: what a caller writes.
    Given,
}

/// A shape in a dialect, with or without its required members.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variant {
    /// Whose shape it is, for its name: a vendor, or `writeback` for the facts.
    pub owner: &'static str,
    pub shape: &'static Shape,
    pub dialect: usize,
    /// No member is required, in it and below it. Never set where none is anyway.
    pub partial: bool,
}

impl PartialEq for Variant {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.shape, other.shape)
            && (self.owner, self.dialect, self.partial)
                == (other.owner, other.dialect, other.partial)
    }
}

impl Variant {
    /// The root of a kind's payload.
    pub fn root(kind: Kind) -> Self {
        Self { owner: kind.vendor(), shape: kind.shape(), dialect: kind.dialect(), partial: false }
    }

    /// The root of what `parse` gives: a query string leaves out members.
    pub fn parsed(kind: Kind) -> Self {
        let root = Self::root(kind);
        root.below(root.shape, kind.is_query())
    }

    /// Its fields, with their forms.
    pub fn fields(self) -> impl Iterator<Item = (&'static Field, &'static Form)> {
        self.shape.fields.iter().filter_map(move |field| Some((field, field.form(self.dialect)?)))
    }

    /// Whether a field of this form has to be there.
    pub fn demands(self, form: &Form) -> bool {
        form.required && !self.partial
    }

    /// The same in lenient mode, which only warns where a requirement is in doubt.
    pub fn insists(self, form: &Form) -> bool {
        self.demands(form) && form.doubt.is_none()
    }

    /// A shape that a field of this one holds.
    pub fn below(self, shape: &'static Shape, partial: bool) -> Self {
        let partial = (self.partial || partial) && {
            let mut shapes = Vec::new();
            collect(shape, self.dialect, &mut shapes);
            shapes
                .into_iter()
                .any(|shape| Self { shape, ..self }.fields().any(|(_, form)| form.required))
        };
        Self { shape, partial, ..self }
    }

    /// The variants that a value of this type may be.
    pub fn objects(self, ty: &'static Type) -> Vec<Self> {
        shapes(ty).into_iter().map(|(shape, partial)| self.below(shape, partial)).collect()
    }

    /// Whether some field holds one of this and another shape.
    pub fn is_alternative(self) -> bool {
        all().into_iter().flat_map(|variant| variant.shape.fields).any(|field| {
            let mut ty = &field.ty;
            while let Type::List(element) | Type::OneOrMore(element) = ty {
                ty = element;
            }
            let Type::OneOf(first, second) = ty else { return false };
            std::ptr::eq(self.shape, *first) || std::ptr::eq(self.shape, *second)
        })
    }

    /// The names of the objects that a value of this type may be, as a union.
    pub fn names(self, ty: &'static Type) -> String {
        let names: Vec<_> =
            self.objects(ty).into_iter().map(|object| object.shared().name()).collect();
        names.join(" | ")
    }

    /// This variant and all below it, each once, in the order of the declaration.
    pub fn reachable(self) -> Vec<Self> {
        let mut found = vec![self];
        let mut next = 0;
        while let Some(variant) = found.get(next).copied() {
            for below in variant.fields().flat_map(|(field, _)| variant.objects(&field.ty)) {
                if !found.contains(&below) {
                    found.push(below);
                }
            }
            next = next.saturating_add(1);
        }
        found
    }

    /// The same in the first dialect, where all dialects agree: one type serves them all.
    pub fn shared(self) -> Self {
        let mut shapes = Vec::new();
        collect(self.shape, self.dialect, &mut shapes);
        let agree =
            shapes.iter().all(|shape| shape.fields.iter().all(|field| field.forms.len() == 1));
        if agree { Self { dialect: 0, ..self } } else { self }
    }

    /// Its name where the types of all kinds stand together: the vendor, a word for the
    /// dialect unless it is the vendor's first, `Partial`, the shape. The word is the last
    /// of the first operation that is written in the dialect: `order_update` is `Update`.
    pub fn name(self) -> String {
        let operation = Kind::all()
            .find(|kind| {
                self.dialect > 0 && kind.vendor() == self.owner && kind.dialect() == self.dialect
            })
            .map_or("", Kind::operation);
        let word = operation.rsplit('_').next().unwrap_or_default();
        let partial = if self.partial { "Partial" } else { "" };
        [&capitalised(self.owner), &capitalised(word), partial, self.shape.name].concat()
    }
}

/// What the store knows of an order, which `writeback` takes beside the request.
pub(super) fn facts() -> Variant {
    Variant { owner: "writeback", shape: Facts::SHAPE, dialect: 0, partial: false }
}

/// The types of all kinds, each once, in the order of the catalogue.
pub(super) fn all() -> Vec<Variant> {
    let mut found = Vec::new();
    for variant in Kind::all().flat_map(|kind| Variant::parsed(kind).reachable()) {
        let variant = variant.shared();
        if !found.contains(&variant) {
            found.push(variant);
        }
    }
    found
}

/// The shapes that a type holds, and whether as partial objects.
fn shapes(ty: &'static Type) -> Vec<(&'static Shape, bool)> {
    match ty {
        Type::Object(shape) | Type::ScalarOrObject(_, shape) | Type::Money(shape, _) => {
            vec![(shape, false)]
        }
        Type::Partial(shape) => vec![(shape, true)],
        Type::OneOf(first, second) => vec![(first, false), (second, false)],
        Type::List(element) | Type::OneOrMore(element) => shapes(element),
        _ => Vec::new(),
    }
}

/// A shape and all below it in a dialect, each once.
fn collect(shape: &'static Shape, dialect: usize, found: &mut Vec<&'static Shape>) {
    if found.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    found.push(shape);
    for field in shape.fields.iter().filter(|field| field.form(dialect).is_some()) {
        for (below, _) in shapes(&field.ty) {
            collect(below, dialect, found);
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique() {
        let names: Vec<_> = all().into_iter().map(Variant::name).collect();
        let unique: BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{names:?}");
        for name in [
            "RetailopsLineItem",
            "RetailopsUpdateLineItem",
            "RetailopsUpdatePartialPayment",
            "RetailopsStatusEvent",
        ] {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
        for name in
            ["RetailopsPartialPayment", "RetailopsUpdateStatusEvent", "RetailopsUpdatePackage"]
        {
            assert!(!names.iter().any(|known| known == name), "{name}");
        }
    }
}

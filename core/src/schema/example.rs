//! A payload made of the documents' examples, field by field.

use super::tree::{Members, Tree};
use super::variant::Variant;
use crate::shape::{Form, Type, Wire};

/// The payload of a kind.
pub(super) fn payload(root: Variant) -> String {
    tree(root).print()
}

/// The same, to stand in a larger document.
pub(super) fn tree(root: Variant) -> Tree {
    Tree::Object(members(root))
}

fn members(variant: Variant) -> Members {
    variant
        .fields()
        // A member that no example has.
        .filter(|(_, form)| !form.example.is_empty())
        .map(|(field, form)| (field.name.into(), value(variant, &field.ty, form)))
        .collect()
}

fn value(variant: Variant, ty: &'static Type, form: &Form) -> Tree {
    // Only a container without a declaration, such as a list of anything, is shown as it is.
    match (ty, variant.objects(ty).first()) {
        (Type::List(_) | Type::OneOrMore(_), Some(object)) if form.wire == Wire::Container => {
            Tree::List(vec![Tree::Object(members(*object))])
        }
        (Type::Object(_) | Type::Partial(_) | Type::OneOf(..), Some(object)) => {
            Tree::Object(members(*object))
        }
        _ => Tree::Literal(form.example),
    }
}

//! Printers over the declarations: JSON Schema, TypeScript, Python's `TypedDict`s and
//! the reference pages.
//!
//! Nothing here knows a field. A printer walks the shapes of the kinds in their order, so
//! its output is the same in every run; [`generated`] lists the files that are printed
//! into the repository, and a test fails when one of them is stale.

mod example;
mod json_schema;
mod openapi;
mod pattern;
mod reference;
mod tree;
mod typed_dict;
mod typescript;
mod variant;
mod words;

pub use json_schema::{Draft, json_schema};
pub use openapi::openapi;
pub use reference::{reference, reference_index};
pub use typed_dict::typed_dict;
pub use typescript::typescript;

use crate::finding::Basis;
use crate::kind::Kind;
use crate::shape::Form;

/// A file that is printed into the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// Its path from the repository's root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Every file that is printed into the repository, by `cargo run --example generate`.
///
/// ```
/// let files = orderwire::schema::generated();
/// assert!(files.iter().any(|file| file.path == "docs/reference/retailops.order_update.request.md"));
/// ```
#[must_use]
pub fn generated() -> Vec<Generated> {
    let file = |path: &str, text| Generated { path: path.to_owned(), text };
    let mut files = vec![
        file("bindings-wasm/js/kinds.d.ts", typescript()),
        file("bindings-wasm/js/kind-names.mjs", typescript::kind_names()),
        file("bindings-python/python/orderwire/payloads.py", typed_dict()),
        file("docs/openapi.json", openapi()),
        file("docs/reference/README.md", reference_index()),
    ];
    files.extend(
        Kind::all()
            .map(|kind| file(&format!("docs/reference/{}.md", kind.name()), reference(kind))),
    );
    files
}

/// Who wrote a generated file, for its first line.
const NOTICE: &str = "Generated from the declarations in core/src/vendors by `cargo run --example generate`; do not edit.";

/// The document's example as it stands, unless it only shows the brackets of a container.
fn telling_example(form: &Form) -> Option<&'static str> {
    (!matches!(form.example, "{}" | "[{}]" | "")).then_some(form.example)
}

/// Whether the document's own example has another type than the document.
fn contradicts(form: &Form) -> bool {
    let null = form.nullable && form.example == "null";
    !null && form.basis(Basis::Documented) == Basis::Contradicted
}

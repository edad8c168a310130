//! The files that are printed from the declarations are those in the repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use orderwire::schema::generated;

const COMMAND: &str = "cargo run -p orderwire --example generate";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn generated_files_are_fresh() {
    let mut stale = Vec::new();
    for file in generated() {
        if std::fs::read_to_string(root().join(&file.path)).ok().as_deref() != Some(&file.text) {
            stale.push(file.path);
        }
    }
    assert!(stale.is_empty(), "stale: {}; run `{COMMAND}`", stale.join(", "));
}

#[test]
fn the_reference_has_no_page_of_a_kind_that_is_gone() {
    let known: BTreeSet<_> = generated().into_iter().map(|file| root().join(file.path)).collect();
    for entry in root().join("docs/reference").read_dir().unwrap() {
        let path = entry.unwrap().path();
        assert!(known.contains(&path), "{} is not generated; remove it", path.display());
    }
}

#[test]
fn printing_is_deterministic() {
    assert_eq!(generated(), generated());
}

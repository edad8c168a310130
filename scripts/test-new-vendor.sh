#!/usr/bin/env bash
# Follows "A new vendor" of CONTRIBUTING.md in a copy of the core: the folder with the text that
# stands there, and the line in the list; then checks, builds, totals and prints its kind.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

say "adding a vendor as CONTRIBUTING.md says"
copy=$repo/target/new-vendor
rm -rf "$copy"
mkdir -p "$copy/core/src/vendors/acme"
cp "$repo/Cargo.toml" "$repo/Cargo.lock" "$repo/README.md" "$copy"
cp -r "$repo/core/." "$copy/core"
rm -rf "$copy/core/tests" "$copy/core/benches" "$copy/core/examples"
sed -i '/^members/s/.*/members = ["core"]/' "$copy/Cargo.toml"
sed -i '/^\[dev-dependencies\]/,$d' "$copy/core/Cargo.toml"

awk '/^## A new vendor/ { here = 1 } here && /^```$/ { exit } inside { print } here && /^```rust$/ { inside = 1 }' \
  "$repo/CONTRIBUTING.md" >"$copy/core/src/vendors/acme/mod.rs"
sed -i -e 's/^pub mod backd;/pub mod acme;\n&/' -e 's/&retailops::VENDOR/\&acme::VENDOR, &/' \
  "$copy/core/src/vendors/mod.rs"

mkdir "$copy/core/tests"
cat >"$copy/core/tests/acme.rs" <<'RUST'
//! The vendor that CONTRIBUTING.md adds.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use orderwire::schema::{reference, typed_dict, typescript};
use orderwire::{Draft, Kind, Mode, build, check, detect, json_schema, openapi, totals};

#[test]
fn all_follows_from_the_declaration() {
    let kind = Kind::named("acme.order.request").unwrap();
    let report = check(kind, r#"{"nmber": 5, "boxes": "x"}"#, &Default::default()).unwrap();
    let codes: Vec<_> = report.findings.iter().map(|f| (f.code.as_str(), &*f.pointer)).collect();
    assert_eq!(codes, [("field.missing", "/number"), ("value.integer", "/boxes")]);
    let built = build(kind, r#"{"number": 7, "boxes": "2", "price": 2.50}"#, &Default::default());
    assert_eq!(built.unwrap().body(), r#"{"number":"7","boxes":2,"price":"2.50"}"#);
    let figures = totals(kind, r#"{"number": "7", "boxes": 2, "price": "2.50"}"#, &Default::default());
    assert!(!figures.unwrap().identities.first().unwrap().holds);
    let first = detect(r#"{"number": "7", "boxes": 2}"#, &Default::default());
    assert_eq!(first.first().unwrap().kind, kind.name());
    assert!(json_schema(kind, Draft::Draft202012, Mode::Strict).contains("\"boxes\": {"));
    assert!(openapi().contains("\"acme.order\""));
    assert!(typescript().contains("export interface AcmeOrderRequest {"));
    assert!(typed_dict().contains("class AcmeOrderRequest("));
    assert!(reference(kind).contains("| `boxes` | integer: quantity | yes | How many boxes."));
}
RUST
CARGO_TARGET_DIR=$repo/target/new-vendor-build cargo test --quiet --manifest-path "$copy/core/Cargo.toml" --test acme
git -C "$repo" diff --no-index --stat "$repo/core/src" "$copy/core/src" | sed "s|$repo||g" || true

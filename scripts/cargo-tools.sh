#!/usr/bin/env bash
# Installs wasm-bindgen-cli and wasm-pack into .tools/cargo, once for each version.
#
# wasm-bindgen's command must have exactly the version of the library, so that version is read
# from Cargo.lock. wasm-pack finds both on PATH and then downloads nothing itself.
# They are compiled without optimisation: they run for a second, and that halves the wait.
# No `--locked`: a dependency that wasm-bindgen-cli locks has left the index.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

wasm_pack_version=0.15.1
wasm_bindgen_version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/.* = "|"/, ""); print }' "$repo/Cargo.lock")
[ -n "$wasm_bindgen_version" ] || fail "Cargo.lock names no wasm-bindgen, so its command's version is unknown"

# One target folder for both: what they share is compiled once. It is removed afterwards.
trap 'rm -rf "$tools/tmp/cargo-install"' EXIT
compile_program wasm-bindgen-cli "$wasm_bindgen_version" --no-default-features
compile_program wasm-pack "$wasm_pack_version"

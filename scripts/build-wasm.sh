#!/usr/bin/env bash
# Builds the npm package into bindings-wasm/dist: wasm-pack compiles the crate and writes the glue
# (into bindings-wasm/pkg), wasm-opt shrinks the module, build.mjs writes the entry points. All of
# it twice: the small module, and that of all functions (the feature `full`).
#
# The target's flags stand here rather than in .cargo/config.toml, so that they reach only this
# build. simd128 runs in every engine we support (Node 20, browsers since 2021) and lets the
# reader scan 16 bytes at once.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

package=$repo/bindings-wasm
say "building the npm package"
cd "$package"
# The places of panics in dependencies would name this machine's folders in what is published.
flags="-Ctarget-feature=+simd128 --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src="

compile() { # LOG OPT_LEVEL FLAGS OUT_DIR OPTION…
  # --no-pack, --no-opt: package.json is ours, and wasm-opt runs below in our version.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags $3" CARGO_PROFILE_RELEASE_OPT_LEVEL=$2 \
    quietly "$1" wasm-pack build . --target web --release --no-pack --no-opt --mode no-install \
    --out-dir "$4" "${@:5}"
}
# Of the levels that keep the small module under its size, 2 with little inlining is the fastest;
# see ARCHITECTURE.md. The functions of the full module are called seldom, so its size counts more.
compile wasm-pack 2 "-Cllvm-args=--inline-threshold=50" pkg
compile wasm-pack-full s "" pkg/full --features full
quietly wasm-opt wasm-opt -O3 --converge pkg/orderwire_wasm_bg.wasm -o pkg/core.wasm
quietly wasm-opt-full wasm-opt -O3 pkg/full/orderwire_wasm_bg.wasm -o pkg/full.wasm
node build.mjs

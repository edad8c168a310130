#!/usr/bin/env bash
# What each kilobyte of core.wasm is for: twiggy's list of items, by the module of the source each came from.
# Names are kept for this, which the published module has not; the code is the same.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_program twiggy 0.8.0
work=$repo/target/sizes
mkdir -p "$work"
quietly wasm-opt-named wasm-opt -g -O3 --converge "$repo/bindings-wasm/pkg/orderwire_wasm_bg.wasm" -o "$work/core.wasm"
twiggy top -n 1000000 -f csv "$work/core.wasm" | node "$repo/scripts/module-sizes.mjs"

#!/usr/bin/env bash
# Packs the built npm package as it would be published (target/npm/orderwire-*.tgz), installs that
# tarball into an empty project (target/npm/app), and links it as node_modules/orderwire, so that
# the tests and examples import what users get and never the source tree.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

say "packing and installing the npm package"
target=$repo/target/npm
rm -rf "$target"
mkdir -p "$target/app"
cd "$repo/bindings-wasm"
quietly npm-pack npm pack --loglevel=error --pack-destination "$target"
cd "$target/app"
echo '{ "private": true, "type": "module" }' >package.json
quietly npm-install npm install --loglevel=error --no-audit --no-fund --offline "$target"/orderwire-*.tgz

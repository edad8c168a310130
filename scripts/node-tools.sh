#!/usr/bin/env bash
# Installs npm packages, once for each lockfile and Node version. Without an argument those that
# build and test, of the root's package.json: wasm-opt, esbuild, TypeScript, ajv, …; with
# `tests/packaging` the bundlers and runtimes that the packed npm package is tried in.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

folder=${1:-.}
stamp=node
[ "$folder" = . ] || stamp=node-${folder//\//-}
command -v npm >/dev/null || fail "npm is not on PATH: install Node 20 or newer first"
cd "$repo/$folder"
key="$(node --version) $(hash_of package.json package-lock.json)"
[ -d node_modules ] && is_installed "$stamp" "$key" && exit
say "installing the npm packages of $folder/package-lock.json (once, about half a minute)"
quietly "$stamp" npm ci --loglevel=error
mark_installed "$stamp" "$key"

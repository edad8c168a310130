#!/usr/bin/env bash
# Installs the npm packages that build and test (package.json, package-lock.json) into
# node_modules, once for each lockfile and Node version: wasm-opt, esbuild, TypeScript, ajv, ….
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v npm >/dev/null || fail "npm is not on PATH: install Node 20 or newer first"
key="$(node --version) $(hash_of "$repo/package.json" "$repo/package-lock.json")"
[ -d "$repo/node_modules" ] && is_installed node "$key" && exit
say "installing the npm packages of package-lock.json (once, about half a minute)"
cd "$repo"
quietly npm npm ci --loglevel=error
mark_installed node "$key"

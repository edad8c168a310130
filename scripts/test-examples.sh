#!/usr/bin/env bash
# Runs every example as its reader would: each executable examples/*/run, and examples/demo.mjs.
# One that exits with another status than 0 fails the tests.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export PATH="$tools/venv/bin:$PATH"

cd "$repo"
passed=0 failed=0
run_example() { # NAME COMMAND…
  local name=$1
  shift
  say "example $name"
  if quietly "example-$name" "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

[ ! -e examples/demo.mjs ] || run_example demo node examples/demo.mjs
for example in examples/*/run; do
  [ ! -x "$example" ] || run_example "$(basename "$(dirname "$example")")" "$example"
done
echo "examples: $passed passed, $failed failed"
[ "$failed" = 0 ]

#!/usr/bin/env bash
# Holds the dependencies of every workspace here to deny.toml: licences, sources, duplicates, and
# known weaknesses where RustSec's list can be fetched.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_program cargo-deny 0.20.2 --locked

deny() { # MANIFEST CHECK…
  cargo deny --manifest-path "$repo/$1" --config "$repo/deny.toml" --locked check "${@:2}"
}
for manifest in Cargo.toml tests/fuzz/Cargo.toml tests/bench/readers/Cargo.toml; do
  say "dependencies of $manifest"
  deny "$manifest" licenses bans sources
done
# Without a connection to RustSec's list this fails, and says so: it is not skipped in silence.
say "known weaknesses"
deny Cargo.toml advisories

#!/usr/bin/env bash
# Whether the core's public API breaks what an earlier commit promised: `scripts/semver.sh v0.1.0`.
# With no argument, against the newest tag.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_program cargo-semver-checks 0.51.0 --locked
baseline=${1:-$(git -C "$repo" describe --tags --abbrev=0)}
say "the core's public API against $baseline"
cargo semver-checks --manifest-path "$repo/core/Cargo.toml" --baseline-rev "$baseline"

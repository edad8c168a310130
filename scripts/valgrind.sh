#!/usr/bin/env bash
# Makes sure that there is a Valgrind, which counts instructions: one on PATH, or else Debian's,
# which it installs.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v valgrind >/dev/null || from_debian valgrind "the tests of costs" Valgrind

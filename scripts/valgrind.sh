#!/usr/bin/env bash
# Makes sure that there is a Valgrind, which counts instructions: one on PATH, or else Debian's,
# which it installs.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v valgrind >/dev/null && exit
command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] ||
  fail "the test of costs needs valgrind on PATH: install it (on Debian, as root: apt-get install valgrind)"
say "installing Debian's valgrind (once)"
export DEBIAN_FRONTEND=noninteractive
quietly apt-update apt-get update
quietly valgrind apt-get install --yes --no-install-recommends valgrind

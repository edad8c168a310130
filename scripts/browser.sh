#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests: one on PATH, or else Debian's, which it
# installs. The browsers that test tools download themselves are not used.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! find_browser >/dev/null; then
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] ||
    fail "the browser tests need Chromium on PATH: install it (on Debian, as root: apt-get install chromium)"
  say "installing Debian's chromium (once, about a minute)"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-update apt-get update
  quietly chromium apt-get install --yes --no-install-recommends chromium
fi
find_browser

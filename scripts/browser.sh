#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests: one on PATH, or else Debian's, which it
# installs. The browsers that test tools download themselves are not used.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

find_browser >/dev/null || from_debian chromium "the browser tests" Chromium
find_browser

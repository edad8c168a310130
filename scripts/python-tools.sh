#!/usr/bin/env bash
# Makes .tools/venv, a Python environment with what builds and tests the wheel (requirements.txt),
# once for each requirements.txt and Python. Any CPython from 3.10 on PATH will do.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v python3 >/dev/null || fail "python3 is not on PATH: install Python 3.10 or newer first"
python=$(python3 -c 'import sys; print("%s %d.%d.%d" % ((sys.base_prefix,) + sys.version_info[:3]))')
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  fail "Python 3.10 or newer is needed, and python3 on PATH is ${python#* }"

key="$python $(hash_of "$repo/requirements.txt")"
is_installed python "$key" && exit
say "installing the Python tools of requirements.txt (once, about half a minute)"
rm -rf "$tools/venv"
quietly venv python3 -m venv "$tools/venv" ||
  fail "python3 cannot make a virtual environment here; on Debian the package python3-venv is missing"
quietly pip "$tools/venv/bin/pip" install --disable-pip-version-check --prefer-binary -r "$repo/requirements.txt"
mark_installed python "$key"

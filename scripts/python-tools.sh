#!/usr/bin/env bash
# Makes .tools/venv, a Python environment with what builds and tests the wheel (requirements.txt),
# once for each requirements.txt and Python. Any CPython from 3.10 on PATH will do.
# A file of more requirements as argument, such as the benchmarks', is installed on top.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

command -v python3 >/dev/null || fail "python3 is not on PATH: install Python 3.10 or newer first"
python=$(python3 -c 'import sys
print(sys.base_prefix, "%d.%d.%d" % sys.version_info[:3])
sys.exit(sys.version_info < (3, 10))') ||
  fail "Python 3.10 or newer is needed, and python3 on PATH is ${python##* }"

key="$python $(hash_of "$repo/requirements.txt")"
install() { # NAME KEY REQUIREMENTS
  say "installing the Python packages of ${3#"$repo"/} (once, about half a minute)"
  # Not bin/pip: in a copied environment it installs into the one it was copied from.
  quietly "pip-$1" "$tools/venv/bin/python" -m pip install --disable-pip-version-check --prefer-binary -r "$3"
  mark_installed "$1" "$2"
}

if ! is_installed python "$key"; then
  # With the environment goes the wheel that was installed into it, so `make` installs it again.
  rm -rf "$tools/venv" "$tools/stamps/python"* "$repo/target/wheels/built"
  hash -r # python3 may have been the one just removed
  quietly venv python3 -m venv "$tools/venv" ||
    fail "python3 cannot make a virtual environment here; on Debian the package python3-venv is missing"
  install python "$key" "$repo/requirements.txt"
fi

if [ $# -gt 0 ]; then
  more="python-$(hash_of "$1")"
  is_installed "$more" "$key" || install "$more" "$key" "$(realpath "$1")"
fi

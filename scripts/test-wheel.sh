#!/usr/bin/env bash
# Tests the Python artefacts as strangers get them: the wheel in target/wheels and an sdist, their
# metadata and contents; both installed in empty environments, where tests/python/artefact/driver.py
# runs; the wheel on every CPython from 3.10 that the machine has.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

python=$tools/venv/bin/python
wheel=("$repo"/target/wheels/orderwire-*.whl)
[ ${#wheel[@]} = 1 ] && [ -e "${wheel[0]}" ] || fail "there is not one wheel in target/wheels: run \`make wheel\`"
# Nothing of the repository is above this folder.
away=$(mktemp -d "/tmp/orderwire-wheel.XXXXXX")
trap 'rm -rf "$away"' EXIT

say "checking the wheel and an sdist"
cd "$repo/bindings-python"
quietly sdist "$tools/venv/bin/maturin" sdist --out "$away"
sdist=("$away"/orderwire-*.tar.gz)
quietly abi3audit "$tools/venv/bin/abi3audit" --strict --report "${wheel[0]}"
quietly twine "$tools/venv/bin/twine" check --strict "${wheel[0]}" "${sdist[0]}"

# What the sdist holds: what the wheel is built of, the licence, and what describes it.
tar --list --file "${sdist[0]}" | sed 's|^[^/]*/||' | grep -vE '/$' | sort >"$away/files"
git -C "$repo" ls-files --cached --others --exclude-standard -- core/src core/Cargo.toml bindings-python/src \
  bindings-python/python bindings-python/Cargo.toml | sed -e 's|^bindings-python/python/|python/|' |
  while read -r file; do
    [ -e "$repo/$file" ] || [ -e "$repo/bindings-python/$file" ] && printf '%s\n' "$file"
  done >"$away/wanted"
missing=$(sort "$away/wanted" | comm -23 - "$away/files")
[ -z "$missing" ] || fail "the sdist lacks $missing"
strange=$(grep -vE '^(core/|bindings-python/(src/|Cargo\.toml|README\.md|LICENSE)|python/orderwire/|(PKG-INFO|Cargo\.(toml|lock)|pyproject\.toml|README\.md|LICENSE)$)' "$away/files" || true)
strange+=$(grep -E '^core/tests/|\.(pyc|so)$' "$away/files" || true)
[ -z "$strange" ] || fail "the sdist has what does not belong there: $strange"

# run PYTHON PACKAGE: an empty environment with the package alone, and the driver in it.
run() {
  local place=$away/env
  rm -rf "$place"
  "$1" -m venv --without-pip "$place"
  quietly pip-artefact "$python" -m pip --python "$place/bin/python" install --disable-pip-version-check \
    --no-index --no-deps "$2"
  (cd "$away" && "$place/bin/python" -I -W error "$repo/tests/python/artefact/driver.py" "$repo") >&2
}

say "the wheel in empty environments"
pythons=()
for version in 3.10 3.11 3.12 3.13 3.14 3.15; do
  for candidate in "$(command -v "python$version" || true)" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
    # What stands on PATH may be a shim that starts nothing. A build without the GIL takes no abi3.
    if [ -x "$candidate" ] && "$candidate" -c 'import sys, sysconfig
sys.exit(sysconfig.get_config_var("Py_GIL_DISABLED") == 1)' 2>/dev/null; then
      pythons+=("$candidate")
      break
    fi
  done
done
[ ${#pythons[@]} -gt 0 ] || pythons=("$python")
for each in "${pythons[@]}"; do run "$each" "${wheel[0]}"; done

say "the sdist, built away from the repository"
# Compiled in a hurry: what is tried is that all of it is there. Dependencies stay compiled.
export CARGO_TARGET_DIR=$repo/target/sdist
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1
(cd "$away" && PATH=$tools/venv/bin:$PATH TMPDIR=$away quietly pip-sdist "$python" -m pip wheel \
  --disable-pip-version-check --no-index --no-deps --no-build-isolation --wheel-dir "$away/built" "${sdist[0]}")
run "$python" "$away"/built/orderwire-*.whl

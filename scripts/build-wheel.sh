#!/usr/bin/env bash
# Builds the Python wheel into target/wheels and installs it into .tools/venv, where the tests
# and examples find it. One wheel serves CPython 3.10 and newer (abi3).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

say "building the Python wheel"
python=$tools/venv/bin/python
rm -rf "$repo/target/wheels"
cd "$repo/bindings-python"
# --strip here, not in pyproject.toml: a stripped library gives no type stubs (`make stubs`).
quietly maturin "$tools/venv/bin/maturin" build --release --strip --out "$repo/target/wheels" --interpreter "$python"
quietly pip-wheel "$python" -m pip install --disable-pip-version-check --no-index --no-deps --force-reinstall \
  "$repo"/target/wheels/orderwire-*.whl

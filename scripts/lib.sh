# shellcheck shell=bash
# What the scripts here share: where things are, one line per step, and stamps.
#
# Everything is installed below <repo>/.tools, which git ignores:
#   .tools/cargo/bin   wasm-bindgen, wasm-pack        .tools/venv   Python and its packages
#   .tools/stamps      what is installed, by version  .tools/log    full output of each step
# and npm packages in <repo>/node_modules. Sourced, never run.

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=$repo/.tools
mkdir -p "$tools/stamps" "$tools/log" "$tools/tmp"
# Tools that compile must not take make's job server for theirs.
unset MAKEFLAGS MFLAGS
export TMPDIR=$tools/tmp
export PATH="$tools/cargo/bin:$repo/node_modules/.bin:$PATH"

# Output is for people: one line per step, on stderr, so that stdout stays free for results.
say() { printf '==> %s\n' "$*" >&2; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# quietly LOG COMMAND…: runs with output to .tools/log/LOG.log and shows its end only on failure.
quietly() {
  local log=$tools/log/$1.log status=0
  shift
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] && return
  tail -n 40 "$log" >&2
  printf 'error: `%s` failed with status %s; all of its output is in %s\n' \
    "$*" "$status" "${log#"$repo"/}" >&2
  return "$status"
}

# is_installed NAME KEY: whether NAME was installed as KEY (a version, or a hash of what decides it).
is_installed() { [ "$(cat "$tools/stamps/$1" 2>/dev/null)" = "$2" ]; }
mark_installed() { printf '%s\n' "$2" >"$tools/stamps/$1"; }

# install_program CRATE VERSION [FLAG…]: a program from crates.io; what it was compiled of goes.
install_program() {
  compile_program "$@"
  rm -rf "$tools/tmp/cargo-install"
}

# The same, quickly rather than well; what it was compiled of stays for the next one.
compile_program() {
  local crate=$1 version=$2
  shift 2
  is_installed "$crate" "$version" && return
  say "installing $crate $version (once, a minute or some)"
  CARGO_TARGET_DIR=$tools/tmp/cargo-install \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
    quietly "$crate" cargo install "$crate" --version "$version" --root "$tools/cargo" --force "$@"
  mark_installed "$crate" "$version"
}

# from_debian PACKAGE WHO NAME: installs a package of Debian; WHO needs NAME on PATH.
from_debian() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] ||
    fail "$2 need $3 on PATH: install it (on Debian, as root: apt-get install $1)"
  say "installing Debian's $1 (once)"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-update apt-get update
  quietly "$1" apt-get install --yes --no-install-recommends "$1"
}

hash_of() { cat "$@" | sha256sum | cut -c1-16; }

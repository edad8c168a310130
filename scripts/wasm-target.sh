#!/usr/bin/env bash
# Makes the active rustc able to compile for wasm32-unknown-unknown.
#
# 1. Probe: compile a one-line program. Usually that is all.
# 2. `rustup target add`, under a timeout.
# 3. Where rustup's server is out of reach: Debian packages the source of the standard library of
#    many compilers (rust-src). The one of exactly this compiler is fetched through apt's own
#    mirror, compiled by this compiler, and its libraries are put where rustup would put them.
#    The machine's apt state does not change, and root is not needed.
# Step 3 writes into the toolchain; `rustup target remove wasm32-unknown-unknown` does not undo it
# (remove the folder lib/rustlib/wasm32-unknown-unknown of the toolchain instead).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

wasm_triple=wasm32-unknown-unknown
command -v cargo >/dev/null || fail "cargo is not on PATH: install Rust 1.90 or newer first"
sysroot=$(rustc --print sysroot)
rustlib=$sysroot/lib/rustlib
version=$(rustc --version | awk '{ print $2 }')
work=$tools/tmp/wasm-target
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT

probe() {
  printf 'fn main() { println!("{}", std::env::args().count()); }\n' >"$work/probe.rs"
  rustc --target "$wasm_triple" -o "$work/probe.wasm" "$work/probe.rs" >"$tools/log/wasm-probe.log" 2>&1
}

# ---- 2. rustup

# True when rustup manages the active rustc: its copy elsewhere on PATH is not rustup's to change.
rustup_manages_it() {
  command -v rustup >/dev/null &&
    [ "$(rustup run "${RUSTUP_TOOLCHAIN:-$(rustup show active-toolchain 2>/dev/null | cut -d' ' -f1)}" \
      rustc --print sysroot 2>/dev/null)" = "$sysroot" ]
}

add_by_rustup() {
  rustup_manages_it || return 1
  say "adding the $wasm_triple target by rustup"
  # Over leftovers rustup returns 0 and every build then fails with E0464, so they go first.
  timeout 60 rustup target remove "$wasm_triple" >/dev/null 2>&1 </dev/null || true
  rm -rf "${rustlib:?}/$wasm_triple"
  timeout 60 rustup target add "$wasm_triple" >"$tools/log/rustup.log" 2>&1 </dev/null
}

# ---- 3. Debian's rust-src

# apt_apart COMMAND…: apt-get or apt-cache with its sources, lists and cache in $work.
apt_apart() {
  local command=$1
  shift
  "$command" -q -q \
    -o Dir::Etc::sourcelist="$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State="$work/apt/state" -o Dir::State::Lists="$work/apt/lists" \
    -o Dir::Cache="$work/apt/cache" -o Dir::Cache::archives="$work/apt/cache/archives" \
    -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none \
    "$@"
}

# Downloads rust-src of exactly $version from the first suite that has it, into $work/apt/deb.
fetch_rust_src() {
  local mirror suite found
  for mirror in $(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | sort -u); do
    for suite in testing-backports stable-backports oldstable-backports testing stable oldstable unstable; do
      rm -rf "$work/apt"
      mkdir -p "$work"/apt/{state,lists/partial,cache/archives/partial,deb}
      echo "deb $mirror $suite main" >"$work/apt/sources.list"
      apt_apart apt-get update -o APT::Update::Error-Mode=any || continue
      found=$(apt_apart apt-cache madison rust-src | awk '{ print $3 }' | grep -m1 -F "$version+" || true)
      [ -n "$found" ] || continue
      echo "found rust-src $found in $suite"
      (cd "$work/apt/deb" && apt_apart apt-get download "rust-src=$found") && return
    done
  done
  return 1
}

build_from_debian() {
  local needed std_source library
  for needed in apt-get apt-cache dpkg; do
    command -v "$needed" >/dev/null ||
      fail "rustc $version has no $wasm_triple target, rustup could not add it, and $needed is not here to fetch Debian's rust-src instead"
  done
  [ -w "$rustlib" ] ||
    fail "rustc $version has no $wasm_triple target, and $rustlib is not writable by $(id -un): run \`$0\` once as its owner"

  say "building the $wasm_triple standard library from Debian's rust-src (once, about a minute)"
  fetch_rust_src >"$tools/log/rust-src.log" 2>&1 </dev/null ||
    fail "no Debian suite that apt can reach here has rust-src $version, so the $wasm_triple target can be had only by \`rustup target add $wasm_triple\` (log: .tools/log/rust-src.log)"
  dpkg -x "$work"/apt/deb/rust-src_*.deb "$work/unpacked"
  library=$(echo "$work"/unpacked/usr/src/rustc-*/library)
  [ -d "$library/std" ] || fail "Debian's rust-src $version holds no library/std"

  # -Zbuild-std looks in one place only; what rustup's rust-src put there is kept.
  std_source=$rustlib/src/rust/library
  if [ ! -e "$std_source/Cargo.lock" ]; then
    mkdir -p "$rustlib/src/rust"
    rm -rf "$std_source"
    cp -rL "$library" "$std_source"
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf '$work' '$rustlib/src/rust'; rmdir '$rustlib/src' 2>/dev/null || true" EXIT
  fi
  rm -rf "${rustlib:?}/$wasm_triple"

  mkdir -p "$work/empty/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/empty/Cargo.toml"
  printf '#![no_std]\n' >"$work/empty/src/lib.rs"
  # Bitcode, or fat LTO fails; `test`, or `cargo test` for wasm does. RUSTC_BOOTSTRAP for this one
  # command, as -Z is for nightly compilers otherwise.
  (
    cd "$work/empty"
    RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_PROFILE_RELEASE_LTO=off \
      CARGO_TARGET_DIR=$work/empty/target \
      quietly build-std cargo build --release -Zbuild-std=std,panic_abort,test --target "$wasm_triple"
  ) || fail "the standard library of rustc $version did not build for $wasm_triple"
  mkdir -p "$rustlib/$wasm_triple/lib"
  find "$work/empty/target/$wasm_triple/release/deps" -name '*.rlib' ! -name 'libempty-*' \
    -exec cp {} "$rustlib/$wasm_triple/lib/" \;
}

probe && exit
# What was compiled against another standard library cannot be linked with the coming one.
rm -rf "$repo/target/$wasm_triple"
add_by_rustup && probe && exit
build_from_debian
probe || fail "rustc $version still cannot compile for $wasm_triple (log: .tools/log/wasm-probe.log)"

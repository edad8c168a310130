#!/usr/bin/env bash
# Fuzzing under libFuzzer: each target for some minutes, from the vectors and what earlier runs kept.
#
#   scripts/fuzz.sh                every target, ten minutes each on one core
#   scripts/fuzz.sh 60             every target, sixty seconds each
#   scripts/fuzz.sh 600 reader     one target
#
# An input that breaks a target is left in target/fuzzing/artifacts. What a run found worth keeping,
# minimised, goes into tests/fuzz/corpus.json, which `make test` replays.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_program cargo-fuzz 0.13.2 --locked
export PATH="$tools/cargo/bin:$PATH"

seconds=${1:-600}
work=$repo/target/fuzzing
cd "$repo/tests/fuzz"
corpus() { cargo run --quiet --release --target-dir "$repo/target/fuzz" --bin corpus -- "$@"; }
rm -rf "$work/seeds"
corpus seed "$work/seeds"

# Without a sanitizer: the core has no unsafe code, and a stable compiler has none to offer.
fuzz() { # COMMAND TARGET CORPUS [OPTION…]
  RUSTFLAGS="--cap-lints=warn" cargo fuzz "$1" --fuzz-dir . --target-dir "$repo/target/fuzzer" --sanitizer none \
    --features libfuzzer "${@:2}"
}
for target in ${2:-$(corpus targets)}; do
  say "fuzzing $target for $seconds s"
  mkdir -p "$work/found/$target" "$work/artifacts" "$work/log"
  status=0
  fuzz run "$target" "$work/found/$target" "$work/seeds/$target" -- \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -dict="$work/seeds/dictionary" -artifact_prefix="$work/artifacts/$target-" >"$work/log/$target" 2>&1 || status=$?
  grep -E "stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)|^#.*DONE" "$work/log/$target" || true
  if [ "$status" != 0 ]; then
    grep -E "panicked|ERROR|left:|right:" -A1 "$work/log/$target" | head -20
    fail "$target broke; the input is in $work/artifacts, the log is $work/log/$target"
  fi
  fuzz cmin "$target" "$work/found/$target" -- -max_len=65536 >"$work/log/$target.cmin" 2>&1
done
corpus keep "$work/found"

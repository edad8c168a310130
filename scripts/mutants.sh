#!/usr/bin/env bash
# Mutation testing: which changes of the core does no test notice? An hour and more.
#
#   scripts/mutants.sh              all groups, one after the other
#   scripts/mutants.sh apportion    one group: apportion, tax, totals, writeback, rules, diagnose
#   scripts/mutants.sh apportion -f core/src/apportion/caps.rs    part of it
#
# Each group is a part of the core and the tests that are quick enough to run for every mutant.
# What they miss is in target/mutants.<group>/missed.txt; core/MUTANTS.md lists what no test can
# notice.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_program cargo-mutants 27.1.0 --locked

# Fewer drawn cases: exhaustive tests and vectors find most.
export PROPTEST_CASES=${PROPTEST_CASES:-64} ORDERWIRE_CASES=${ORDERWIRE_CASES:-200}
export CARGO_TARGET_DIR=$repo/target/mutants

run() { # GROUP FILES TESTS…
  local group=$1 files=() chosen=("${only[@]}")
  IFS=, read -ra files <<<"$2"
  shift 2
  # For building too: it takes `--test` only from here.
  local tests=("${@/#/--cargo-arg=--test=}") status=0
  [[ " ${only[*]} " == *" -f "* ]] || chosen+=("${files[@]/#/--file=}")
  say "mutants of $group"
  rm -rf "$repo/target/mutants.$group"
  nice -n 5 cargo mutants --dir "$repo" --package orderwire --jobs 1 --output "$repo/target/mutants.$group" \
    "${tests[@]}" "${chosen[@]}" || status=$?
  # 2: some were missed; 3: some took too long.
  case $status in 0 | 2 | 3) ;; *) fail "cargo mutants ended with status $status" ;; esac
}

groups=${1:-apportion tax totals writeback rules diagnose}
[ "$#" = 0 ] || shift
only=("$@")
for group in $groups; do
  case $group in
    apportion) run apportion 'core/src/apportion/**' apportion ;;
    tax) run tax 'core/src/tax/**' tax ;;
    totals) run totals core/src/totals.rs,core/src/equation.rs vectors limits equations writeback ;;
    writeback) run writeback 'core/src/vendors/retailops/writeback/**' vectors writeback ;;
    rules) run rules 'core/src/vendors/*/rules.rs' vectors kinds limits equations ;;
    diagnose) run diagnose 'core/src/diagnose/**' vectors diagnose ;;
    *) fail "there is no group $group" ;;
  esac
done

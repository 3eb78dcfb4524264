# SPDX-License-Identifier: MIT
# Runs every target of libFuzzer that a build has, on all processors, or one: run.sh BUILD [SECONDS of each] [TARGET]
#
#   build/fuzz  as README.md of tests/fuzz says
#
# What is found stays in BUILD/fuzz/found, and is run again by: BUILD/tests/fuzz/fuzz_TARGET FILE
# GONOGO_FUZZ_SEED: the seed of each run, for runs that try the same inputs; otherwise each tries others.
# Exit status 77: the build has no targets.
set -eu
here=$(dirname "$0")
build=$1
seconds=${2:-60}
work=$build/fuzz
mkdir -p "$work/found"

# seeds TARGET: the folder of its corpus, filled with what the tests hold.
seeds() {
  corpus=$work/corpus/$1
  mkdir -p "$corpus"
  case $1 in
    bid) small tests/field/*.toml tests/errors/*.toml tests/section16/*.toml tests/projects/*.toml tests/recalculate/*.toml ;;
    policy) small tests/errors/*.policy.toml tests/*/*policy.toml examples/gonogo-policy.toml ;;
    expression) grep -ho '= *"[^"]*[a-z][^"]*[-+*/(][^"]*"' tests/projects/*.toml tests/section16/*.toml examples/*.toml |
      sed 's/^= *"//; s/"$//' | sort -u | lines ;;
    series) small "$here"/seeds/series/* ;;
    settings) small "$here"/seeds/settings/* ;;
    batch) small "$here"/seeds/batch/* ;;
    sealed) sealed ;;
  esac
}

# small FILE...: copies those of at most 4 KB; larger ones cost more time than they find.
small() {
  for file; do
    [ -f "$file" ] || continue
    [ "$(wc -c <"$file")" -gt 4096 ] || cp "$file" "$corpus/seed-$(echo "$file" | tr / -)"
  done
}

# lines: each of standard input as a file.
lines() {
  while IFS= read -r line; do
    printf '%s' "$line" >"$corpus/seed-$(printf '%s' "$line" | sha1sum | cut -c1-12)"
  done
}

sealed() {
  bid=$here/../field/b1-limit-payback.toml
  "$build/gonogo" evaluate "$bid" -f json >"$corpus/seed.json" || true
  "$build/gonogo" evaluate "$bid" -o "$corpus/seed.xlsx" || true
}

# found TARGET: the bytes of what was found, so that a log alone holds them.
found() {
  for file in "$work/found/$1"-*; do
    [ -f "$file" ] || continue
    echo "$file, as base64 writes it:"
    base64 "$file"
  done
}

# fuzz TARGET
# entropic: to weigh inputs by rare features takes most of the time here. print_funcs: so does finding the names
# of new functions in a program of this size.
fuzz() {
  seeds "$1"
  case $1 in
    bid | policy) dictionary=-dict=$here/toml.dict ;;
    expression | settings) dictionary=-dict=$here/formula.dict ;;
    *) dictionary= ;;
  esac
  # shellcheck disable=SC2086 # no dictionary is no argument
  "$build/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -max_len=4096 -timeout=30 -report_slow_units=30 \
    -rss_limit_mb=2048 $dictionary -entropic=0 -print_funcs=0 -seed="${GONOGO_FUZZ_SEED:-0}" -print_final_stats=1 \
    -artifact_prefix="$work/found/$1-" "$work/corpus/$1" >"$work/$1.log" 2>&1 || {
    tail -40 "$work/$1.log"
    found "$1"
    return 1
  }
  echo "fuzz_$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$1.log") executions," \
    "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$work/$1.log") a second"
}

if [ "${3-}" ]; then
  fuzz "$3"
  exit
fi
targets=$(for each in "$build"/tests/fuzz/fuzz_*; do [ ! -x "$each" ] || basename "$each" | sed 's/^fuzz_//'; done)
[ -n "$targets" ] || { echo "no targets in $build"; exit 77; }
echo "$targets" | xargs -P "$(nproc)" -n 1 sh "$0" "$build" "$seconds"

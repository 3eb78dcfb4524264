# SPDX-License-Identifier: MIT
# The schemas by a validator of others, taplo (npm install -g @taplo/cli): run.sh GONOGO. Every bid, policy and portfolio
# that gonogo takes is valid; of the failing bids those are refused that a schema can refuse. Skipped without taplo.
set -eu
gonogo=$1
command -v taplo >/dev/null || exit 77
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
top=$PWD
bad=0
complain() { echo "schema: $*" && bad=1; }

# refused KIND FILE...: those that the schema of this kind does not take. taplo's own logging goes.
refused() {
  kind=$1
  shift
  [ -s "$scratch/$kind.json" ] || "$gonogo" schema "$kind" >"$scratch/$kind.json"
  taplo check --no-auto-config --schema "file://$scratch/$kind.json" "$@" 2>&1 |
    sed -n "s,^ *┌─ $top/\(.*\):[0-9]*:[0-9]*$,\1,p" | sort -u
}

files=$(ls examples/*.toml tests/analysis/*.toml tests/cli/*.toml tests/field/*.toml tests/projects/*.toml \
  tests/recalculate/*.toml tests/section16/*.toml tests/what_if/*.toml tests/cli/portfolios/*.toml)
policies=$(printf '%s\n' $files | grep -E 'policy[^/]*\.toml$')
others=$(printf '%s\n' $files | grep -vE 'policy[^/]*\.toml$')
portfolios=$(grep -lE '^\[portfolio' $others || true)
bids=$(grep -LE '^\[portfolio' $others)
[ "$(printf '%s\n' $bids | wc -l)" -gt 100 ] || complain "too few bids are found"
for each in $(refused bid $bids) $(refused policy $policies) $(refused portfolio $portfolios); do
  complain "$each is valid, and the schema refuses it"
done

# What a schema knows: the grammar of TOML, names of sections and keys, words, types, ranges of numbers.
failing=$(grep -lE '^error\[(array-of-tables|syntax|duplicate-key|unknown-key|unknown-section|unknown-word|missing-key|unknown-format|not-a-fraction)\]' \
  tests/errors/*.txt | sed 's/txt$/toml/')
# Faults in scenarios and settings, whose keys are addresses; words, ranges and needs that depend on other keys; a
# number that has too many digits for gonogo alone.
beyond='assets|grade|kinds|range-by-driver|rolling-base|rule-limits|scenario-slips|service-levels|share-sum-percent|syntax-number|tiers|unknown-key-in-setting|unknown-section-of-policy|portfolio'
refused bid $(printf '%s\n' $failing | grep -vE "/($beyond)\.toml") >"$scratch/refused"
for each in $(printf '%s\n' $failing | grep -vE "/($beyond)\.toml"); do
  grep -qx "$each" "$scratch/refused" || complain "$each has an error that the schema does not find"
done
exit $bad

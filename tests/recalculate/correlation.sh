# SPDX-License-Identifier: MIT
# Simulates a bid of correlated drivers with OpenTURNS, and compares: correlation.sh GONOGO. Exit status 77: no OpenTURNS, nothing tested.
set -eu
gonogo=$1
for python in /usr/bin/python3 python3; do
  "$python" -c 'import numpy, openturns' 2>/dev/null && break
  python=
done
[ -n "$python" ] || { echo "no python3 with openturns (Debian: python3-openturns): nothing compared"; exit 77; }
report=$(mktemp)
trap 'rm -f "$report"' EXIT
"$gonogo" simulate tests/recalculate/correlated.toml --no-policy -f json >"$report"
"$python" tests/recalculate/correlation.py "$report"

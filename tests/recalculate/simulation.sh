# SPDX-License-Identifier: MIT
# Simulates a bid with SciPy, and compares: simulation.sh GONOGO. Exit status 77: no SciPy, nothing tested.
set -eu
gonogo=$1
for python in /usr/bin/python3 python3; do
  "$python" -c 'import scipy.stats' 2>/dev/null && break
  python=
done
[ -n "$python" ] || { echo "no python3 with scipy (Debian: python3-scipy): nothing compared"; exit 77; }
report=$(mktemp)
trap 'rm -f "$report"' EXIT
"$gonogo" simulate tests/projects/fixed-wireless.toml --no-policy -f json >"$report"
"$python" tests/recalculate/simulation.py "$report"

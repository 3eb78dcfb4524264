# SPDX-License-Identifier: MIT
# Simulates a bid with another program too, and compares: simulation.sh GONOGO scipy|openturns
# Exit status 77: the program is missing, nothing tested.
set -eu
gonogo=$1
case $2 in
  scipy) imports=scipy.stats script=simulation.py bid=tests/projects/fixed-wireless.toml ;;
  openturns) imports="numpy, openturns" script=correlation.py bid=tests/recalculate/correlated.toml ;;
esac
for python in /usr/bin/python3 python3; do
  "$python" -c "import $imports" 2>/dev/null && break
  python=
done
[ -n "$python" ] || { echo "no python3 with $2 (Debian: python3-$2): nothing compared"; exit 77; }
report=$(mktemp)
trap 'rm -f "$report"' EXIT
"$gonogo" simulate "$bid" --no-policy -f json >"$report"
PYTHONDONTWRITEBYTECODE=1 "$python" "tests/recalculate/$script" "$report"

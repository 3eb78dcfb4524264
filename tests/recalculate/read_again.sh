# SPDX-License-Identifier: MIT
# Reads the workbooks of all examples and published projects with a second library: read_again.sh GONOGO
# Exit status as of read_again.py.
set -eu
gonogo=$1
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python=/usr/bin/python3 # Debian's, which has Debian's packages
[ -x $python ] || { echo "no $python: nothing read"; exit 77; }
for bid in examples/*.toml; do
  [ "$bid" = examples/gonogo-policy.toml ] && continue
  "$gonogo" evaluate "$bid" -o "$scratch/$(basename "$bid" .toml).xlsx" 2>"$scratch/log" || [ $? = 1 ] ||
    { cat "$scratch/log"; exit 1; }
done
# A project that says no rate cannot be judged, and has no workbook.
for bid in tests/projects/*.toml; do
  "$gonogo" evaluate "$bid" --no-policy -q -o "$scratch/$(basename "$bid" .toml).xlsx" 2>"$scratch/log" || true
done
$python "$here/read_again.py" "$scratch"/*.xlsx

# SPDX-License-Identifier: MIT
# Reads the workbooks of all examples and published projects with a second library: read_again.sh GONOGO
# Exit status as of read_again.py.
set -eu
gonogo=$1
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python=/usr/bin/python3 # Debian's, which has Debian's packages
mkdir "$scratch/examples" "$scratch/projects"
[ -x $python ] || { echo "no $python: nothing read"; exit 77; }
for bid in examples/*.toml; do
  [ "$bid" = examples/gonogo-policy.toml ] && continue
  "$gonogo" evaluate "$bid" -o "$scratch/examples/$(basename "$bid" .toml).xlsx" 2>"$scratch/log" || [ $? = 1 ] ||
    { cat "$scratch/log"; exit 1; }
done
# A project that says no rate cannot be judged, and has no workbook.
for bid in tests/projects/*.toml; do
  "$gonogo" evaluate "$bid" --no-policy -q -o "$scratch/projects/$(basename "$bid" .toml).xlsx" 2>"$scratch/log" || true
done
# A bid without drivers has no chart of them.
$python "$here/read_again.py" 3 "$scratch"/examples/*.xlsx
$python "$here/read_again.py" 2 "$scratch"/projects/*.xlsx

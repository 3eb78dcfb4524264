# SPDX-License-Identifier: MIT
# Recalculates the workbooks of random bids with loans and VAT: random.sh GONOGO RANDOM-BIDS. COUNT: how many, SEED: which.
# Exit status as of run.sh.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$2" "$folder" "${COUNT:-20}" "${SEED:-1}"
ALL=${ALL:-1} sh "$(dirname "$0")/run.sh" "$1" "$folder"/*.toml

# SPDX-License-Identifier: MIT
# Changes one input of a workbook, recalculates it, and reads its verdict, which rules judged in a scenario decide: it
# must be that of gonogo, asked for the same input: verdict.sh GONOGO
# Exit status 77: no spreadsheet program, nothing tested.
set -eu
gonogo=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for program in ssconvert zip unzip; do
  command -v $program >/dev/null || { echo "no $program: nothing recalculated"; exit 77; }
done

# evaluate BID POLICY ADDRESS VALUE [FLAG]...: the report, whatever the verdict.
evaluate() {
  bid=$1 policy=$2 setting=$3=$4
  shift 4
  "$gonogo" evaluate "$bid" --policy "$policy" --set "$setting" "$@" 2>"$scratch/log" || [ $? = 1 ] ||
    { cat "$scratch/log"; exit 1; }
}

# recalculated BOOK ADDRESS VALUE: the verdict of the workbook once the input of that address has the value.
recalculated() {
  rm -rf "$scratch/parts"
  unzip -q "$1" -d "$scratch/parts"
  workbook=$scratch/parts/xl/workbook.xml
  name=$(echo "$2" | tr . _)
  cell=$(sed -E "s,.*<definedName name=\"$name\">'Inputs'!\\\$([A-Z]+)\\\$([0-9]+)<.*,\1\2," "$workbook" | tail -n 1)
  sheet=$(grep -o '<sheet [^>]*>' "$workbook" | sed -n 's/.*name="Inputs" sheetId="\([0-9]*\)".*/\1/p')
  part=$scratch/parts/xl/worksheets/sheet$sheet.xml
  sed -E "s,(<c r=\"$cell\"( s=\"[0-9]+\")?>)<v>[^<]*</v>,\1<v>$3</v>," "$part" >"$scratch/part"
  ! cmp -s "$scratch/part" "$part" || { echo "cannot set $2 ($cell of sheet $sheet) in $1" >&2; exit 1; }
  cp "$scratch/part" "$part"
  (cd "$scratch/parts" && zip -q "$1" "xl/worksheets/sheet$sheet.xml")
  ssconvert --recalc "$1" "$scratch/verdict.csv" 2>"$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
  sed -n 's/^"*By the inputs of this workbook"*,"*\([^",]*\)"*,*$/\1/p' "$scratch/verdict.csv"
}

# case BID POLICY ADDRESS WRITTEN CHANGED VERDICT: the workbook of WRITTEN, changed to CHANGED, of which gonogo says
# VERDICT.
judge() {
  bid=$1 policy=$2 address=$3 written=$4 changed=$5 verdict=$6
  said=$(evaluate "$bid" "$policy" "$address" "$changed" | sed -n 's/^  \([A-Z-]*\): .*/\1/p')
  [ "$said" = "$verdict" ] || { echo "gonogo says $said of $address = $changed, not $verdict"; exit 1; }
  rm -f "$scratch/book.xlsx"
  evaluate "$bid" "$policy" "$address" "$written" -o "$scratch/book.xlsx"
  cell=$(recalculated "$scratch/book.xlsx" "$address" "$changed")
  echo "$address $written -> $changed: gonogo $verdict, workbook: $cell"
  [ "$cell" = "$verdict" ] || { echo "the workbook must not say that"; exit 1; }
}

ict=tests/cli/ict-integration.toml rules=tests/cli/ict-policy.toml
judge $ict $rules drivers.integration 10755000 10700000 NO-GO
judge $ict $rules drivers.integration 6800000 10755000 GO
judge $ict $rules drivers.integration 10755000 6800000 NO-GO
judge examples/leased-lines.toml examples/gonogo-policy.toml drivers.access_cost 30000 32700 NO-GO
judge examples/leased-lines.toml examples/gonogo-policy.toml drivers.access_cost 32700 30000 GO

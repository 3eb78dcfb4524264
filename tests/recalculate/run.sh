# SPDX-License-Identifier: MIT
# Recalculates the workbook of every example, published project, bid of one feature (section16) and bid at its limits
# with each spreadsheet program at hand: as it is, after five numbers (drivers first) have been changed in it, and in
# each scenario that it can be put in by its selector, changed as well. Compares every cell, the verdict and each rule
# included, with what gonogo says: run.sh GONOGO [BID]...
# Published projects are recalculated by the first program only, and in their scenarios by none but with ALL=1, which
# does all by all programs.
# PROGRAMS="soffice": with these alone.
# Exit status 77: no such program, nothing tested.
set -eu
gonogo=$1
shift
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
most=1e-9 # greatest difference, relative to the larger of 1 and the value

programs=
for program in ${PROGRAMS:-ssconvert soffice}; do
  command -v $program >/dev/null && command -v zip >/dev/null && programs="$programs $program"
done
programs=${programs# }
[ $# -gt 0 ] || set -- examples/*.toml tests/projects/*.toml tests/section16/*.toml tests/recalculate/*.toml \
  tests/field/b1-limit-payback.toml
printf '%s\n' "$@" | grep -v /gonogo-policy.toml >"$scratch/bids"
[ -n "$programs" ] || { echo "no spreadsheet program (or no zip): nothing recalculated"; exit 77; }

# recalculate PROGRAM BOOK RESULT
recalculate() {
  case $1 in
    ssconvert) ssconvert --recalc -T Gnumeric_Excel:xlsx2 "$2" "$3" 2>"$scratch/log" || cat "$scratch/log" ;;
    soffice)
      mkdir -p "$scratch/profile/user" "$scratch/converted"
      cp "$here/always-recalculate.xcu" "$scratch/profile/user/registrymodifications.xcu"
      soffice --headless "-env:UserInstallation=file://$scratch/profile" --convert-to xlsx \
        --outdir "$scratch/converted" "$2" >"$scratch/log" 2>&1 || cat "$scratch/log"
      mv "$scratch/converted/$(basename "$2")" "$3"
      ;;
  esac
}

# cells BOOK: lines SHEET CELL KIND VALUE, where KIND is formula or input.
cells() {
  unzip -q -o "$1" -d "$1.parts"
  strings=$1.parts/xl/sharedStrings.xml
  [ -f "$strings" ] || strings=/dev/null
  for sheet in "$1".parts/xl/worksheets/sheet*.xml; do
    awk -v sheet="$(basename "$sheet" .xml)" -f "$here/cells.awk" "$strings" "$sheet"
  done
}

# set_cell BOOK SHEET CELL VALUE: puts a number into the file of a workbook, as a hand at the keyboard would.
set_cell() {
  part=xl/worksheets/$2.xml
  sed -E "s,(<c r=\"$3\"( s=\"[0-9]+\")?>)<v>[^<]*</v>,\1<v>$4</v>," "$1.parts/$part" >"$scratch/part"
  ! cmp -s "$scratch/part" "$1.parts/$part" || { echo "cannot set $2 $3 in $1"; exit 1; }
  cp "$scratch/part" "$1.parts/$part"
  (cd "$1.parts" && zip -q "$1" "$part")
}

# workbook COMMAND BID BOOK [FLAG]...: a no-go is no failure here, nor is a bid that states no rate to be judged at.
workbook() {
  command=$1 bid=$2 book=$3
  shift 3
  "$gonogo" "$command" "$bid" -o "$book" "$@" 2>"$scratch/log" || [ -s "$book" ] || { cat "$scratch/log"; exit 1; }
}

# compare TITLE EXPECTED-BOOK RECALCULATED-BOOK
compare() {
  cells "$2" >"$scratch/expected"
  cells "$3" >"$scratch/found"
  awk -v title="$1" -v most=$most -f "$here/compare.awk" "$scratch/expected" "$scratch/found"
}

# not_built BID: a published project that waits for a part of gonogo, and says so; any other fault is a failure.
not_built() {
  ! "$gonogo" check -q "$1" >"$scratch/log" 2>&1 && grep -q '^error\[not-built\]' "$scratch/log"
}

# choices BOOK: lines NUMBER ID of the scenarios that the selector of the workbook can choose but the bid as written.
choices() {
  sheet=$(grep -o '<sheet [^>]*>' "$1.parts/xl/workbook.xml" | sed -n 's/.*name="Scenarios" sheetId="\([0-9]*\)".*/\1/p')
  [ -n "$sheet" ] || return 0
  awk -f "$here/choices.awk" "$1.parts/xl/sharedStrings.xml" "$1.parts/xl/worksheets/sheet$sheet.xml"
}

# selector BOOK: the sheet and the cell with the number of the scenario in use.
selector() {
  sed -n "s,.*<definedName name=\"scenario\">'*Scenarios'*!\$\([A-Z]*\)\$\([0-9]*\)<.*,sheet$sheet \1\2,p" \
    "$1.parts/xl/workbook.xml"
}

# in_scenarios BID EDITED-BOOK FLAG...: puts the changed workbook into each scenario in turn.
in_scenarios() {
  bid=$1 edited=$2
  shift 2
  choices "$edited" >"$scratch/choices"
  [ -s "$scratch/choices" ] || return 0
  cell=$(selector "$edited")
  [ -n "$cell" ] || { echo "$bid: no selector of scenarios"; exit 1; }
  while read -r number scenario <&4; do
    set_cell "$edited" $cell "$number"
    cp "$scratch/part" "$edited.parts/xl/worksheets/${cell% *}.xml"
    workbook evaluate "$bid" "$scratch/scenario.xlsx" --scenario="$scenario" "$@"
    for program in $used; do
      recalculate $program "$edited" "$scratch/recalculated.xlsx"
      compare "$program, $bid in $scenario $*" "$scratch/scenario.xlsx" "$scratch/recalculated.xlsx"
      rm -rf "$scratch"/recalculated.xlsx* "$scratch"/scenario.xlsx.parts
    done
    positions=$((positions + 1))
  done 4<"$scratch/choices"
}

bids=0 positions=0
while read -r bid <&3; do
  name=$(basename "$bid" .toml)
  base=$scratch/$name.xlsx edited=$scratch/$name-edited.xlsx changed=$scratch/$name-changed.xlsx
  if not_built "$bid"; then
    echo "$bid: not built yet, not recalculated"
    continue
  fi
  bids=$((bids + 1))
  workbook evaluate "$bid" "$base"
  cp "$base" "$edited"
  unzip -q "$edited" -d "$edited.parts"
  "$gonogo" explain "$bid" --addresses -f csv >"$scratch/addresses"
  awk -f "$here/movable.awk" "$scratch/addresses" "$edited.parts/xl/workbook.xml" | head -n 5 >"$scratch/movable"
  set --
  while read -r address sheet cell value unit; do
    # By a sixteenth: shares downwards, that they remain shares; what is whole to a whole one.
    value=$(awk -v value="$value" 'BEGIN {
      changed = value * (value > 0 && value <= 1 ? 0.9375 : 1.0625)
      printf "%.15g", (value > 1 && value == int(value) ? int(changed + 1) : changed)
    }')
    set_cell "$edited" "$sheet" "$cell" "$value"
    set -- "$@" --set "$address=$value${unit:+ $unit}"
  done <"$scratch/movable"
  used=${programs%% *}
  case ${ALL:-0}$bid in
    1* | 0examples/*) used=$programs ;;
  esac
  [ $# -gt 0 ] || { echo "$bid: no number of its workbook can be changed"; exit 1; }
  workbook evaluate "$bid" "$changed" "$@"
  for program in $used; do
    recalculate $program "$base" "$scratch/recalculated.xlsx"
    compare "$program, $bid" "$base" "$scratch/recalculated.xlsx"
    recalculate $program "$edited" "$scratch/recalculated.xlsx"
    compare "$program, $bid $*" "$changed" "$scratch/recalculated.xlsx"
    rm -rf "$scratch"/recalculated.xlsx*
  done
  case ${ALL:-0}$bid in
    1* | 0examples/* | 0tests/recalculate/*) in_scenarios "$bid" "$edited" "$@" ;;
  esac
  case $bid in
    examples/*)
      for form in own cn; do
        workbook cashflow "$bid" "$scratch/statements.xlsx" --form=$form
        recalculate ${programs%% *} "$scratch/statements.xlsx" "$scratch/recalculated.xlsx"
        compare "${programs%% *}, cashflow --form=$form $bid" "$scratch/statements.xlsx" "$scratch/recalculated.xlsx"
        rm -rf "$scratch"/statements.xlsx* "$scratch"/recalculated.xlsx*
      done
      ;;
  esac
done 3<"$scratch/bids"
[ $bids -gt 0 ] || { echo "no bid to recalculate"; exit 1; }
echo "$bids bids recalculated, with $positions scenarios chosen in them"

# SPDX-License-Identifier: MIT
# Recalculates the workbook of every example, published project, bid of one feature (section16) and bid at its limits
# with each spreadsheet program at hand, as it is and after three numbers (drivers first) have been changed in it, and
# compares every cell with what gonogo says: run.sh GONOGO [BID]...
# Published projects are recalculated by the first program only: the second takes seconds for each. ALL=1: by all.
# Exit status 77: no such program, nothing tested.
set -eu
gonogo=$1
shift
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
most=1e-9 # greatest difference, relative to the larger of 1 and the value

programs=
for program in ssconvert soffice; do
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

bids=0
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
  awk -f "$here/movable.awk" "$scratch/addresses" "$edited.parts/xl/workbook.xml" | head -n 3 >"$scratch/movable"
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
  case $bid in
    examples/*)
      workbook cashflow "$bid" "$scratch/statements.xlsx"
      recalculate ${programs%% *} "$scratch/statements.xlsx" "$scratch/recalculated.xlsx"
      compare "${programs%% *}, cashflow $bid" "$scratch/statements.xlsx" "$scratch/recalculated.xlsx"
      rm -rf "$scratch"/statements.xlsx* "$scratch"/recalculated.xlsx*
      ;;
  esac
done 3<"$scratch/bids"
[ $bids -gt 0 ] || { echo "no bid to recalculate"; exit 1; }
echo "$bids bids recalculated"

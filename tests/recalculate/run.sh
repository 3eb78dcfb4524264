# SPDX-License-Identifier: MIT
# Recalculates the workbook of every example with each spreadsheet program at hand, as it is and after three drivers
# have been changed in it, and compares every cell with what gonogo says: run.sh GONOGO [BID]...
# Bids that are not examples are recalculated by the first program only: the second takes seconds for each.
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
[ $# -gt 0 ] || set -- examples/*.toml
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

# names BOOK: lines NAME SHEET CELL of the drivers that are one number.
names() {
  unzip -q -o "$1" -d "$1.parts"
  awk -f "$here/names.awk" "$1.parts/xl/workbook.xml"
}

# set_cell BOOK SHEET CELL VALUE: puts a number into the file of a workbook, as a hand at the keyboard would.
set_cell() {
  part=xl/worksheets/$2.xml
  unzip -q -o "$1" -d "$1.parts"
  sed -E "s,(<c r=\"$3\"( s=\"[0-9]+\")?>)<v>[^<]*</v>,\1<v>$4</v>," "$1.parts/$part" >"$scratch/part"
  ! cmp -s "$scratch/part" "$1.parts/$part" || { echo "cannot set $2 $3 in $1"; exit 1; }
  cp "$scratch/part" "$1.parts/$part"
  (cd "$1.parts" && zip -q "$1" "$part")
}

# evaluate BID BOOK [FLAG]...: a no-go is no failure here.
evaluate() {
  bid=$1 book=$2
  shift 2
  "$gonogo" evaluate "$bid" -o "$book" "$@" || [ $? = 1 ]
}

# compare TITLE EXPECTED-BOOK RECALCULATED-BOOK
compare() {
  cells "$2" >"$scratch/expected"
  cells "$3" >"$scratch/found"
  awk -v title="$1" -v most=$most -f "$here/compare.awk" "$scratch/expected" "$scratch/found"
}

while read -r bid <&3; do
  name=$(basename "$bid" .toml)
  base=$scratch/$name.xlsx edited=$scratch/$name-edited.xlsx changed=$scratch/$name-changed.xlsx
  case $bid in
    examples/*) ;;
    *) "$gonogo" check -q "$bid" 2>/dev/null || { echo "$bid: not built yet, not recalculated"; continue; } ;;
  esac
  evaluate "$bid" "$base"
  cp "$base" "$edited"
  names "$base" | head -n 3 >"$scratch/names"
  cells "$base" >"$scratch/cells"
  set --
  while read -r address sheet cell; do
    value=$(awk -v s="$sheet" -v c="$cell" '$1 == s && $2 == c { printf "%.15g", $4 * 1.0625 }' "$scratch/cells")
    set_cell "$edited" "$sheet" "$cell" "$value"
    set -- "$@" --set "$address=$value"
  done <"$scratch/names"
  used=$programs
  case $bid in
    examples/*) [ $# = 6 ] || { echo "$bid: fewer than three drivers with a name in the workbook"; exit 1; } ;;
    *) used=${programs# } used=${used%% *} ;;
  esac
  # A driver that shapes the sheet (a life) or a workbook without drivers: only as it is.
  live=yes
  "$gonogo" explain "$bid" --addresses -f csv | grep -q '^drivers\..*,structure' && live=no
  evaluate "$bid" "$changed" "$@"
  for program in $used; do
    recalculate $program "$base" "$scratch/recalculated.xlsx"
    compare "$program, $bid" "$base" "$scratch/recalculated.xlsx"
    [ $live = yes ] || continue
    recalculate $program "$edited" "$scratch/recalculated.xlsx"
    compare "$program, $bid $*" "$changed" "$scratch/recalculated.xlsx"
    rm -rf "$scratch"/recalculated.xlsx*
  done
done 3<"$scratch/bids"

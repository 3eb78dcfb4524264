# SPDX-License-Identifier: MIT
# Prints workbooks with LibreOffice, those of all examples and of a bid of 25 lines and 66 months: 12 pages of paper at
# most, a Cover on one page. Prints the front pages of all examples with Chromium and with weasyprint: one sheet of A4,
# in English and Chinese: printed.sh GONOGO
# Exit status 77: nothing to print with.
set -eu
gonogo=$1
most=12
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for program in soffice pdfinfo pdftotext chromium weasyprint; do
  command -v $program >/dev/null || { echo "no $program: nothing printed"; exit 77; }
done
bad=0

# told PDF WORD: what pdfinfo says of it.
told() { pdfinfo "$1" | sed -n "s/^$2: *//p"; }

# evaluated FILE BID [OPTION]...: a no-go is no failure here.
evaluated() {
  file=$1
  shift
  "$gonogo" evaluate "$@" -q -o "$file" 2>"$scratch/log" || [ -s "$file" ] || { cat "$scratch/log"; exit 1; }
}

# workbook BID [OPTION]...
workbook() {
  evaluated "$scratch/book.xlsx" "$@"
  soffice --headless "-env:UserInstallation=file://$scratch/profile" --convert-to pdf --outdir "$scratch" \
    "$scratch/book.xlsx" >"$scratch/log" 2>&1
  count=$(told "$scratch/book.pdf" Pages)
  echo "$1: a workbook of $count pages"
  [ "$count" -le $most ] || { echo "these are too many"; bad=1; }
  pdftotext -f 2 -l 2 "$scratch/book.pdf" - | head -n 1 | grep -q '^Change a value here' ||
    { echo "$1: the Cover does not end with the first page"; bad=1; }
  # Two bars of a tornado that stand beside one another: LibreOffice leaves out every second name where bars are low.
  if [ "$1" = examples/service-levels.toml ]; then
    pdftotext "$scratch/book.pdf" "$scratch/text"
    [ "$(grep -c '^All revenue' "$scratch/text")" = "$(grep -c '^All cost' "$scratch/text")" ] ||
      { echo "$1: the tornado lacks names"; bad=1; }
  fi
  rm "$scratch/book.xlsx" "$scratch/book.pdf"
}

# front BID LANGUAGE: its front page.
front() {
  evaluated "$scratch/front.html" "$1" --lang "$2"
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/user" --no-pdf-header-footer \
    --print-to-pdf="$scratch/chromium.pdf" "file://$scratch/front.html" >"$scratch/log" 2>&1
  weasyprint -q "$scratch/front.html" "$scratch/weasyprint.pdf" 2>"$scratch/log"
  for printer in chromium weasyprint; do
    count=$(told "$scratch/$printer.pdf" Pages) size=$(told "$scratch/$printer.pdf" 'Page size')
    case "$count $size" in
      '1 '*A4*) ;;
      *)
        echo "$1: $printer prints its front page in the language $2 on $count sheets of $size"
        bad=1
        ;;
    esac
  done
  rm "$scratch"/*.pdf "$scratch/front.html"
}

for bid in examples/*.toml; do
  [ "$bid" = examples/gonogo-policy.toml ] && continue
  workbook "$bid"
  front "$bid" en
  front "$bid" zh
done
workbook tests/cli/ict-integration.toml --policy tests/cli/ict-policy.toml
exit $bad

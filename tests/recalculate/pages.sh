# SPDX-License-Identifier: MIT
# Prints the workbooks of all examples with LibreOffice: 12 pages of paper at most, a Cover on one page, and a front
# page of HTML on one sheet of A4 by chromium and weasyprint, where those are at hand: pages.sh GONOGO
# Exit status 77: nothing to print with.
set -eu
gonogo=$1
most=12
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
command -v pdfinfo >/dev/null && command -v soffice >/dev/null || { echo "no soffice or pdfinfo: nothing printed"; exit 77; }
bad=0

# pages PDF
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

for bid in examples/*.toml; do
  [ "$bid" = examples/gonogo-policy.toml ] && continue
  "$gonogo" evaluate "$bid" -q -o "$scratch/book.xlsx" 2>"$scratch/log" || [ -s "$scratch/book.xlsx" ]
  soffice --headless "-env:UserInstallation=file://$scratch/profile" --convert-to pdf --outdir "$scratch" \
    "$scratch/book.xlsx" >"$scratch/log" 2>&1
  count=$(pages "$scratch/book.pdf")
  [ "$count" -le $most ] || { echo "$bid: its workbook prints on $count pages"; bad=1; }
  pdftotext -f 2 -l 2 "$scratch/book.pdf" - | head -n 1 | grep -q '^Change a value here' ||
    { echo "$bid: the Cover does not end with the first page"; bad=1; }
  "$gonogo" evaluate "$bid" -q -o "$scratch/front.html" 2>"$scratch/log" || [ -s "$scratch/front.html" ]
  for printer in chromium weasyprint; do
    command -v $printer >/dev/null || continue
    case $printer in
      chromium)
        chromium --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/user" --no-pdf-header-footer \
          --print-to-pdf="$scratch/front.pdf" "file://$scratch/front.html" >"$scratch/log" 2>&1
        ;;
      weasyprint) weasyprint -q "$scratch/front.html" "$scratch/front.pdf" 2>"$scratch/log" ;;
    esac
    count=$(pages "$scratch/front.pdf")
    [ "$count" = 1 ] || { echo "$bid: $printer prints its front page on $count sheets"; bad=1; }
    rm "$scratch/front.pdf"
  done
  rm "$scratch/book.xlsx" "$scratch/book.pdf" "$scratch/front.html"
done
exit $bad

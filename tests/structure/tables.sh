# SPDX-License-Identifier: MIT
# No table repeats its row labels, in a transcript or from any report command on an example at 80 columns. Only columns
# of time part a table, and then each part says which it is ("Part 1 of 2: Y0 to Y3").
#
# A table is a line of rules below its heads, and the rows under it. It repeats another one if both follow each other in
# a section and have the same labels, two at least.
set -eu
gonogo=${1:-build/dev/gonogo}
outputs=$(mktemp)
trap 'rm -f "$outputs"' EXIT

repeated() {
  awk '
    function indent(line) { match(line, /^ */); return RLENGTH }
    function label(line) { sub(/^ +/, "", line); sub(/  .*$/, "", line); return line }
    function keep() {
      for (k = 0; k < pending; ++k) { labels = labels "|" row[k]; ++rows }
      pending = 0
    }
    function close_table() {
      if (inside && rows >= 2 && labels == before && !part) {
        print FILENAME ":" start ": repeats the row labels of the table above it"
        bad = 1
      }
      if (inside) { before = rows >= 2 ? labels : ""; ++tables }
      inside = rows = pending = 0
      labels = ""
    }
    /^[^ ]/ { keep(); close_table(); before = ""; last = 0; next }
    /^ *Part [0-9]+ of [0-9]+: / { keep(); close_table(); parted = 1; next }
    /─/ && !/[^─ ]/ {
      if (inside && last < indent($0)) next  # above a total
      pending = 0  # heads
      close_table()
      inside = 1; start = FNR; part = parted; parted = 0
      next
    }
    /^ *$/ { keep(); next }
    /│|┤|└/ { keep(); close_table(); next }
    { last = indent($0); row[pending++] = label($0) }
    END { keep(); close_table(); exit bad || tables == 0 }' "$@"
}

printf '%s\n' 'Section' '  Number  Now' '  ──────  ───' '  beds      1' '  price     2' '' \
  '  Number  Low' '  ──────  ───' '  beds      1' '  price     2' >"$outputs"
if repeated "$outputs" >/dev/null; then
  echo 'tables: a table cut into two is not found'
  exit 1
fi

: >"$outputs"
for bid in examples/[!g]*.toml; do
  for command in evaluate cashflow sensitivity breakeven scenario solve; do
    COLUMNS=80 "$gonogo" $command "$bid" >>"$outputs" 2>&1 || true
  done
done
for command in evaluate cashflow sensitivity breakeven scenario solve; do
  COLUMNS=80 "$gonogo" $command tests/cli/ict-integration.toml --policy tests/cli/ict-policy.toml >>"$outputs" 2>&1 || true
done
repeated README.md tests/cli/*.md && repeated "$outputs"

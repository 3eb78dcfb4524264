# SPDX-License-Identifier: MIT
# What every file of the tree owes: its place, its licence, no path of somebody's machine, no unfinished word.
set -eu
bad=0
complain() { echo "tree: $*" && bad=1; }

if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  files=$(git ls-files --cached --others --exclude-standard)
else
  files=$(find . -path ./build -prune -o -type f -print | sed 's,^\./,,')
fi

for entry in $(printf '%s\n' "$files" | cut -d/ -f1 | sort -u); do
  case $entry in
    .* | CMakeLists.txt | LICENSE | README.md | cli | examples | lib | man | tests) ;;
    *) complain "$entry does not belong at the top" ;;
  esac
done

for file in $files; do
  case $file in
    *.cpp | *.hpp | *.sh | *.awk | *CMakeLists.txt | *.cmake | */run | man/*)
      head -n 2 "$file" | grep -q 'SPDX-License-Identifier: MIT' || complain "$file lacks its SPDX line"
      ;;
  esac
done

# The README's pictures are there, and small.
for picture in $(sed -n 's/^!\[.*\](\([^)]*\))$/\1/p' README.md); do
  [ -f "$picture" ] && [ "$(wc -c <"$picture")" -lt 150000 ] || complain "README.md: $picture is missing or large"
done

# Brackets keep these patterns from finding themselves.
machine='(^|[^a-zA-Z0-9_.$}])/([w]ork|[r]oot|[h]ome|[t]mp)/'
unfinished='[T]ODO|[F]IXME|[ (][X]XX[ :)]|[n]ot implemented yet'
if grep -nIE "$machine" $files; then complain "paths of somebody's machine"; fi
if grep -nIE "$unfinished" $files; then complain "unfinished words"; fi
exit $bad

# SPDX-License-Identifier: MIT
# No file over 400 lines, no function over 60.
set -eu
files=$(find lib cli tests -name '*.cpp' -o -name '*.hpp')
wc -l $files | awk '$2 != "total" && $1 > 400 { print "sizes: " $2 " has " $1 " lines"; bad = 1 } END { exit bad }'
awk -v most=60 -f tests/structure/functions.awk $files

# SPDX-License-Identifier: MIT
# The catalogue has every text of the program, with the same holes, and no other; Chinese is written as Chinese.
set -eu
here=$(dirname "$0")
ids=$(mktemp)
trap 'rm -f "$ids"' EXIT
awk -f "$here/msgids.awk" $(find lib cli -name '*.hpp' -o -name '*.cpp') | sort -u >"$ids"
LC_ALL=C awk -v ids="$ids" -f lib/po/read_po.awk -f "$here/catalogue.awk" lib/po/zh.po

# SPDX-License-Identifier: MIT
# The catalogue has every text of the program, with the same holes, and no other; Chinese is written as Chinese. Nothing
# of the help of a command is left in English: catalogue.sh GONOGO
set -eu
here=$(dirname "$0")
ids=$(mktemp)
trap 'rm -f "$ids"' EXIT
awk -f "$here/msgids.awk" $(find lib cli -name '*.hpp' -o -name '*.cpp') | sort -u >"$ids"
LC_ALL=C awk -v ids="$ids" -f lib/po/read_po.awk -f "$here/catalogue.awk" lib/po/zh.po

for command in $("$1" --help --lang en | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p'); do
  "$1" help "$command" --lang zh >"$ids"
  # Of each option and argument what follows its name, of each paragraph its first line.
  if ! LC_ALL=C awk '/^  *-[^ ].*  *[A-Z][a-z]* [a-z]|^[A-Z][a-z]* [a-z]/ && !/[\200-\377]/ { print; bad = 1 } END { exit bad }' "$ids"; then
    echo "gonogo help $command --lang zh has English"
    exit 1
  fi
done

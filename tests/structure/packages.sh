# SPDX-License-Identifier: MIT
# A package's headers are included in few places, and never in a header that others include.
set -eu

# users HEADER-PATTERN: the files of the program that include such a header.
users() { grep -rlE "#include [<\"]$1" lib cli || true; }

bad=0
complain() { echo "packages: $*" && bad=1; }

# at_most_one HEADER-PATTERN FOLDER: only one .cpp in FOLDER includes it, and nothing elsewhere does.
at_most_one() {
  files=$(users "$1")
  [ "$(printf '%s' "$files" | grep -c .)" -le 1 ] || complain "$1 is included in more than one file:" $files
  for file in $files; do
    case $file in
      "$2"/*.cpp) ;;
      *) complain "$file includes $1, which is for a .cpp of $2" ;;
    esac
  done
}
at_most_one 'CLI/' cli
at_most_one 'toml(\+\+|plusplus)' lib/src/input
at_most_one 'xlsxwriter' lib/src/report
at_most_one 'utf8proc' lib/src/base

# nlohmann-json writes reports and reads and writes for scripts: one file a layer.
for folder in lib/src/*/ cli/; do
  files=$(users 'nlohmann/' | grep "^$folder" || true)
  [ "$(printf '%s' "$files" | grep -c .)" -le 1 ] || complain "nlohmann-json is in more than one file:" $files
done

for file in $(users '(boost|fmt|nlohmann|Random123)/'); do
  case $file in
    *.cpp) ;;
    *) complain "the header $file drags a package into whoever includes it" ;;
  esac
done
exit $bad

# SPDX-License-Identifier: MIT
# Each package has its place: the files that may include its headers, never a header that others include.
set -eu

bad=0
complain() { echo "packages: $*" && bad=1; }

# package HEADERS MOST PLACES: at most MOST files include a header that matches HEADERS, and all of them match PLACES.
# Both are extended regular expressions; HEADERS begins behind the bracket or quote.
package() {
  files=$(grep -rlE "#include [<\"]($1)" lib cli || true)
  count=$(printf '%s' "$files" | grep -c . || true)
  [ "$count" -le "$2" ] || complain "$1 is included in more than $2 files:" $files
  for file in $files; do
    printf '%s\n' "$file" | grep -qE "^($3)\$" || complain "$file includes $1, which is for $3"
  done
}
package 'CLI/' 1 'cli/[a-z_]+\.cpp'
package 'toml(\+\+|plusplus)' 1 'lib/src/input/[a-z_]+\.cpp'
# Series are streamed by column; the table of a sheet is small.
package 'csv\.h' 2 'lib/src/input/csv(_table)?\.cpp'
package '(md[245]|sha[0-9]*|rmd160|ripemd)\.h' 1 'lib/src/base/sha256\.cpp'
package 'utf8proc' 1 'lib/src/base/[a-z0-9_]+\.cpp'
package 'xlsxwriter' 1 'lib/src/xlsx/xlsx_library\.hpp'
package 'boost/' 9 'lib/src/(measure|chance|analysis)/[a-z_]+\.cpp'
package 'fmt/' 9 'lib/src/(base|report)/[a-z_]+\.cpp'
# It writes reports and reads them back, and reads and writes for scripts.
package 'nlohmann/' 4 'lib/src/(report/(render_json|sealed)|input/(call|schema))\.cpp'
package 'zlib\.h' 1 'lib/src/xlsx/zip\.cpp'
package '(doctest|rapidcheck)' 0 'tests'

# used HEADERS FOLDER: the project was asked to use this package.
used() { grep -rqE "#include <$1" "$2" || complain "nothing in $2 includes $1"; }
used 'CLI/' cli
used 'toml\+\+/' lib
used 'boost/math/' lib
used 'doctest/' tests

# Only what is named here, the standard library and POSIX are included with angle brackets.
known='CLI/|toml\+\+/|csv\.h>|sha256\.h>|utf8proc\.h>|xlsxwriter\.h>|zlib\.h>|boost/|fmt/|nlohmann/'
system='[a-z_]+>|c[a-z]+>|(dlfcn|fcntl|malloc|poll|stdlib|unistd)\.h>|sys/[a-z]+\.h>'
if grep -rnE '#include <' lib cli | grep -vE "#include <($known|$system)"; then
  complain "a package that this check does not know"
fi
exit $bad

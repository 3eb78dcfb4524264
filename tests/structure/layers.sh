# SPDX-License-Identifier: MIT
# A layer includes only what stands below it; cli/ and the headers see public headers only.
set -eu

# The words of each line: FILE LAYER-IT-STANDS-IN LAYER-IT-INCLUDES.
includes() {
  grep -rnoE '#include [<"]gonogo/[a-z]*/' lib | sed -E \
    's,^lib/(include/gonogo|src)/([a-z]*)/([^:]*):([0-9]*):#include .gonogo/([a-z]*)/,lib/\1/\2/\3:\4 \2 \5,'
}

includes | awk '
  BEGIN {
    count = split("base report measure model input analysis", names, " ")
    for (i = 1; i <= count; i++) height[names[i]] = i
  }
  NF != 3 || !($2 in height) || !($3 in height) { print "layers: cannot place: " $0; bad = 1; next }
  height[$3] > height[$2] { print "layers: " $1 ": " $2 " includes " $3 ", which stands above it"; bad = 1 }
  { seen++ }
  END {
    if (seen < 10) { print "layers: only " seen + 0 " includes found: does this check still look?"; bad = 1 }
    exit bad
  }'

bad=0
# A public header shows only public headers; what is private to a folder of lib/src is not reached for from elsewhere.
if grep -rn '#include "' lib/include | grep -v '#include "gonogo/'; then
  echo "layers: a public header includes a private one" && bad=1
fi
if grep -rnE '#include "(\.\./|lib/|src/)' lib cli tests; then
  echo "layers: an include that climbs out of its folder" && bad=1
fi
for include in $(grep -rhoE '#include "[a-z_/]+\.hpp"' cli | sed -E 's/#include "(.*)"/\1/' | sort -u); do
  [ -f "lib/include/$include" ] || [ -f "cli/$include" ] || {
    echo "layers: cli/ includes $include, which is not public" && bad=1
  }
done
for source in $(find lib/src -type f); do
  layer=${source#lib/src/}
  layer=${layer%%/*}
  for include in $(sed -nE 's/^#include "([a-z_]+\/[a-z_/]+\.hpp)".*/\1/p' "$source"); do
    [ "${include%%/*}" = gonogo ] || [ "${include%%/*}" = "$layer" ] || [ -f "$(dirname "$source")/$include" ] || {
      echo "layers: $source includes $include of another layer" && bad=1
    }
  done
done
exit $bad

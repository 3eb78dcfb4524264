# SPDX-License-Identifier: MIT
# A room includes only what stands below it; cli/ and the headers see public headers only.
set -eu

# The words of each line: FILE ROOM-IT-STANDS-IN ROOM-IT-INCLUDES.
includes() {
  grep -rnoE '#include [<"](gonogo/)?[a-z]+/[a-z_/]+\.hpp' lib | grep -E '[<"](gonogo/|[a-z]+/)' | sed -E \
    's,^lib/(include/gonogo|src)/([a-z]*)/([^:]*):([0-9]*):#include .(gonogo/)?([a-z]*)/.*,lib/\1/\2/\3:\4 \2 \6,'
}

includes | awk '
  BEGIN {
    count = split("base report measure chance sheet run proposal compile statements model input analysis files xlsx choice", names, " ")
    for (i = 1; i <= count; i++) height[names[i]] = i
    # Rooms beside each other, for all that their heights say.
    apart["sheet report"] = apart["sheet measure"] = apart["run measure"] = apart["run report"] = 1
    apart["proposal run"] = apart["proposal report"] = apart["proposal measure"] = 1
    # Above the core: each needs little of it.
    apart["files analysis"] = apart["files model"] = apart["xlsx analysis"] = apart["xlsx input"] = apart["xlsx files"] = 1
    apart["compile report"] = apart["statements report"] = 1
  }
  $3 == "nlohmann" || $3 == "boost" || $3 == "toml" { next }
  NF != 3 || !($2 in height) || !($3 in height) { print "layers: cannot place: " $0; bad = 1; next }
  height[$3] > height[$2] { print "layers: " $1 ": " $2 " includes " $3 ", which stands above it"; bad = 1 }
  ($2 " " $3) in apart { print "layers: " $1 ": " $2 " has no need of " $3; bad = 1 }
  { seen++ }
  END {
    if (seen < 300) { print "layers: only " seen + 0 " includes found: does this check still look?"; bad = 1 }
    exit bad
  }'

bad=0
# A public header shows only public headers. Private ones are for their own room, and for the rooms that make a bid
# into numbers.
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
  room=${source#lib/src/}
  room=${room%%/*}
  for include in $(sed -nE 's/^#include "([a-z_]+\/[a-z_/]+\.hpp)".*/\1/p' "$source"); do
    case $room/${include%%/*} in
      */gonogo | "$room/$room") continue ;;
      input/proposal | statements/compile | model/run | model/compile | model/statements | files/input | xlsx/report) continue ;;
    esac
    echo "layers: $source includes $include of another room" && bad=1
  done
done
exit $bad

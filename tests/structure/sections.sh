# SPDX-License-Identifier: MIT
# A section is described once. Its names come from gonogo/proposal/sections.hpp, and each member of its structs that may
# hold an expression has a row in a table of keys: otherwise no file could set it, and no walk would find it.
set -eu
list=lib/include/gonogo/proposal/sections.hpp
names=$(sed -nE 's/^ *(FileSection\{)?\.name = "([a-z_]+)".*/\2/p; s/^inline constexpr std::string_view ([a-z_]+) = "\1";.*/\1/p' $list | sort -u)
[ "$(echo "$names" | wc -l)" -ge 18 ] || { echo "sections: only $names found: does this check still look?"; exit 1; }
any=$(echo $names | tr ' ' '|')
bad=0

# Several names in a row are a second list; a comparison with a name asks what the list should say.
others=$(find lib/src cli -name '*.?pp' ! -path 'lib/src/proposal/*')
if grep -nE "\"($any)\"(, |,$| *\|\|.*)\"($any)\"|[Ss]ection(\.|->)?(name|key)? *[!=]= *\"($any)\"|find_section\(\"|section_named\(\"" $others | grep -vE "//[^\"]*\""; then
  echo "sections: name the row of the list in $list" && bad=1
fi

awk '
  FNR == NR || FILENAME ~ /keys/ { while (match($0, /&[A-Za-z]+::[a-z_]+/)) { row[substr($0, RSTART + 1, RLENGTH - 1)] = 1; split(substr($0, RSTART + 1, RLENGTH - 1), part, "::"); described[part[1]] = 1; $0 = substr($0, RSTART + RLENGTH) } next }
  /^struct [A-Za-z]+ \{/ { type = $2 }
  /^\};/ { type = "" }
  type in described && /^  (std::optional<|std::vector<)?(Scalar|Amount|Duration|Growth|Ramp|RateValue|Sale|Limit|Depreciation)>? / {
    line = $0
    sub(/\/\/.*/, "", line)
    sub(/^  [^ ]+ /, "", line)
    gsub(/ = \{[^}]*\}/, "", line)
    gsub(/[; ]/, "", line)
    count = split(line, member, ",")
    for (i = 1; i <= count; i++) {
      seen++
      if (!((type "::" member[i]) in row)) { print "sections: " type "::" member[i] " has no row in lib/src/proposal/keys"; bad = 1 }
    }
  }
  END {
    if (seen < 25) { print "sections: only " seen + 0 " members found: does this check still look?"; bad = 1 }
    exit bad
  }' lib/src/proposal/keys/*.hpp lib/include/gonogo/proposal/proposal.hpp lib/include/gonogo/proposal/value.hpp || bad=1
exit $bad

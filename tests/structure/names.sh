# SPDX-License-Identifier: MIT
# No two types share a name: two different gonogo::Line would be one to the linker, which keeps the destructor of either.
# Looks at what stands at the left edge outside unnamed namespaces, one-line types included; gonogo and gonogo::cli are
# kept apart.
set -eu
awk '
  FNR == 1 { unnamed = 0; space = "" }
  /^namespace \{/ { unnamed = 1 }
  /^\}  \/\/ namespace$/ { unnamed = 0 }
  /^namespace [a-z:]+ \{/ { space = $2 }
  # A specialisation of a template is no second type.
  /^struct [A-Za-z]+</ { next }
  !unnamed && /^(struct|class|enum class|union) [A-Za-z]/ && !/^[a-z ]+[A-Za-z0-9_:]+;$/ {
    name = $0
    sub(/^(struct|class|enum class|union) /, "", name)
    sub(/[^A-Za-z0-9_:].*/, "", name)
    sub(/:+$/, "", name)
    name = space "::" name
    if (name in where) { print "names: " name " in " where[name] " and in " FILENAME; bad = 1 }
    where[name] = FILENAME
  }
  END { exit bad }' $(find lib cli -name '*.hpp' -o -name '*.cpp' | sort)

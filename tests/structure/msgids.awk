# SPDX-License-Identifier: MIT
# The English texts of all messages, a line each: what the catalogue of another language has to hold. The two forms of a
# plural are separated by a tab. Usage: awk -f msgids.awk $(find lib cli -name '*.?pp') | sort -u
BEGIN {
  RS = "\001"
  part = "\"([^\"\\\\]|\\\\.)*\""
  text = part "([ \n]*" part ")*"
  # Texts of tables are literals of type English.
  field = "\\.(doc|kind|unit|fallback|fails|inapplicable|none|thing|help|brief|manual|title|short_title|explanation|awaits|domain|group) ="
  field = field "|constexpr English [a-z_]+(<[^=]*>)? ="
  start = "((say|translated|English)\\(|plural\\([^\";]*|" field ")[ \n]*R?\""
}

# The literal at the beginning of `rest`, which it removes from it.
function literal(   end, found) {
  if (raw) {
    end = index(rest, ")\"")
    found = substr(rest, 3, end - 3)
    rest = substr(rest, end + 2)
    gsub(/\\/, "\\\\\\\\", found)
    gsub(/"/, "\\\\\"", found)
    gsub(/\n/, "\\\\n", found)
    return found
  }
  match(rest, "^" text)
  found = substr(rest, 2, RLENGTH - 2)
  rest = substr(rest, RLENGTH + 1)
  gsub(/"[ \n]*"/, "", found)
  return found
}

{
  gsub(/\n *\/\/[^\n]*/, "")
  rest = $0
  while (match(rest, start)) {
    counted = substr(rest, RSTART, 7) == "plural("
    value = substr(rest, RSTART, 9) == ".fallback"
    raw = substr(rest, RSTART + RLENGTH - 2, 1) == "R"
    rest = substr(rest, RSTART + RLENGTH - 1)
    one = literal()
    if (counted && match(rest, /^,[ \n]*"/)) {
      rest = substr(rest, RSTART + RLENGTH - 1)
      one = one "\t" literal()
    }
    # A fallback of one word is what a file would say.
    if (one != "" && !(value && one !~ / /)) print one
  }
}

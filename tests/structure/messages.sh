# SPDX-License-Identifier: MIT
# Everything a person reads is a message: whole English sentences with holes, which a catalogue can hold. The compiler
# takes nothing else than literals; this finds the ways around it.
set -eu
here=$(dirname "$0")
sources=$(find lib cli -name '*.hpp' -o -name '*.cpp' | sort)
bad=0
report() {
  [ -z "$2" ] || { printf 'messages: %s\n%s\n' "$1" "$2"; bad=1; }
}

ids=$(awk -f "$here/msgids.awk" $sources | sort -u)
[ "$(printf '%s\n' "$ids" | wc -l)" -gt 1000 ] || report 'msgids.awk no longer finds the texts' ' '
# ", ", "; ", " " join lists; "{1}: " comes before a paragraph.
report 'a text that begins or ends with a blank is a part of a sentence:' \
  "$(printf '%s\n' "$ids" | grep -E '^ | $' | grep -vxE '[,;]? | (and|or) |\{1\}: ' || true)"

# verbatim() is for ids, formulas and what a user wrote: words with a blank between them are a sentence.
report 'English in verbatim(), which is never translated:' "$(awk '
  BEGIN { RS = "\001" }
  {
    rest = $0
    while (match(rest, /verbatim\(/)) {
      rest = substr(rest, RSTART + RLENGTH)
      depth = 1; quoted = 0; said = ""
      for (i = 1; depth > 0 && i <= length(rest); ++i) {
        c = substr(rest, i, 1)
        if (quoted && c == "\\") { ++i; continue }
        if (c == "\"") { quoted = !quoted; if (!quoted) check(said); said = ""; continue }
        if (quoted) said = said c
        else if (c == "(") ++depth
        else if (c == ")") --depth
      }
    }
  }
  function check(text) {
    if (text ~ /[A-Za-z,;:] [A-Za-z]|^ [a-z]|^[,;:] | [a-z]+ $/ && text !~ /^(--|\{)/) print FILENAME ": \"" text "\""
  }' $sources)"

# English is for scripts: JSON, CSV, comparisons.
report 'english() where a reader has a language: use in_words()' "$(grep -n 'english(' $sources |
  grep -vE '^(lib/include/gonogo|lib/src)/base/message|^lib/src/report/(render_(json|csv)|cell)\.cpp|^lib/src/analysis/calc\.cpp|^cli/command\.hpp|(code|insert\(.*) \+ ("?[ "]*"? ?\+ )?english\(each\.message\)' || true)"

# A stream takes messages in words, or data; for a message about memory none may be left.
report 'English written to a stream:' "$(grep -nE '<< *"[^"]*[a-z] [a-z]' cli/*.cpp |
  grep -v 'error\[memory\]' || true)"
exit $bad

# SPDX-License-Identifier: MIT
# What is wrong with a catalogue of Chinese. Usage:
# LC_ALL=C awk -v ids=FILE -f lib/po/read_po.awk -f catalogue.awk lib/po/zh.po, FILE as msgids.awk prints it.
BEGIN {
  while ((getline line <ids) > 0) {
    split(line, forms, "\t")
    if (!(forms[1] in many) || forms[2] != "") many[forms[1]] = forms[2]
    split("", forms)
  }
  # Bytes of UTF-8: a Chinese character, or punctuation of its width.
  wide = "[\343-\351\357][\200-\277][\200-\277]"
  letter = "[\344-\351][\200-\277][\200-\277]"
}

function complain(what) {
  print "catalogue: " what
  bad = 1
}

# The holes of a text, each once, in order.
function holes(text,   hole, found) {
  for (hole = 1; hole <= 9; ++hole) {
    if (index(text, "{" hole "}")) found = found "{" hole "}"
  }
  return found
}

function entry_found(msgid, msgid_plural, msgstr,   english, place) {
  place = "'" msgid "' -> '" msgstr "': "
  if (!(msgid in many)) return complain("'" msgid "' is no text of the program any more")
  if (msgid_plural != many[msgid]) return complain(place "the plural is '" many[msgid] "'")
  seen[msgid] = 1
  english = msgid_plural == "" ? msgid : msgid_plural
  if (holes(english) != holes(msgstr)) complain(place "other holes")
  # Chinese has no blank between sentences.
  if (msgstr == "" && msgid != " ") complain(place "empty")
  if (msgstr == msgid && msgid ~ /[a-z] [a-z]/ && msgid !~ /^gonogo /) complain(place "not translated")
  gsub(/# /, "#", msgstr) # the comments of a file
  if (msgstr ~ wide " [!-~]" || msgstr ~ "[!-~] " wide) complain(place "a blank beside Chinese")
  if (msgstr ~ letter "[,;:?!]") complain(place "punctuation of half the width")
}

END {
  for (each in many) {
    if (!(each in seen)) complain("'" each "' is missing")
  }
  exit bad
}

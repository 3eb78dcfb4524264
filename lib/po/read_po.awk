# SPDX-License-Identifier: MIT
# Reads a .po file and calls entry_found(msgid, msgid_plural, msgstr), a function of the program that is given beside it,
# for each entry; the texts are as in C source. Of gettext's format it knows what is used here: comments, msgid,
# msgid_plural, msgstr, msgstr[0], and strings that go on in the next line. The first entry, of an empty msgid, describes
# the file and is left out.
function fail(what) {
  print FILENAME ":" FNR ": " what >"/dev/stderr"
  failed = 1
  exit 1
}

function take_entry() {
  if (!("msgid" in entry)) return
  if (!("msgstr" in entry)) fail("'" entry["msgid"] "' has no msgstr")
  if (entry["msgid"] != "") entry_found(entry["msgid"], entry["msgid_plural"], entry["msgstr"])
  split("", entry)
}

/^#/ || /^$/ { next }
{
  if (match($0, /^msg[a-z_]+(\[0\])? /)) {
    field = substr($0, 1, RLENGTH - 1)
    $0 = substr($0, RLENGTH + 1)
    sub(/\[0\]/, "", field)
    if (field == "msgid") take_entry()
    if (field in entry) fail(field " is given twice")
    entry[field] = ""
  }
  if ($0 !~ /^".*"$/) fail("not a string: " $0)
  entry[field] = entry[field] substr($0, 2, length($0) - 2)
}

END {
  if (!failed) take_entry()
  if (failed) exit 1
}

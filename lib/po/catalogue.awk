# SPDX-License-Identifier: MIT
# Makes the C++ source of a catalogue (base/catalogue.hpp) from a .po file, whose entries are sorted by the bytes of their
# msgid. Usage: LC_ALL=C awk -v name=chinese -f read_po.awk -f catalogue.awk zh.po
BEGIN {
  print "// Made by lib/po/catalogue.awk. SPDX-License-Identifier: MIT"
  print "// One literal holds all texts, so that none needs a relocation: longer than compilers must support."
  print "#pragma GCC diagnostic ignored \"-Woverlength-strings\""
  print "#include \"base/catalogue.hpp\"\n\nnamespace gonogo {\nnamespace {\n\nconstexpr char text[] ="
}

# The bytes that a literal stands for.
function plain(literal,   text, c) {
  text = ""
  while (match(literal, /\\./)) {
    c = substr(literal, RSTART + 1, 1)
    if (c != "\"" && c != "\\" && c != "n") fail("unknown escape \\" c)
    text = text substr(literal, 1, RSTART - 1) (c == "n" ? "\n" : c)
    literal = substr(literal, RSTART + 2)
  }
  return text literal
}

function put(literal) {
  starts = starts (count % 12 == 0 ? "\n    " : " ") size + 0 ","
  size += length(plain(literal)) + 1
  ++count
  print "    \"" literal "\\0\""
}

function entry_found(msgid, msgid_plural, msgstr,   key) {
  key = plain(msgid)
  if (count > 0 && key <= last) fail("'" msgid "' does not belong behind '" last "'")
  last = key
  put(msgid)
  put(msgstr)
}

END {
  if (failed) exit 1
  print "    \"\";\n\nconstexpr std::uint32_t starts[] = {" starts " " size + 0 "};\n\n}  // namespace\n"
  print "const Catalogue " name " = {{text, sizeof text - 1}, starts};\n\n}  // namespace gonogo"
}

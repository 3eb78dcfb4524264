# SPDX-License-Identifier: MIT
# Makes C++ of the files of the what-if page: a literal each, without comments and without blanks at the starts of lines.
# Usage: LC_ALL=C awk -f embed.awk FILE...
BEGIN {
  print "// Made by lib/src/report/what_if/embed.awk. SPDX-License-Identifier: MIT"
  print "#include \"report/what_if/page_script.hpp\"\n\nnamespace gonogo {\nnamespace {\n\nconstexpr PageFile files[] = {"
}

FNR == 1 {
  if (NR > 1) print "    \"\"},"
  print "    {\"" FILENAME "\","
}

{
  sub(/^ +/, "")
  if ($0 == "" || /^\/\// || /^\/\*.*\*\/$/) next
  gsub(/["\\]/, "\\\\&")
  print "     \"" $0 "\\n\""
}

END {
  print "    \"\"},\n};\n\n}  // namespace\n"
  print "std::span<const PageFile> page_files() { return files; }\n\n}  // namespace gonogo"
}

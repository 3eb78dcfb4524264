# SPDX-License-Identifier: MIT
# Makes C++ of files: a literal each, byte for byte. Usage: LC_ALL=C awk -f failing_examples.awk FILE...
BEGIN {
  for (byte = 128; byte < 256; ++byte) octal[sprintf("%c", byte)] = sprintf("\\%03o", byte)
  print "// Made by cli/failing_examples.awk. SPDX-License-Identifier: MIT"
  print "#include \"failing_examples.hpp\"\n\nnamespace gonogo::cli {\nnamespace {\n\nconstexpr FailingExample files[] = {"
}

FNR == 1 {
  if (NR > 1) print "    \"\"},"
  print "    {\"" FILENAME "\","
}

{
  gsub(/["\\]/, "\\\\&")
  print "     \"" ascii($0) "\\n\""
}

# Compilers do not take bytes that are no UTF-8, which one of the examples has.
function ascii(line,   at, one, result) {
  if (line !~ /[\200-\377]/) return line
  for (at = 1; at <= length(line); ++at) {
    one = substr(line, at, 1)
    result = result ((one in octal) ? octal[one] : one)
  }
  return result
}

END {
  print "    \"\"},\n};\n\n}  // namespace\n"
  print "std::span<const FailingExample> failing_examples() { return files; }\n\n}  // namespace gonogo::cli"
}

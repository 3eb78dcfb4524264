# SPDX-License-Identifier: MIT
# Prints the functions of C++ files that are longer than `most` lines, from the first line of the signature to the
# closing brace. With -v list=1 prints all: LINES FILE:LINE. It reads braces, not C++: a brace opens a function if the
# text before it, back to the last ';', '{' or '}', has a parenthesis and neither names a type nor assigns.

function close_file() {
  if (depth != 0) { print "sizes: cannot read the braces of " file; bad = 1 }
}

function kind_of(header) {
  if (header == "" && closed_function) return "function"  # the body behind `: member_{value}`
  if (header !~ /\(/ || header ~ /[=,(]$/ || header ~ /(^|[ \t])return$/) return "other"
  if (header ~ /^(template *<.*> *)?(namespace|enum|class|struct|union|extern)([^a-zA-Z0-9_]|$)/ && header !~ /\) *(const|noexcept|override|try| )*$/) return "other"
  return "function"
}

function opened() {
  sub(/[ \t]+$/, "", header)
  depth++
  if (inside == 0 && kind_of(header) == "function") { inside = depth; start = header_line }
  header = ""
}

function closed(   lines) {
  closed_function = 0
  if (inside == depth) {
    lines = FNR - start + 1
    if (list) print lines, file ":" start
    else if (lines > most) { print "sizes: " file ":" start ": a function of " lines " lines"; bad = 1 }
    inside = 0
    closed_function = 1
  }
  depth--
  header = ""
}

# Takes comments and literals out of a line; remembers a comment or raw string that goes on.
function bare(line,   out, c, rest, end) {
  out = ""
  while (line != "") {
    if (raw != "") {
      end = index(line, raw)
      if (end == 0) return out
      line = substr(line, end + length(raw)); raw = ""; out = out "s"
      continue
    }
    if (comment) {
      end = index(line, "*/")
      if (end == 0) return out
      line = substr(line, end + 2); comment = 0
      continue
    }
    c = substr(line, 1, 1); rest = substr(line, 1, 2)
    if (rest == "//") return out
    if (rest == "/*") { comment = 1; line = substr(line, 3); continue }
    if (rest == "R\"" && out !~ /[a-zA-Z0-9_]$/) {
      end = index(line, "(")
      raw = ")" substr(line, 3, end - 3) "\""; line = substr(line, end + 1)
      continue
    }
    if (match(line, /^"([^"\\]|\\.)*"/)) { out = out "s"; line = substr(line, RLENGTH + 1); continue }
    if (out !~ /[0-9a-fA-F]$/ && match(line, /^'([^'\\]|\\.)[^']*'/)) { out = out "c"; line = substr(line, RLENGTH + 1); continue }
    out = out c; line = substr(line, 2)
  }
  return out
}

FNR == 1 {
  if (file != "") close_file()
  file = FILENAME; depth = 0; inside = 0; header = ""; raw = ""; comment = 0; closed_function = 0; directive = 0
}
{
  line = $0
  was_directive = directive
  directive = raw == "" && !comment && (was_directive || line ~ /^[ \t]*#/) && line ~ /\\$/
  if (was_directive || (raw == "" && !comment && line ~ /^[ \t]*#/)) next
  line = bare(line)
  for (i = 1; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (c == "{") opened()
    else if (c == "}") closed()
    else if (c == ";") { header = ""; closed_function = 0 }
    else if (header != "" || c !~ /[ \t]/) {
      if (header == "") header_line = FNR
      header = header c
    }
  }
  if (header != "") header = header " "
}
END { close_file(); exit bad }

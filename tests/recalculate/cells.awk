# SPDX-License-Identifier: MIT
# Prints the cells of a worksheet's XML that have a number, a formula or a text that says it does not recalculate:
# SHEET CELL KIND VALUE. The workbook's
# xl/sharedStrings.xml, where there is one, is read before it.
BEGIN { RS = "<" }
/^si>/ { strings++ }
strings && /^t[ >]/ && FILENAME ~ /sharedStrings/ { shared[strings - 1] = shared[strings - 1] substr($0, index($0, ">") + 1) }
/^c / {
  cell = match($0, / r="[A-Z]+[0-9]+"/) ? substr($0, RSTART + 4, RLENGTH - 5) : ""
  type = match($0, / t="[a-zA-Z]+"/) ? substr($0, RSTART + 4, RLENGTH - 5) : "n"
  kind = type == "n" ? "input" : ""
  value = ""
}
# A sheet that says it does not recalculate is held to it by people alone.
/^\/c>/ && cell == "A1" && value == "All of this sheet is as evaluated." { exit }
/^f[ >\/]/ { kind = "formula" }
/^t[ >]/ && type == "inlineStr" { value = value substr($0, index($0, ">") + 1) }
/^v>/ { value = type == "s" ? shared[substr($0, 3) + 0] : substr($0, 3) }
/^\/c>/ && cell ~ /^A[0-9]/ { label = value; gsub(/ /, "_", label) }
/^\/c>/ && kind == "" && value ~ / \(as evaluated\)$/ { kind = "fixed" }
# The first sheet lists the what-ifs above the verdict, so its cells are known by the text at the left of their row.
/^\/c>/ && kind != "" && (value != "" || kind == "formula") {
  place = cell
  sub(/[0-9]+$/, "", place)
  print sheet, (sheet == "sheet1" ? label "." place : cell), kind, value
}

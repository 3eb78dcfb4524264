# SPDX-License-Identifier: MIT
# Prints the cells of a worksheet's XML that have a number or a formula: SHEET CELL KIND VALUE. The workbook's
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
/^v>/ { value = type == "s" ? shared[substr($0, 3) + 0] : substr($0, 3) }
# The first sheet lists the what-ifs above the verdict, so its cells are known by their order.
/^\/c>/ && kind != "" && (value != "" || kind == "formula") {
  print sheet, (sheet == "sheet1" ? "number" ++counted : cell), kind, value
}

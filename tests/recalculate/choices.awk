# SPDX-License-Identifier: MIT
# Prints the scenarios of the sheet Scenarios that have a number: NUMBER ID, without the bid as written. The workbook's
# xl/sharedStrings.xml is read before the sheet.
BEGIN { RS = "<" }
/^si>/ { strings++ }
/^t[ >]/ && FILENAME ~ /sharedStrings/ { shared[strings - 1] = shared[strings - 1] substr($0, index($0, ">") + 1) }
/^c / {
  match($0, / r="[A-Z]+[0-9]+"/)
  cell = substr($0, RSTART + 4, RLENGTH - 5)
  type = match($0, / t="[a-zA-Z]+"/) ? substr($0, RSTART + 4, RLENGTH - 5) : "n"
}
/^v>/ { value[cell] = type == "s" ? shared[substr($0, 3) + 0] : substr($0, 3) }
END {
  for (row = 1; value["A" row] != "Number" || value["C" row] != "Id"; row++) if (row > 100) exit
  while ((++row) && value["C" row] != "") if (value["A" row] + 0 > 1) print value["A" row], value["C" row]
}

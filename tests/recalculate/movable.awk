# SPDX-License-Identifier: MIT
# Prints the numbers of a bid that its workbook lets one change, drivers first: ADDRESS SHEET CELL VALUE UNIT. Reads the
# bid's addresses as CSV (gonogo explain --addresses), then the workbook's xl/workbook.xml.
FILENAME !~ /workbook\.xml$/ {
  split($0, field, ",")
  if (field[5] != "number" || field[3] + 0 == 0) next  # 0 would stay 0
  name = field[2]
  gsub(/[.[]/, "_", name)
  gsub(/]/, "", name)
  count++
  address[count] = field[2]
  value[count] = field[3]
  # Only a driver is set without the unit of time it counts.
  unit[count] = field[2] !~ /^drivers\./ && field[4] ~ /^(days|months|quarters|years)$/ ? field[4] : ""
  named[count] = name
  next
}
FNR == 1 { RS = "<" }
/^sheet / && match($0, / name="[^"]*"/) { part["" substr($0, RSTART + 7, RLENGTH - 8)] = "sheet" ++sheets }
/^definedName / && match($0, /name="[^"]*"/) {
  name = substr($0, RSTART + 6, RLENGTH - 7)
  where = substr($0, index($0, ">") + 1)
  if (!match(where, /!\$[A-Z]+\$[0-9]+$/)) next
  sheet = substr(where, 1, RSTART - 1)
  gsub(/'/, "", sheet)
  cell = substr(where, RSTART + 1)
  gsub(/\$/, "", cell)
  found[name] = part[sheet] " " cell
}
END {
  for (drivers = 1; drivers >= 0; drivers--) {
    for (i = 1; i <= count; i++) {
      if ((address[i] ~ /^drivers\./) == drivers && named[i] in found) print address[i], found[named[i]], value[i], unit[i]
    }
  }
}

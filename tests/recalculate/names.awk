# SPDX-License-Identifier: MIT
# Prints the drivers named in a workbook's XML that are a single cell: ADDRESS SHEET CELL, in the order of their names.
BEGIN { RS = "<" }
/^sheet / && match($0, / name="[^"]*"/) { part["" substr($0, RSTART + 7, RLENGTH - 8)] = "sheet" ++sheets }
/^definedName / && match($0, /name="drivers_[a-z0-9_]+"/) {
  address = substr($0, RSTART + 6, RLENGTH - 7)
  if (address ~ /_([0-9]+|[YQM][0-9]+|growth|increase)$/) next  # a part of a driver, not the driver
  sub(/_/, ".", address)
  where = substr($0, index($0, ">") + 1)
  if (!match(where, /!\$[A-Z]+\$[0-9]+$/)) next
  name = substr(where, 1, RSTART - 1)
  gsub(/'/, "", name)
  cell = substr(where, RSTART + 1)
  gsub(/\$/, "", cell)
  print address, part[name], cell
}

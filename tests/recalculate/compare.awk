# SPDX-License-Identifier: MIT
# Compares the cells that gonogo wrote (first file) with the recalculated ones (second file).
function size(x) { return x < 0 ? -x : x }
function number(x) { return x ~ /^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$/ }
function same(a, b,   larger) {
  # No program finds that there is no rate of return, nor one far beyond all rates: it says that it did not.
  if (b == "not found by this program") return !number(a) || a + 0 > 1e3 || a + 0 < -0.99
  if (!number(a) || !number(b)) return a == b
  a += 0; b += 0  # texts so far: they would be compared letter by letter
  larger = size(a) > size(b) ? size(a) : size(b)
  if (size(a) < 1e-6 && size(b) < 1e-6) return 1  # what is left of a difference that is 0
  return size(a - b) <= most * (larger > 1 ? larger : 1)
}
{ key = $1 " " $2; kind = $3; value = $0; sub(/^[^ ]+ [^ ]+ [^ ]+ ?/, "", value) }
# What says that it does not recalculate is no claim about other inputs.
kind == "fixed" { fixed[key] = 1 }
NR == FNR { expected[key] = value; kinds[key] = kind; next }
{ found[key] = value }
END {
  for (key in expected) {
    if (key in fixed) continue
    if (kinds[key] == "formula") formulas++
    if (!(key in found) || !same(expected[key], found[key])) {
      print title ": " key " (" kinds[key] "): gonogo says " expected[key] ", recalculated " found[key]
      bad = 1
    }
  }
  print title ": " formulas + 0 " formulas recalculated"
  if (formulas < 10) { print title ": too few formulas to be a workbook that lives"; bad = 1 }
  exit bad
}

# SPDX-License-Identifier: MIT
# Prints a script of a workflow, what is indented below a line that ends in "|": awk -v which=2 -f script.awk FILE.yml
/\|$/ { on = ++count == which; indent = 0; next }
on {
  match($0, /^ */)
  if (!indent) indent = RLENGTH
  if (RLENGTH < indent) on = 0
  else print substr($0, indent + 1)
}

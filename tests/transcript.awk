# SPDX-License-Identifier: MIT
# Prints a transcript (see tests/transcript) with the output of its commands as it is now.

function play(   script, status, line) {
  if (command == "") return
  script = ENVIRON["SCRATCH"] "/command"
  print command >script
  close(script)
  status = system("sh " script " >" script ".out 2>&1 </dev/null")
  close(script ".out")
  while ((getline line <(script ".out")) > 0) print line
  close(script ".out")
  if (status != 0) print "[" status "]"
  command = ""
}

fence == "" && /^(```+|~~~+)console$/ { fence = substr($0, 1, length($0) - length("console")); print; next }
fence == "" { print; next }
$0 == fence { play(); fence = ""; print; next }
/^\$ / { play(); command = substr($0, 3); fresh = 1; print; next }
fresh && /^> / { command = command "\n" substr($0, 3); print; next }
{ fresh = 0 }

END { if (fence != "") { print FILENAME ": a fence is not closed" >"/dev/stderr"; exit 1 } }

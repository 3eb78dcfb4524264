# SPDX-License-Identifier: MIT
# The manual pages are sound, and gonogo(1) has a paragraph for every command and a word for every flag: manual.sh GONOGO
set -eu
export LC_ALL=C.UTF-8
gonogo=$1
page=man/gonogo.1
bad=0
complain() { echo "manual: $*" && bad=1; }

grep -nE '^\.[A-Z][a-z] .*= "' man/* && complain "quotes among the words of a macro are lost: write \\(dq"
mandoc -T lint -W warning man/* || complain "mandoc is not content"

commands=$("$gonogo" --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }')
[ -n "$commands" ] || complain "gonogo --help lists no commands"
for command in $commands; do
  grep -q "^\.It Cm $command\>" "$page" || complain "$page has no paragraph for $command"
  for flag in $("$gonogo" help "$command" | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE '[-][-][a-z-]+'); do
    grep -qE "(Fl |, )-${flag#--}\>" "$page" || complain "$page does not tell of $command $flag"
  done
done
exit $bad

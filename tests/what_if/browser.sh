#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens what-if pages in chromium at a link, and compares the headline and what its pictures say with those of the program;
# nothing may be written to the console: tests/what_if/browser.sh GONOGO
set -eu
command -v chromium >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# state BID LINK OPTION...: what the page says at the link, and the program with the options.
state() {
  bid=$1 link=$2
  shift 2
  "$gonogo" report "$bid" --interactive -q -o "$folder/page.html"
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$folder/user" --enable-logging=stderr \
    --virtual-time-budget=5000 --dump-dom "file://$folder/page.html$link" >"$folder/dom" 2>"$folder/log" || true
  if grep CONSOLE "$folder/log"; then
    echo "$bid$link: the page writes to the console"
    exit 1
  fi
  here=$(sed -n 's/.*<p class="[a-z]* lead"[^>]*>\([^<]*\)<.*/\1/p' "$folder/dom" | sed 's/&amp;/\&/g;s/&gt;/>/g;s/&lt;/</g')
  there=$("$gonogo" evaluate "$bid" "$@" -f json | sed -n 's/^    "summary": "\(.*\)",$/\1/p')
  if [ -z "$here" ] || [ "$here" != "$there" ]; then
    printf '%s\n  page:    %s\n  program: %s\n' "$bid$link" "$here" "$there"
    exit 1
  fi
  # What is drawn at random follows no slider.
  pictures() {
    grep -o '<figure data-chart="[^"]*"\|<svg role="img" viewBox="[^"]*" aria-label="[^"]*"' "$1" | paste -d ' ' - - |
      grep -v 'chart="npv_\|chart="influence'
  }
  "$gonogo" report "$bid" --interactive -q "$@" -o "$folder/there.html"
  pictures "$folder/dom" >"$folder/here" && pictures "$folder/there.html" >"$folder/there"
  if ! diff "$folder/here" "$folder/there"; then
    echo "$bid$link: pictures of the page (<) are not those of the program (>)"
    exit 1
  fi
  # Under a scenario the program compares the scenarios with it, the page with the bid.
  case $* in *--scenario*) return ;; esac
  tables() {
    tr -d '\n' <"$1" | sed 's,</table>,&\n,g' |
      grep -o '<table data-table="\(short_measures\|front_scenarios\|rule_by_scenario\|yearly\|two_way\|costs\|categories\|sides\|floor\|before_building\)".*' |
      sed 's/ data-[a-z]*="[^"]*"//g;s/ class="[^"]*"//g;s/&#39;/'"'"'/g;s/&quot;/"/g'
  }
  tables "$folder/dom" >"$folder/here" && tables "$folder/there.html" >"$folder/there"
  if ! diff "$folder/here" "$folder/there"; then
    echo "$bid$link: tables of the page (<) are not those of the program (>)"
    exit 1
  fi
}

gonogo=$1
state examples/leased-lines.toml ''
state examples/leased-lines.toml '#drivers.price%3D1400' --set drivers.price=1400
state examples/leased-lines.toml '#drivers.price%3D1500&scenario:stress' --set drivers.price=1500 --scenario stress
state examples/ict-integration.toml '#drivers.service%3D1500&drivers.branches%3D60' --set drivers.service=1500 --set drivers.branches=60
state tests/what_if/strangers.toml '#drivers.x%3D120' --set drivers.x=120

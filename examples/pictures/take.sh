#!/bin/sh
# SPDX-License-Identifier: MIT
# Takes the pictures of the README anew, with chromium: sh examples/pictures/take.sh GONOGO
set -eu
gonogo=$1
here=examples/pictures
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# take NAME WIDTH HEIGHT [LINK]: what a browser shows of the page of that name.
take() {
  chromium --headless --no-sandbox --disable-gpu --disable-lcd-text --hide-scrollbars --user-data-dir="$folder/user" \
    --window-size="$2,$3" --virtual-time-budget=3000 --screenshot="$here/$1.png" \
    "file://$folder/$1.html${4-}" >"$folder/log" 2>&1
}

"$gonogo" evaluate examples/ict-integration.toml -q -o "$folder/front-page.html" 2>"$folder/log"
take front-page 900 820
"$gonogo" report examples/leased-lines.toml --interactive -q -o "$folder/what-if.html"
take what-if 1080 600 '#drivers.price%3D1560'

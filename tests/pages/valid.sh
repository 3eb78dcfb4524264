# SPDX-License-Identifier: MIT
# Pages of all examples, front pages, papers and what-if pages, in English and Chinese: html-validate and axe-core find
# nothing, no page scrolls sideways at 400 and 1,280 pixels, none writes to the console. Prints the time that the script
# of a page which follows sliders takes for a move: valid.sh GONOGO MODULES
# MODULES: the folder of the modules of Node.
# Exit status 77: no browser or no such modules.
set -eu
gonogo=$1 modules=$2
here=$(dirname "$0")
for module in axe-core html-validate playwright-core; do
  [ -d "$modules/$module" ] || { echo "no $module in $modules: no page looked at"; exit 77; }
done
for program in node chromium; do
  command -v $program >/dev/null || { echo "no $program: no page looked at"; exit 77; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# page NAME COMMAND BID OPTION...: a no-go is no failure here.
page() {
  file=$scratch/$1.html
  shift
  "$gonogo" "$@" -q -o "$file" 2>"$scratch/log" || [ -s "$file" ] || { cat "$scratch/log"; exit 1; }
}

for bid in examples/*.toml; do
  [ "$bid" = examples/gonogo-policy.toml ] && continue
  name=$(basename "$bid" .toml)
  for language in en zh; do
    page "$name-front-$language" evaluate "$bid" --lang $language
    page "$name-paper-$language" report "$bid" --lang $language
  done
  page "$name-what-if-zh" report "$bid" --interactive --lang zh
done
page leased-lines-what-if-en report examples/leased-lines.toml --interactive --lang en
page compared diff tests/cli/ict-integration.toml tests/cli/ict-vat.toml --policy tests/cli/ict-policy.toml
node "$here/valid.js" "$modules" "$(command -v chromium)" "$scratch"/*.html
page thirty-lines report tests/pages/thirty-lines.toml --no-policy --interactive
node "$here/moves.js" "$modules" "$(command -v chromium)" "$scratch/thirty-lines.html" 0

# SPDX-License-Identifier: MIT
# A key touches few files: its member, its row in a table of keys, and what computes or checks with it. Counts the files of
# lib and cli that name a member, but for the description of JSON and the bids to begin with. Only names that mean nothing else can be counted; the most that one may have is 6.
set -eu
bad=0
for member in behaviour deductible disposal_year inherits loss_life normal_year payback_from switch_to_straight_line truly_new; do
  grep -rqE "&[A-Za-z]+::$member\b" lib/src/proposal/keys || { echo "keys: $member is no key now: count another"; bad=1; }
  files=$(grep -rlwE --include='*.?pp' --exclude=json_keys.cpp --exclude=starters.cpp "$member" lib cli)
  count=$(echo "$files" | wc -l)
  [ "$count" -le 6 ] || { echo "keys: $count files name $member, more than 6:" $files; bad=1; }
done
# Reading, settings, grammar and the walk over expressions go by the tables. Only checks may name a member.
others=$(find lib/src/input -name '*.?pp' ! -name 'check*' ! -name 'cross_checks*' ! -name 'remarks*' ! -name 'read_amounts*')
if grep -nwE "\.(deductible|disposal_year|loss_life|payback_from|behaviour|truly_new|at_most)" $others; then
  echo "keys: reading goes by the table of keys" && bad=1
fi
exit $bad

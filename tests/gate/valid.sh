# SPDX-License-Identifier: MIT
# What gonogo ci finds in bids that fail rules, that are broken, worse than their base or judged by a changed policy, as
# SARIF and for GitLab, is valid: valid.sh GONOGO MODULES
# MODULES: the folder of the modules of Node.
# Exit status 77: no node or no such modules.
set -eu
gonogo=$(realpath "$1") modules=$(realpath "$2" 2>/dev/null || echo "$2")
top=$PWD
[ -d "$modules/@microsoft/jest-sarif" ] || { echo "no @microsoft/jest-sarif in $modules: nothing validated"; exit 77; }
command -v node >/dev/null || { echo "no node: nothing validated"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

mkdir bids
cp "$top"/examples/*.toml bids/
mv bids/gonogo-policy.toml .
git -c init.defaultBranch=main init -q .
git add .
git -c user.name=x -c user.email=x@x commit -qm first
sed -i 's/1_650/1_500/' bids/leased-lines.toml
sed -i '0,/at_least = 0/s//at_least = 900_000/' gonogo-policy.toml
printf '[waiver.W1]\nrule = "value"\nbid = "nowhere"\nowner = "CFO"\nreason = "none"\nexpires = 2020-01-01\n' >>gonogo-policy.toml
cp bids/leased-lines.toml 'bids/a b|c 空.toml'
for each in unknown-key unknown-word; do cp "$top/tests/errors/$each.toml" bids/; done
"$gonogo" ci bids --base=main --fail-on=regression --sarif=gonogo.sarif --gitlab=gitlab.json >log 2>&1 && exit 1
tail -1 log
for each in rule.value gate.regression gate.policy waiver-unused unknown-key; do
  grep -q "\"ruleId\": \"$each\"" gonogo.sarif || { echo "nothing of $each was found"; exit 1; }
done
node "$top/tests/gate/valid.js" "$modules" gonogo.sarif gitlab.json

# SPDX-License-Identifier: MIT
# gonogo_core works without a disk: only the rooms files, xlsx and choice, which are archives of their own, use one or load libraries.
# core.sh PROGRAM
set -eu
bad=0
core=$(find lib/src lib/include -name '*.cpp' -o -name '*.hpp' | grep -vE '^lib/(src|include/gonogo)/(files|xlsx|choice)/')
if grep -nE '#include <(filesystem|fstream|cstdio|stdio\.h|fcntl\.h|unistd\.h|dlfcn\.h|sys/.*)>' $core; then
  echo "core: uses the file system or loads libraries" && bad=1
fi
if grep -nE '#include "(gonogo/)?(files|xlsx|choice)/' $core; then
  echo "core: uses a room that is not in it" && bad=1
fi
# A program that writes no workbook starts without libxlsxwriter and libcrypto, which it pulls in.
if ldd "$1" | grep -E 'xlsxwriter|crypto'; then
  echo "core: $1 loads these at every start" && bad=1
fi
exit $bad

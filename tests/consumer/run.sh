# SPDX-License-Identifier: MIT
# Installs a build, then builds and runs projects that find it, examples/library among them: run.sh BUILD COMPILER
set -eu
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cmake --install "$1" --prefix "$scratch/prefix" >"$scratch/log"
cmake -S "$here" -B "$scratch/build" -G Ninja -DCMAKE_CXX_COMPILER="$2" -DCMAKE_PREFIX_PATH="$scratch/prefix"
cmake --build "$scratch/build"
"$scratch/build/consumer"
"$scratch/build/core_consumer"
"$scratch/prefix/bin/gonogo" --version
test -s "$scratch/prefix/share/man/man1/gonogo.1"

cmake -S "$here/../../examples/library" -B "$scratch/library" -G Ninja -DCMAKE_CXX_COMPILER="$2" -DCMAKE_PREFIX_PATH="$scratch/prefix"
cmake --build "$scratch/library"
"$scratch/library/price_list" >"$scratch/printed"
# By hand: -100,000 + 40 * price * (1/1.1 + 1/1.1^2 + 1/1.1^3); paid back after 100,000 / (40 * price) years.
diff -u - "$scratch/printed" <<'END'
as written: no_go, NPV -525.92
price 1000: NPV -525.92, IRR 0.0970, value fails, speed fails; flow -100000 40000 40000 40000
price 1010: NPV 468.82, IRR 0.1027, value passes, speed fails; flow -100000 40400 40400 40400
price 1200: NPV 19368.90, IRR 0.2071, value passes, speed fails; flow -100000 48000 48000 48000
price 1300: NPV 29316.30, IRR 0.2601, value passes, speed passes; flow -100000 52000 52000 52000
END

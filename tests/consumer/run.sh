# SPDX-License-Identifier: MIT
# Installs a build, then builds and runs a project that finds it: run.sh BUILD COMPILER
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

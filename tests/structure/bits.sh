#!/bin/sh
# SPDX-License-Identifier: MIT
# Computes the same cases with and without fused multiplication in the C library, and on one processor
# and all: the bytes must be the same. And nothing on the way from inputs to outcomes takes functions of
# the standard library whose bits depend on the machine. Usage: bits.sh GONOGO
set -eu

for room in sheet compile statements run measure model; do
  if grep -rnE 'std::(exp|expm1|log|log1p|pow)\(' lib/src/$room; then
    echo "bits: gonogo/base/elementary.hpp has the same on every machine"
    exit 1
  fi
done

program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

plain=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-FMA4
for bid in tests/projects/fixed-wireless.toml tests/bench/analyses.toml; do
  for command in "simulate --no-policy --trials=4096 --shard=1/1" "evaluate --no-policy" \
    "sensitivity --no-policy"; do
    "$program" $command -f json "$bid" >"$scratch/all" 2>/dev/null || [ $? -eq 1 ]
    GLIBC_TUNABLES=$plain "$program" $command -f json "$bid" >"$scratch/plain" 2>/dev/null || [ $? -eq 1 ]
    taskset 1 "$program" $command -f json "$bid" >"$scratch/one" 2>/dev/null || [ $? -eq 1 ]
    test -s "$scratch/all"
    cmp "$scratch/all" "$scratch/plain"
    cmp "$scratch/all" "$scratch/one"
  done
done

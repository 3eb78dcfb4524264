#!/bin/sh
# SPDX-License-Identifier: MIT
# What-if pages of the examples, and of bids with loans, several rates, limits met exactly and names that look like
# markup, against the program: tests/what_if/run.sh GONOGO [RANDOM]
# RANDOM: how many random settings of each bid; 10 where not said, 200 before a release.
set -eu
command -v node >/dev/null || exit 77
node tests/what_if/compare.js "$1" "${2-10}" examples/bedside-phones.toml examples/ict-integration.toml \
  examples/leased-lines.toml examples/prepaid-maintenance.toml examples/service-levels.toml examples/tower-removal.toml \
  tests/projects/epf-loan80.toml tests/projects/chain-conveyor.toml tests/field/zero_within_rounding.toml \
  tests/what_if/strangers.toml tests/what_if/several-rates.toml
node tests/what_if/charts.js "$1" examples/ict-integration.toml examples/leased-lines.toml tests/projects/chain-conveyor.toml \
  tests/field/zero_within_rounding.toml tests/what_if/strangers.toml tests/what_if/several-rates.toml
node tests/what_if/studies.js "$1" examples/ict-integration.toml examples/leased-lines.toml examples/prepaid-maintenance.toml \
  examples/service-levels.toml examples/tower-removal.toml tests/projects/chain-conveyor.toml tests/recalculate/rules-by-year.toml \
  tests/what_if/strangers.toml tests/what_if/several-rates.toml

// SPDX-License-Identifier: MIT
/// Two numbers that turn a verdict together.
#pragma once

#include "gonogo/analysis/switching.hpp"
#include "gonogo/analysis/turning.hpp"

namespace gonogo {

/// Fills `together` of the remedy, or `closest` where two numbers do not suffice either.
///
/// Each number goes towards the bound that helps, or to half or one and a half of itself where the
/// bid states none; both go the same share of their way. Of all pairs that pass, those of more
/// numbers of ours come first, then the least share. Terms and lives are left out: each of their
/// values compiles the bid anew.
void find_together(const Search& search, Remedy& remedy);

}  // namespace gonogo

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
/// numbers of ours come first, then the least share. A term is ours too, but whole: of it six values
/// each way are tried, as each compiles the bid again. Requires: the search has a runner.
void find_together(const Search& search, Remedy& remedy);

}  // namespace gonogo

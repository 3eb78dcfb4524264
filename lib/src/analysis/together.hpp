// SPDX-License-Identifier: MIT
/// Two numbers that turn a verdict together.
#pragma once

#include "gonogo/analysis/switching.hpp"
#include "gonogo/analysis/turning.hpp"

namespace gonogo {

/// Fills `together` of the remedy, or `closest` where two numbers do not suffice either.
///
/// Each number goes towards one of its bounds, or to half or one and a half of itself where the bid
/// states none; both go the same share of their way. Pairs of two numbers of ours are tried first,
/// then of one, then of none; of each kind those that come closest if what both do to each rule
/// alone adds up, so that one may mend one rule and the other another. The least share that passes
/// is the answer. A term is ours too, but whole: of it six values each way are tried, as each
/// compiles the bid again.
///
/// `Ways::stated`: only numbers with a range that the bid states, and no `closest`.
enum class Ways { all, stated };
void find_together(const Search& search, Remedy& remedy, Ways ways);

}  // namespace gonogo

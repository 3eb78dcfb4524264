// SPDX-License-Identifier: MIT
/// Book years: the twelve months that end with `year_ends`.
#pragma once

#include "compile/compilation.hpp"

namespace gonogo {

/// Reports at `asked` why the bid has no book years: it has no start, or a step lies across a year's
/// end. False then.
bool has_book_years(Compilation& bid, const Place& asked);

}  // namespace gonogo

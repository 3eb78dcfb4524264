// SPDX-License-Identifier: MIT
/// Lines whose amount turns out below 0, though their section gives the sign.
#pragma once

#include "gonogo/analysis/bid.hpp"
#include "gonogo/base/diagnostic.hpp"

namespace gonogo {

/// A note for each line of income or cost that is negative in a step, with the first one. A number
/// that is written negative is refused before; an expression may come out so.
Diagnostics negative_lines(const Bid& bid);

}  // namespace gonogo

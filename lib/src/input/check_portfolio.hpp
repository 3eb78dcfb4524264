// SPDX-License-Identifier: MIT
/// Rules across the items of a portfolio.
#pragma once

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/proposal/portfolio.hpp"

namespace gonogo {

/// The bids and resources that items name exist; uses of a resource by year are by year.
void check_names(const Portfolio& portfolio, Diagnostics& found);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// The tables of a break-even report.
#pragma once

#include <string>

#include "analysis/volume_levels.hpp"
#include "gonogo/analysis/breakeven.hpp"

namespace gonogo {

bool by_profit(const BreakEvenStudy& found);

/// What breaks even.
Message result_name(const BreakEvenStudy& found);

/// What is written off with the assets, by profit with what is paid for what was borrowed.
Message depreciation_name(const BreakEvenStudy& found);

/// How a cost behaves, as the bid states it: an id; empty where it does not.
std::string stated_way(const CountedCost& cost);

/// A category of cost in words.
Message category_text(const std::string& category);

/// Sales, cost, depreciation and other income of the term; their differences are the result.
Table behaviour_table(const BreakEvenStudy& found);

/// Cost of the term by category, the greatest first.
Table categories_table(const BreakEvenStudy& found);

/// By year and over the term. What leads from sales to break-even sales is in the row.
Table years_table(const Bid& bid, const std::string& id, const BreakEvenStudy& study,
                  const BreakEvens& found);

/// Break-even by NPV and by both definitions of the result, in the units of the drivers.
Table sides_table(const Bid& bid, const BreakEvenStudy& found);

}  // namespace gonogo

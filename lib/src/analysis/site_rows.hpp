// SPDX-License-Identifier: MIT
/// The rows of a list of sites behind a figure.
#pragma once

#include <string>
#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The list of sites that an item adds up ("drivers.live", "revenue.fee"); null where it has none.
const SiteSum* sites_of(const Proposal& proposal, const std::string& id);

/// What a site is called: its id, else its file and line.
std::string name_of_site(const Sites& sites, std::size_t row);

/// The rows that count in a column, or in any where it is below 0, as a table with a remark where
/// they are many. Empty where the item has no list.
std::vector<Block> rows_behind(const Model& model, const std::string& id, int column,
                               const std::string& section);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// The tables of the page that a meeting decides on.
#pragma once

#include "analysis/front_page.hpp"
#include "gonogo/analysis/paper.hpp"

namespace gonogo {

/// Every rule that judges the bid, those that fail first: what it requires, what was found, by how
/// much.
Table judged_table(const Model& model, const FrontPage& page, const Evaluation& evaluation);

/// The measures that a meeting asks for.
Table short_measures_table(const Evaluation& evaluation);

/// Revenue, EBITDA, investment, the net cash flow and what it adds up to, by year. Of many years the
/// later are columns of several.
Table yearly_table(const Bid& bid);

/// Drivers with their ranges and sources, those that state one first.
Table assumptions_table(const Bid& bid, std::size_t most);

}  // namespace gonogo

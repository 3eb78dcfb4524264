// SPDX-License-Identifier: MIT
/// The tables of the page that a meeting decides on.
#pragma once

#include "analysis/front_page.hpp"
#include "analysis/time_spans.hpp"
#include "gonogo/analysis/paper.hpp"

namespace gonogo {

/// Every rule that judges the bid, those that fail first: what it requires, what was found, by how
/// much.
Table judged_table(const Model& model, const FrontPage& page, const Evaluation& evaluation);

/// The measures that a meeting asks for.
Table short_measures_table(const Evaluation& evaluation);

/// A row of the statement by year: a sum of rows of the sheet by their signs.
struct YearlyRow {
  std::string id = {};
  Message label = {};
  std::vector<Posting> parts = {};
  bool is_level = false;  ///< the value at the end of the year, not the year's sum
  Emphasis emphasis = Emphasis::plain;
};
std::vector<YearlyRow> yearly_rows(const Model& model);

/// Its columns: years, the later ones joined where there are more than fit.
std::vector<TimeSpan> yearly_spans(const Model& model);

/// Revenue, EBITDA, investment, the net cash flow and what it adds up to, by year. Of many years the
/// later are columns of several.
Table yearly_table(const Bid& bid);

/// Drivers with their ranges and sources, those that state one first.
Table assumptions_table(const Bid& bid, std::size_t most);

}  // namespace gonogo

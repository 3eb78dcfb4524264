// SPDX-License-Identifier: MIT
/// The tables of a comparison of two versions.
#pragma once

#include <string>

#include "gonogo/analysis/difference.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// What a change is worth in any order, as the bridge prints it.
Message worth_text(const Difference& found, const BidChange& change);

/// "integration", "beds, revenue.calls": what a change is called.
Message name_of_change(const Difference& found, const BidChange& change);

/// "NO-GO -> GO: NPV -854,119 -> 1,476,059, a difference of 2,330,178."
Message difference_headline(const Bid& before, const Bid& after, const Difference& found);

/// "value, margin now pass; stress now fails"; empty where no rule turned.
Message turned_text(const std::vector<RuleTurned>& turned);

/// Every value that differs, with its address, both values and the line. `remarks`: those that no flow
/// is computed from instead.
Table edits_table(const Difference& found, bool remarks);

/// A measure of one of two bids, with the unit of its money if there is one.
Cell side_cell(const MeasureResult& result, const Message& unit);

/// What stands behind an amount in a text: "CNY", "times 10,000 CNY".
Message unit_behind(const std::string& currency, double scale);

/// The unit that the money of the old bid is in, of the new one; empty where both have the same.
struct MoneyUnits {
  Message before = {}, after = {};
  bool differ() const { return !before.empty(); }
};
MoneyUnits money_units(const Bid& before, const Bid& after);

/// Measures of both, as far as one of them has it.
Table measures_table(const Difference& found, const MoneyUnits& units);

/// The rules of both.
Table rules_table(const Bid& before, const Bid& after, const Difference& found);

/// What each change is worth, and the rules that it turned. Requires a bridge.
Table bridge_table(const Difference& found);

/// The same by year, as present values: in every order, or in that of the file.
Table bridge_by_year(const Difference& found, bool in_order);

/// A waterfall: each change from where the one before it ended.
Chart bridge_chart(const Difference& found);

}  // namespace gonogo

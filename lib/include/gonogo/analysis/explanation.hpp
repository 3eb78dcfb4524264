// SPDX-License-Identifier: MIT
/// Where a number comes from, down to what the user wrote.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Explains measures ("npv"), rows ("revenue.calls") and rows at a step ("revenue.calls@M12"), in
/// one section each: the formula, then everything that it names, depth first, each once, with value
/// and place. A derivation of hundreds of rows names the rows that it does not follow. Diagnoses
/// unknown names.
Checked<Report> explanation_report(const Bid& bid, const std::vector<std::string>& what);

/// Every number that can be changed: address, value, place.
Report addresses_report(const Bid& bid);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Where a number comes from, down to what the user wrote.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Each of `what` is a measure ("npv"), a row ("revenue.calls") or a row at a step
/// ("revenue.calls@M12"). A section each: the formula, then what it names, in depth, each once,
/// with value and place. A derivation of hundreds of rows names those it does not follow. Diagnoses
/// unknown names.
Checked<Report> explanation_report(const Bid& bid, const std::vector<std::string>& what);

/// Every number that can be moved: address, value, place.
Report addresses_report(const Bid& bid);

}  // namespace gonogo

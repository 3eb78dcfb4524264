// SPDX-License-Identifier: MIT
/// The cash flow of the project in the form of the Chinese "Methods and Parameters for the Economic
/// Appraisal of Construction Projects" (3rd edition, 2006), whose numbers its items have.
#pragma once

#include <vector>

#include "analysis/span_cells.hpp"
#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/cash_flow.hpp"

namespace gonogo {

/// The form, and the indicators below it before and after tax. Each part of the project flow is in
/// one of its items; what none of them means is in one of the two others. The form is older than VAT
/// in a flow, which has items of its own here.
std::vector<Section> project_form(const Bid& bid, const RowValues& numbers, ColumnSpan by);

}  // namespace gonogo

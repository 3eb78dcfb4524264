// SPDX-License-Identifier: MIT
/// Loans that do not do what the bid says of them, though each key is in order.
#pragma once

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

/// Warnings, in file order: repayments and buyouts of more than is owed then; loans sized by a cover
/// that lend nothing, or beside which other loans alone leave less than that cover.
Diagnostics loan_remarks(const Bid& bid);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Loans that the bid does not repay: the owners' flow is better than it will be by what is left.
#pragma once

#include <vector>

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

struct DebtLeft {
  const Loan* loan = nullptr;
  Money owed = 0;  ///< in the last step
};

/// In file order. What rounding leaves of a debt is none.
std::vector<DebtLeft> debts_left(const Bid& bid);

/// The warnings on them.
Diagnostics not_repaid(const Bid& bid);

/// "Not repaid by the end: bank 499.50; the equity flow leaves it out."
Message text_of(const std::vector<DebtLeft>& debts);

}  // namespace gonogo

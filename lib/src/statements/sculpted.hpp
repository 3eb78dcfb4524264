// SPDX-License-Identifier: MIT
/// Principal that is sculpted by the cash of each year, so that its debt service has one cover.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// The cover that a sculpted repayment has: its own, or that of the amount.
const Scalar& cover_of(const Loan& loan);

/// At the end of each project year: the year's EBITDA less the owner's tax over the cover, less its
/// interest and what else is due, within what is owed; at last all that is owed. `known`: principal
/// of other loans that goes before it. It is no circle: interest is on the debt before the step, and
/// the tax on what the interest leaves.
Term sculpted_principal(Books& books, LoanRows& loan, const std::vector<Posting>& known);

}  // namespace gonogo

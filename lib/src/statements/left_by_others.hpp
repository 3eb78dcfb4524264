// SPDX-License-Identifier: MIT
/// What the other loans of a bid leave to the one that is sized by its cover.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// By step.
struct LeftByOthers {
  Term cash = {};  ///< in years of operation: EBITDA less the service of the others times the cover
  Term profit = {};  ///< taxed profit before the interest of the sized loan; none without a tax
};

/// Requires that all other loans are is_fixed().
LeftByOthers left_by_others(Books& books, const Loan& sized, Term cover);

/// Whether what a loan lends and repays follows from its own terms, whatever cash is left.
bool is_fixed(const Loan& loan);

}  // namespace gonogo

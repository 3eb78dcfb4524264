// SPDX-License-Identifier: MIT
/// A loan sized by the cover of its debt service.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Whether the amount of a loan follows from its cover.
bool is_sized(const Loan& loan);

/// The largest amount whose least cover over the years in which the loan is served is the one asked
/// for. The cover is of the service of all loans.
///
/// It is a circle: the tax that is left for debt service depends on the interest of the debt. But
/// interest, principal and the depreciation of interest are those of a loan of 1 times the amount,
/// so that each year bounds the amount by an equation of the first degree. Requires the rows
/// of all loans; what other loans pay must not depend on this one.
Term sized_amount(Books& books, const Loan& loan);

}  // namespace gonogo

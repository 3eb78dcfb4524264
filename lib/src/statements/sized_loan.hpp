// SPDX-License-Identifier: MIT
/// A loan sized by the cover of its debt service.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// The largest amount whose least cover over the years with debt service is the one asked for.
///
/// It is a circle: the tax that is left for debt service depends on the interest of the debt. But
/// interest, principal and the depreciation of interest are those of a loan of 1 times the amount,
/// so that each year bounds the amount by an equation of the first degree. Requires the only loan
/// of the bid.
Term sized_amount(Books& books, const Loan& loan);

}  // namespace gonogo

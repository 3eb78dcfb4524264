// SPDX-License-Identifier: MIT
/// The debt that interest is charged on.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Whether money is drawn after time 0 that bears interest within its period. A bridge lends at the
/// end of a step.
bool draws_later(Books& books, const LoanRows& rows);

/// The debt before the period, and by `draw_interest` a share of what is drawn in it. Requires
/// `drawn_so_far` of a loan with periods of several steps that draws later.
Term interest_base(Books& books, const LoanRows& rows);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// When interest and principal of a loan fall due.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Reports a term that does not fit the bid.
LoanTimes times_of(Books& books, const Loan& loan);

/// The first step after grace.
int first_of_repayment(Books& books, const Loan& loan);

}  // namespace gonogo

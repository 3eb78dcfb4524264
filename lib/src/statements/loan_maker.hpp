// SPDX-License-Identifier: MIT
/// A loan of 1 by the terms of a loan of the bid.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// Adds its rows, principal and debt included, without showing them. A sculpted one is not repaid.
LoanRows unit_loan(Books& books, const Loan& loan);

}  // namespace gonogo

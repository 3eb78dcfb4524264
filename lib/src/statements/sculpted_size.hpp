// SPDX-License-Identifier: MIT
/// The size of a loan whose repayments are sculpted by the cash of each year.
#pragma once

#include "statements/books.hpp"

namespace gonogo {

/// The largest debt that the cash of its years can serve at the cover it asks for, as an amount to be
/// drawn: its present value at the interest of the loan, if there were no tax.
///
/// The tax depends on the interest, thus on the debt before each year, of which every step is a linear
/// function: with D the debt before a year, R its interest, E the cash before tax and k the cover,
///
///     D (1 + R) = (E - tax) / k + the debt after the year.
///
/// So each assumption on which years pay tax has one debt that solves it. Assumed is that no year pays,
/// or all from one of them on. Where losses are carried, that is the first in which the debt of the
/// assumption leaves a profit so far; where they are lost, tax is the most that any assumption says, so
/// the debt is the least. The interest of each year is within what its cover allows, since nothing is
/// lent to pay it. If a loss follows a year that pays tax, the loan may come out too large or too small
/// by the tax that the loss saves in another year than assumed: cover_found() refuses it.
Term sculpted_amount(Books& books, const Loan& loan);

/// The least cover so far, of all years with debt service and of those in which a loan is served.
struct LeastCover {
  Term of_all, of_loan;
};

/// The cover of all, or no value in the last column where that of the loan is not the one its amount
/// asks for, where its years could serve a larger loan, or where nothing is lent though there is cash:
/// the assumptions of sculpted_amount() do not hold. Levers may move the amount off the one found.
/// `available`: the row of cash for debt service.
Term cover_found(Books& books, const LoanRows& loan, const LeastCover& least, RowId available);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "statements/interest_base.hpp"

namespace gonogo {
namespace {

double share_of_draws(const Loan& loan) {
  switch (loan.draw_interest) {
    case DrawInterest::full:
      return 1;
    case DrawInterest::half:
      return 0.5;
    case DrawInterest::none:
      break;
  }
  return 0;
}

}  // namespace

bool draws_later(Books& books, const LoanRows& rows) {
  const auto& amount = rows.loan->amount;
  if (amount && std::holds_alternative<ShortfallAmount>(*amount)) return false;
  const auto& support = books.sheet.rows()[rows.drawn].support;
  return support.empty() || support.back() > 0;
}

Term interest_base(Books& books, const LoanRows& rows) {
  const double share = share_of_draws(*rows.loan);
  const Term debt = books.sheet.prior(rows.debt);
  if (!draws_later(books, rows)) return debt;
  const Term here = books.row(rows.drawn);
  if (rows.drawn_so_far == no_row) return share > 0 ? debt + here * share : debt;
  const Term drawn = books.row(rows.drawn_so_far);
  return debt + here - drawn + drawn * share;
}

}  // namespace gonogo

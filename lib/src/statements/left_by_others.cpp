// SPDX-License-Identifier: MIT
#include "statements/left_by_others.hpp"

#include "statements/owner_assets.hpp"
#include "statements/principal.hpp"
#include "statements/year_sums.hpp"

namespace gonogo {

LeftByOthers left_by_others(Books& books, const Loan& sized, Term cover) {
  std::vector<LoanRows> others;
  std::vector<Term> service;
  for (const LoanRows& each : books.loans) {
    if (each.loan == &sized) continue;
    others.push_back(each);
    service.push_back(interest_paid(books, each));
    service.push_back(books.row(each.repaid));
  }
  Term cash = ebitda(books);
  if (!others.empty()) cash = cash - cover * sum(books.sheet, service);
  LeftByOthers left{.cash = in_years_of_operation(books, cash)};
  if (!tax_of(books)) return left;
  left.profit = taxed_profit(books);
  if (!others.empty()) left.profit = left.profit - deductions_of(books, others, "others.");
  return left;
}

bool is_fixed(const Loan& loan) {
  using R = RepaymentMethod;
  const R method = loan.repayment.method;
  const bool by_cash = method == R::capacity || method == R::first || method == R::sculpted;
  return !by_cash && (loan.share || std::holds_alternative<Amount>(*loan.amount));
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "gonogo/analysis/debt_left.hpp"

#include <numeric>

#include "gonogo/base/figure.hpp"

namespace gonogo {
namespace {

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

Message remedy(const Loan& loan) {
  switch (loan.repayment.method) {
    case RepaymentMethod::schedule:
      return say(
          "its repayments are amounts, as they do not sum to 1: add what is missing, or "
          "write shares");
    case RepaymentMethod::capacity:
    case RepaymentMethod::first:
      return say("cash does not suffice: lend less, or say another repayment");
    case RepaymentMethod::annuity:
    case RepaymentMethod::equal_principal:
    case RepaymentMethod::bullet:
    case RepaymentMethod::sculpted:
      break;
  }
  return say("say another term");
}

}  // namespace

std::vector<DebtLeft> debts_left(const Bid& bid) {
  constexpr double rounding = 1e-6;
  const Model& model = *bid.model;
  std::vector<DebtLeft> found;
  for (const Loan& loan : model.proposal.loans) {
    const RowId debt = model.sheet.find("loan." + loan.id + ".debt");
    const RowId drawn = model.sheet.find("loan." + loan.id + ".drawn");
    if (debt == no_row || drawn == no_row) continue;
    const std::vector<double>& lent = bid.model.snapshot().row(drawn);
    const double all = std::accumulate(lent.begin(), lent.end(), 0.0);
    const double owed = bid.model.snapshot().at(debt, model.sheet.axis().last);
    if (owed > rounding * all) found.push_back({&loan, owed});
  }
  return found;
}

Diagnostics not_repaid(const Bid& bid) {
  Diagnostics found;
  for (const DebtLeft& each : debts_left(bid)) {
    const Place& repayment = each.loan->repayment.place;
    found.push_back({.severity = Severity::warning,
                     .code = "debt-left",
                     .message = say("the loan '{1}' still owes {2} at the end of the bid",
                                    verbatim(each.loan->id), money(each.owed)),
                     .place = repayment.known() ? repayment : each.loan->place,
                     .hint = remedy(*each.loan)});
  }
  return found;
}

Message text_of(const std::vector<DebtLeft>& debts) {
  std::vector<Message> each;
  for (const DebtLeft& debt : debts)
    each.push_back(say("{1} {2}", name_text(debt.loan->name, debt.loan->id), money(debt.owed)));
  return say("Not repaid by the end: {1}; the equity flow leaves it out.",
             listed(Join::comma, std::move(each)));
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "statements/loan_times.hpp"

#include <algorithm>

namespace gonogo {
namespace {

/// Steps between two days of interest.
int period_of(const TimeAxis& axis, const LoanRate& rate) {
  if (!rate.compounded) return 1;
  return std::max(1, static_cast<int>(axis.steps_per_year / per_year(*rate.compounded, axis)));
}

void refuse(Books& books, Message message, const Place& place, Message hint) {
  add_error(books.bid.diagnostics, "loan", std::move(message), place, std::move(hint));
}

/// Requires interest periods that begin with operation, end with grace, and hold each repayment.
void check_periods(Books& books, const Loan& loan, int period, const std::vector<int>& due) {
  const TimeAxis& axis = books.axis();
  const auto inside = [&](int column) { return column % period != 0 && column != axis.last; };
  const bool parted = inside(axis.operation - 1) || inside(first_of_repayment(books, loan) - 1);
  if (!parted && std::none_of(due.begin(), due.end(), inside)) return;
  refuse(books,
         say("the loan '{1}' pays interest by the {2}, and operation, grace or a repayment does "
             "not end with one",
             verbatim(loan.id), verbatim(singular_of(loan.rate.compounded.value_or(Unit::year)))),
         loan.rate.rate.place, say("leave compounded out: interest falls due in every step"));
}

std::vector<int> due_by_term(Books& books, const Loan& loan, int period) {
  const TimeAxis& axis = books.axis();
  const int first = first_of_repayment(books, loan);
  int last = axis.last;
  if (loan.term) {
    last = first - 1 + books.bid.constants.whole_steps(*loan.term, axis.steps_per_year, "term", 1);
  }
  if (first > axis.last || last > axis.last) {
    refuse(books, say("the loan '{1}' is not repaid by the end of the bid", verbatim(loan.id)),
           loan.term ? loan.term->count.place : loan.place,
           say("the bid ends with {1}; say a shorter term or grace",
               verbatim(axis.labels[static_cast<std::size_t>(axis.last)])));
    return {axis.last};
  }
  if (loan.repayment.method == RepaymentMethod::bullet) return {last};
  std::vector<int> due;
  const bool by_year = loan.repayment.method == RepaymentMethod::sculpted;
  const int every = by_year ? axis.steps_per_year : period;
  const int begins = by_year ? (first - 1) / every * every : first - 1;
  for (int c = begins + every; c < last; c += every) due.push_back(c);
  due.push_back(last);
  if (loan.in_advance) {
    for (int& column : due) --column;
    // A lease is bought out at the end of the term, a step after its last payment.
    if (loan.buyout) due.push_back(last);
  }
  return due;
}

}  // namespace

int first_of_repayment(Books& books, const Loan& loan) {
  const TimeAxis& axis = books.axis();
  if (!loan.grace) return axis.operation;
  return axis.operation +
         books.bid.constants.whole_steps(*loan.grace, axis.steps_per_year, "grace");
}

LoanTimes times_of(Books& books, const Loan& loan) {
  LoanTimes times{.period = period_of(books.axis(), loan.rate)};
  const bool by_year = loan.repayment.method == RepaymentMethod::sculpted;
  times.every = by_year ? books.axis().steps_per_year : times.period;
  if (loan.repayment.method == RepaymentMethod::schedule) {
    for (const auto& point :
         books.bid.calendar.in_order(loan.repayment.principal, Calendar::Entries::moments))
      times.due.push_back(point.column);
    if (times.due.empty() || times.due.front() == 0)
      refuse(books,
             say("the loan '{1}' is repaid in Y0, before anything is owed", verbatim(loan.id)),
             loan.repayment.place, say("the first label that can repay is that of the first step"));
  } else {
    times.due = due_by_term(books, loan, times.period);
  }
  if (times.period == 1) return times;
  check_periods(books, loan, times.period, times.due);
  const RepaymentMethod method = loan.repayment.method;
  if (loan.in_advance || method == RepaymentMethod::capacity || method == RepaymentMethod::first)
    refuse(books, say("this repayment falls due with every step"), loan.rate.rate.place,
           say("leave compounded out"));
  return times;
}

}  // namespace gonogo

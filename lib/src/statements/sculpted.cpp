// SPDX-License-Identifier: MIT
#include "statements/sculpted.hpp"

#include "compile/inside.hpp"
#include "statements/principal.hpp"
#include "statements/sized_loan.hpp"
#include "statements/year_sums.hpp"

namespace gonogo {

const Scalar& cover_of(const Loan& loan) {
  const Cover* of_amount = loan.amount ? std::get_if<Cover>(&*loan.amount) : nullptr;
  return of_amount != nullptr ? of_amount->dscr : loan.repayment.cover->dscr;
}

namespace {

/// The least so far, of years in which the loan is owed, by which a year could serve more: what it may
/// repay, or what it may repay beyond all that is owed. Where that is above 0, the loan could be larger.
RowId least_spare(Books& books, const LoanRows& loan, Term allowed, Term opening) {
  Sheet& sheet = books.sheet;
  const Term rest = allowed - opening, rounding = books.row(loan.size) * sheet.tolerance(1e-9);
  const Term of_year = sheet.select(sheet.apply(Op::greater, rest, -rounding), rest, allowed);
  const RowId row = sheet.declare({.id = loan.id + ".spare",
                                   .label = say("least that a year could serve more, so far"),
                                   .kind = RowKind::helper,
                                   .roll = Roll::last});
  const Term begins =
      sheet.clock("time.first_column", say("first column"), books.bid.calendar.flags({0, 0}));
  const Term before = sheet.select(begins, sheet.constant(1e300), sheet.prior(row));
  const Term owed = sheet.apply(Op::greater, opening, rounding), zero = sheet.constant(0);
  // Without interest a year that repays nothing has no debt service to cover.
  const Term serves = sheet.apply(Op::greater, maximum(loan.period_rate, allowed), zero);
  std::vector<double> due(books.axis().length.size(), 0.0);
  for (const int column : loan.times.due) due[static_cast<std::size_t>(column)] = 1;
  const Term counts = inside(due, "time.repayment", sheet.select(owed, serves, zero));
  sheet.define(row, sheet.select(counts, minimum(before, of_year), before));
  return row;
}

}  // namespace

Term sculpted_principal(Books& books, LoanRows& loan, const std::vector<Posting>& known) {
  Sheet& sheet = books.sheet;
  Term cash = books.row(books.owner.ebitda);
  if (books.owner.tax != no_row) cash = cash - books.row(books.owner.tax);
  Term due = books.signed_sum(known);
  for (const LoanRows& each : books.loans) due = due + interest_paid(books, each);
  const Term available =
      books.row(year_sum(books, loan.id + ".cash", say("cash of the year for debt service"),
                         in_years_of_operation(books, cash)));
  const Term others = books.row(year_sum(books, loan.id + ".due_before",
                                         say("interest and other principal of the year"),
                                         in_years_of_operation(books, due)));
  const Term cover = books.values().constant(cover_of(*loan.loan), say("cover"), Kind::ratio);
  const Term owed = sheet.prior(loan.debt);
  Term opening = owed;
  if (books.axis().steps_per_year > 1) {
    // As by the year, where what is drawn in operation is drawn when the year's repayment falls due.
    const TimeAxis& axis = books.axis();
    const Term drawn = inside(books.bid.calendar.flags({axis.operation, axis.last}),
                              "time.operation", books.row(loan.drawn));
    const RowId of_year =
        year_sum(books, loan.id + ".drawn_in_year", say("drawn in the year, in operation"), drawn);
    opening = owed + drawn - books.row(of_year);
  }
  const Term allowed = available / cover - others;
  const Term sculpted = minimum(opening, maximum(sheet.constant(0), allowed));
  const int last = loan.times.last();
  const Term ends = sheet.clock("time.last_repayment", say("last repayment"),
                                books.bid.calendar.flags({last, last}));
  if (is_sized(*loan.loan))
    loan.spare = least_spare(books, loan, allowed, sheet.select(ends, owed, opening));
  return at_due(books, loan, sheet.select(ends, owed, sculpted));
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "statements/sculpted.hpp"

#include "compile/inside.hpp"
#include "statements/principal.hpp"
#include "statements/year_sums.hpp"

namespace gonogo {

const Scalar& cover_of(const Loan& loan) {
  const Cover* of_amount = loan.amount ? std::get_if<Cover>(&*loan.amount) : nullptr;
  return of_amount != nullptr ? of_amount->dscr : loan.repayment.cover->dscr;
}

Term sculpted_principal(Books& books, const LoanRows& loan, const std::vector<Posting>& known) {
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
  const Term sculpted = minimum(opening, maximum(sheet.constant(0), available / cover - others));
  const int last = loan.times.last();
  const Term ends = sheet.clock("time.last_repayment", say("last repayment"),
                                books.bid.calendar.flags({last, last}));
  return at_due(books, loan, sheet.select(ends, owed, sculpted));
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "statements/principal.hpp"

#include <cmath>

#include "compile/inside.hpp"

namespace gonogo {
namespace {

class Scheduled {
 public:
  explicit Scheduled(Books& books) : books_(books), sheet_(books.sheet) {}

  Term scheduled(const LoanRows& loan) {
    const RepaymentMethod method = loan.loan->repayment.method;
    if (method == RepaymentMethod::schedule) return by_label(loan);
    const Term opening = debt_before_period(books_, loan), owed = sheet_.prior(loan.debt);
    if (loan.loan->buyout) {
      const int end = loan.times.last();
      state(loan, inside(books_.bid.calendar.flags({end, end}), "time.repayment", buyout(loan)));
    }
    if (loan.times.due.size() <= 1 && !loan.loan->in_advance) return at_due(books_, loan, owed);
    std::vector<double> left(books_.axis().length.size(), 0.0);
    const bool bought_out = loan.loan->in_advance && loan.loan->buyout;
    double repayments = static_cast<double>(loan.times.due.size()) - (bought_out ? 1 : 0);
    for (const int column : loan.times.due) left[static_cast<std::size_t>(column)] = repayments--;
    const Term n = sheet_.clock("time.repayments_left", say("repayments left"), left);
    if (loan.loan->in_advance) return at_due(books_, loan, in_advance(loan, n));
    const bool even = method == RepaymentMethod::equal_principal;
    if (even && loan.drawn_so_far == no_row) return at_due(books_, loan, owed / n);
    // The rest is repaid at last, whatever rounding has left of it.
    const Term last = sheet_.apply(Op::less_equal, n, sheet_.constant(1));
    const Term levelled = loan.loan->buyout ? maximum(zero(), opening - buyout(loan)) : opening;
    const Term part = even ? opening / n : levelled * annuity_share(loan.period_rate, n);
    return at_due(books_, loan, sheet_.select(last, owed, part));
  }

 private:
  /// What the bid says is repaid, which may be more than is owed then.
  void state(const LoanRows& loan, Term principal) {
    sheet_.add({.id = loan.id + ".stated",
                .label = say("{1}, principal stated", name_text(loan.loan->name, loan.loan->id)),
                .kind = RowKind::helper},
               principal);
  }

  Term buyout(const LoanRows& loan) {
    return books_.values().constant(*loan.loan->buyout, say("buyout"), Kind::money);
  }

  /// The principal in a level payment, as a share of the debt before it.
  Term annuity_share(Term rate, Term n) {
    const Term one = sheet_.constant(1);
    return without_interest(rate, one / n, rate / (power(one + rate, n) - one));
  }

  Term without_interest(Term rate, Term then, Term otherwise) {
    return sheet_.select(sheet_.apply(Op::equal, rate, zero()), then, otherwise);
  }

  /// A level payment falls due at the start of a step: in the column before it. The first is on what
  /// is owed after the interest of its column.
  Term in_advance(const LoanRows& loan, Term n) {
    const Term one = sheet_.constant(1);
    const int first = loan.times.due.front();
    const std::vector<double> later = books_.bid.calendar.flags({first + 1, loan.times.last()});
    const Term paid = inside(later, "time.later_payments", interest_paid(books_, loan));
    const Term owed = this->owed(loan) + paid;
    const Term discount = one / (one + loan.period_rate);
    const Term share =
        without_interest(loan.period_rate, one / n, (one - discount) / (one - power(discount, n)));
    const Term last = sheet_.apply(Op::less_equal, n, one);
    if (!loan.loan->buyout) return sheet_.select(last, owed, owed * share) - paid;
    // At the end of the term no level payment is left: what is owed, interest apart, is the buyout.
    const Term at_end = sheet_.apply(Op::less_equal, n, zero());
    const Term levelled = maximum(zero(), owed - buyout(loan) * power(discount, n));
    return sheet_.select(at_end, sheet_.prior(loan.debt), levelled * share - paid);
  }

  /// What is owed in a step before it repays, with what is drawn in it: what labels share out, whatever
  /// the step.
  Term owed(const LoanRows& loan) {
    const Term debt = sheet_.prior(loan.debt) + books_.row(loan.drawn);
    return loan.to_debt == no_row ? debt : debt + books_.row(loan.to_debt);
  }

  /// The debt at the first label, held until the last.
  RowId debt_at_first(const LoanRows& loan) {
    const RowId row = sheet_.declare({.id = loan.id + ".at_first_repayment",
                                      .label = say("{1}, debt at the first repayment",
                                                   name_text(loan.loan->name, loan.loan->id)),
                                      .kind = RowKind::helper,
                                      .roll = Roll::last});
    const int first = loan.times.due.front();
    sheet_.define(row, sheet_.select(sheet_.clock("time.first_repayment", say("first repayment"),
                                                  books_.bid.calendar.flags({first, first})),
                                     owed(loan), sheet_.prior(row)));
    return row;
  }

  Term by_label(const LoanRows& loan) {
    const auto& entries = loan.loan->repayment.principal;
    const bool shares = repays_shares(books_, *loan.loan);
    const Term opening = owed(loan);
    const Term first = books_.row(debt_at_first(loan));
    Term principal = zero(), stated = zero();
    for (const auto& point : books_.bid.calendar.in_order(entries, Calendar::Entries::moments)) {
      const Term value =
          books_.values().constant(point.entry->value, verbatim(point.entry->value.address),
                                   shares ? Kind::rate : Kind::money);
      const bool last = point.column == loan.times.last();
      Term part = shares ? first * value : minimum(opening, value);
      // The rest is repaid at last, whatever rounding has left of it.
      if (last && shares) part = opening;
      if (last && !shares) part = sheet_.select(is_rounding(opening - value, first), opening, part);
      principal = principal + inside(books_.bid.calendar.flags({point.column, point.column}),
                                     "time.repayment", part);
      stated = stated + inside(books_.bid.calendar.flags({point.column, point.column}),
                               "time.repayment", value);
    }
    if (!shares) state(loan, stated);
    return principal;
  }

  /// Below what the roundings of a loan can be, above what anybody would leave unpaid.
  Term is_rounding(Term rest, Term of) {
    return sheet_.apply(Op::less_equal, rest, of * sheet_.tolerance(1e-9));
  }

  Term zero() { return sheet_.constant(0); }

  Books& books_;
  Sheet& sheet_;
};

}  // namespace

Term interest_paid(Books& books, const LoanRows& loan) {
  const Term interest = books.row(loan.interest);
  return loan.to_debt == no_row ? interest : interest - books.row(loan.to_debt);
}

Term debt_before_period(Books& books, const LoanRows& loan) {
  const Term debt = books.sheet.prior(loan.debt);
  if (loan.drawn_so_far == no_row) return debt;
  return debt + books.row(loan.drawn) - books.row(loan.drawn_so_far);
}

Term at_due(Books& books, const LoanRows& loan, Term value) {
  std::vector<double> due(books.axis().length.size(), 0.0);
  for (const int column : loan.times.due) due[static_cast<std::size_t>(column)] = 1;
  return inside(due, "time.repayment", value);
}

bool repays_shares(Books& books, const Loan& loan) {
  double all = 0;
  for (const Entry& each : loan.repayment.principal) all += books.bid.constants.value(each.value);
  return std::abs(all - 1) < 1e-9;
}

Term scheduled_principal(Books& books, const LoanRows& loan) {
  return Scheduled(books).scheduled(loan);
}

void define_debt(Books& books, const LoanRows& loan) {
  Term debt = books.sheet.prior(loan.debt) + books.row(loan.drawn);
  if (loan.to_debt != no_row) debt = debt + books.row(loan.to_debt);
  books.sheet.define(loan.debt, debt - books.row(loan.repaid));
}

}  // namespace gonogo

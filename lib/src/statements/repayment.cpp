// SPDX-License-Identifier: MIT
/// The principal of loans, and their debt. What is repaid is computed from the debt before the step,
/// so that it is found without a circle, whatever it depends on.
#include <algorithm>
#include <cmath>

#include "compile/inside.hpp"
#include "statements/books.hpp"

namespace gonogo {
namespace {

class Repayments {
 public:
  explicit Repayments(Books& books) : books_(books), sheet_(books.sheet) {}

  void add() {
    using R = RepaymentMethod;
    for (LoanRows& loan : books_.loans) declare(loan);
    for (const LoanRows& loan : books_.loans) {
      const R method = loan.loan->repayment.method;
      if (method != R::capacity && method != R::first) define(loan, scheduled(loan));
    }
    for (const LoanRows& loan : books_.loans) {
      if (loan.loan->repayment.method == R::first) bridge(loan);
    }
    for (const LoanRows& loan : books_.loans) {
      if (loan.loan->repayment.method == R::capacity) define(loan, by_capacity(loan));
    }
    for (const LoanRows& loan : books_.loans) define_debt(loan);
    add_totals();
  }

 private:
  Term zero() { return sheet_.constant(0); }

  void declare(LoanRows& loan) {
    const Loan& written = *loan.loan;
    loan.repaid =
        sheet_.declare({.id = "loan." + written.id + ".repaid",
                        .label = say("{1}, principal repaid", name_text(written.name, written.id)),
                        .kind = RowKind::line,
                        .sources = {written.place}});
    books_.show("loans", loan.repaid);
    books_.show("loans", loan.debt);
  }

  void define(const LoanRows& loan, Term principal) {
    sheet_.define(loan.repaid, principal);
    known_.push_back({loan.repaid});
  }

  Term at_due(const LoanRows& loan, Term value) {
    std::vector<double> due(books_.axis().length.size(), 0.0);
    for (const int column : loan.times.due) due[static_cast<std::size_t>(column)] = 1;
    return inside(due, "time.repayment", value);
  }

  Term scheduled(const LoanRows& loan) {
    const RepaymentMethod method = loan.loan->repayment.method;
    if (method == RepaymentMethod::schedule) return by_label(loan);
    const Term opening = sheet_.prior(loan.debt);
    if (loan.times.due.size() <= 1 && !loan.loan->in_advance) return at_due(loan, opening);
    std::vector<double> left(books_.axis().length.size(), 0.0);
    double repayments = static_cast<double>(loan.times.due.size());
    for (const int column : loan.times.due) left[static_cast<std::size_t>(column)] = repayments--;
    const Term n = sheet_.clock("time.repayments_left", say("repayments left"), left);
    if (loan.loan->in_advance) return at_due(loan, in_advance(loan, n));
    if (method == RepaymentMethod::equal_principal) return at_due(loan, opening / n);
    // The rest is repaid at last, whatever rounding has left of it.
    const Term last = sheet_.apply(Op::less_equal, n, sheet_.constant(1));
    return at_due(loan, sheet_.select(last, opening, opening * annuity_share(loan.period_rate, n)));
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
    Term owed = sheet_.prior(loan.debt) + books_.row(loan.drawn);
    if (loan.to_debt != no_row) owed = owed + books_.row(loan.to_debt);
    const std::vector<double> later = books_.bid.calendar.flags({first + 1, loan.times.last()});
    const Term paid = inside(later, "time.later_payments", interest_paid(loan));
    owed = owed + paid;
    const Term discount = one / (one + loan.period_rate);
    const Term share =
        without_interest(loan.period_rate, one / n, (one - discount) / (one - power(discount, n)));
    const Term last = sheet_.apply(Op::less_equal, n, one);
    return sheet_.select(last, owed, owed * share) - paid;
  }

  Term interest_paid(const LoanRows& loan) {
    const Term interest = books_.row(loan.interest);
    return loan.to_debt == no_row ? interest : interest - books_.row(loan.to_debt);
  }

  /// The debt before the first label, held until the last.
  RowId debt_at_first(const LoanRows& loan) {
    const RowId row = sheet_.declare({.id = "loan." + loan.loan->id + ".at_first_repayment",
                                      .label = say("{1}, debt at the first repayment",
                                                   name_text(loan.loan->name, loan.loan->id)),
                                      .kind = RowKind::helper,
                                      .roll = Roll::last});
    const int first = loan.times.due.front();
    sheet_.define(row, sheet_.select(sheet_.clock("time.first_repayment", say("first repayment"),
                                                  books_.bid.calendar.flags({first, first})),
                                     sheet_.prior(loan.debt), sheet_.prior(row)));
    return row;
  }

  Term by_label(const LoanRows& loan) {
    const auto& entries = loan.loan->repayment.principal;
    double all = 0;
    for (const Entry& each : entries) all += books_.bid.constants.value(each.value);
    const bool shares = std::abs(all - 1) < 1e-9;
    const Term opening = sheet_.prior(loan.debt);
    const Term base = shares ? books_.row(debt_at_first(loan)) : opening;
    Term principal = zero();
    for (const auto& point : books_.bid.calendar.in_order(entries, Calendar::Entries::moments)) {
      const Term value =
          books_.values().constant(point.entry->value, verbatim(point.entry->value.address),
                                   shares ? Kind::rate : Kind::money);
      const bool last = point.column == loan.times.last();
      const Term part = shares && last ? opening : shares ? base * value : minimum(opening, value);
      principal = principal + inside(books_.bid.calendar.flags({point.column, point.column}),
                                     "time.repayment", part);
    }
    return principal;
  }

  /// What EBITDA and the owner's tax leave after the interest and the principal known so far.
  Term cash_left() {
    const OwnerRows& owner = books_.owner;
    Term cash = books_.row(owner.ebitda);
    if (owner.tax != no_row) cash = cash - books_.row(owner.tax);
    for (const LoanRows& loan : books_.loans) cash = cash - interest_paid(loan);
    return cash - books_.signed_sum(known_);
  }

  Term in_operation(Term value) {
    return inside(books_.bid.calendar.flags({books_.axis().operation, books_.axis().last}),
                  "time.operation", value);
  }

  void bridge(const LoanRows& loan) {
    const RowId left = books_.add("loans",
                                  {.id = "loan." + loan.loan->id + ".cash",
                                   .label = say("cash after debt service"),
                                   .kind = RowKind::statement},
                                  in_operation(cash_left()));
    const Term cash = books_.row(left);
    sheet_.define(loan.drawn, maximum(zero(), -cash));
    define(loan, minimum(sheet_.prior(loan.debt), maximum(zero(), cash)));
    known_.push_back({loan.drawn, -1});
  }

  Term by_capacity(const LoanRows& loan) {
    const OwnerRows& owner = books_.owner;
    Term capacity = books_.row(owner.profit);
    if (owner.depreciation != no_row) capacity = capacity + books_.row(owner.depreciation);
    const Term left = capacity - books_.signed_sum(known_);
    return at_due(loan, minimum(sheet_.prior(loan.debt), maximum(zero(), left)));
  }

  void define_debt(const LoanRows& loan) {
    Term debt = sheet_.prior(loan.debt) + books_.row(loan.drawn);
    if (loan.to_debt != no_row) debt = debt + books_.row(loan.to_debt);
    sheet_.define(loan.debt, debt - books_.row(loan.repaid));
  }

  RowId total(const std::string& id, const Message& label, Roll roll, RowId LoanRows::*member) {
    std::vector<Posting> rows;
    for (const LoanRows& each : books_.loans) rows.push_back({each.*member});
    if (rows.size() == 1) return rows.front().row;
    return books_.add("loans",
                      {.id = "loans." + id, .label = label, .kind = RowKind::total, .roll = roll},
                      books_.signed_sum(rows));
  }

  void add_totals() {
    OwnerRows& owner = books_.owner;
    owner.repaid = total("repaid", say("principal repaid"), Roll::sum, &LoanRows::repaid);
    owner.debt = total("debt", say("debt"), Roll::last, &LoanRows::debt);
    owner.interest_paid = owner.interest;
    if (owner.to_debt != no_row)
      owner.interest_paid = books_.add(
          "loans",
          {.id = "loans.interest_paid", .label = say("interest paid"), .kind = RowKind::total},
          books_.row(owner.interest) - books_.row(owner.to_debt));
    owner.service = books_.add(
        "loans", {.id = "loans.service", .label = say("debt service"), .kind = RowKind::total},
        books_.row(owner.interest_paid) + books_.row(owner.repaid));
  }

  Books& books_;
  Sheet& sheet_;
  std::vector<Posting> known_;  ///< principal defined so far
};

}  // namespace

void add_repayment(Books& books) {
  if (books.loans.empty() || has_errors(books.bid.diagnostics)) return;
  Repayments(books).add();
}

}  // namespace gonogo

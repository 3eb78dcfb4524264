// SPDX-License-Identifier: MIT
/// The principal of loans, and their debt. What is repaid is computed from the debt before the step,
/// so that it is found without a circle, whatever it depends on.

#include "compile/inside.hpp"
#include "statements/principal.hpp"
#include "statements/sculpted.hpp"

namespace gonogo {
namespace {

class Repayments {
 public:
  explicit Repayments(Books& books) : books_(books), sheet_(books.sheet) {}

  void add() {
    using R = RepaymentMethod;
    for (const LoanRows& loan : books_.loans) {
      books_.show("loans", loan.repaid);
      books_.show("loans", loan.debt);
    }
    for (const LoanRows& loan : books_.loans) {
      const R method = loan.loan->repayment.method;
      if (method != R::capacity && method != R::first && method != R::sculpted)
        define(loan, scheduled_principal(books_, loan));
    }
    for (LoanRows& loan : books_.loans) {
      if (loan.loan->repayment.method == R::sculpted)
        define(loan, sculpted_principal(books_, loan, known_));
    }
    for (const LoanRows& loan : books_.loans) {
      if (loan.loan->repayment.method == R::first) bridge(loan);
    }
    for (const LoanRows& loan : books_.loans) {
      if (loan.loan->repayment.method == R::capacity) define(loan, by_capacity(loan));
    }
    for (const LoanRows& loan : books_.loans) define_debt(books_, loan);
    add_totals();
  }

 private:
  Term zero() { return sheet_.constant(0); }

  void define(const LoanRows& loan, Term principal) {
    sheet_.define(loan.repaid, principal);
    known_.push_back({loan.repaid});
  }

  /// EBITDA less the owner's tax.
  Term cash_before_service() {
    const OwnerRows& owner = books_.owner;
    const Term cash = books_.row(owner.ebitda);
    return owner.tax == no_row ? cash : cash - books_.row(owner.tax);
  }

  /// Interest and the principal known so far.
  Term service_known() {
    Term service = books_.signed_sum(known_);
    for (const LoanRows& loan : books_.loans) service = service + interest_paid(books_, loan);
    return service;
  }

  Term in_operation(Term value) {
    return inside(books_.bid.calendar.flags({books_.axis().operation, books_.axis().last}),
                  "time.operation", value);
  }

  /// Lends what debt service lacks, and no more than debt service: a loss or a tax it does not bridge.
  void bridge(const LoanRows& loan) {
    const Term service = in_operation(service_known());
    const RowId left = books_.add("loans",
                                  {.id = loan.id + ".cash",
                                   .label = say("cash after debt service"),
                                   .kind = RowKind::statement},
                                  in_operation(cash_before_service()) - service);
    const Term cash = books_.row(left);
    sheet_.define(loan.drawn, minimum(maximum(zero(), -cash), maximum(zero(), service)));
    define(loan, minimum(sheet_.prior(loan.debt), maximum(zero(), cash)));
    known_.push_back({loan.drawn, -1});
  }

  Term by_capacity(const LoanRows& loan) {
    const OwnerRows& owner = books_.owner;
    Term capacity = books_.row(owner.profit);
    if (owner.depreciation != no_row) capacity = capacity + books_.row(owner.depreciation);
    const Term left = capacity - books_.signed_sum(known_);
    return at_due(books_, loan, minimum(sheet_.prior(loan.debt), maximum(zero(), left)));
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

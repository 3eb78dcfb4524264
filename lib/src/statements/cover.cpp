// SPDX-License-Identifier: MIT
/// How well debt service is covered: cash over principal and interest, EBIT over interest, by year
/// of operation; and the share of the capital employed that is owed.
#include "compile/inside.hpp"
#include "statements/interest_base.hpp"
#include "statements/principal.hpp"
#include "statements/sculpted_size.hpp"
#include "statements/sized_loan.hpp"
#include "statements/year_sums.hpp"

namespace gonogo {
namespace {

class CoverRows {
 public:
  explicit CoverRows(Books& books) : books_(books), sheet_(books.sheet) {}

  void add() {
    OwnerRows& owner = books_.owner;
    Flows& flows = books_.flows;
    Term cash = books_.row(owner.ebitda);
    if (owner.tax != no_row) cash = cash - books_.row(owner.tax);
    available_ = line("cash", say("cash for debt service (EBITDA less the owner's tax)"),
                      in_years_of_operation(books_, cash));
    const RowId year_cash = by_year("cash", books_.row(available_));
    flows.cover_service =
        by_year("service", in_years_of_operation(books_, books_.row(owner.service)));
    flows.cover = ratio("dscr", say("debt service cover"), year_cash, flows.cover_service);
    const RowId year_ebit = by_year("ebit", in_years_of_operation(books_, books_.row(owner.ebit)));
    // What joins the cost of assets is depreciated before EBIT.
    Term interest = books_.row(owner.interest);
    if (owner.to_assets != no_row) interest = interest - books_.row(owner.to_assets);
    flows.cover_interest = by_year("interest", in_years_of_operation(books_, interest));
    flows.interest_cover =
        ratio("interest", say("interest cover"), year_ebit, flows.cover_interest);
    least(flows.cover, flows.cover_service);
    least(flows.interest_cover, flows.cover_interest);
    life(available_);
    share_of_capital();
  }

 private:
  Term zero() { return sheet_.constant(0); }

  RowId line(const std::string& id, const Message& label, Term formula) {
    return books_.add("cover", {.id = "cover." + id, .label = label}, formula);
  }

  RowId by_year(const std::string& id, Term flow) {
    return year_sum(books_, "cover." + id + "_of_year",
                    say("{1} of the year, for cover", verbatim(id)), flow);
  }

  /// 0 in years without what is to be covered.
  RowId ratio(const std::string& id, const Message& label, RowId above, RowId below) {
    const Term base = books_.row(below);
    return books_.add(
        "cover",
        {.id = "cover." + id + "_ratio", .label = label, .unit = Kind::ratio, .roll = Roll::year},
        sheet_.select(sheet_.apply(Op::greater, base, zero()), books_.row(above) / base, zero()));
  }

  RowId declare(const std::string& id, const Message& label) {
    return sheet_.declare({.id = id,
                           .label = label,
                           .kind = RowKind::helper,
                           .unit = Kind::ratio,
                           .roll = Roll::last});
  }

  /// What the least ratio so far, `lowest`, comes to with a step: of years with a base; 0 before the
  /// first of them.
  Term least_with(const std::string& id, RowId lowest, RowId ratio, RowId base) {
    const RowId years = declare(id + ".years", say("years with a cover so far"));
    const Term here = sheet_.apply(Op::greater, books_.row(base), zero());
    sheet_.define(years, sheet_.select(here, sheet_.prior(years) + 1, sheet_.prior(years)));
    const Term any = sheet_.apply(Op::greater, sheet_.prior(years), zero());
    const Term value = books_.row(ratio);
    const Term lower = sheet_.select(any, minimum(sheet_.prior(lowest), value), value);
    return sheet_.select(here, lower, sheet_.prior(lowest));
  }

  void least(RowId ratio, RowId base) {
    const std::string id = sheet_.rows()[ratio].id;
    const RowId lowest = declare(id + ".least", say("least cover so far"));
    const Term so_far = least_with(id, lowest, ratio, base);
    const LoanRows* sculpted = ratio == books_.flows.cover ? sized_and_sculpted() : nullptr;
    sheet_.define(lowest,
                  sculpted ? cover_found(books_, *sculpted,
                                         {so_far, least_of_years_of(*sculpted, so_far)}, available_)
                           : so_far);
  }

  /// The same of the years in which a loan is served; `of_all`: in which any is.
  Term least_of_years_of(const LoanRows& loan, Term of_all) {
    if (books_.loans.size() == 1) return of_all;
    const RowId service = by_year(
        loan.id,
        in_years_of_operation(books_, interest_paid(books_, loan) + books_.row(loan.repaid)));
    const RowId lowest = declare(loan.id + ".cover.least", say("least cover so far"));
    sheet_.define(lowest, least_with(loan.id + ".cover", lowest, books_.flows.cover, service));
    return books_.row(lowest);
  }

  /// A sculpted loan whose amount is sought by its cover, which sculpted_amount() finds in the usual
  /// order of years with and without tax alone.
  const LoanRows* sized_and_sculpted() const {
    for (const LoanRows& each : books_.loans) {
      if (is_sized(*each.loan) && each.loan->repayment.method == RepaymentMethod::sculpted)
        return &each;
    }
    return nullptr;
  }

  /// Interest of a step on the debt before it, without that on what is drawn in the step.
  Term interest_on_debt() {
    Term interest = zero();
    for (const LoanRows& each : books_.loans) {
      const Term base = interest_base(books_, each), due = books_.row(each.interest);
      interest = interest + (draws_later(books_, each)
                                 ? sheet_.select(sheet_.apply(Op::greater, base, zero()),
                                                 due * (sheet_.prior(each.debt) / base), zero())
                                 : due);
    }
    return interest;
  }

  /// Cash while there is debt, discounted to the start of operation by the interest it bears.
  void life(RowId cash) {
    const OwnerRows& owner = books_.owner;
    const Term debt = sheet_.prior(owner.debt);
    const Term owes = sheet_.apply(Op::greater, debt, zero());
    const RowId factor = sheet_.declare({.id = "cover.life_factor",
                                         .label = say("discount factor of the debt"),
                                         .kind = RowKind::helper,
                                         .unit = Kind::factor,
                                         .roll = Roll::none});
    const int operation = books_.axis().operation;
    const Term before = sheet_.clock("time.before_operation", say("before operation"),
                                     books_.bid.calendar.flags({0, operation - 1}));
    const Term bears = sheet_.select(owes, interest_on_debt() / debt, zero());
    sheet_.define(factor, sheet_.select(before, sheet_.constant(1),
                                        sheet_.prior(factor) / (sheet_.constant(1) + bears)));
    books_.flows.life_cover = sheet_.add(
        {.id = "cover.life_cash",
         .label = say("cash over the life of the debt, discounted to the start of operation"),
         .kind = RowKind::helper},
        inside(books_.bid.calendar.flags({operation, books_.axis().last}), "time.operation",
               sheet_.select(owes, books_.row(cash) * books_.row(factor), zero())));
    books_.flows.debt = owner.debt;
  }

  /// Capital employed: the book value and net working capital, of which debt is no part.
  void share_of_capital() {
    const OwnerRows& owner = books_.owner;
    Term capital = owner.book != no_row ? books_.row(owner.book) : zero();
    for (const Posting& each : books_.owned) {
      const RowId row = each.row == books_.tax_payable ? owner.tax_payable : each.row;
      capital = each.sign > 0 ? capital + books_.row(row) : capital - books_.row(row);
    }
    capital = books_.row(
        sheet_.add({.id = "cover.capital",
                    .label = say("capital employed (book value and net working capital)"),
                    .kind = RowKind::helper,
                    .roll = Roll::last},
                   capital));
    const Term owes = sheet_.apply(Op::greater, books_.row(owner.debt), zero());
    // Capital of the size of a rounding error is none.
    const Term least = books_.row(owner.debt) * sheet_.tolerance(1e-9);
    const Term backed = sheet_.apply(Op::greater, capital, least);
    const Term share = sheet_.select(backed, books_.row(owner.debt) / capital, zero());
    books_.flows.debt_share = books_.add("cover",
                                         {.id = "cover.debt_share",
                                          .label = say("debt over capital employed"),
                                          .unit = Kind::rate,
                                          .roll = Roll::last},
                                         sheet_.select(owes, share, zero()));
    books_.flows.debt_alone = books_.add(
        "cover",
        {.id = "cover.debt_alone",
         .label = say("debt where there is no capital employed"),
         .roll = Roll::last},
        sheet_.select(owes, sheet_.select(backed, zero(), books_.row(owner.debt)), zero()));
  }

  Books& books_;
  Sheet& sheet_;
  RowId available_ = no_row;
};

}  // namespace

void add_cover(Books& books) {
  if (books.loans.empty() || has_errors(books.bid.diagnostics)) return;
  CoverRows(books).add();
}

}  // namespace gonogo

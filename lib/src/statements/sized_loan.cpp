// SPDX-License-Identifier: MIT
#include "statements/sized_loan.hpp"

#include <algorithm>

#include "compile/inside.hpp"
#include "statements/left_by_others.hpp"
#include "statements/loan_maker.hpp"
#include "statements/owner_assets.hpp"
#include "statements/principal.hpp"
#include "statements/sculpted_size.hpp"
#include "statements/year_sums.hpp"

namespace gonogo {
namespace {

/// Year by year: with N the cash before tax that other loans leave, less the tax on the profit of a
/// debt of 0, and D the service of a debt of 1 times the cover less the tax that its interest saves,
/// the amount is at most N / D. Where no tax is due, it is at most the cash over the service times the cover. Losses that
/// are carried forward are those since the year in which the profit so far was highest: whichever of
/// the years before bounds the amount least is that year.
class Sizing {
 public:
  Sizing(Books& books, const Loan& loan, const Cover& covered)
      : books_(books),
        sheet_(books.sheet),
        loan_(loan),
        id_("loan." + loan.id),
        cover_(books.values().constant(covered.dscr, say("cover"), Kind::ratio)) {}

  Term amount() {
    const LoanRows unit = unit_loan(books_, loan_);
    if (tax_of(books_)) deducted_ = deductions_of(books_, {unit}, "unit.");
    const Term service = interest_paid(books_, unit) + books_.row(unit.repaid);
    const LeftByOthers left = left_by_others(books_, loan_, cover_);
    profit_ = left.profit;
    cash_ = yearly("cash", say("cash before tax of the year"), left.cash);
    service_ = yearly("service", say("debt service of the year on a loan of 1"),
                      in_years_of_operation(books_, service) * cover_);
    const RowId bound =
        helper("bound", say("what the year's cover allows to lend"), bound_of_year());
    return sheet_.total(least(bound));
  }

 private:
  Term zero() { return sheet_.constant(0); }
  const TimeAxis& axis() const { return books_.axis(); }

  RowId helper(const std::string& part, const Message& label, Term formula,
               Roll roll = Roll::none) {
    return sheet_.add({.id = id_ + ".size." + part,
                       .label = label,
                       .kind = RowKind::helper,
                       .roll = roll,
                       .sources = {loan_.place}},
                      formula);
  }

  Term yearly(const std::string& part, const Message& label, Term flow) {
    return books_.row(year_sum(books_, id_ + ".size." + part, label, flow));
  }

  RowId running(const std::string& part, const Message& label, Term of) {
    const RowId row = sheet_.declare(
        {.id = id_ + ".size." + part, .label = label, .kind = RowKind::helper, .roll = Roll::last});
    sheet_.define(row, sheet_.prior(row) + of);
    return row;
  }

  /// N / D. Where D is not above 0 a larger debt is covered better: the bound is that without tax if
  /// a debt of 0 is covered, and 0 if only one beyond all sense would be, by the tax that it saves.
  Term ratio(Term profit, Term deduction) {
    const Term rate = books_.row(books_.tax_rate);
    const Term base = service_ - rate * deduction, left = cash_ - rate * profit;
    const Term covered = sheet_.apply(Op::greater_equal, left, zero());
    return sheet_.select(sheet_.apply(Op::greater, base, zero()), left / base,
                         sheet_.select(covered, cash_ / service_, zero()));
  }

  Term bound_of_year() {
    const Term untaxed = cash_ / service_;
    const Tax* tax = tax_of(books_);
    Term bound = untaxed;
    if (tax) {
      const Term profit = yearly("profit", say("profit of the year before interest"), profit_);
      const Term deduction =
          yearly("deduction", say("what a loan of 1 deducts in the year"), deducted_);
      if (tax->losses == Losses::credit) {
        bound = ratio(profit, deduction);
      } else if (tax->losses == Losses::lost) {
        bound = minimum(untaxed, ratio(profit, deduction));
      } else {
        bound = minimum(untaxed, carried(profit, deduction));
      }
    }
    const Term due = sheet_.apply(Op::greater, service_, zero());
    return sheet_.select(due, maximum(zero(), bound), zero());
  }

  Term carried(Term profit, Term deduction) {
    const RowId profits = running("profits", say("profit before interest so far"), profit);
    const RowId deductions =
        running("deductions", say("what a loan of 1 deducts so far"), deduction);
    Term best = {};
    for (int back = 1; back <= axis().last + axis().steps_per_year; back += axis().steps_per_year) {
      const Term here = ratio(books_.row(profits) - sheet_.prior(profits, back),
                              books_.row(deductions) - sheet_.prior(deductions, back));
      best = best ? maximum(best, here) : here;
    }
    return best;
  }

  /// The least bound of the years with debt service, in the last column; 0 in the others.
  RowId least(RowId bound) {
    const auto row = [&](const std::string& part, const Message& label) {
      return sheet_.declare({.id = id_ + ".size." + part,
                             .label = label,
                             .kind = RowKind::helper,
                             .roll = Roll::last});
    };
    const RowId years = row("years", say("years with debt service so far"));
    const RowId lowest = row("lowest", say("least bound so far"));
    const Term due = sheet_.apply(Op::greater, service_, zero());
    sheet_.define(years, sheet_.select(due, sheet_.prior(years) + 1, sheet_.prior(years)));
    const Term any = sheet_.apply(Op::greater, sheet_.prior(years), zero());
    const Term here = books_.row(bound);
    sheet_.define(lowest,
                  sheet_.select(due, sheet_.select(any, minimum(sheet_.prior(lowest), here), here),
                                sheet_.prior(lowest)));
    const int last = axis().columns() - 1;
    return helper(
        "amount", say("what all years' cover allows to lend"),
        inside(books_.bid.calendar.flags({last, last}), "time.last_column", books_.row(lowest)),
        Roll::sum);
  }

  Books& books_;
  Sheet& sheet_;
  const Loan& loan_;
  std::string id_;
  Term cover_, cash_ = {}, profit_ = {}, service_ = {}, deducted_ = {};
};

/// Refuses other loans that are drawn or repaid by what the first sized one leaves.
bool can_stand_beside(Books& books, const Loan& loan) {
  const auto& loans = books.proposal().loans;
  const Loan& sized = *std::find_if(loans.begin(), loans.end(), is_sized);
  if (&sized != &loan) return false;
  bool fine = true;
  for (const Loan& each : loans) {
    if (&each == &sized || is_fixed(each)) continue;
    fine = false;
    add_error(books.bid.diagnostics, "loan",
              say("the loan '{1}' follows the cash that '{2}' leaves, which is sized by its cover",
                  verbatim(each.id), verbatim(sized.id)),
              each.place,
              say("give it an amount or a share, and repayments that follow from it; or write the "
                  "amount of '{1}' in money",
                  verbatim(sized.id)));
  }
  return fine;
}

/// Refuses taxes under which the size does not follow from sums of project years. The key that says so
/// may be in the policy.
bool tax_allows_size(Books& books, const Loan& loan) {
  const Tax* tax = tax_of(books);
  if (!tax) return true;
  bool fine = true;
  const auto refuse = [&](bool wrong, Message message, const Place& key, Message is_said) {
    if (!wrong) return;
    fine = false;
    books.bid.diagnostics.push_back(
        {.code = "loan",
         .message = std::move(message),
         .place = loan.place,
         .hint = say("write an amount in money near the one expected, from which gonogo solve FILE "
                     "--for=loan.{1}.amount --target=dscr=... finds it; or change that key",
                     verbatim(loan.id)),
         .related = {{.place = key, .message = std::move(is_said)}}});
  };
  const bool by_step = tax->assessed == Assessed::step && books.axis().steps_per_year > 1;
  refuse(by_step || tax->assessed == Assessed::calendar,
         say("a loan cannot be sized by its cover while tax is not assessed by the project year"),
         tax->place, say("'assessed' is in this section"));
  if (tax->losses == Losses::carry && tax->loss_life)
    refuse(true, say("a loan cannot be sized by its cover while tax losses lapse"),
           tax->loss_life->count.place, say("'loss_life' is here"));
  refuse(!books.taxed_apart.empty(),
         say("a loan cannot be sized by its cover while gains on sales are taxed apart"),
         tax->gains ? tax->gains->place : tax->place,
         tax->gains ? say("'gains' is here") : say("'disposal' is in this section"));
  return fine;
}

bool can_be_sized(Books& books, const Loan& loan) {
  const auto refuse = [&](bool wrong, Message message, Message hint) {
    if (!wrong) return true;
    add_error(books.bid.diagnostics, "loan", std::move(message), loan.place, std::move(hint));
    return false;
  };
  bool fine = can_stand_beside(books, loan);
  fine &= refuse(loan.repayment.method == RepaymentMethod::schedule && !repays_shares(books, loan),
                 say("a loan sized by its cover is repaid by shares, not by amounts"),
                 say("write shares that sum to 1"));
  if (loan.repayment.method == RepaymentMethod::sculpted) {
    fine &= refuse(loan.grace.has_value(), say("a sculpted loan sized by its cover has no grace"),
                   say("remove grace, or write the amount in money"));
    const bool within_year = (books.axis().operation - 1) % books.axis().steps_per_year != 0;
    fine &=
        refuse(within_year && loan.construction_interest == ConstructionInterest::paid,
               say("where operation begins within a year, a sculpted loan is sized by its cover "
                   "only if the interest of construction joins the debt"),
               say("write construction_interest = \"capitalised\", or the amount in money"));
  }
  return fine & tax_allows_size(books, loan);
}

}  // namespace

bool is_sized(const Loan& loan) {
  return loan.amount && std::holds_alternative<Cover>(*loan.amount);
}

Term sized_amount(Books& books, const Loan& loan) {
  if (!can_be_sized(books, loan)) return books.sheet.constant(0);
  if (loan.repayment.method == RepaymentMethod::sculpted) return sculpted_amount(books, loan);
  return Sizing(books, loan, std::get<Cover>(*loan.amount)).amount();
}

}  // namespace gonogo

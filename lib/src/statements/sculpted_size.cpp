// SPDX-License-Identifier: MIT
#include "statements/sculpted_size.hpp"

#include <utility>

#include "compile/inside.hpp"
#include "statements/left_by_others.hpp"
#include "statements/loan_maker.hpp"
#include "statements/owner_assets.hpp"
#include "statements/principal.hpp"
#include "statements/sculpted.hpp"
#include "statements/year_sums.hpp"

namespace gonogo {
namespace {

/// Rows count in the last steps of the years in which the loan is repaid, and keep their value in
/// between. A path is the debt after each year, on an assumption on its taxes, as
///
///     growth * (debt before operation - served - borne * amount).
class SculptedSize {
 public:
  SculptedSize(Books& books, const Loan& loan)
      : books_(books),
        sheet_(books.sheet),
        loan_(loan),
        id_("loan." + loan.id + ".size."),
        cover_(books.values().constant(cover_of(loan), say("cover"), Kind::ratio)) {}

  Term amount() {
    const LoanRows unit = unit_loan(books_, loan_);
    if (!check(unit)) return zero();
    due_ = unit.times.due;
    const Tax* tax = tax_of(books_);
    if (tax) deducted_ = deductions_of(books_, {unit}, "unit.");
    debt_ = sheet_.total(helper("debt", say("debt before operation on a loan of 1"),
                                at(axis().operation - 1, books_.row(unit.debt))));
    const Term paid = in_operation(interest_paid(books_, unit));
    const Term interest = year("interest", say("interest of the year on a loan of 1"), paid);
    rate_ = kept("rate", say("interest of the year"), interest / debt_, zero());
    const LeftByOthers left = left_by_others(books_, loan_, cover_);
    profit_ = left.profit;
    cash_ = year("cash", say("cash before tax of the year"), left.cash);
    const Path untaxed = path("untaxed", rate_ + 1.0, cash_ / cover_, zero());
    const bool credited = tax && tax->losses == Losses::credit;
    if (!credited) {
      allow("untaxed.amount", finally(untaxed.served) / debt_);
      bound("untaxed.interest", interest_within_cash(untaxed, {zero(), zero(), zero()}));
    }
    if (tax) add_taxed(*tax, untaxed, paid);
    return maximum(zero(), finally(books_.row(most_)));
  }

 private:
  struct Path {
    Term growth, growth_before, served, served_before, borne, borne_before;
  };
  /// What the amount is bounded by: base * amount <= room.
  struct Bound {
    Term base, room;
  };
  /// A tax: fixed - by_amount * amount - by_interest * interest of the year.
  struct YearTax {
    Term fixed, by_amount, by_interest;
  };

  Term zero() { return sheet_.constant(0); }
  /// Stands for no bound.
  Term none() { return sheet_.constant(unbounded); }
  Term first_column() {
    return sheet_.clock("time.first_column", say("first column"),
                        books_.bid.calendar.flags({0, 0}));
  }
  const TimeAxis& axis() const { return books_.axis(); }

  bool check(const LoanRows& unit) {
    const auto refuse = [&](bool wrong, Message message, Message hint) {
      if (wrong)
        add_error(books_.bid.diagnostics, "loan", std::move(message), loan_.place, std::move(hint));
      return !wrong;
    };
    const std::vector<int>& drawn = sheet_.rows()[unit.drawn].support;
    const int last = unit.times.last();
    const bool late = drawn.empty() || drawn.back() >= axis().operation;
    const bool early =
        refuse(late, say("a sculpted loan sized by its cover is drawn before operation"),
               say("draw it earlier, or write the amount in money"));
    const bool whole =
        refuse(last != axis().last && last % axis().steps_per_year != 0,
               say("a sculpted loan sized by its cover is repaid by the end of a project year"),
               say("say another term, or write the amount in money"));
    return early && whole;
  }

  RowId helper(const std::string& part, const Message& label, Term formula, Roll roll = Roll::sum) {
    return sheet_.add({.id = id_ + part,
                       .label = label,
                       .kind = RowKind::helper,
                       .roll = roll,
                       .sources = {loan_.place}},
                      formula);
  }

  Term at(int column, Term value) {
    return inside(books_.bid.calendar.flags({column, column}), "time.moment", value);
  }
  /// What a row has come to in the last column.
  Term finally(Term row) {
    const std::string part = "end" + std::to_string(++ends_);
    return sheet_.total(helper(part, say("in the end"), at(axis().columns() - 1, row)));
  }

  Term in_operation(Term value) {
    return inside(books_.bid.calendar.flags({axis().operation, axis().last}), "time.operation",
                  value);
  }

  Term year(const std::string& part, const Message& label, Term flow) {
    return books_.row(year_sum(books_, id_ + part, label, flow));
  }

  Term when_due(Term yes, Term no) {
    std::vector<double> due(axis().length.size(), 0.0);
    for (const int column : due_) due[static_cast<std::size_t>(column)] = 1;
    return sheet_.select(sheet_.clock("time.repayment", say("repayment"), due), yes, no);
  }

  /// A row with a value in years of the loan, and another in all other columns.
  Term kept(const std::string& part, const Message& label, Term value, Term otherwise) {
    return books_.row(helper(part, label, when_due(value, otherwise), Roll::last));
  }

  RowId declare(const std::string& part, const Message& label) {
    return sheet_.declare({.id = id_ + part,
                           .label = label,
                           .kind = RowKind::helper,
                           .roll = Roll::last,
                           .sources = {loan_.place}});
  }

  /// The sum so far of the years of the loan.
  RowId running(const std::string& part, const Message& label, Term of) {
    const RowId row = declare(part, label);
    sheet_.define(row, sheet_.prior(row) + of);
    return row;
  }

  Path path(const std::string& part, Term slope, Term service, Term of_amount) {
    const RowId growth = declare(part + ".growth", say("what a debt before operation grows to"));
    const Term first = sheet_.clock("time.before_operation", say("before operation"),
                                    books_.bid.calendar.flags({0, axis().operation - 1}));
    const Term grown = sheet_.prior(growth) * slope;
    sheet_.define(growth,
                  sheet_.select(first, sheet_.constant(1), when_due(grown, sheet_.prior(growth))));
    const Term now = books_.row(growth);
    const RowId served = running(part + ".served", say("service so far, before operation"),
                                 when_due(service / now, zero()));
    const RowId borne = running(part + ".borne", say("service so far of a loan of 1"),
                                when_due(of_amount / now, zero()));
    return {now,
            sheet_.prior(growth),
            books_.row(served),
            sheet_.prior(served),
            books_.row(borne),
            sheet_.prior(borne)};
  }

  /// The interest of each year is at most its cash less tax over the cover.
  Bound interest_within_cash(const Path& path, const YearTax& tax) {
    const Term slope = rate_ * (1.0 - tax.by_interest / cover_) * path.growth_before;
    return {slope * (debt_ - path.borne_before) - tax.by_amount / cover_,
            (cash_ - tax.fixed) / cover_ + slope * path.served_before};
  }

  Term most_within(const Bound& of) {
    return sheet_.select(sheet_.apply(Op::greater, of.base, zero()), of.room / of.base, none());
  }

  void bound(const std::string& part, const Bound& of) { bound(part, most_within(of)); }

  /// In each of the years of the loan.
  void bound(const std::string& part, Term most) {
    const RowId row = declare(part, say("most that a year allows to lend, so far"));
    const Term before = sheet_.select(first_column(), none(), sheet_.prior(row));
    sheet_.define(row, when_due(minimum(before, most), before));
    allow(part + ".amount", books_.row(row));
  }

  void allow(const std::string& part, Term amount) {
    const Term most = most_ == no_row ? amount : minimum(books_.row(most_), amount);
    most_ = helper(part, say("most that may be lent"), most, Roll::last);
  }

  void add_taxed(const Tax& tax, const Path& untaxed, Term paid) {
    const Term rate = books_.row(books_.tax_rate);
    const Term profit = year("profit", say("profit of the year before interest"), profit_);
    const Term deduction =
        year("deduction", say("what a loan of 1 deducts, interest apart"), deducted_ - paid);
    const YearTax own{rate * profit, rate * deduction, rate};
    const Path taxed = path("taxed", rate_ + 1.0 - rate * rate_ / cover_,
                            (cash_ - own.fixed) / cover_, own.by_amount / cover_);
    const Term served = finally(taxed.served), borne = finally(taxed.borne);
    const Bound interest = interest_within_cash(taxed, own);
    if (tax.losses == Losses::carry) {
      const Term grown = taxed.growth;
      return carried(untaxed, {profit, deduction, most_within(interest)},
                     {grown * (borne - taxed.borne), grown * (served - taxed.served)});
    }
    bound("taxed.interest", interest);
    if (tax.losses == Losses::credit) return allow("taxed.amount", served / (debt_ - borne));
    bound("taxed.from",
          {untaxed.growth_before * debt_ - taxed.growth_before * (borne - taxed.borne_before),
           untaxed.growth_before * untaxed.served_before +
               taxed.growth_before * (served - taxed.served_before)});
  }

  struct Taxed {
    Term profit, deduction;  ///< of each year
    Term most;               ///< that its interest allows, if all years pay tax
  };

  /// The first year with tax pays it on the profit of all years, so that losses before it count.
  /// `later`: the debt after a year that later ones serve is room + base * amount.
  void carried(const Path& untaxed, const Taxed& taxed, const Bound& later) {
    const Term rate = books_.row(books_.tax_rate);
    const auto [profit, deduction] = so_far(taxed.profit, taxed.deduction);
    const Term saved = books_.row(
        running("saved", say("interest so far that service saves"),
                when_due(rate_ * untaxed.growth_before * untaxed.served_before, zero())));
    const Bound loss{deduction + (untaxed.growth - 1.0) * debt_, profit + saved};
    const YearTax first{rate * loss.room, rate * loss.base, zero()};
    const Term amount = most_within(
        {untaxed.growth * debt_ - first.by_amount / cover_ - later.base,
         untaxed.growth * untaxed.served_before + (cash_ - first.fixed) / cover_ + later.room});
    first_taxed(amount, loss);
    bound("taxed.interest", maximum(taxed.most, most_within(interest_within_cash(untaxed, first))));
  }

  /// The amount if a year is the first with tax is that of the first year in which it leaves a profit
  /// so far, and in no year before: a larger loan has its first profit later. `loss`: where it is met,
  /// there is no profit.
  void first_taxed(Term amount, const Bound& loss) {
    const Term positive = sheet_.apply(Op::greater, loss.room, zero());
    const Term profit_below =
        sheet_.select(sheet_.apply(Op::greater, loss.base, zero()), loss.room / loss.base,
                      sheet_.select(positive, none(), zero()));
    const RowId limit = declare("profit_below", say("amount below which there is a profit so far"));
    sheet_.define(limit, when_due(maximum(sheet_.prior(limit), profit_below), sheet_.prior(limit)));
    const Term can_be_first = sheet_.apply(Op::greater, books_.row(limit), sheet_.prior(limit));
    const Term taxed = sheet_.apply(Op::less, amount, books_.row(limit));
    const Term here = sheet_.select(can_be_first, sheet_.select(taxed, amount, none()), none());
    const RowId found = declare("taxed.from", say("amount found in the first year with tax"));
    const Term before = sheet_.select(first_column(), none(), sheet_.prior(found));
    const Term open = sheet_.apply(Op::equal, before, none());
    sheet_.define(found, when_due(sheet_.select(open, here, before), before));
    allow("taxed.from.amount", books_.row(found));
  }

  /// Profit and deductions since the time before operation at which the profit so far was highest.
  std::pair<Term, Term> so_far(Term profit, Term deduction) {
    const RowId profits = declare("profits", say("profit before interest so far"));
    sheet_.define(profits, sheet_.prior(profits) + profit);
    const RowId deductions = declare("deductions", say("what a loan of 1 deducts so far"));
    sheet_.define(deductions, sheet_.prior(deductions) + deduction);
    const RowId top = declare("top", say("highest profit so far, before the loan is repaid"));
    const RowId deducted = declare("deducted", say("what a loan of 1 deducts up to then"));
    const Term early = sheet_.clock("time.before_repayment", say("before the first repayment"),
                                    books_.bid.calendar.flags({0, due_.front() - 1}));
    const Term higher = sheet_.select(
        early, sheet_.apply(Op::greater, books_.row(profits), sheet_.prior(top)), zero());
    sheet_.define(top, sheet_.select(higher, books_.row(profits), sheet_.prior(top)));
    sheet_.define(deducted, sheet_.select(higher, books_.row(deductions), sheet_.prior(deducted)));
    return {books_.row(profits) - books_.row(top), books_.row(deductions) - books_.row(deducted)};
  }

  static constexpr double unbounded = 1e300;

  Books& books_;
  Sheet& sheet_;
  const Loan& loan_;
  std::string id_;
  Term cover_, debt_ = {}, rate_ = {}, cash_ = {}, profit_ = {}, deducted_ = {};
  std::vector<int> due_ = {};
  RowId most_ = no_row;
  int ends_ = 0;
};

}  // namespace

Term cover_found(Books& books, const LoanRows& loan, const LeastCover& least, RowId available) {
  Sheet& sheet = books.sheet;
  const Term zero = sheet.constant(0);
  const Term cover = books.values().constant(cover_of(*loan.loan), say("cover"), Kind::ratio);
  const Term cash = sheet.total(sheet.add({.id = "cover.above_nothing",
                                           .label = say("cash for debt service, not below 0"),
                                           .kind = RowKind::helper},
                                          maximum(zero, books.row(available))));
  const Term lent = sheet.apply(Op::greater, least.of_loan, zero);
  const Term could = sheet.apply(Op::greater, cash, zero);
  const Term one = sheet.constant(1);
  const Term size = books.row(loan.size);
  const Term larger = sheet.apply(Op::greater, books.row(loan.spare), size * sheet.tolerance(1e-6));
  const Term reached = sheet.select(larger, zero, least.of_loan / cover);
  const Term found = sheet.select(lent, reached, sheet.select(could, zero, one));
  const Term moved = sheet.total(loan.drawn) - size;
  const Term as_found =
      sheet.apply(Op::less_equal, maximum(moved, -moved), size * sheet.tolerance(1e-9));
  const Term share = sheet.select(as_found, found, one);
  const Term met = sheet.within(share, {.address = loan.id + ": least cover / dscr",
                                        .place = loan.loan->place,
                                        .range = {.lowest = 1 - 1e-6, .highest = 1 + 1e-6},
                                        .hint = say("no loan was found whose least cover is dscr: "
                                                    "write the amount in money")});
  const int last = books.axis().columns() - 1;
  const Term ends =
      sheet.clock("time.last_column", say("last column"), books.bid.calendar.flags({last, last}));
  // Where `met` has no value, neither has the condition.
  return sheet.select(ends, sheet.select(sheet.apply(Op::greater, met, zero), least.of_all, met),
                      least.of_all);
}

Term sculpted_amount(Books& books, const Loan& loan) { return SculptedSize(books, loan).amount(); }

}  // namespace gonogo

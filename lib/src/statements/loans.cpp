// SPDX-License-Identifier: MIT
/// Loans: what is drawn, the interest that falls due, and what of it joins the debt.
///
/// The debt of a step is declared here and defined by add_repayment(): interest is charged on the
/// debt before the step, so that it is known when the repayment is computed from what it leaves.
#include <algorithm>

#include "compile/dated_amount.hpp"
#include "compile/expression_text.hpp"
#include "compile/inside.hpp"
#include "statements/interest_base.hpp"
#include "statements/loan_maker.hpp"
#include "statements/loan_times.hpp"
#include "statements/principal.hpp"
#include "statements/sculpted.hpp"
#include "statements/sized_loan.hpp"

namespace gonogo {
namespace {

/// The loan itself, or for its size the same on an amount of 1.
enum class Scale { whole, unit };

/// The share of its amount that a sized loan draws in each column.
std::vector<double> shares_drawn(Books& books, const Loan& loan) {
  if (loan.at) return books.bid.calendar.shares(*loan.at);
  std::vector<double> share(books.axis().length.size(), 0.0);
  share[0] = 1;
  return share;
}

void define_sized(Books& books, LoanRows& rows) {
  const Loan& loan = *rows.loan;
  rows.size = books.sheet.add({.id = rows.id + ".size",
                               .label = say("amount that its cover allows"),
                               .kind = RowKind::helper,
                               .roll = Roll::last,
                               .sources = {loan.place}},
                              sized_amount(books, loan));
  books.sheet.add({.id = rows.id + ".cover_wanted",
                   .label = say("cover"),
                   .kind = RowKind::helper,
                   .unit = Kind::ratio,
                   .roll = Roll::last},
                  books.values().constant(cover_of(loan), say("cover"), Kind::ratio));
  const Term amount = books.values().levered(rows.id, loan.levers, books.row(rows.size));
  books.sheet.define(rows.drawn, inside(shares_drawn(books, loan), "time.moments", amount));
}

class LoanMaker {
 public:
  LoanMaker(Books& books, const Loan& loan, Scale scale)
      : books_(books),
        sheet_(books.sheet),
        loan_(loan),
        scale_(scale),
        id_("loan." + loan.id + (scale == Scale::unit ? ".unit" : "")) {
    rows_.loan = &loan;
    rows_.id = id_;
    rows_.times = times_of(books, loan);
  }

  LoanRows add() {
    draw();
    rows_.repaid = sheet_.declare(head("repaid", say("{1}, principal repaid", name())));
    rows_.debt = sheet_.declare(head("debt", say("{1}, debt", name()), Roll::last));
    rows_.period_rate = period_rate();
    rows_.interest = show(head("interest", say("{1}, interest", name())), interest());
    capitalise();
    if (loan_.fee) {
      const Term share = books_.values().constant(*loan_.fee, say("fee"), Kind::rate);
      rows_.fee = show(head("fee", say("{1}, fee", name())), books_.row(rows_.drawn) * share);
    }
    return rows_;
  }

 private:
  Message name() const { return name_text(loan_.name, loan_.id); }

  SheetRow head(const std::string& part, Message label, Roll roll = Roll::sum) const {
    return {.id = id_ + "." + part,
            .label = std::move(label),
            .kind = scale_ == Scale::unit ? RowKind::helper : RowKind::line,
            .roll = roll,
            .sources = {loan_.place}};
  }

  RowId show(SheetRow row, Term formula) {
    return scale_ == Scale::unit ? sheet_.add(std::move(row), formula)
                                 : books_.add("loans", std::move(row), formula);
  }

  Term within(int first, int last, Term value) {
    return inside(books_.bid.calendar.flags({first, last}), "time.loan", value);
  }

  void draw() {
    SheetRow row = head("drawn", say("{1}, drawn", name()));
    if (loan_.share) {
      const Term share = books_.values().constant(*loan_.share, say("share"), Kind::rate);
      const Term lent = share * books_.row(books_.flows.investment);
      rows_.drawn = show(std::move(row), within(0, rows_.times.last_draw(),
                                                books_.values().levered(id_, loan_.levers, lent)));
    } else if (const auto* money = std::get_if<Amount>(&*loan_.amount)) {
      lend(*money, std::move(row));
    } else if (is_sized(loan_)) {
      lend_sized(std::move(row));
    } else {
      rows_.drawn = sheet_.declare(std::move(row));
      books_.show("loans", rows_.drawn);
    }
  }

  /// The amount is found when the rows of all other loans are known.
  void lend_sized(SheetRow row) {
    const std::vector<double> share = shares_drawn(books_, loan_);
    row.support = columns_of(share);
    check_draws(row.support, loan_.at ? loan_.at->place : loan_.place);
    if (scale_ == Scale::unit) {
      rows_.drawn = show(std::move(row), inside(share, "time.moments", sheet_.constant(1)));
      return;
    }
    rows_.drawn = sheet_.declare(std::move(row));
    books_.show("loans", rows_.drawn);
    if (moves_at_moments({}, loan_.at)) books_.owner_dated.push_back({rows_.drawn, 1});
  }

  void lend(const Amount& money, SheetRow row) {
    const TimeKeys no_keys;
    const DatedAmount amount =
        dated_amount(books_.bid, books_.values(), {money, {}, loan_.at, no_keys}, id_);
    const Range not_negative{.of = Range::Of::money, .lowest = 0};
    const Term lent =
        sheet_.within(books_.values().levered(id_, loan_.levers, amount.value),
                      {.address = id_ + ".amount", .place = money.place, .range = not_negative});
    row.text = expression_text(money);
    row.support = columns_of(amount.share);
    check_draws(row.support, money.place);
    rows_.drawn = show(std::move(row), inside(amount.share, amount.label, lent));
    if (moves_at_moments({}, loan_.at)) books_.owner_dated.push_back({rows_.drawn, 1});
  }

  /// What is drawn must be repaid later.
  void check_draws(const std::vector<int>& columns, const Place& place) {
    if (columns.empty() || columns.back() <= rows_.times.last_draw()) return;
    const auto label = [&](int column) {
      return verbatim(sheet_.axis().labels[static_cast<std::size_t>(column)]);
    };
    add_error(books_.bid.diagnostics, "loan",
              say("the loan '{1}' draws money in {2}, and its last repayment is in {3}",
                  verbatim(loan_.id), label(columns.back()), label(rows_.times.last())),
              place, say("draw it earlier, or say a longer term"));
  }

  /// Interest of a whole period: of a step, or of the time between two days of interest.
  Term period_rate() {
    const Term rate = books_.values().constant(loan_.rate.rate, say("rate"), Kind::rate);
    const double steps = books_.axis().steps_per_year;
    const Term one = sheet_.constant(1);
    if (loan_.rate.effective)
      return steps == 1 ? rate : power(one + rate, sheet_.constant(1 / steps)) - one;
    const double times =
        loan_.rate.compounded ? per_year(*loan_.rate.compounded, books_.axis()) : steps;
    if (times <= steps) return rate / times;
    return power(one + rate / times, sheet_.constant(times / steps)) - one;
  }

  /// The rate of a period that the end of the bid cuts short: in proportion.
  Term rate_at_each_end() {
    const TimeAxis& axis = books_.axis();
    const auto at = [](int column) { return static_cast<std::size_t>(column); };
    const int period = rows_.times.period;
    const int begins = (axis.last - 1) / period * period;
    const double length =
        (axis.time[at(axis.last)] - axis.time[at(begins)]) * axis.steps_per_year / period;
    if (length > 1 - 1e-9) return rows_.period_rate;
    const Term cut = loan_.rate.effective
                         ? power(sheet_.constant(1) + rows_.period_rate, sheet_.constant(length)) -
                               sheet_.constant(1)
                         : rows_.period_rate * length;
    return sheet_.select(sheet_.clock("time.last_step", say("last step"),
                                      books_.bid.calendar.flags({axis.last, axis.last})),
                         cut, rows_.period_rate);
  }

  Term interest() {
    const TimeAxis& axis = books_.axis();
    if (rows_.times.period == 1)
      return within(1, axis.last, interest_base(books_, rows_) * rate_at_each_end());
    if (draws_later(books_, rows_)) rows_.drawn_so_far = drawn_in_period();
    return inside(period_ends(), "time.interest_due",
                  interest_base(books_, rows_) * rate_at_each_end());
  }

  std::vector<double> period_ends() const {
    std::vector<double> ends(books_.axis().length.size(), 0.0);
    for (int c = 1; c <= books_.axis().last; ++c)
      ends[static_cast<std::size_t>(c)] =
          c % rows_.times.period == 0 || c == books_.axis().last ? 1 : 0;
    return ends;
  }

  RowId drawn_in_period() {
    std::vector<double> opens(books_.axis().length.size(), 0.0);
    for (int c = 1; c < books_.axis().columns(); ++c)
      opens[static_cast<std::size_t>(c)] = (c - 1) % rows_.times.period == 0 ? 1 : 0;
    SheetRow row =
        head("drawn_in_period", say("{1}, drawn in the interest period", name()), Roll::last);
    row.kind = RowKind::helper;
    const RowId result = sheet_.declare(std::move(row));
    const Term first = sheet_.clock("time.interest_period", say("first step of a period"), opens);
    sheet_.define(result, sheet_.select(first, sheet_.constant(0), sheet_.prior(result)) +
                              books_.row(rows_.drawn));
    return result;
  }

  /// Interest that joins the debt: that of construction, and that of grace where it says so.
  void capitalise() {
    const int operation = books_.axis().operation;
    const int grace_ends = first_of_repayment(books_, loan_) - 1;
    const bool construction = operation > 1 && draws_before(operation) &&
                              loan_.construction_interest == ConstructionInterest::capitalised;
    const bool grace =
        grace_ends >= operation && loan_.grace_interest == GraceInterest::capitalised;
    if (!construction && !grace) return;
    const int first = construction ? 1 : operation;
    const int last = grace ? grace_ends : operation - 1;
    rows_.to_debt = show(head("to_debt", say("{1}, interest that joins the debt", name())),
                         within(first, last, books_.row(rows_.interest)));
    if (!construction) return;
    rows_.to_assets =
        grace ? show(head("to_assets", say("{1}, interest that joins the cost of assets", name())),
                     within(1, operation - 1, books_.row(rows_.interest)))
              : rows_.to_debt;
  }

  bool draws_before(int column) const {
    const auto& support = sheet_.rows()[rows_.drawn].support;
    const bool bridge = loan_.amount && std::holds_alternative<ShortfallAmount>(*loan_.amount);
    return !bridge && (support.empty() || support.front() < column);
  }

  Books& books_;
  Sheet& sheet_;
  const Loan& loan_;
  Scale scale_;
  std::string id_;
  LoanRows rows_ = {};
};

}  // namespace

LoanRows unit_loan(Books& books, const Loan& loan) {
  const LoanRows unit = LoanMaker(books, loan, Scale::unit).add();
  // What is sculpted is not in proportion to the amount.
  const bool sculpted = loan.repayment.method == RepaymentMethod::sculpted;
  books.sheet.define(unit.repaid,
                     sculpted ? books.sheet.constant(0) : scheduled_principal(books, unit));
  define_debt(books, unit);
  return unit;
}

void add_loans(Books& books) {
  for (const Loan& loan : books.proposal().loans) {
    if (loan.share && books.proposal().investment.empty())
      add_error(books.bid.diagnostics, "loan",
                say("a share of what is paid for investment, and nothing is"), loan.share->place,
                say("write an amount"));
    books.loans.push_back(LoanMaker(books, loan, Scale::whole).add());
  }
  for (LoanRows& each : books.loans) {
    if (is_sized(*each.loan)) define_sized(books, each);
  }
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Income tax: taxable profit, losses brought forward, tax due and paid.
///
/// All formulas are the same in every step. If tax is assessed by year, the year's last step assesses
/// the profit of the whole year and the other steps assess 0.
#include <algorithm>

#include "compile/book_years.hpp"
#include "compile/inside.hpp"
#include "statements/books.hpp"
#include "statements/delay.hpp"
#include "statements/taxation.hpp"

namespace gonogo {
namespace {

class TaxRows {
 public:
  TaxRows(Books& books, const Tax& tax, const TaxedProfit& taxed)
      : books_(books), sheet_(books.sheet), tax_(tax), taxed_(taxed) {}

  IncomeTax add() {
    const Term profit = assessed("profit", say("profit assessed"), books_.row(base()));
    RowId taxable = no_row;
    if (tax_.losses == Losses::credit) {
      taxable = line("taxable", say("taxable profit or loss"), profit);
    } else if (tax_.losses == Losses::lost) {
      taxable = line("taxable", say("taxable profit"), maximum(profit, zero()));
    } else {
      taxable = carried(profit);
    }
    Term amount = books_.row(taxable) * books_.row(rate());
    if (!taxed_.taxed_apart.empty()) {
      const Term apart = assessed("gains", say("gains assessed"), books_.row(gains()));
      amount = amount + apart * rate_of_gains();
    }
    return paid(books_.add(taxed_.statement,
                           {.id = id("due"),
                            .label = say("income tax due"),
                            .kind = RowKind::total,
                            .sources = {tax_.place}},
                           amount));
  }

 private:
  Term zero() { return sheet_.constant(0); }

  std::string id(const std::string& name) const { return taxed_.prefix + "tax." + name; }

  RowId line(const std::string& name, const Message& label, Term formula, Roll roll = Roll::sum) {
    return books_.add(taxed_.statement,
                      {.id = id(name), .label = label, .roll = roll, .sources = {tax_.place}},
                      formula);
  }

  /// The part of the profit that is taxed.
  RowId base() {
    if (taxed_.untaxed.empty()) return taxed_.profit;
    return line("base", say("profit that is taxed"),
                books_.row(taxed_.profit) - books_.signed_sum(taxed_.untaxed));
  }

  /// Gains taxed on their own. A loss among them counts as 0.
  RowId gains() {
    Term total = zero();
    for (const Posting& each : taxed_.taxed_apart)
      total = total + maximum(books_.row(each.row), zero());
    return line("gains_apart", say("gains taxed apart"), total);
  }

  Term rate_of_gains() {
    if (!tax_.gains) return books_.row(books_.tax_rate);
    return books_.values().constant(*tax_.gains, say("tax rate on gains"), Kind::rate);
  }

  /// The part of `flow` that is assessed in each step. By year: the sum of the tax year in its last
  /// step, 0 in the others.
  Term assessed(const std::string& name, const Message& label, Term flow) {
    const TimeAxis& axis = books_.axis();
    const bool calendar = tax_.assessed == Assessed::calendar;
    if (tax_.assessed == Assessed::step || (axis.steps_per_year == 1 && !calendar)) return flow;
    const auto [opens, due] = calendar ? book_years() : project_years();
    const RowId so_far = sheet_.declare({.id = id(name + ".year_to_date"),
                                         .label = say("{1}, year to date", label),
                                         .roll = Roll::last});
    const Term before =
        sheet_.select(sheet_.clock("time.tax_year_opens", say("first step of a tax year"), opens),
                      zero(), sheet_.prior(so_far));
    sheet_.define(so_far, before + flow);
    books_.show(taxed_.statement, so_far);
    return books_.row(line(name, label, inside(due, "time.tax_year_ends", books_.row(so_far))));
  }

  /// 1 in the first and in the last step of each tax year.
  struct TaxYears {
    std::vector<double> opens = {}, due = {};
  };

  TaxYears project_years() const {
    const TimeAxis& axis = books_.axis();
    TaxYears years;
    for (int c = 0; c < axis.columns(); ++c) {
      years.opens.push_back(c == 0 || c % axis.steps_per_year == 1 ? 1 : 0);
      years.due.push_back(c <= axis.last && (c % axis.steps_per_year == 0 || c == axis.last) ? 1
                                                                                             : 0);
    }
    return years;
  }

  /// A project that ends within a book year settles in its last step.
  TaxYears book_years() const {
    const TimeAxis& axis = books_.axis();
    TaxYears years;
    for (int c = 0; c < axis.columns(); ++c) {
      const auto year = [&](int column) {
        return axis.book_years.empty() ? 0 : axis.book_years[static_cast<std::size_t>(column)];
      };
      const bool first = c == 0 || year(c) != year(c - 1);
      const bool last = c == axis.last || (c < axis.last && year(c) != year(c + 1));
      years.opens.push_back(first ? 1 : 0);
      years.due.push_back(last ? 1 : 0);
    }
    return years;
  }

  /// Losses carried forward, the oldest used first.
  RowId carried(Term profit) {
    if (tax_.loss_life) return carried_for_a_time(profit);
    const RowId carried = sheet_.declare({.id = id("losses"),
                                          .label = say("losses carried forward"),
                                          .roll = Roll::last,
                                          .sources = {tax_.place}});
    const RowId taxable =
        line("taxable", say("taxable profit"), maximum(profit - sheet_.prior(carried), zero()));
    sheet_.define(carried, maximum(sheet_.prior(carried) - profit, zero()));
    books_.show(taxed_.statement, carried);
    return taxable;
  }

  /// Losses that lapse. Used and lapsed losses are always the oldest, so running totals replace a
  /// queue of losses by year: all losses made `loss_life` ago or earlier are used or lapsed.
  RowId carried_for_a_time(Term profit) {
    const int life = books_.bid.constants.whole_steps(*tax_.loss_life, books_.axis().steps_per_year,
                                                      "loss_life");
    const RowId made = sheet_.declare(
        {.id = id("losses.made"), .label = say("losses made so far"), .roll = Roll::last});
    const RowId gone = sheet_.declare({.id = id("losses.gone"),
                                       .label = say("losses used or lapsed so far"),
                                       .roll = Roll::last});
    sheet_.define(made, sheet_.prior(made) + maximum(-profit, zero()));
    const RowId used =
        line("losses.used", say("losses used"),
             minimum(maximum(profit, zero()), sheet_.prior(made) - sheet_.prior(gone)));
    sheet_.define(gone, maximum(sheet_.prior(gone) + books_.row(used), sheet_.prior(made, life)));
    books_.show(taxed_.statement, made);
    books_.show(taxed_.statement, gone);
    line("losses", say("losses carried forward"), books_.row(made) - books_.row(gone), Roll::last);
    return line("taxable", say("taxable profit"), maximum(profit, zero()) - books_.row(used));
  }

  /// The tax rate. A list is by year of operation; its first value also holds before operation.
  RowId rate() {
    if (books_.tax_rate != no_row) return books_.tax_rate;
    const Usage usage{.owner = "tax.rate",
                      .per = std::nullopt,
                      .label = say("tax rate"),
                      .kind = Kind::rate,
                      .constant = true};
    const Term value = books_.values().by_operating_year(tax_.rate, usage).term;
    books_.tax_rate = books_.add("tax",
                                 {.id = "tax.rate",
                                  .label = say("tax rate"),
                                  .unit = Kind::rate,
                                  .roll = Roll::none,
                                  .sources = {tax_.rate.place}},
                                 value);
    return books_.tax_rate;
  }

  IncomeTax paid(RowId due) {
    if (!tax_.lag) return {due, due, no_row};
    // The lag is whole steps, but a short last step must not make it shorter.
    books_.bid.constants.whole_steps(*tax_.lag, books_.axis().steps_per_year, "lag");
    const Years lag = books_.bid.constants.years(*tax_.lag);
    const RowId paid = books_.add(taxed_.statement,
                                  {.id = id("paid"),
                                   .label = say("income tax paid"),
                                   .kind = RowKind::total,
                                   .sources = {tax_.lag->count.place}},
                                  delayed(books_, due, {lag, WithinStep::at_the_end}));
    const RowId payable =
        books_.running_total(taxed_.statement, id("payable"), say("income tax payable"),
                             books_.row(due) - books_.row(paid));
    return {due, paid, payable};
  }

  Books& books_;
  Sheet& sheet_;
  const Tax& tax_;
  const TaxedProfit& taxed_;
};

}  // namespace

IncomeTax assess_tax(Books& books, const Tax& tax, const TaxedProfit& taxed) {
  return TaxRows(books, tax, taxed).add();
}

void add_income_tax(Books& books) {
  books.flows.profit = books.flows.ebit;
  const Tax* tax = tax_of(books);
  if (!tax) return;
  if (tax->assessed == Assessed::calendar && !has_book_years(books.bid, tax->place)) return;
  const IncomeTax charge = assess_tax(
      books, *tax,
      {.profit = books.flows.ebit, .untaxed = books.untaxed, .taxed_apart = books.taxed_apart});
  books.flows.tax = charge.due;
  books.tax_paid.push_back({charge.paid, 1});
  books.tax_payable = charge.payable;
  if (charge.payable != no_row) books.owned.push_back({charge.payable, -1});
  const Flows& flows = books.flows;
  books.show("profit", flows.tax);
  books.flows.earned.push_back({flows.tax, -1});
  books.flows.profit = books.add(
      "profit", {.id = "profit", .label = say("profit after tax"), .kind = RowKind::total},
      books.row(flows.ebit) - books.row(flows.tax));
}

}  // namespace gonogo

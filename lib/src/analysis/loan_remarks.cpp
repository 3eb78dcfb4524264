// SPDX-License-Identifier: MIT
#include "gonogo/analysis/loan_remarks.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <variant>

#include "gonogo/base/figure.hpp"

namespace gonogo {
namespace {

constexpr double rounding = 1e-6;

Message money(double value) { return number({.value = value, .kind = Kind::money}); }
Message ratio(double value) { return number({.value = value, .kind = Kind::ratio}); }

class LoanRemarks {
 public:
  explicit LoanRemarks(const Bid& bid) : bid_(bid), model_(*bid.model) {}

  Diagnostics all() {
    for (const Loan& loan : model_.proposal.loans) {
      check_stated(loan);
      if (loan.amount && std::holds_alternative<Cover>(*loan.amount)) check_sized(loan);
    }
    return std::move(found_);
  }

 private:
  using Values = std::vector<double>;

  /// Zeros where there is no such row.
  Values row(const std::string& id) const {
    const RowId row = model_.sheet.find(id);
    if (row == no_row) return Values(static_cast<std::size_t>(model_.sheet.axis().columns()), 0.0);
    return bid_.model.snapshot().row(row);
  }

  static void add(Values& to, const Values& more) {
    std::transform(to.begin(), to.end(), more.begin(), to.begin(), std::plus<>());
  }

  Message label(std::size_t column) const { return verbatim(model_.sheet.axis().labels[column]); }

  void warn(const char* code, Message message, const Place& place, Message hint) {
    add_warning(found_, code, std::move(message), place, std::move(hint));
  }

  void check_stated(const Loan& loan) {
    const std::string id = "loan." + loan.id;
    const Values stated = row(id + ".stated");
    Values owed = row(id + ".repaid");
    // The price that ends a lease pays the interest since the last payment too.
    if (loan.in_advance) add(owed, row(id + ".interest"));
    for (std::size_t c = 0; c < stated.size(); ++c) {
      if (stated[c] - owed[c] <= rounding * stated[c]) continue;
      return warn("repays-more",
                  say("the loan '{1}' is to repay {2} in {3}, and only {4} is owed then",
                      verbatim(loan.id), money(stated[c]), label(c), money(owed[c])),
                  loan.buyout ? loan.buyout->place : loan.repayment.place,
                  say("say no more than is owed, or lend more"));
    }
  }

  /// The debt service of a loan in the project year that ends with a column.
  double service_of_year(const Loan& loan, std::size_t ends) const {
    const std::string id = "loan." + loan.id;
    const Values interest = row(id + ".interest"), joins = row(id + ".to_debt"),
                 repaid = row(id + ".repaid");
    const auto steps = static_cast<std::size_t>(model_.sheet.axis().steps_per_year);
    double service = 0;
    for (std::size_t c = (ends - 1) / steps * steps + 1; c <= ends; ++c)
      service += interest[c] - joins[c] + repaid[c];
    return service;
  }

  /// The column of the year whose debt service, of other loans alone, is covered least.
  std::optional<std::size_t> least_of_others(const Loan& sized, const Values& cover) const {
    const Values service = row("cover.service_of_year");
    std::optional<std::size_t> least;
    for (std::size_t c = 1; c < service.size(); ++c) {
      if (service[c] <= 0 || service_of_year(sized, c) > rounding * service[c]) continue;
      if (!least || cover[c] < cover[*least] * (1 - rounding)) least = c;
    }
    return least;
  }

  void check_sized(const Loan& loan) {
    const Values drawn = row("loan." + loan.id + ".drawn"), cover = row("cover.dscr_ratio");
    const bool lends = std::accumulate(drawn.begin(), drawn.end(), 0.0) > 0;
    const double wanted = row("loan." + loan.id + ".cover_wanted").front();
    const Place& place = std::get<Cover>(*loan.amount).dscr.place;
    const auto least = least_of_others(loan, cover);
    if (least && cover[*least] < wanted * (1 - rounding)) {
      const Message first =
          say("the other loans alone leave a debt service cover of {1} in {2}, below the {3} that "
              "'{4}' is sized by",
              ratio(cover[*least]), label(*least), ratio(wanted), verbatim(loan.id));
      return warn("cover-by-others", lends ? first : say("{1}, which lends nothing", first), place,
                  say("lend less elsewhere, or ask for less cover"));
    }
    // That no sculpted loan is found is an error.
    if (!lends && loan.repayment.method != RepaymentMethod::sculpted)
      warn("lends-nothing",
           say("the loan '{1}' lends nothing: in a year of its repayment there is no cash to cover "
               "debt service",
               verbatim(loan.id)),
           place, say("gonogo cashflow shows the cash of each year; say another term or grace"));
  }

  const Bid& bid_;
  const Model& model_;
  Diagnostics found_ = {};
};

}  // namespace

Diagnostics loan_remarks(const Bid& bid) { return LoanRemarks(bid).all(); }

}  // namespace gonogo

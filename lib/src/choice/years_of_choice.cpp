// SPDX-License-Identifier: MIT
#include "choice/years_of_choice.hpp"

#include <algorithm>
#include <numeric>

namespace gonogo {
namespace {

/// Of one bid or of several, from Y0.
using Years = std::vector<double>;

void add(double share, const Years& years, Years& sum) {
  sum.resize(std::max(sum.size(), years.size()), 0);
  for (std::size_t t = 0; t < years.size(); ++t) sum[t] += share * years[t];
}

/// A column of the table.
struct Total {
  Column column = {};
  Message unit = {};
  Years years = {};
  double over_the_period = 0;  ///< uses that state no year
};

/// Adds what a bid uses of a resource.
void add_use(double share, const ByYear& amount, Total& total) {
  total.over_the_period += share * amount.whole.value_or(0);
  Years years;
  for (const auto& each : amount.years) years.push_back(each.value_or(0));
  add(share, years, total.years);
}

std::vector<Total> totals_of(const PortfolioProblem& problem, const Selection& chosen) {
  const Portfolio& portfolio = problem.portfolio;
  Total capital{{.id = "capital", .title = capital_title(portfolio.terms), .kind = Kind::money}};
  Total flow{{.id = "cash_flow", .title = say("Net cash flow"), .kind = Kind::money}};
  for (std::size_t j = 0; j < problem.candidates.size(); ++j) {
    const Candidate& each = problem.candidates[j];
    add(chosen.shares[j], each.capital, capital.years);
    add(chosen.shares[j], each.cash_flow, flow.years);
  }
  std::vector<Total> totals = {std::move(capital), std::move(flow)};
  totals.back().column.drawn = !totals.back().years.empty();
  for (const Resource& resource : portfolio.resources) {
    Total total{{.id = "uses_" + resource.id,
                 .title = name_text(resource.name, resource.id),
                 .kind = Kind::number}};
    if (!resource.unit.value.empty()) total.unit = verbatim(resource.unit.value);
    for (std::size_t j = 0; j < portfolio.bids.size(); ++j) {
      for (const ResourceUse& use : portfolio.bids[j].uses) {
        if (use.resource.value == resource.id) add_use(chosen.shares[j], use.amount, total);
      }
    }
    totals.push_back(std::move(total));
  }
  return totals;
}

}  // namespace

Message capital_title(const PortfolioTerms& terms) {
  return terms.use == BudgetUse::investment ? say("Investment") : say("Cash used");
}

Section years_of_choice(const PortfolioProblem& problem, const Selection& chosen) {
  Table table{.id = "years", .columns = {{.id = "year", .title = say("Year")}}};
  const std::vector<Total> totals = totals_of(problem, chosen);
  std::size_t years = 0;
  for (const Total& each : totals) {
    table.columns.push_back(each.column);
    years = std::max(years, each.years.size());
  }
  for (std::size_t t = 0; t < years; ++t) {
    const std::string year = std::to_string(t);
    Row row{.id = "y" + year, .cells = {{.value = verbatim("Y" + year)}}};
    for (const Total& each : totals)
      row.cells.push_back({.value = t < each.years.size() ? each.years[t] : 0, .unit = each.unit});
    table.rows.push_back(std::move(row));
  }
  Row sums{.id = "total", .cells = {{.value = say("Total")}}, .emphasis = Emphasis::total};
  for (const Total& each : totals)
    sums.cells.push_back(
        {.value = std::accumulate(each.years.begin(), each.years.end(), each.over_the_period),
         .unit = each.unit});
  table.rows.push_back(std::move(sums));
  return {.id = "years",
          .title = say("The chosen bids by year"),
          .blocks = {std::move(table)},
          .detail = true};
}

}  // namespace gonogo

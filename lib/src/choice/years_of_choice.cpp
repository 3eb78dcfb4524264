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
  bool known = true;           ///< false: no bid states it
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
    if (chosen.shares[j] == 0) continue;
    add(chosen.shares[j], each.capital, capital.years);
    add(chosen.shares[j], each.cash_flow, flow.years);
  }
  flow.known = !flow.years.empty();
  flow.column.drawn = flow.known;
  std::vector<Total> totals = {std::move(capital), std::move(flow)};
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

/// Chosen bids that state an NPV alone.
Message without_flow(const PortfolioProblem& problem, const Selection& chosen) {
  std::vector<Message> names;
  for (std::size_t j = 0; j < problem.candidates.size(); ++j) {
    if (chosen.shares[j] > 0 && problem.candidates[j].cash_flow.empty())
      names.push_back(problem.candidates[j].name);
  }
  if (names.empty()) return {};
  return say("The net cash flow of these is not known, as they state an NPV and no file: {1}.",
             listed(Join::comma, std::move(names)));
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
      row.cells.push_back(
          each.known ? Cell{.value = t < each.years.size() ? each.years[t] : 0, .unit = each.unit}
                     : Cell());
    table.rows.push_back(std::move(row));
  }
  Row sums{.id = "total", .cells = {{.value = say("Total")}}, .emphasis = Emphasis::total};
  for (const Total& each : totals) {
    const double sum = std::accumulate(each.years.begin(), each.years.end(), each.over_the_period);
    sums.cells.push_back(each.known ? Cell{.value = sum, .unit = each.unit} : Cell());
  }
  table.rows.push_back(std::move(sums));
  Section section{.id = "years",
                  .title = say("The chosen bids by year"),
                  .blocks = {std::move(table)},
                  .detail = true};
  if (const Message text = without_flow(problem, chosen); !text.empty())
    section.blocks.push_back(Paragraph{.id = "without_flow", .text = text, .tone = Tone::faint});
  return section;
}

}  // namespace gonogo

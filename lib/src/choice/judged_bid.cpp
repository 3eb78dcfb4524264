// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "gonogo/analysis/seals.hpp"
#include "gonogo/choice/portfolio_problem.hpp"

namespace gonogo {
namespace {

/// A row summed by project year; what follows the analysis period is in the year in which it is paid.
std::vector<double> by_year(const EvaluatedModel& model, RowId row) {
  std::vector<double> years;
  if (row == no_row) return years;
  const TimeAxis& axis = model->sheet.axis();
  for (int c = 0; c < axis.columns(); ++c) {
    const double at = axis.time[static_cast<std::size_t>(c)];
    constexpr double same = 1e-9;
    const auto year = static_cast<std::size_t>(std::ceil(std::max(0.0, at - same)));
    if (years.size() <= year) years.resize(year + 1, 0);
    years[year] += model.snapshot().at(row, c);
  }
  return years;
}

}  // namespace

JudgedBid judged(const Bid& bid, const Evaluation& evaluation) {
  const Flows& flows = bid.model->flows;
  const NodeId discount = bid.model->perspectives.front().discount;
  return {.outcome = outcome_of(bid, evaluation),
          .title = bid.model->proposal.project.title.value,
          .investment = by_year(bid.model, flows.investment),
          .cash_flow = by_year(bid.model, flows.project),
          .rate = discount == no_node ? std::numeric_limits<double>::quiet_NaN()
                                      : bid.model.snapshot().value(discount, 0),
          .seals = seals_of(bid)};
}

}  // namespace gonogo

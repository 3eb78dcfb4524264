// SPDX-License-Identifier: MIT
#include "analysis/volume_levels.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

constexpr std::size_t at_once = 16;  ///< cases; each holds every cost line at every step

/// A share of what is counted that is a whole number but for rounding is that number: a cost by steps
/// would turn on the rounding.
double value_at(const Variable& number, double share) {
  const double value = number.base * share, whole = std::round(value);
  return number.whole && std::abs(value - whole) <= 1e-12 * std::abs(whole) ? whole : value;
}

}  // namespace

std::vector<CountedCost> counted_costs(const Model& model) {
  std::vector<CountedCost> costs;
  for (const Line& line : model.proposal.lines) {
    if (line.section == section::cost && !line.excluded)
      costs.push_back({.row = line.section + "." + line.id, .line = &line});
  }
  const std::string doubtful = "doubtful";
  if (const RowId row = model.sheet.find(doubtful); row != no_row)
    costs.push_back({.row = doubtful, .label = model.sheet.rows()[row].label});
  const std::string surtax = "vat.surtax";
  if (const RowId row = model.sheet.find(surtax); row != no_row)
    costs.push_back({.row = surtax, .label = model.sheet.rows()[row].label, .category = "tax"});
  return costs;
}

Levels::Levels(const Model& model, const std::vector<CountedCost>& costs, BreakEvenBy by)
    : model_(model) {
  wanted_.margins = false;
  wanted_.measures = {{}};
  const Sheet& sheet = model.sheet;
  const RowId profit = sheet.find("owner.profit_before_tax");
  const bool after_interest = by == BreakEvenBy::profit && profit != no_row;
  const auto add_row = [&](RowId row) {
    wanted_.series.push_back(sheet.rows()[row].id);
    return wanted_.series.size() - 1;
  };
  add_row(model.flows.revenue);
  add_row(after_interest ? profit : model.flows.ebit);
  for (auto& [id, series] : optional_) {
    RowId row = after_interest ? sheet.find("owner." + std::string(id)) : no_row;
    if (row == no_row) row = sheet.find(id);
    if (row != no_row) series = add_row(row);
  }
  if (after_interest) {
    const RowId owners = sheet.find("owner.ebit");
    before_interest_ = add_row(owners == no_row ? model.flows.ebit : owners);
  }
  first_cost_ = wanted_.series.size();
  for (const CountedCost& each : costs) wanted_.series.push_back(each.row);
  const TimeAxis& axis = model.sheet.axis();
  years_ = axis.dated() ? 0 : (axis.last + axis.steps_per_year - 1) / axis.steps_per_year;
}

std::vector<Level> Levels::at(const std::vector<Variable>& numbers,
                              std::span<const double> shares) const {
  std::vector<Level> levels;
  for (std::size_t i = 0; i < shares.size(); i += at_once) {
    add(numbers, shares.subspan(i, std::min(at_once, shares.size() - i)), levels);
  }
  return levels;
}

void Levels::add(const std::vector<Variable>& numbers, std::span<const double> shares,
                 std::vector<Level>& levels) const {
  Cases cases{.count = shares.size()};
  for (const Variable& each : numbers) cases.addresses.push_back(each.address);
  cases.fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
    for (std::size_t n = 0; n < columns.size(); ++n) {
      for (std::size_t i = 0; i < columns[n].size(); ++i) {
        columns[n][i] = value_at(numbers[n], shares[first + i]);
      }
    }
  };
  const Outcomes found = run(model_, cases, wanted_);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    Level level{.revenue = by_year(found, 0, i),
                .cost = std::vector<Money>(static_cast<std::size_t>(years_) + 1, 0.0),
                .result = by_year(found, 1, i),
                .depreciation = by_year(found, optional_[0].second, i),
                .disposals = by_year(found, optional_[1].second, i),
                .npv = found.measures[0].value[i]};
    if (before_interest_ != absent) {
      const std::vector<Money> before = by_year(found, before_interest_, i);
      for (std::size_t y = 0; y < before.size(); ++y)
        level.depreciation[y] += before[y] - level.result[y];
    }
    const std::vector<Money> given_up = by_year(found, optional_[2].second, i);
    for (std::size_t y = 0; y < given_up.size(); ++y) level.disposals[y] -= given_up[y];
    for (std::size_t s = first_cost_; s < wanted_.series.size(); ++s) {
      const std::vector<Money> line = by_year(found, s, i);
      level.costs.push_back(line.front());
      for (std::size_t y = 0; y < line.size(); ++y) level.cost[y] += line[y];
    }
    levels.push_back(std::move(level));
  }
}

std::vector<Money> Levels::by_year(const Outcomes& found, std::size_t series, std::size_t i) const {
  std::vector<Money> sums(static_cast<std::size_t>(years_) + 1, 0.0);
  if (series == absent) return sums;
  const auto steps = static_cast<std::size_t>(model_.sheet.axis().steps_per_year);
  for (std::size_t c = 0; c < found.columns; ++c) {
    const double value = found.series[series][i * found.columns + c];
    if (std::isnan(value) && c == 0) continue;  // before a row begins
    sums[0] += value;
    const std::size_t year = c == 0 ? 0 : (c - 1) / steps + 1;
    if (year > 0 && year < sums.size()) sums[year] += value;
  }
  return sums;
}

}  // namespace gonogo

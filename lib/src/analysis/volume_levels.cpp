// SPDX-License-Identifier: MIT
#include "analysis/volume_levels.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

constexpr std::size_t at_once = 16;  ///< cases; each holds every cost line at every step

/// Rows times columns of all cases of a search by year: a few seconds.
constexpr double most_cells = 2e9;
/// Cases in which one year is closed in upon, before building and once built.
constexpr double cases_of_year = 32;
/// Of volumes, prices, and prices without their growth.
constexpr int scans = 3;

/// A share of what is counted that is a whole number but for rounding is that number: a cost by steps
/// would turn on the rounding.
double value_at(const Variable& number, double share) {
  const double value = number.base * share, whole = std::round(value);
  return number.whole && std::abs(value - whole) <= 1e-12 * std::abs(whole) ? whole : value;
}

}  // namespace

const std::string& category_of(const CountedCost& cost) {
  return cost.line == nullptr ? cost.category : cost.line->category.value;
}

int years_of_result(const TimeAxis& axis) {
  return axis.dated() ? 0 : (axis.last + axis.steps_per_year - 1) / axis.steps_per_year;
}

std::vector<CountedCost> counted_costs(const Model& model) {
  std::vector<CountedCost> costs;
  for (const Line& line : model.proposal.lines) {
    if (line.section != section::cost || line.excluded) continue;
    const std::string id = line.section + "." + line.id;
    const RowId row = model.sheet.find(id);
    const Message label = row == no_row ? verbatim(id) : model.sheet.rows()[row].label;
    costs.push_back({.row = id, .label = label, .line = &line});
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
  years_ = years_of_result(model.sheet.axis());
}

int Levels::years_within_budget() const {
  const double cells =
      static_cast<double>(model_.sheet.rows().size()) * model_.sheet.axis().columns();
  const double years = (most_cells / cells - scans * scan_steps) / cases_of_year;
  return std::min(years_, static_cast<int>(std::clamp(years, 1.0, 1e6)));
}

Diagnostic Levels::years_left_out(int count) const {
  return {.severity = Severity::note,
          .code = "too-large",
          .message = say("the break-even of years after year {1} is left out: the bid is too large "
                         "for all {2}",
                         number(years_ - count), number(years_)),
          .place = {.file = model_.proposal.file},
          .hint = say("say step = \"year\" in [project], or a shorter period")};
}

std::vector<Level> Levels::at(const std::vector<Variable>& numbers, std::span<const double> shares,
                              CostDetail detail) const {
  std::vector<Level> levels;
  for (std::size_t i = 0; i < shares.size(); i += at_once) {
    add(numbers, shares.subspan(i, std::min(at_once, shares.size() - i)), detail, levels);
  }
  return levels;
}

Runs& Levels::runs_of(const std::vector<Variable>& numbers, CostDetail detail) const {
  std::vector<Address> addresses;
  for (const Variable& each : numbers) addresses.push_back(each.address);
  const auto known = runs_.find({detail, addresses});
  if (known != runs_.end()) return known->second;
  Wanted wanted = wanted_;
  if (detail == CostDetail::none) wanted.series.resize(first_cost_);
  return runs_.emplace(std::pair(detail, addresses), Runs(model_, addresses, wanted)).first->second;
}

void Levels::add(const std::vector<Variable>& numbers, std::span<const double> shares,
                 CostDetail detail, std::vector<Level>& levels) const {
  const auto fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
    for (std::size_t n = 0; n < columns.size(); ++n) {
      for (std::size_t i = 0; i < columns[n].size(); ++i) {
        columns[n][i] = value_at(numbers[n], shares[first + i]);
      }
    }
  };
  const Outcomes found = runs_of(numbers, detail).run(shares.size(), fill);
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
    for (std::size_t s = first_cost_; s < found.series.size(); ++s) {
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

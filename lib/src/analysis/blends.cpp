// SPDX-License-Identifier: MIT
#include "analysis/blends.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/parallel_for.hpp"
#include "gonogo/model/compile.hpp"
#include "gonogo/model/overrides.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

/// Of a column: 0 for time 0, else the year whose end is not before the column's.
std::size_t year_of(const TimeAxis& axis, std::size_t column) {
  constexpr double rounding = 1e-9;
  return static_cast<std::size_t>(std::max(0.0, std::ceil(axis.time[column] - rounding)));
}

void add_years(const Model& model, const double* present_values, std::vector<double>& years) {
  const TimeAxis& axis = model.sheet.axis();
  for (std::size_t c = 0; c < axis.time.size(); ++c) {
    const std::size_t year = std::min(year_of(axis, c), years.size() - 1);
    if (std::isfinite(present_values[c])) years[year] += present_values[c];
  }
}

std::string present_value_row(const Model& model) {
  const RowId row = model.perspectives.front().present_value;
  return row == no_row ? std::string() : model.sheet.rows()[row].id;
}

/// Both differ by no more than rounding.
bool nearly_equal(const BlendWorth& a, const BlendWorth& b) {
  constexpr double rounding = 1e-9;
  if (std::isnan(a.npv) || std::isnan(b.npv)) return std::isnan(a.npv) && std::isnan(b.npv);
  double size = std::abs(a.npv);
  for (const double each : a.years) size = std::max(size, std::abs(each));
  return std::abs(a.npv - b.npv) <= rounding * size;
}

}  // namespace

BlendWorth worth_of(const EvaluatedModel& model, std::size_t years) {
  BlendWorth worth{.npv = model.measure(measures::npv).value, .years = std::vector<double>(years)};
  const RowId row = model->perspectives.front().present_value;
  if (row != no_row) add_years(*model, model.snapshot().row(row).data(), worth.years);
  return worth;
}

std::shared_ptr<const Documents> blend_of(const Bid& before, const Bid& after,
                                          const std::vector<EditedItem>& items,
                                          const std::vector<ItemGroup>& groups,
                                          const std::vector<bool>& coalition) {
  std::vector<bool> taken(items.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const std::size_t item : groups[g]) taken[item] = coalition[g];
  }
  return blended(before.documents, after.documents, items, taken);
}

Blends::Blends(const Bid& before, const Bid& after, const std::vector<EditedItem>& items,
               std::vector<ItemGroup> groups, std::size_t years)
    : before_(before), after_(after), items_(items), groups_(std::move(groups)), years_(years) {
  for (const ItemGroup& each : groups_) moved_.push_back(numbers_of(each));
  if (!agrees_with_files()) moved_.assign(groups_.size(), {});
}

/// Empty where one of the items is more than numbers that a case can move.
std::vector<Blends::Moved> Blends::numbers_of(const ItemGroup& group) const {
  std::vector<Moved> numbers;
  for (const std::size_t i : group) {
    if (!items_[i].only_numbers()) return {};
    for (const Edit& each : items_[i].edits) {
      if (each.kind == EditKind::remark) continue;
      const auto from = value_at(*before_.model, each.address);
      const auto to = value_at(*after_.model, each.address);
      if (!from || !to || before_.model->structural.contains(each.address) ||
          after_.model->structural.contains(each.address))
        return {};
      numbers.push_back({each.address, *from, *to});
    }
  }
  return numbers;
}

/// Whether the moved numbers give what the files would: an address may mean more than one number.
bool Blends::agrees_with_files() const {
  std::vector<bool> numbers;
  for (std::size_t g = 0; g < groups_.size(); ++g) numbers.push_back(!structural(g));
  if (std::none_of(numbers.begin(), numbers.end(), [](bool each) { return each; })) return true;
  const auto model = compiled(numbers);
  return model && nearly_equal(worths({numbers}).front(), worth_of(EvaluatedModel(*model), years_));
}

std::size_t Blends::structures() const {
  return static_cast<std::size_t>(
      std::count_if(moved_.begin(), moved_.end(), [](const auto& each) { return each.empty(); }));
}

std::optional<Model> Blends::compiled(const std::vector<bool>& coalition) const {
  const auto documents = blend_of(before_, after_, items_, groups_, coalition);
  auto loaded = load_scenario(*documents, before_.options.scenario);
  if (!loaded.value) return {};
  return compile(std::move(loaded.value->proposal), std::move(loaded.value->policy)).value;
}

void Blends::run(const std::vector<bool>& structure, const std::vector<std::size_t>& members,
                 const std::vector<std::vector<bool>>& coalitions,
                 std::vector<BlendWorth>& into) const {
  const BlendWorth none{.npv = no_value, .years = std::vector<double>(years_, no_value)};
  for (const std::size_t i : members) into[i] = none;
  const auto model = compiled(structure);
  if (!model || present_value_row(*model).empty()) return;
  Cases cases{.count = members.size()};
  std::vector<std::pair<std::size_t, const Moved*>> columns;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    for (const Moved& each : moved_[g]) {
      if (!value_at(*model, each.address)) continue;
      cases.addresses.push_back(each.address);
      columns.emplace_back(g, &each);
    }
  }
  cases.fill = [&](std::size_t first, std::span<const std::span<double>> to) {
    for (std::size_t a = 0; a < to.size(); ++a) {
      const auto& [group, moved] = columns[a];
      for (std::size_t i = 0; i < to[a].size(); ++i)
        to[a][i] = coalitions[members[first + i]][group] ? moved->after : moved->before;
    }
  };
  const Outcomes found = gonogo::run(
      *model, cases,
      {.measures = {WantedMeasure{}}, .margins = false, .series = {present_value_row(*model)}});
  for (std::size_t i = 0; i < members.size(); ++i) {
    BlendWorth& worth = into[members[i]];
    worth.npv = found.measures[0].value[i];
    worth.years.assign(years_, 0);
    add_years(*model, found.series[0].data() + i * found.columns, worth.years);
  }
}

std::vector<BlendWorth> Blends::worths(const std::vector<std::vector<bool>>& coalitions) const {
  std::map<std::vector<bool>, std::vector<std::size_t>> by_structure;
  for (std::size_t i = 0; i < coalitions.size(); ++i) {
    std::vector<bool> structure = coalitions[i];
    for (std::size_t g = 0; g < groups_.size(); ++g) structure[g] = structure[g] && structural(g);
    by_structure[structure].push_back(i);
  }
  std::vector<BlendWorth> found(coalitions.size());
  const std::vector<std::pair<std::vector<bool>, std::vector<std::size_t>>> tasks(
      by_structure.begin(), by_structure.end());
  parallel_for(tasks.size(), 0,
               [&](std::size_t t) { run(tasks[t].first, tasks[t].second, coalitions, found); });
  return found;
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "gonogo/analysis/breakeven.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <span>

#include "gonogo/measure/bracketed_roots.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

constexpr double most_share = 4;
constexpr int scan_steps = 256;  ///< a stretch narrower than a 64th of the volume may be missed
constexpr double straight = 1e-9;
constexpr std::size_t at_once = 16;  ///< cases; each holds every cost line at every step

/// The bid at one share of its volumes (or prices).
struct Level {
  std::vector<Money> costs = {};    ///< of the term, by line
  std::vector<Money> revenue = {};  ///< [0]: the term, then by year
  std::vector<Money> ebit = {};
  double npv = 0;
};

class Levels {
 public:
  Levels(const Model& model, std::vector<const Line*> costs) : model_(model) {
    wanted_.margins = false;
    wanted_.measures = {{}};
    for (const RowId row : {model.flows.revenue, model.flows.ebit}) {
      wanted_.series.push_back(row == no_row ? "" : model.sheet.rows()[row].id);
    }
    for (const Line* line : costs) wanted_.series.push_back("cost." + line->id);
    const TimeAxis& axis = model.sheet.axis();
    years_ = axis.dated() ? 0 : (axis.last + axis.steps_per_year - 1) / axis.steps_per_year;
  }

  int years() const { return years_; }

  std::vector<Level> at(const std::vector<Variable>& numbers,
                        std::span<const double> shares) const {
    std::vector<Level> levels;
    for (std::size_t i = 0; i < shares.size(); i += at_once) {
      add(numbers, shares.subspan(i, std::min(at_once, shares.size() - i)), levels);
    }
    return levels;
  }

 private:
  void add(const std::vector<Variable>& numbers, std::span<const double> shares,
           std::vector<Level>& levels) const {
    Cases cases{.count = shares.size()};
    for (const Variable& each : numbers) cases.addresses.push_back(each.address);
    cases.fill = [&](std::size_t first, std::span<const std::span<double>> columns) {
      for (std::size_t n = 0; n < columns.size(); ++n) {
        for (std::size_t i = 0; i < columns[n].size(); ++i) {
          columns[n][i] = numbers[n].base * shares[first + i];
        }
      }
    };
    const Outcomes found = run(model_, cases, wanted_);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      Level level{.revenue = by_year(found, 0, i),
                  .ebit = by_year(found, 1, i),
                  .npv = found.measures[0].value[i]};
      for (std::size_t s = 2; s < wanted_.series.size(); ++s) {
        level.costs.push_back(by_year(found, s, i).front());
      }
      levels.push_back(std::move(level));
    }
  }

  std::vector<Money> by_year(const Outcomes& found, std::size_t series, std::size_t i) const {
    std::vector<Money> sums(static_cast<std::size_t>(years_) + 1, 0.0);
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

  const Model& model_;
  Wanted wanted_ = {};
  int years_ = 0;
};

/// A quantity of the bid that a break-even is about: the EBIT of a year, NPV.
using Quantity = std::function<double(const Level&)>;

/// Finds where quantities pass zero along the share of `numbers`.
class Crossings {
 public:
  Crossings(const Levels& levels, const std::vector<Variable>& numbers)
      : levels_(levels), numbers_(numbers) {
    for (int k = 0; k <= scan_steps; ++k) shares_.push_back(most_share * k / scan_steps);
    scan_ = levels.at(numbers, shares_);
  }

  const std::vector<double>& shares() const { return shares_; }
  const std::vector<Level>& scan() const { return scan_; }
  Level at(double share) const { return levels_.at(numbers_, std::span(&share, 1)).front(); }

  /// The stretches without a loss, one list for each quantity.
  std::vector<std::vector<ProfitStretch>> stretches(std::span<const Quantity> quantities) const {
    std::vector<SignBracket> brackets;
    std::vector<std::size_t> first;  // bracket of each quantity
    for (const Quantity& quantity : quantities) {
      first.push_back(brackets.size());
      std::vector<double> scores;
      for (const Level& level : scan_) scores.push_back(score(quantity, level));
      for (const SignBracket& each : brackets_in(shares_, scores)) brackets.push_back(each);
    }
    first.push_back(brackets.size());
    const auto closed = close_brackets(brackets, [&](std::span<const BracketProbe> probes) {
      return scores_at(probes, quantities, first);
    });
    std::vector<std::vector<ProfitStretch>> result;
    for (std::size_t q = 0; q < quantities.size(); ++q) {
      const bool profit = score(quantities[q], scan_.front()) >= 0;
      result.push_back(
          stretches_of(profit, std::span(closed).subspan(first[q], first[q + 1] - first[q])));
    }
    return result;
  }

 private:
  /// What has no value counts as a loss.
  static double score(const Quantity& quantity, const Level& level) {
    const double value = quantity(level);
    return std::isnan(value) ? -1 : value;
  }

  std::vector<double> scores_at(std::span<const BracketProbe> probes,
                                std::span<const Quantity> quantities,
                                std::span<const std::size_t> first) const {
    std::vector<double> shares;
    for (const BracketProbe& each : probes) shares.push_back(each.value);
    const std::vector<Level> levels = levels_.at(numbers_, shares);
    std::vector<double> scores;
    for (std::size_t i = 0; i < probes.size(); ++i) {
      const auto next = std::upper_bound(first.begin(), first.end(), probes[i].bracket);
      const auto quantity = static_cast<std::size_t>(next - first.begin()) - 1;
      scores.push_back(score(quantities[quantity], levels[i]));
    }
    return scores;
  }

  static std::vector<ProfitStretch> stretches_of(
      bool profit, std::span<const std::optional<SignBracket>> changes) {
    std::vector<ProfitStretch> result;
    if (profit) result.push_back({.from = 0, .to = std::numeric_limits<double>::infinity()});
    for (const auto& each : changes) {  // never empty: every share has a score
      if (each->high.score >= 0) {
        result.push_back({.from = each->high.value, .to = std::numeric_limits<double>::infinity()});
      } else {
        result.back().to = each->low.value;
      }
    }
    return result;
  }

  const Levels& levels_;
  const std::vector<Variable>& numbers_;
  std::vector<double> shares_ = {};
  std::vector<Level> scan_ = {};
};

/// The volume or price that breaks even: the start of the stretch that holds the written one; of a
/// bid with a loss, the start of the next stretch above, else the end of the last one below.
std::optional<double> breaks_even_at(const std::vector<ProfitStretch>& stretches) {
  std::optional<double> below;
  for (const ProfitStretch& each : stretches) {
    if (each.from > 1) return each.from;
    if (each.to >= 1) return each.from > 0 ? std::optional(each.from) : std::nullopt;
    below = each.to;
  }
  return below;
}

constexpr std::size_t written = scan_steps / 4;  ///< the point of the scan where the share is 1

CostBehaviour behaviour_of(const Line& line, std::size_t index, const std::vector<Level>& scan) {
  const double none = scan.front().costs[index];
  const double now = scan[written].costs[index];
  CostBehaviour result{.id = line.id,
                       .name = name_or_id(line.name, line.id),
                       .category = line.category.value,
                       .fixed = none,
                       .variable = now - none};
  double size = std::abs(none), bend = 0, rise = 0;
  for (std::size_t k = 0; k < scan.size(); ++k) {
    const double here = scan[k].costs[index];
    const double share = static_cast<double>(k) / written;
    size = std::max(size, std::abs(here));
    bend = std::max(bend, std::abs(here - (none + share * (now - none))));
    rise = std::max(rise, std::abs(here - none));
  }
  const double least = straight * size;
  result.behaviour = rise <= least             ? Behaviour::fixed
                     : bend > least            ? Behaviour::step
                     : std::abs(none) <= least ? Behaviour::variable
                                               : Behaviour::mixed;
  result.stated = line.behaviour.has_value();
  if (line.behaviour) result.behaviour = *line.behaviour;
  return result;
}

std::vector<const Line*> counted_costs(const Model& model) {
  std::vector<const Line*> costs;
  for (const Line& line : model.proposal.lines) {
    if (line.section == section::cost && !line.excluded && line.deductible) costs.push_back(&line);
  }
  return costs;
}

BreakEven break_even(const Crossings& volume, std::size_t year,
                     std::vector<ProfitStretch> stretches) {
  const Level& none = volume.scan().front();
  const Level& now = volume.scan()[written];
  BreakEven found{.year = static_cast<int>(year),
                  .revenue = now.revenue[year],
                  .contribution = now.ebit[year] - none.ebit[year],
                  .fixed_revenue = none.revenue[year],
                  .fixed = none.revenue[year] - none.ebit[year],
                  .ebit = now.ebit[year],
                  .stretches = std::move(stretches)};
  found.share = breaks_even_at(found.stretches);
  if (found.share) found.sales = volume.at(*found.share).revenue[year];
  return found;
}

Quantity ebit_of(int year) {
  return [year](const Level& level) { return level.ebit[static_cast<std::size_t>(year)]; };
}

double npv(const Level& level) { return level.npv; }

void find_prices(const Model& model, const Levels& levels, BreakEvenStudy& found) {
  const Crossings price(levels, found.prices);
  const auto stretches = price.stretches(std::array<Quantity, 2>{ebit_of(0), npv});
  found.price_share = breaks_even_at(stretches[0]);
  found.npv_price_share = breaks_even_at(stretches[1]);
  if (found.npv_price_share && found.prices.size() == 1)
    found.floor = price_floor(model, found.prices.front(), *found.npv_price_share);
}

std::vector<Variable> with_role(const Model& model, Role role) {
  auto numbers = find_variables(model, {});
  std::erase_if(numbers,
                [&](const Variable& each) { return each.role != role || each.structural; });
  return numbers;
}

}  // namespace

std::string_view id_of(Behaviour behaviour) {
  switch (behaviour) {
    case Behaviour::fixed:
      return "fixed";
    case Behaviour::variable:
      return "variable";
    case Behaviour::mixed:
      return "mixed";
    case Behaviour::step:
      break;
  }
  return "step";
}

std::optional<double> BreakEven::ratio() const {
  if (revenue == 0) return {};
  return contribution / revenue;
}

std::optional<double> BreakEven::leverage() const {
  if (ebit <= 0) return {};
  return contribution / ebit;
}

std::optional<double> BreakEven::safety() const {
  if (!sales || revenue == 0) return {};
  return (revenue - *sales) / revenue;
}

Checked<BreakEvenStudy> find_breakeven(const Bid& bid) {
  const Model& model = *bid.model;
  BreakEvenStudy found{.volumes = with_role(model, Role::volume),
                       .prices = with_role(model, Role::price)};
  if (found.volumes.empty()) {
    return {.diagnostics = {{.code = "no-volume",
                             .message = say("the bid has no driver with the role volume"),
                             .hint = say("say role = \"volume\" of what is sold")}}};
  }
  const auto costs = counted_costs(model);
  const Levels levels(model, costs);
  const Crossings volume(levels, found.volumes);
  for (std::size_t l = 0; l < costs.size(); ++l) {
    found.costs.push_back(behaviour_of(*costs[l], l, volume.scan()));
  }
  std::vector<Quantity> quantities;
  for (int year = 0; year <= levels.years(); ++year) quantities.push_back(ebit_of(year));
  quantities.push_back(npv);
  auto stretches = volume.stretches(quantities);
  found.npv_share = breaks_even_at(stretches.back());
  found.term = break_even(volume, 0, std::move(stretches.front()));
  for (std::size_t year = 1; year + 1 < stretches.size(); ++year) {
    found.years.push_back(break_even(volume, year, std::move(stretches[year])));
  }
  if (!found.prices.empty()) find_prices(model, levels, found);
  for (std::size_t k = 0; k <= 2 * written; k += 4) {
    const Level& level = volume.scan()[k];
    found.shares.push_back(volume.shares()[k]);
    found.revenue.push_back(level.revenue[0]);
    found.cost.push_back(level.revenue[0] - level.ebit[0]);
  }
  return {.value = std::move(found)};
}

}  // namespace gonogo

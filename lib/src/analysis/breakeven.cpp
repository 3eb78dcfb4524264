// SPDX-License-Identifier: MIT
#include "gonogo/analysis/breakeven.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <span>

#include "analysis/volume_levels.hpp"
#include "analysis/volume_shares.hpp"
#include "gonogo/measure/bracketed_roots.hpp"
#include "gonogo/model/run.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo {
namespace {

constexpr double straight = 1e-9;

/// A quantity of the bid that a break-even is about: the result of a year, NPV.
using Quantity = std::function<double(const Level&)>;

/// Finds where quantities pass zero along the share of `numbers`. A cost by steps of what is counted
/// turns the sign between two units too: only what two neighbouring units differ in counts.
class Crossings {
 public:
  Crossings(const Model& model, const Levels& levels, const std::vector<Variable>& numbers,
            CostDetail detail)
      : levels_(levels),
        numbers_(numbers),
        unit_(unit_share(numbers)),
        shares_(scanned_shares(model, numbers)),
        scan_(levels.at(numbers, shares_, detail)),
        written_(scan_[static_cast<std::size_t>(
            std::find_if(shares_.begin(), shares_.end(),
                         [](double share) { return share >= 1 - same_share_of_volume; }) -
            shares_.begin())]) {}

  const std::vector<double>& shares() const { return shares_; }
  const std::vector<Level>& scan() const { return scan_; }
  const Level& written() const { return written_; }
  Level at(double share) const {
    return levels_.at(numbers_, std::span(&share, 1), CostDetail::none).front();
  }

  /// The stretches without a loss, one list for each quantity.
  std::vector<std::vector<ProfitStretch>> stretches(std::span<const Quantity> quantities) const {
    std::vector<SignBracket> brackets;
    std::vector<std::size_t> first;  // bracket of each quantity
    for (const Quantity& quantity : quantities) {
      first.push_back(brackets.size());
      std::vector<double> scores;
      for (const Level& level : scan_) scores.push_back(score(quantity, level));
      scores.front() = at_nothing(quantity);
      for (const SignBracket& each : brackets_in(shares_, scores)) brackets.push_back(each);
    }
    first.push_back(brackets.size());
    const auto scores = [&](std::span<const BracketProbe> probes) {
      return scores_at(probes, quantities, first);
    };
    for (SignBracket& each : brackets) each.unit = unit_;
    const auto of_units = close_brackets(brackets, scores);
    for (std::size_t b = 0; b < brackets.size(); ++b) {
      brackets[b] = of_units[b];
      brackets[b].unit = 0;
    }
    const auto closed = close_brackets(brackets, scores);
    std::vector<std::vector<ProfitStretch>> result;
    for (std::size_t q = 0; q < quantities.size(); ++q) {
      result.push_back(stretches_of(at_nothing(quantities[q]),
                                    std::span(closed).subspan(first[q], first[q + 1] - first[q])));
    }
    return result;
  }

 private:
  /// What has no value counts as a loss.
  static double score(const Quantity& quantity, const Level& level) {
    const double value = quantity(level);
    return std::isnan(value) ? -1 : value;
  }

  /// The score without any volume or at no price; 0 where a rounding error is left.
  double at_nothing(const Quantity& quantity) const {
    const double nothing = score(quantity, scan_.front());
    const double full = score(quantity, written_);
    return std::abs(nothing) <= straight * std::abs(full) ? 0 : nothing;
  }

  std::vector<double> scores_at(std::span<const BracketProbe> probes,
                                std::span<const Quantity> quantities,
                                std::span<const std::size_t> first) const {
    std::vector<double> shares;
    for (const BracketProbe& each : probes) shares.push_back(each.value);
    const std::vector<Level> levels = levels_.at(numbers_, shares, CostDetail::none);
    std::vector<double> scores;
    for (std::size_t i = 0; i < probes.size(); ++i) {
      const auto next = std::upper_bound(first.begin(), first.end(), probes[i].bracket);
      const auto quantity = static_cast<std::size_t>(next - first.begin()) - 1;
      scores.push_back(score(quantities[quantity], levels[i]));
    }
    return scores;
  }

  static std::vector<ProfitStretch> stretches_of(double at_nothing,
                                                 std::span<const SignBracket> changes) {
    constexpr double no_end = std::numeric_limits<double>::infinity();
    std::vector<ProfitStretch> result;
    if (at_nothing >= 0)
      result.push_back({.from = 0, .to = no_end, .from_nothing = at_nothing > 0});
    for (const SignBracket& each : changes) {
      if (each.high.score >= 0) {
        result.push_back({.from = each.high.value, .to = no_end});
      } else {
        result.back().to = each.low.value;
      }
    }
    return result;
  }

  const Levels& levels_;
  const std::vector<Variable> numbers_;
  double unit_;
  std::vector<double> shares_;
  std::vector<Level> scan_;
  const Level& written_;
};

BreakEvenAt breaks_even_at(const std::vector<ProfitStretch>& stretches) {
  if (stretches.empty()) return {.always_a_loss = true};
  const auto above = std::find_if(stretches.begin(), stretches.end(),
                                  [](const ProfitStretch& each) { return each.to >= 1; });
  const ProfitStretch& nearest = above == stretches.end() ? stretches.back() : *above;
  BreakEvenAt found;
  if (!nearest.from_nothing) found.least = nearest.from;
  if (std::isfinite(nearest.to)) found.most = nearest.to;
  return found;
}

/// A cost over the term, without its numbers.
CostBehaviour named(const CountedCost& cost) {
  return {.id = cost.row, .name = cost.label, .category = category_of(cost)};
}

CostBehaviour behaviour_of(const CountedCost& cost, std::size_t index, const Crossings& volume) {
  const std::vector<Level>& scan = volume.scan();
  const double none = scan.front().costs[index];
  const double now = volume.written().costs[index];
  CostBehaviour result = named(cost);
  result.fixed = none;
  result.variable = now - none;
  result.total = now;
  double size = std::abs(none), bend = 0, rise = 0;
  for (std::size_t k = 0; k < scan.size(); ++k) {
    const double here = scan[k].costs[index];
    const double share = volume.shares()[k];
    size = std::max(size, std::abs(here));
    bend = std::max(bend, std::abs(here - (none + share * (now - none))));
    rise = std::max(rise, std::abs(here - none));
  }
  const double least = straight * size;
  result.behaviour = rise <= least             ? Behaviour::fixed
                     : bend > least            ? Behaviour::step
                     : std::abs(none) <= least ? Behaviour::variable
                                               : Behaviour::mixed;
  if (cost.line == nullptr || !cost.line->behaviour) return result;
  result.stated = true;
  result.behaviour = *cost.line->behaviour;
  return result;
}

/// Depreciation and disposals of what the written volume needs, instead of what this one needs.
Money owned(const Level& level, const Level& now, std::size_t year) {
  return level.depreciation[year] - now.depreciation[year] -
         (level.disposals[year] - now.disposals[year]);
}

Quantity result_of(std::size_t year, BreakEvenOf of, const Level& now) {
  if (of == BreakEvenOf::before_building)
    return [year](const Level& level) { return level.result[year]; };
  return [year, &now](const Level& level) { return level.result[year] + owned(level, now, year); };
}

BreakEven break_even(const Crossings& volume, std::size_t year, BreakEvenOf of,
                     std::vector<ProfitStretch> stretches) {
  const Level& none = volume.scan().front();
  const Level& now = volume.written();
  const Level& owned_by = of == BreakEvenOf::before_building ? none : now;
  const double result_at_none = result_of(year, of, now)(none);
  BreakEven found{.year = static_cast<int>(year),
                  .sales_by_volume = now.revenue[year] - none.revenue[year],
                  .contribution = now.result[year] - result_at_none,
                  .fixed = none.cost[year] + owned_by.depreciation[year],
                  .result = now.result[year],
                  .stretches = std::move(stretches)};
  found.other = result_at_none + found.fixed;
  if (std::abs(found.other) <= straight * found.fixed) found.other = 0;  // a rounding error
  if (found.moves()) found.at = breaks_even_at(found.stretches);
  if (found.share()) found.sales = volume.at(*found.share()).revenue[year] - none.revenue[year];
  return found;
}

double npv(const Level& level) { return level.npv; }

void find_prices(const Model& model, const Levels& levels, BreakEvenStudy& found) {
  const Crossings price(model, levels, found.prices, CostDetail::none);
  const Level& now = price.written();
  const auto stretches = price.stretches(
      std::array<Quantity, 2>{result_of(0, BreakEvenOf::before_building, now), npv});
  found.price = breaks_even_at(stretches[0]);
  found.npv_price = breaks_even_at(stretches[1]);
  if (!found.npv_price.least || found.prices.size() != 1) return;
  const Variable& only = found.prices.front();
  found.floor = price_floor(model, only, *found.npv_price.least);
  if (!found.floor) return;
  auto growth = find_variable(model, only.address + ".growth");
  if (!growth || growth->base == 0) return;
  found.floor->grows = true;
  if (growth->structural) return;
  growth->base = 0;  // at every share of the price
  const Crossings flat(model, levels, {only, *growth}, CostDetail::none);
  if (const auto least = breaks_even_at(flat.stretches(std::array<Quantity, 1>{npv})[0]).least)
    found.floor->constant = only.base * *least;
}

/// The costs of a bid whose volume is not known.
void find_costs(const std::vector<CountedCost>& costs, const Level& now, BreakEvenStudy& found) {
  for (std::size_t l = 0; l < costs.size(); ++l) {
    found.costs.push_back(named(costs[l]));
    found.costs.back().fixed = found.costs.back().total = now.costs[l];
  }
}

/// From nothing to twice what is written.
std::vector<double> chart_shares(double unit) {
  constexpr int points = 32;
  std::vector<double> shares;
  for (int k = 0; k <= points; ++k) {
    const double share = 2.0 * k / points;
    const double whole = unit > 0 ? std::round(share / unit) * unit : share;
    if (shares.empty() || whole > shares.back()) shares.push_back(whole);
  }
  return shares;
}

void find_volumes(const Model& model, const Levels& levels, const std::vector<CountedCost>& costs,
                  BreakEvenStudy& found) {
  const Crossings volume(model, levels, found.volumes, CostDetail::each);
  const Level& none = volume.scan().front();
  const Level& now = volume.written();
  for (std::size_t l = 0; l < costs.size(); ++l)
    found.costs.push_back(behaviour_of(costs[l], l, volume));
  found.sales = {.fixed = none.revenue[0],
                 .variable = now.revenue[0] - none.revenue[0],
                 .total = now.revenue[0]};
  found.depreciation = {.fixed = none.depreciation[0],
                        .variable = now.depreciation[0] - none.depreciation[0],
                        .total = now.depreciation[0]};
  const auto other = [](const Level& level) {
    return level.result[0] - level.revenue[0] + level.cost[0] + level.depreciation[0];
  };
  const double size = straight * (std::abs(now.revenue[0]) + std::abs(now.cost[0]));
  const auto without_noise = [&](double value) { return std::abs(value) <= size ? 0 : value; };
  found.other = {.fixed = without_noise(other(none)),
                 .variable = without_noise(other(now) - other(none)),
                 .total = without_noise(other(now))};
  found.years_left_out = levels.years() - levels.years_within_budget();
  const auto count = static_cast<std::size_t>(levels.years_within_budget()) + 1;
  std::vector<Quantity> quantities;
  for (const BreakEvenOf of : {BreakEvenOf::before_building, BreakEvenOf::once_built}) {
    for (std::size_t year = 0; year < count; ++year) quantities.push_back(result_of(year, of, now));
  }
  quantities.push_back(npv);
  auto stretches = volume.stretches(quantities);
  found.npv = breaks_even_at(stretches.back());
  found.npv_stretches = std::move(stretches.back());
  const auto years_of = [&](BreakEvenOf of, std::size_t first) {
    BreakEvens all{.term = break_even(volume, 0, of, std::move(stretches[first]))};
    for (std::size_t year = 1; year < count; ++year)
      all.years.push_back(break_even(volume, year, of, std::move(stretches[first + year])));
    return all;
  };
  found.before_building = years_of(BreakEvenOf::before_building, 0);
  found.once_built = years_of(BreakEvenOf::once_built, count);
  for (const double share : chart_shares(unit_share(found.volumes))) {
    const Level level = volume.at(share);
    found.shares.push_back(share);
    found.revenue.push_back(level.revenue[0]);
    found.cost.push_back(level.revenue[0] - level.result[0]);
  }
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

bool BreakEven::moves() const { return sales_by_volume != 0 || contribution != 0; }

std::optional<double> BreakEven::ratio() const {
  if (sales_by_volume == 0 || !std::isfinite(contribution / sales_by_volume)) return {};
  return contribution / sales_by_volume;
}

bool BreakEven::is_split() const {
  return std::isfinite(contribution) && std::isfinite(sales_by_volume);
}

std::optional<double> BreakEven::leverage() const {
  if (!(result > 0) || !std::isfinite(contribution)) return {};
  return contribution / result;
}

std::optional<double> BreakEven::share() const { return at.share(); }

std::optional<double> BreakEven::safety() const {
  if (!at.least || !sales || !(std::abs(sales_by_volume) > 0)) return {};
  return (sales_by_volume - *sales) / sales_by_volume;
}

Checked<BreakEvenStudy> find_breakeven(const Bid& bid, BreakEvenBy by) {
  const Model& model = *bid.model;
  BreakEvenStudy found{
      .by = by, .volumes = with_role(model, Role::volume), .prices = with_role(model, Role::price)};
  const auto costs = counted_costs(model);
  const Levels levels(model, costs, by);
  Checked<BreakEvenStudy> result;
  if (found.volumes.empty()) {
    const bool ready = model.proposal.cash_flow.has_value();
    result.diagnostics = {
        {.severity = Severity::note,
         .code = "no-volume",
         .message = ready ? say("the bid states its net cash flow: it has no volume and no cost")
                          : say("the bid has no driver with the role volume"),
         .hint = ready ? say("a break-even needs the lines that the flow is made of")
                       : say("say role = \"volume\" of what is sold")}};
    const double as_written = 1;
    find_costs(costs, levels.at({}, std::span(&as_written, 1), CostDetail::each).front(), found);
  } else {
    find_volumes(model, levels, costs, found);
  }
  if (!found.prices.empty()) find_prices(model, levels, found);
  if (found.years_left_out > 0)
    result.diagnostics.push_back(levels.years_left_out(found.years_left_out));
  result.value = std::move(found);
  return result;
}

}  // namespace gonogo

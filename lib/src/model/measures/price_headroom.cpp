// SPDX-License-Identifier: MIT
/// How far the prices of a bid are above their floor, at which the net present value is 0.
#include <array>
#include <cmath>

#include "gonogo/measure/bracketed_roots.hpp"
#include "gonogo/measure/present_value.hpp"
#include "gonogo/model/measures.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {
namespace {

/// A floor that is farther above the price than this is none.
constexpr double farthest = 1 << 20;

/// The share of the prices between which the net present value changes its sign; empty where it
/// does not.
std::optional<SignBracket> around_floor(const MeasureCase& values) {
  const auto at = [&](double share) {
    return ScoredValue{share, (*values.npv_at_prices)(share, values.wanted)};
  };
  const ScoredValue written = at(1);
  if (std::isnan(written.score)) return {};
  if (written.score >= 0) {
    const ScoredValue nothing = at(0);
    if (!(nothing.score < 0)) return {};
    return SignBracket{.low = nothing, .high = written};
  }
  ScoredValue low = written;
  for (double share = 2; share <= farthest; share *= 2) {
    const ScoredValue high = at(share);
    if (high.score >= 0) return SignBracket{.low = low, .high = high};
    if (std::isnan(high.score)) return {};
    low = high;
  }
  return {};
}

Answer over_floor(const MeasureCase& values) {
  if (!values.npv_at_prices) return without(Why::not_applicable);
  const auto bracket = around_floor(values);
  if (!bracket) {
    const double written = (*values.npv_at_prices)(1, values.wanted);
    if (std::isnan(written)) return without(Why::fault);
    return without(written >= 0 ? Why::not_applicable : Why::none);
  }
  const auto closed = close_brackets(std::array{*bracket}, [&](const auto& probes) {
    std::vector<double> scores;
    for (const BracketProbe& each : probes)
      scores.push_back((*values.npv_at_prices)(each.value, values.wanted));
    return scores;
  });
  if (closed.front().lost) return without(Why::fault);
  return checked(1 / closed.front().passing().value - 1);
}

/// The error of the net present value, by how fast it moves with the price near the floor.
double rounding_over_floor(const MeasureCase& values, double headroom) {
  const double floor = 1 / (1 + headroom), above = floor * 1.001;
  const double slope = ((*values.npv_at_prices)(above, values.wanted) -
                        (*values.npv_at_prices)(floor, values.wanted)) /
                       (above - floor);
  if (!(std::abs(slope) > 0)) return 0;
  return error_of_sum(values, values.factors()) / std::abs(slope) * (1 + headroom) * (1 + headroom);
}

}  // namespace

namespace measures {

constinit const MeasureDefinition price_headroom = {
    .id = "price_headroom",
    .kind = Kind::rate,
    .title = "Price over its floor, less 1",
    .short_title = "Price headroom",
    .rates = {&Perspective::discounting},
    .compute = over_floor,
    .of_price = true,
    .rounding = rounding_over_floor,
    .inapplicable = "no driver has the role price, or the NPV is not below 0 at any price",
    .none = "the NPV is below 0 at every price",
    .explanation =
        "price_headroom = price / floor - 1; at the floor, which all drivers with the "
        "role price reach together, the NPV is 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.project}, {}};
    }};

}  // namespace measures
}  // namespace gonogo

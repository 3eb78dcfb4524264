// SPDX-License-Identifier: MIT
#include "gonogo/analysis/chance_solution.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/chance_cases.hpp"
#include "analysis/preferred_number.hpp"
#include "gonogo/analysis/switching.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// A scenario that sets or scales the number leaves open which value is meant.
Diagnostics moved_by_scenario(const ChanceModel& chance, const Variable& number) {
  Diagnostics found;
  for (const ChancePart& part : chance.parts) {
    const auto here = find_variable(*part.bid.model, number.address);
    if (here && here->base == number.base) continue;
    found.push_back(
        {.code = "conflict",
         .message =
             say("a scenario with a probability changes {1} itself", verbatim(number.address)),
         .place = number.place,
         .hint = say("move another number with --for, or take the bid under one scenario: "
                     "--scenario")});
    break;
  }
  return found;
}

class ChanceSolver {
 public:
  ChanceSolver(const Model& model, const ChanceModel& chance, const ChanceCases& cases,
               ChanceSolution& found)
      : model_(model),
        found_(found),
        progress_(found.options.simulation.progress),
        held_(chance, cases, found.number) {}

  void find() {
    const Variable& number = found_.number;
    for (const double value : values_of_scan()) {
      found_.scan.push_back(at(value));
      if (value == number.base) found_.now = found_.scan.back();
    }
    found_.best = *std::max_element(
        found_.scan.begin(), found_.scan.end(),
        [](const ChanceAt& a, const ChanceAt& b) { return a.go.value < b.go.value; });
    find_stretches();
  }

 private:
  ChanceAt at(double value) {
    ++computed_;
    if (progress_) progress_(std::min(computed_, expected_), expected_);
    return {.value = value, .go = held_.go(value)};
  }

  bool passes(const ChanceAt& point) const {
    constexpr double rounding = 1e-12;  // of probabilities that are added up
    return point.go.value >= found_.options.share - rounding;
  }

  bool counts() const { return found_.number.structural || found_.number.whole; }

  /// The least step of the number; 0: any.
  double unit() const {
    const double tick = found_.number.tick.value_or(0);
    if (found_.number.structural) return 1;
    return found_.number.whole ? std::max(1.0, tick) : tick;
  }

  /// Each value is a simulation: of many, a part with both ends.
  std::vector<double> thinned(std::vector<double> scan) const {
    constexpr std::size_t most = 96;
    const std::size_t every = (scan.size() + most - 1) / most;
    std::vector<double> some;
    for (std::size_t i = 0; i < scan.size(); ++i) {
      if (i % every == 0 || i + 1 == scan.size() || scan[i] == found_.number.base)
        some.push_back(scan[i]);
    }
    return some;
  }

  /// What counts things is only scanned at what it may be.
  std::vector<double> values_of_scan() const {
    std::vector<double> scan = thinned(scan_of(model_, found_.number));
    if (counts()) {
      for (double& each : scan) each = each == found_.number.base ? each : std::round(each);
      std::sort(scan.begin(), scan.end());
      scan.erase(std::unique(scan.begin(), scan.end()), scan.end());
    }
    return scan;
  }

  void find_stretches() {
    std::optional<ChanceStretch> open;
    for (std::size_t i = 0; i < found_.scan.size(); ++i) {
      const ChanceAt& here = found_.scan[i];
      const bool before = i > 0 && passes(found_.scan[i - 1]);
      if (passes(here) && !before)
        open = ChanceStretch{.low = i == 0 ? ChanceEnd{here, true}
                                           : ChanceEnd{end_between(here, found_.scan[i - 1])}};
      if (!passes(here) && before) {
        open->high = {end_between(found_.scan[i - 1], here)};
        found_.stretches.push_back(*open);
        open.reset();
      }
    }
    if (!open) return;
    open->high = {found_.scan.back(), true};
    found_.stretches.push_back(*open);
  }

  /// The last passing value towards one that fails: on a tick, or with few digits.
  ChanceAt end_between(ChanceAt passing, ChanceAt failing) {
    const double step = unit();
    if (step > 0) return on_tick(passing, failing, step);
    constexpr double fine = 1e-5;
    const double size = std::max(std::abs(passing.value), std::abs(failing.value));
    while (std::abs(passing.value - failing.value) > fine * size) {
      const ChanceAt middle = at(passing.value + (failing.value - passing.value) / 2);
      if (middle.value == passing.value || middle.value == failing.value) break;
      (passes(middle) ? passing : failing) = middle;
    }
    return shortest_beside(passing, failing);
  }

  /// Between multiples of the tick, and the passing value itself where none of them passes.
  ChanceAt on_tick(const ChanceAt& passing, const ChanceAt& failing, double step) {
    const bool up = passing.value > failing.value;
    double good = up ? std::ceil(passing.value / step) : std::floor(passing.value / step);
    double bad = up ? std::floor(failing.value / step) : std::ceil(failing.value / step);
    if (good == bad) return passing;
    ChanceAt best = at(clean(good * step));
    if (!passes(best)) return passing;
    while (std::abs(good - bad) > 1) {
      const double middle = std::floor((good + bad) / 2);
      const ChanceAt there = at(clean(middle * step));
      if (passes(there)) best = there;
      (passes(there) ? good : bad) = middle;
    }
    return best;
  }

  /// 0.03, not 0.030000000000000002.
  static double clean(double value) {
    constexpr int digits = 15;
    return to_digits(value, digits);
  }

  /// The value with the fewest digits that is hardly farther on the passing side: by less than the
  /// share is known to.
  ChanceAt shortest_beside(const ChanceAt& passing, const ChanceAt& failing) {
    const double room = 10 * std::abs(passing.value - failing.value);
    const double known_to = (passing.go.high - passing.go.low) / 4;
    for (int digits = 2; digits < 17; ++digits) {
      const double value = to_digits(passing.value, digits);
      const double beyond =
          passing.value > failing.value ? value - passing.value : passing.value - value;
      const bool near = beyond <= room;
      if (beyond < 0 || (!near && passing.go.exact())) continue;
      const ChanceAt there = at(value);
      if (passes(there) && (near || there.go.value - found_.options.share <= known_to))
        return there;
    }
    return passing;
  }

  const Model& model_;
  ChanceSolution& found_;
  std::function<void(std::size_t, std::size_t)> progress_;
  HeldCases held_;
  std::size_t computed_ = 0, expected_ = 100;
};

}  // namespace

Checked<ChanceSolution> solve_chance(const Bid& bid, const ChanceSolveOptions& options) {
  Checked<ChanceSolution> result;
  const auto number = options.address ? find_variable(*bid.written, *options.address)
                                      : preferred_number(*bid.written);
  if (!number) {
    result.diagnostics = {options.address ? unknown_variable(*bid.written, *options.address)
                                          : no_preferred_number()};
    return result;
  }
  auto chance = chance_model_of(bid, number->address);
  result.diagnostics = std::move(chance.diagnostics);
  if (!chance.value) return result;
  Diagnostics refused = moved_by_scenario(*chance.value, *number);
  if (chance.value->numbers.empty()) refused = {nothing_varies(*bid.model)};
  result.diagnostics.insert(result.diagnostics.end(), refused.begin(), refused.end());
  if (!refused.empty()) return result;
  ChanceSolution& found = result.value.emplace();
  found.options = options;
  found.number = *number;
  found.varies = chance.value->held_varies;
  const ChanceCases cases(*chance.value, options.simulation);
  found.cases = cases.count();
  found.exact = cases.exact();
  ChanceSolver(*bid.model, *chance.value, cases, found).find();
  return result;
}

std::optional<double> parse_chance_target(const std::string& text) {
  constexpr std::string_view name = "p(go)";
  const auto parts = split(text, '=');
  if (parts.size() != 2) return {};
  std::string left = trimmed(parts[0]), right = trimmed(parts[1]);
  std::transform(left.begin(), left.end(), left.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  if (left != name) return {};
  const bool percent = right.ends_with('%');
  if (percent) right.pop_back();
  const auto value = parse_number(right);
  if (!value) return {};
  return percent ? *value / 100 : *value;
}

}  // namespace gonogo

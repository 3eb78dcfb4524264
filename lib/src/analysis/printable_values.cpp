// SPDX-License-Identifier: MIT
#include "analysis/printable_values.hpp"

#include <cmath>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

double rounded(double value, int digits, bool up) {
  if (value == 0) return 0;
  const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) + 1 - digits);
  const double steps = value / unit;
  // A value that has so few digits stays: the division alone may lift it above a whole number.
  const double whole = std::abs(steps - std::round(steps)) < 1e-9 * std::abs(steps)
                           ? std::round(steps)
                       : up ? std::ceil(steps)
                            : std::floor(steps);
  return to_digits(whole * unit, digits + 1);
}

bool is_on_tick(const Variable& number, double value) {
  return number.tick && *number.tick > 0 &&
         std::abs(value - on_tick(number, value, true)) < 1e-6 * *number.tick;
}

}  // namespace

std::vector<double> printable_values(const Variable& number, double passing, bool up) {
  constexpr int fewest = 4, most = 9, of_a_multiple = 12;
  constexpr double next_to_nothing = 1e-6;
  std::vector<double> values;
  if (number.states.empty() && std::abs(passing) < next_to_nothing * std::abs(number.base))
    values.push_back(0);
  // Between two ticks is what passes no multiple of it on this side of the base.
  if (!number.states.empty() || number.structural || is_on_tick(number, passing)) {
    values.push_back(to_digits(passing, of_a_multiple));
  } else {
    const double amount = number.amount.value_or(1) / (number.amount ? number.base : 1);
    const bool rises = (amount > 0) == up;
    // At the limit itself it may fail already: then the first short value away from it.
    const double inside = passing + (up ? 1 : -1) * 1e-8 * std::abs(passing);
    for (const double value : {passing, inside}) {
      for (int digits = fewest; digits <= most; ++digits)
        values.push_back(rounded(value * amount, digits, rises) / amount);
    }
  }
  values.push_back(passing);
  return values;
}

namespace {

/// The printable values that rounding may give.
std::vector<double> candidates(const Variable& number, const Unprinted& wanted) {
  const double passing = wanted.passing;
  constexpr double at_the_base = 1e-9;
  std::vector<double> values = printable_values(number, passing, passing > wanted.failing);
  // What is written has as many digits as it needs: a bid at its limit is there.
  if (std::abs(passing - number.base) <= at_the_base * std::abs(number.base))
    values.insert(values.begin(), number.base);
  std::erase_if(values, [&](double value) {
    if (value == passing) return false;
    return (number.allows(passing) && !number.allows(value)) ||
           (number.most && value > *number.most) ||
           (value - number.base) * (passing - number.base) < 0;
  });
  return values;
}

}  // namespace

std::vector<double> printed_values(const Search& search, const std::vector<Unprinted>& values) {
  std::vector<double> printed;
  std::vector<std::vector<double>> untried;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < values.size(); ++i) {
    printed.push_back(values[i].passing);
    untried.push_back(candidates(search.numbers[values[i].number], values[i]));
    open.push_back(i);
  }
  // Most often the shortest passes, so each round tries one of each.
  for (std::size_t round = 0; !open.empty(); ++round) {
    std::erase_if(open, [&](std::size_t i) { return round >= untried[i].size(); });
    std::vector<TrialPool::Asked> asked;
    for (const std::size_t i : open) {
      asked.push_back({.values = values[i].beside, .question = values[i].question});
      asked.back().values.emplace_back(values[i].number, untried[i][round]);
    }
    const std::vector<std::size_t> places = search.pool->run(asked);
    std::vector<std::size_t> failed;
    for (std::size_t k = 0; k < open.size(); ++k) {
      const std::size_t i = open[k];
      if (passes(*search.bid->model, search.pool->results(), values[i].question, places[k])) {
        printed[i] = untried[i][round];
      } else {
        failed.push_back(i);
      }
    }
    open = std::move(failed);
  }
  return printed;
}

}  // namespace gonogo

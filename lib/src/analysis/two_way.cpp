// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "gonogo/analysis/sensitivity.hpp"
#include "gonogo/analysis/switching.hpp"
#include "gonogo/model/fault.hpp"

namespace gonogo {
namespace {

/// From so many on a table is computed in tiles; the cells of a smaller one are the values of a
/// tornado's ends, to the bit.
constexpr std::size_t many_cells = 256;

std::vector<double> make_axis(const Variable& number, int points) {
  std::vector<double> values = axis_of(number, points);
  // The written value replaces the point nearest to it, so that the table holds the base.
  *std::min_element(values.begin(), values.end(), [&](double a, double b) {
    return std::abs(a - number.base) < std::abs(b - number.base);
  }) = number.base;
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

Diagnostics twice(const Address& address) {
  return {{.code = "not-two",
           .message = say("both sides of the grid are {1}", verbatim(address)),
           .hint = say("name two numbers")}};
}

}  // namespace

Diagnostics faults_of(const Bid& bid, const TwoWay& found) {
  if (bid.model.fault()) return {};
  for (std::size_t y = 0; y < found.y.size(); ++y) {
    for (std::size_t x = 0; x < found.x.size(); ++x) {
      if (!std::isnan(found.value[y][x])) continue;
      const Address &across = found.across.address, &down = found.down.address;
      auto fault = find_fault(*bid.model, {{across, found.x[x]}, {down, found.y[y]}});
      if (!fault) continue;
      return {fault_of_case(*std::move(fault),
                            say("{1} = {2}, {3} = {4}", verbatim(across), exact(found.x[x]),
                                verbatim(down), exact(found.y[y])))};
    }
  }
  return {};
}

Checked<TwoWay> find_two_way(const Bid& bid, const WantedMeasure& measure, const Address& across,
                             const Address& down, int points) {
  const auto x = find_variable(*bid.written, across);
  const auto y = find_variable(*bid.written, down);
  if (!x || !y) return {.diagnostics = {unknown_variable(*bid.written, x ? down : across)}};
  if (x->address == y->address) return {.diagnostics = twice(x->address)};
  TwoWay found{.measure = measure,
               .across = *x,
               .down = *y,
               .x = make_axis(*x, points),
               .y = make_axis(*y, points)};
  const std::vector<Variable> numbers = {*x, *y};
  const std::size_t width = found.x.size();
  const TrialResults results =
      run_trials(bid,
                 {.numbers = numbers,
                  .count = width * found.y.size(),
                  .value =
                      [&](std::size_t trial, std::size_t number) {
                        return number == 0 ? found.x[trial % width] : found.y[trial / width];
                      },
                  .many = width * found.y.size() >= many_cells},
                 std::span(&measure, 1));
  for (std::size_t j = 0; j < found.y.size(); ++j) {
    std::vector<double> values, margins;
    for (std::size_t i = 0; i < width; ++i) {
      const std::size_t trial = j * width + i;
      values.push_back(results.measures[0].value[trial]);
      double least = std::numeric_limits<double>::infinity();
      for (const auto& rule : results.margins) {
        least = std::isnan(rule[trial]) ? rule[trial] : std::min(least, rule[trial]);
        if (std::isnan(least)) break;
      }
      margins.push_back(least);
    }
    found.value.push_back(std::move(values));
    found.least_margin.push_back(std::move(margins));
  }
  return {.value = std::move(found)};
}

}  // namespace gonogo

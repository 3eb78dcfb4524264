// SPDX-License-Identifier: MIT
#include "gonogo/choice/integer_programme.hpp"

#include <algorithm>
#include <cmath>

#include "choice/branch_and_bound.hpp"
#include "choice/exact_sum.hpp"

namespace gonogo {
namespace {

/// Of parts, which linear programmes find so well.
constexpr double rounding_of_parts = 1e-11;

}  // namespace

bool holds(const ProgrammeRow& row, const Choice& choice) {
  ExactSum above_least, below_most;
  double rounding = 0;
  const auto add = [&](double number, double share) {
    if (number == 0 || share == 0) return;
    above_least.add_product(number, share);
    below_most.add_product(-number, share);
    rounding += share == 1 ? rounding_of(number) : rounding_of_parts * std::abs(number);
  };
  for (std::size_t j = 0; j < choice.size(); ++j) add(row.coefficients[j], choice[j]);
  above_least.add(-row.least);
  below_most.add(row.most);
  return (std::isinf(row.least) || above_least.value() >= -rounding - rounding_of(row.least)) &&
         (std::isinf(row.most) || below_most.value() >= -rounding - rounding_of(row.most));
}

bool holds(const IntegerProgramme& programme, const Choice& choice) {
  return std::all_of(programme.rows.begin(), programme.rows.end(),
                     [&](const ProgrammeRow& row) { return holds(row, choice); });
}

double value_of(const IntegerProgramme& programme, const Choice& choice) {
  ExactSum sum;
  for (std::size_t j = 0; j < choice.size(); ++j) sum.add_product(programme.values[j], choice[j]);
  return sum.value();
}

ProgrammeRow other_than(const Choice& choice, const std::vector<bool>& divisible) {
  ProgrammeRow other{.coefficients = std::vector<double>(choice.size(), 0), .least = 1};
  for (std::size_t j = 0; j < choice.size(); ++j) {
    if (!divisible.empty() && divisible[j]) continue;
    const bool taken = choice[j] > 0.5;
    other.coefficients[j] = taken ? -1 : 1;
    if (taken) other.least -= 1;
  }
  return other;
}

BestChoice best_choice(const IntegerProgramme& programme, Work& work,
                       const std::optional<Choice>& start) {
  if (work.left == 0) return {.bound = std::numeric_limits<double>::infinity()};
  BranchAndBound search(programme, work.left);
  BestChoice best = search.run(start);
  work.left -= std::min(work.left, search.work());
  return best;
}

}  // namespace gonogo

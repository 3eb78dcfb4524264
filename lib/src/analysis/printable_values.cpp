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

}  // namespace

std::vector<double> printable_values(const Variable& number, double passing, bool up) {
  constexpr int fewest = 4, most = 9, of_a_multiple = 12;
  constexpr double next_to_nothing = 1e-6;
  std::vector<double> values;
  if (std::abs(passing) < next_to_nothing * std::abs(number.base)) values.push_back(0);
  if (number.structural || (number.tick && *number.tick > 0)) {
    values.push_back(to_digits(passing, of_a_multiple));
  } else {
    const double amount = number.amount.value_or(1) / (number.amount ? number.base : 1);
    const bool rises = (amount > 0) == up;
    for (int digits = fewest; digits <= most; ++digits)
      values.push_back(rounded(passing * amount, digits, rises) / amount);
  }
  values.push_back(passing);
  return values;
}

bool passes(const Model& model, const TrialResults& results, const Question& question,
            std::size_t trial) {
  for (std::size_t r = 0; r < results.margins.size(); ++r) {
    if (question.about == Question::About::rule && question.index != r) continue;
    const bool mandatory = model.rules[r].rule.severity == Must::must;
    if (question.about == Question::About::mandatory_rules && !mandatory) continue;
    if (!(results.margins[r][trial] >= 0)) return false;
  }
  return true;
}

}  // namespace gonogo

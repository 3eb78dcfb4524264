// SPDX-License-Identifier: MIT
#include "choice/scaled_programme.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "choice/exact_sum.hpp"

namespace gonogo {
namespace {

double power_of_two_below(double number) {
  return number > 0 && std::isfinite(number) ? std::exp2(std::ilogb(number)) : 1;
}

double largest_in(const std::vector<double>& numbers) {
  double largest = 0;
  for (const double each : numbers) largest = std::max(largest, std::abs(each));
  return largest;
}

/// The greatest number of which all are multiples; 0: they are no whole numbers.
double common_divisor(const std::vector<double>& numbers) {
  constexpr double exact = 0x1p53;
  std::int64_t divisor = 0;
  for (const double each : numbers) {
    if (std::abs(each) >= exact || each != std::nearbyint(each)) return 0;
    divisor = std::gcd(divisor, static_cast<std::int64_t>(each));
  }
  return static_cast<double>(divisor);
}

/// The same of amounts with up to three decimals, as money has them.
double step_of(const std::vector<double>& values) {
  for (const double parts : {1.0, 10.0, 100.0, 1000.0}) {
    std::vector<double> units;
    bool decimal = true;
    for (const double each : values) {
      units.push_back(std::nearbyint(each * parts));
      constexpr double rounding = 0x1p-51;
      decimal =
          decimal && std::abs(units.back() - each * parts) <= rounding * std::abs(each * parts);
    }
    if (decimal) return common_divisor(units) / parts;
  }
  return 0;
}

/// Sums of multiples of something keep to multiples of it.
void tighten(const ProgrammeRow& row, const IntegerProgramme& programme, SparseRow& tight) {
  const double divisor = common_divisor(row.coefficients);
  for (std::size_t j = 0; j < programme.values.size(); ++j) {
    if (row.coefficients[j] != 0 && !programme.divisible.empty() && programme.divisible[j]) return;
  }
  if (divisor == 0) return;
  tight.most = std::floor((row.most + rounding_of(row.most)) / divisor) * divisor;
  tight.least = std::ceil((row.least - rounding_of(row.least)) / divisor) * divisor;
}

SparseRow sparse(const ProgrammeRow& row, const IntegerProgramme& programme) {
  SparseRow result{.least = row.least, .most = row.most};
  tighten(row, programme, result);
  const double size = power_of_two_below(largest_in(row.coefficients));
  for (std::size_t j = 0; j < programme.values.size(); ++j) {
    if (row.coefficients[j] != 0) result.entries.emplace_back(j, row.coefficients[j] / size);
  }
  result.least /= size;
  result.most /= size;
  return result;
}

/// Whether a choice can break the row.
bool limits(const SparseRow& row) {
  double least = 0, most = 0;
  for (const auto& [column, coefficient] : row.entries)
    (coefficient < 0 ? least : most) += coefficient;
  return row.least > least || row.most < most;
}

}  // namespace

ScaledProgramme scaled(const IntegerProgramme& programme) {
  const std::size_t count = programme.values.size();
  ScaledProgramme result{.unit = power_of_two_below(largest_in(programme.values))};
  SparseRow counted{.most = static_cast<double>(count)};
  double size = 0;
  for (std::size_t j = 0; j < count; ++j) {
    result.values.push_back(programme.values[j] / result.unit);
    size += std::abs(result.values.back());
    result.whole.push_back(programme.divisible.empty() || !programme.divisible[j]);
    if (result.whole[j])
      counted.entries.emplace_back(j, 1);
    else
      result.has_parts = true;
  }
  constexpr double units_of_a_sum = 0x1p-48;
  result.rounding = units_of_a_sum * size;
  if (!result.has_parts) result.step = step_of(programme.values) / result.unit;
  for (const ProgrammeRow& each : programme.rows) {
    SparseRow row = sparse(each, programme);
    if (limits(row)) result.rows.push_back(std::move(row));
  }
  result.count_row = result.rows.size();
  result.rows.push_back(std::move(counted));
  result.columns.resize(count);
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    for (const auto& [column, coefficient] : result.rows[i].entries)
      result.columns[column].emplace_back(i, coefficient);
  }
  return result;
}

}  // namespace gonogo

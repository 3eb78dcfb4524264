// SPDX-License-Identifier: MIT
#include "compile/ages.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

std::size_t at(int column) { return static_cast<std::size_t>(column); }

}  // namespace

std::vector<double> flags(const TimeAxis& axis, const std::vector<int>& columns) {
  std::vector<double> result(axis.length.size(), 0.0);
  for (const int column : columns) result[at(column)] = 1;
  return result;
}

Years between(const TimeAxis& axis, int from, int to) {
  if (axis.dated() || to >= axis.last) return axis.time[at(to)] - axis.time[at(from)];
  return static_cast<double>(to - from) / axis.steps_per_year;
}

Ages ages_in_time(const TimeAxis& axis, const AssetTimes& times) {
  const std::vector<double> none(axis.length.size(), 0.0);
  Ages ages{.serves = none, .elapsed = none, .length = none, .year = none, .opens = none};
  int before = times.service - 1;  // the column after which the present asset serves
  for (int c = times.service; c <= times.sold; ++c) {
    ages.serves[at(c)] = 1;
    ages.elapsed[at(c)] = between(axis, before, c - 1);
    ages.length[at(c)] = between(axis, c - 1, c);
    ages.year[at(c)] = std::floor(ages.elapsed[at(c)] + 1e-9) + 1;
    ages.opens[at(c)] = c == before + 1 || ages.year[at(c)] != ages.year[at(c - 1)] ? 1 : 0;
    const auto& replaced = times.replaced;
    if (std::find(replaced.begin(), replaced.end(), c) != replaced.end()) before = c;
  }
  return ages;
}

Ages ages_of_purchase(const TimeAxis& axis, Years length) {
  Ages ages{.axis = RowAxis::age};
  for (int age = 0; age < axis.columns(); ++age) {
    const int past = std::max(0, age - 1);
    ages.serves.push_back(age > 0 ? 1 : 0);
    ages.elapsed.push_back(static_cast<double>(past) / axis.steps_per_year);
    ages.length.push_back(length);
    ages.year.push_back(age > 0 ? past / axis.steps_per_year + 1 : 0);
    ages.opens.push_back(age > 0 && past % axis.steps_per_year == 0 ? 1 : 0);
  }
  return ages;
}

std::vector<double> disposal_factors(const TimeAxis& axis, const AssetTimes& times,
                                     const Ages& ages, DisposalYear rule) {
  std::vector<double> result(axis.length.size(), 1.0);
  if (rule == DisposalYear::full) return result;
  std::vector<int> sales = times.replaced;
  sales.push_back(times.sold);
  for (const int sale : sales) {
    for (int c = sale; c >= 1 && c >= times.service; --c) {
      const bool same = times.by_purchase ? sale - c < axis.steps_per_year
                                          : ages.year[at(c)] == ages.year[at(sale)];
      if (!same) break;
      result[at(c)] = rule == DisposalYear::half ? 0.5 : 0;
      if (!times.by_purchase && ages.opens[at(c)] != 0) break;
    }
  }
  return result;
}

}  // namespace gonogo

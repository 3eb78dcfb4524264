// SPDX-License-Identifier: MIT
/// An integer programme as it is searched: rows without their zeros, in numbers of like size.
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "gonogo/choice/integer_programme.hpp"

namespace gonogo {

struct SparseRow {
  std::vector<std::pair<std::size_t, double>> entries = {};  ///< column and coefficient
  double least = 0, most = 0;
};

/// Values and rows are divided by powers of two, which loses nothing: the largest of each is 1 to 2.
struct ScaledProgramme {
  std::vector<double> values = {};
  double unit = 1;                   ///< a value of the programme is so many of a scaled one
  std::vector<SparseRow> rows = {};  ///< those that limit something
  std::vector<std::vector<std::pair<std::size_t, double>>> columns = {};  ///< row and coefficient
  std::vector<bool> whole = {};  ///< whether a column is taken whole or not at all
  bool has_parts = false;
  /// Two choices that differ in value do so by at least this. 0: by anything.
  double step = 0;
  double rounding = 0;  ///< what rounding may make of the sum of all values
  /// The greatest value of a choice that is not above a bound.
  double highest_step(double bound) const {
    constexpr double exact = 0x1p52;
    return step > 0 && std::abs(bound / step) < exact ? std::floor(bound / step) * step : bound;
  }
  /// The row that counts the whole columns: a search branches on it first.
  std::size_t count_row = 0;
};

ScaledProgramme scaled(const IntegerProgramme& programme);

}  // namespace gonogo

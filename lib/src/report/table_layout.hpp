// SPDX-License-Identifier: MIT
/// Fits the columns of a table to the width of a screen.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "gonogo/report/report.hpp"

namespace gonogo {

inline constexpr int column_gap = 2;

/// A table of so many columns, a title and a value, is always drawn as it is.
inline constexpr std::size_t unfolded_columns = 2;

struct ColumnNeed {
  int natural = 0;   ///< nothing wrapped
  int least = 0;     ///< what may be wrapped is
  int smallest = 0;  ///< texts wrapped that had better not be
  int tiny = 0;      ///< words cut
  Narrow narrow = Narrow::keep;
};

/// Some columns side by side, with their widths.
struct Part {
  std::vector<std::size_t> columns = {};
  std::vector<int> widths = {};
};

/// One part if the columns fit, wrapping the widest first where they may be wrapped; else without
/// some of the columns that may be thinned out; else, with columns of time, as many parts as it
/// takes, each beginning with the `frozen` columns. No part where nothing of that helps.
std::vector<Part> lay_out(std::span<const ColumnNeed> columns, std::size_t frozen, int width);

}  // namespace gonogo

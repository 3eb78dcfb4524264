// SPDX-License-Identifier: MIT
/// Fits the columns of a table to the width of a screen.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gonogo {

inline constexpr int column_gap = 2;

struct ColumnNeed {
  int natural = 0;   ///< nothing wrapped
  int least = 0;     ///< what may be wrapped is
  int smallest = 0;  ///< texts wrapped that had better not be
};

/// Some columns side by side, with their widths.
struct Part {
  std::vector<std::size_t> columns = {};
  std::vector<int> widths = {};
};

/// One part if the columns fit, wrapping the widest first where they may be wrapped; else as many
/// parts as it takes, each beginning with the `frozen` columns. A part is too wide only where a
/// single column is.
std::vector<Part> lay_out(std::span<const ColumnNeed> columns, std::size_t frozen, int width);

}  // namespace gonogo

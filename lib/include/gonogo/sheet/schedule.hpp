// SPDX-License-Identifier: MIT
/// The order in which rows can be computed.
#pragma once

#include <vector>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Stages run one after the other; within a stage all rows of one column are computed, in order,
/// before the next column. A row that reads later or all columns of another (`ahead`, `total`)
/// stands in a later stage.
struct Schedule {
  std::vector<RowId> profiles = {};  ///< rows by age, first of all
  std::vector<std::vector<RowId>> stages = {};
  std::vector<RowId> circle = {};  ///< rows that rest on one another; empty where all is well
};

/// Rows needed by nobody are scheduled too. O(rows + references), repeated once per stage.
Schedule schedule(const Sheet& sheet);

}  // namespace gonogo

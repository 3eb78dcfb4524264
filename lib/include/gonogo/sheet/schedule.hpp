// SPDX-License-Identifier: MIT
/// The order in which rows can be computed.
#pragma once

#include <vector>

#include "gonogo/sheet/sheet.hpp"

namespace gonogo {

/// Stages run one after the other; within a stage all rows of one column are computed, in order,
/// before the next column. A row that reads later columns of another, or all of them (`ahead`,
/// `total`), is in a later stage than that other.
struct Schedule {
  std::vector<RowId> profiles = {};  ///< rows by age; they run before all stages
  std::vector<std::vector<RowId>> stages = {};
  std::vector<RowId> circle = {};  ///< rows that depend on one another; empty if there is an order
};

/// Includes rows that no other row reads. Cost: O(rows + references) for each stage.
Schedule schedule(const Sheet& sheet);

}  // namespace gonogo

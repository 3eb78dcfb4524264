// SPDX-License-Identifier: MIT
/// Which rows of a stage must be computed column by column: those that read one another, or
/// themselves, in earlier columns.
#pragma once

#include <vector>

#include "run/program.hpp"

namespace gonogo {

/// Puts the rows of a stage into groups, each behind those that it reads: rows that read one another
/// are one group, in the order given; all others are a group each.
///
/// `rows`: in an order in which they can be computed within a column. `all_rows`: more than the index of any row.
std::vector<RowPlan> in_groups(std::vector<RowPlan> rows, std::size_t all_rows);

}  // namespace gonogo

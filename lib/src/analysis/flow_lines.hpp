// SPDX-License-Identifier: MIT
/// The project flow by line, and what each line is worth today.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/run/snapshot.hpp"

namespace gonogo {

/// The lines whose sum by their signs is the project flow: each line of the bid, and totals that
/// have none (tax, working capital). Leaves out what cancels (a cost that is never paid).
std::vector<Posting> flow_lines(const Model& model);

/// The sum of a row, each step times the discount factor of the first perspective, which must state
/// a rate.
Money present_value_of(const Model& model, const Snapshot& numbers, RowId row);

/// The same without discounting.
Money total_of(const Model& model, const Snapshot& numbers, RowId row);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// The internal rate of flows at any times as cells: Newton's steps, which every spreadsheet
/// program takes alike.
#pragma once

#include <optional>

#include "analysis/workbook_cells.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Twenty steps from a rate in the logarithm of growth, where the present value of an investment is
/// convex and the steps do not overshoot its root twice.
struct RateSteps {
  Table table = {};     ///< step, rate, present value, slope
  Formula result = {};  ///< the last rate, or `otherwise` where it still moves
  double rate = 0;
};

struct RateStepsOptions {
  std::string id = {};  ///< of the table
  RowId flow = no_row;
  Formula start = {};  ///< a cell or a number
  double start_value = 0;
  std::string otherwise = {};
};

/// Empty where the steps do not settle.
std::optional<RateSteps> rate_steps(const Model& model, const WorkbookCells& cells,
                                    const RateStepsOptions& options);

}  // namespace gonogo

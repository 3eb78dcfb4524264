// SPDX-License-Identifier: MIT
/// The internal rate of flows at any times as cells: Newton's method, which gives the same result in
/// every spreadsheet program.
#pragma once

#include <optional>

#include "analysis/workbook_cells.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Twenty steps of Newton's method in ln(1 + rate). In this variable the present value of an
/// investment is convex, so the steps overshoot its root at most once.
struct RateSteps {
  Table table = {};     ///< step, rate, present value, slope
  Formula result = {};  ///< the last rate, or `otherwise` if it still changes
  double rate = 0;
};

struct RateStepsOptions {
  std::string id = {};  ///< of the table
  RowId flow = no_row;
  Formula start = {};  ///< a cell or a number
  double start_value = 0;
  Message otherwise = {};
};

/// Empty if the steps do not converge.
std::optional<RateSteps> rate_steps(const Model& model, const WorkbookCells& cells,
                                    const RateStepsOptions& options);

}  // namespace gonogo

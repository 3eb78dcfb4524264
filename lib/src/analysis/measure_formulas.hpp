// SPDX-License-Identifier: MIT
/// Margins and results of rules as formulas over the cells of a workbook.
#pragma once

#include <string>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/model/measure_cells.hpp"
#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// The margin of a rule over the cells of its value and limit: at least 0 where it passes.
Formula margin_formula(const Model& model, const BoundRule& rule, const Formula& value,
                       const Formula& limit, const MeasureCells& cells);

/// What a rule says, by the cells of its value and margin, in these words.
struct ResultWords {
  std::string passes = {}, fails = {}, not_applicable = {};
  std::string no_measure = {};  ///< what the value says where the rule does not apply
};
Formula result_formula(const Formula& value, const Formula& margin, const ResultWords& words);

}  // namespace gonogo

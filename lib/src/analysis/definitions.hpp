// SPDX-License-Identifier: MIT
/// What each measure is computed from: for explanations and for the cells of a workbook.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gonogo/model/model.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

struct Definition {
  std::string text = {};             ///< "npv = total(present_value)"
  std::vector<RowId> rows = {};      ///< rows it rests on
  std::vector<NodeId> scalars = {};  ///< rates it rests on
};

/// At the first perspective.
Definition definition_of(const Model& model, Measure measure);

/// How a workbook refers to rows and rates.
struct CellsOf {
  std::function<Formula(RowId)> row = {};        ///< the range of a row over all columns
  std::function<Formula(NodeId)> scalar = {};    ///< a rate
  std::function<Formula(Measure)> measure = {};  ///< the cell of another measure
};

/// The formula of a measure over the rows, for a value that exists. Empty where Excel has no
/// formula for it (an IRR of flows that are not evenly spaced).
Formula measure_formula(const Model& model, Measure measure, double value, const CellsOf& cells);

/// The margin of a rule over the cells of its value and limit: at least 0 where it passes.
Formula margin_formula(const Model& model, const JudgedRule& rule, const Formula& value,
                       const Formula& limit, const CellsOf& cells);

/// What a rule says, by the cell of its margin. A text ("none") counts as greater than any number,
/// and must not pass.
Formula result_formula(const Formula& margin, const std::string& passes, const std::string& fails);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// A yearly figure of a row: of one year, or the average of operation.
#pragma once

#include <algorithm>
#include <string>

#include "gonogo/base/text.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {

inline Years years_of_operation(const Model& model) {
  return model.sheet.axis().period() - model.sheet.axis().construction();
}

/// The column that ends the year of a return: the rule's, else the normal year; 0: all years.
inline int return_year(const Model& model, const WantedMeasure& wanted) {
  return wanted.year_ends > 0 ? wanted.year_ends : model.normal_year_ends;
}

/// How many years a yearly figure is the average of.
inline Years averaged_years(const Model& model, const WantedMeasure& wanted) {
  return return_year(model, wanted) > 0 ? 1 : years_of_operation(model);
}

/// The column that begins the project year that ends with a column.
inline int year_begins(const Model& model, int year_ends) {
  const int steps = model.sheet.axis().steps_per_year;
  return (year_ends - 1) / steps * steps + 1;
}

inline double yearly(const MeasureCase& values, std::span<const double> row) {
  const int ends = return_year(values.model, values.wanted);
  if (ends == 0) return sum_of(row) / years_of_operation(values.model);
  const int begins = year_begins(values.model, ends);
  return sum_of(
      row.subspan(static_cast<std::size_t>(begins), static_cast<std::size_t>(ends - begins + 1)));
}

inline Formula yearly_formula(const FormulaCase& written, RowId row) {
  const int ends = return_year(written.model, written.wanted);
  if (ends == 0)
    return joined({written.sum(row), "/" + shortest(years_of_operation(written.model))});
  const auto at = [&](int column) {
    return joined({"INDEX(", written.cells.row(row), ",1," + std::to_string(column + 1) + ")"});
  };
  return joined({"SUM(", at(year_begins(written.model, ends)), ":", at(ends), ")"});
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "analysis/measure_formulas.hpp"

namespace gonogo {

Formula margin_formula(const Model& model, const BoundRule& rule, const Formula& value,
                       const Formula& limit, const MeasureCells& cells) {
  const std::string sign = rule.at_least ? "" : "-";
  if (rule.measure->decided_by)
    return joined({sign, present_value_formula(model, rule.flow, limit, cells)});
  return if_formula(joined({"ISNUMBER(", value, ")"}), joined({sign + "(", value, "-", limit, ")"}),
                    {"\"\""});
}

Formula result_formula(const Formula& value, const Formula& margin, const ResultWords& words) {
  const Formula judged =
      if_formula(joined({margin, ">=0"}), quoted_text(words.passes), quoted_text(words.fails));
  const Formula without = if_formula(joined({value, "=", quoted_text(words.no_measure)}),
                                     quoted_text(words.not_applicable), quoted_text(words.fails));
  return if_formula(joined({"ISNUMBER(", margin, ")"}), judged, without);
}

}  // namespace gonogo

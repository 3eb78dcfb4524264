// SPDX-License-Identifier: MIT
#include "xlsx/cell_rules.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace gonogo {
namespace {

/// A list of a validation holds 255 characters.
constexpr double longest_list = 80;

void check(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("workbook: ") + xlsx_library().lxw_strerror(error));
}

}  // namespace

void restrict_entry(lxw_worksheet* sheet, std::uint32_t row, lxw_col_t column,
                    const Editable& entry) {
  if (entry.range.is_open()) return;
  lxw_data_validation rule = {};
  const Range& range = entry.range;
  std::vector<std::string> texts;
  std::vector<const char*> choices;
  if (entry.whole && range.highest - range.lowest < longest_list) {
    for (double value = range.lowest; value <= range.highest; ++value)
      texts.push_back(std::to_string(static_cast<int>(value)));
    for (const std::string& each : texts) choices.push_back(each.c_str());
    choices.push_back(nullptr);
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = const_cast<char**>(choices.data());  // the library copies it
  } else {
    rule.validate = entry.whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_number = range.lowest;
    rule.maximum_number = range.highest;
  }
  check(xlsx_library().worksheet_data_validation_cell(sheet, row, column, &rule));
}

void colour_by(lxw_worksheet* sheet, std::uint32_t row, lxw_col_t column,
               const std::string& condition, lxw_format* format) {
  lxw_conditional_format rule = {};
  std::string text = condition;
  rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
  rule.value_string = text.data();
  rule.format = format;
  check(xlsx_library().worksheet_conditional_format_cell(sheet, row, column, &rule));
}

}  // namespace gonogo

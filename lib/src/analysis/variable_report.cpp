// SPDX-License-Identifier: MIT
#include "gonogo/analysis/variable_report.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {

Cell variable_cell(const Variable& number, double value) {
  if (!std::isfinite(value)) return {.kind = Kind::number};
  if (number.factor) return {.value = value, .kind = Kind::rate};
  return {.value = value, .kind = number.kind, .unit = number.unit};
}

Cell bare_cell(const Variable& number, double value) {
  Cell cell = variable_cell(number, value);
  cell.unit.clear();
  return cell;
}

std::string with_unit(const Variable& number) {
  return label_of(number) + (number.unit.empty() ? "" : ", " + number.unit);
}

Cell change_cell(const Variable& number, double value) {
  if (!std::isfinite(value)) return {.kind = Kind::rate};
  return {.value = relative_change(number, value),
          .kind = number.base == 0 ? Kind::number : Kind::rate};
}

std::string label_of(const Variable& number) {
  if (number.driver) return number.label;
  if (number.address == "rates.discount") return words("Discount rate");
  if (number.address == "project.period") return words("Period");
  if (number.address == "revenue.times") return words("All revenue");
  if (number.address == "cost.times") return words("All cost");
  if (number.address == "investment.times") return words("All investment");
  return number.label;
}

std::string text_of(const Variable& number, double value) {
  return text_of(variable_cell(number, value));
}

std::string text_of(Cell cell) {
  // In a sentence six digits are enough; the setting beside it has all of them.
  if (auto* drawn = std::get_if<double>(&cell.value); drawn && *drawn != 0) {
    const double place = std::pow(10, 5 - std::floor(std::log10(std::abs(*drawn))));
    const double rounded = std::round(*drawn * place) / place;
    if (std::isfinite(rounded)) *drawn = rounded;
  }
  return value_text(cell);
}

std::string row_id(const Variable& number) {
  std::string id = number.address;
  std::replace_if(
      id.begin(), id.end(),
      [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.');
      },
      '_');
  return id;
}

std::string control_text(Control control) {
  switch (control) {
    case Control::ours:
      return words("ours");
    case Control::customer:
      return words("customer's");
    case Control::chance:
      return words("chance");
    case Control::unsaid:
      break;
  }
  return "";
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "gonogo/analysis/variable_report.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/analysis/report_text.hpp"

namespace gonogo {

Cell variable_cell(const Variable& number, double value) {
  if (!std::isfinite(value)) return {.kind = Kind::number};
  if (number.amount) return {.value = *number.amount * value / number.base, .kind = Kind::money};
  if (number.factor) return {.value = value, .kind = Kind::rate};
  return {.value = value, .kind = number.kind, .unit = verbatim(number.unit)};
}

Cell bare_cell(const Variable& number, double value) {
  Cell cell = variable_cell(number, value);
  cell.unit = {};
  return cell;
}

Message with_unit(const Variable& number) {
  return listed(Join::comma, {label_of(number), verbatim(number.unit)});
}

Cell change_cell(const Variable& number, double value) {
  if (!std::isfinite(value)) return {.kind = Kind::rate};
  return {.value = relative_change(number, value),
          .kind = number.base == 0 ? Kind::number : Kind::rate};
}

Message label_of(const Variable& number) {
  if (number.driver) return number.label;
  if (number.address == "rates.discount") return say("Discount rate");
  if (number.address == "project.period") return say("Period");
  if (number.address == "revenue.times") return say("All revenue");
  if (number.address == "cost.times") return say("All cost");
  if (number.address == "investment.times") return say("All investment");
  return number.label;
}

Message text_of(const Variable& number, double value) {
  return value_text(variable_cell(number, value));
}

Message set_option(const std::string& setting) {
  const bool plain = setting.find_first_of("* []") == std::string::npos;
  return verbatim(plain ? "--set " + setting : "--set '" + setting + "'");
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

Message control_text(Control control) {
  switch (control) {
    case Control::ours:
      return say("ours");
    case Control::customer:
      return say("customer's");
    case Control::chance:
      return say("chance");
    case Control::unsaid:
      break;
  }
  return {};
}

}  // namespace gonogo

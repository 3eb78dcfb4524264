// SPDX-License-Identifier: MIT
#include "analysis/switch_text.hpp"

#include <cmath>

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"
#include "gonogo/base/figure.hpp"

namespace gonogo {

Message limit_text(const Variable& number, Cell cell, FailsWhere fails) {
  const auto* shown = std::get_if<double>(&cell.value);
  if (shown == nullptr || !std::isfinite(*shown) || number.moves_in_steps())
    return value_text(cell);
  const Kind kind = cell.kind.value_or(Kind::number);
  const std::string fraction =
      figure({.value = *shown, .kind = kind, .decimals = cell.decimals}, Language::english)
          .fraction;
  const int decimals = fraction.empty() ? 0 : static_cast<int>(fraction.size()) - 1;
  const double unit = std::pow(10, -decimals) / (kind == Kind::rate ? 100 : 1);
  const double units = *shown / unit;
  constexpr double rounding = 1e-6;
  const bool up = fails == FailsWhere::below || fails == FailsWhere::up_to;
  cell.value = unit * (up ? std::ceil(units - rounding) : std::floor(units + rounding));
  return value_text(cell);
}

Message switch_text(const Variable& number, double at, FailsWhere fails) {
  const Message value = limit_text(number, bare_cell(number, at), fails);
  switch (fails) {
    case FailsWhere::below:
      return say("< {1}", value);
    case FailsWhere::above:
      return say("> {1}", value);
    case FailsWhere::up_to:
      return say("<= {1}", value);
    case FailsWhere::from:
      break;
  }
  return say(">= {1}", value);
}

Cell fails_cell(FailsWhere fails) {
  switch (fails) {
    case FailsWhere::below:
      return {.value = say("below"), .code = "below"};
    case FailsWhere::above:
      return {.value = say("above"), .code = "above"};
    case FailsWhere::up_to:
      return {.value = say("up to it"), .code = "up_to"};
    case FailsWhere::from:
      break;
  }
  return {.value = say("from it on"), .code = "from"};
}

}  // namespace gonogo

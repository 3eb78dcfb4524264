// SPDX-License-Identifier: MIT
#include "analysis/switch_text.hpp"

#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/variable_report.hpp"

namespace gonogo {

Message switch_text(const Variable& number, double at, FailsWhere fails) {
  const Message value = value_text(bare_cell(number, at));
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

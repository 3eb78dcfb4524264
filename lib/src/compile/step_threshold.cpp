// SPDX-License-Identifier: MIT
#include "compile/step_threshold.hpp"

#include <algorithm>

#include "gonogo/sheet/operation.hpp"

namespace gonogo {
namespace {

bool holds_flow(const Syntax& syntax, const IsName& is_flow) {
  if (syntax.kind == Syntax::Kind::name) return is_flow(syntax.text);
  const bool level =
      syntax.kind == Syntax::Kind::call && (syntax.text == "cumulative" || syntax.text == "change");
  return !level && std::any_of(syntax.parts.begin(), syntax.parts.end(),
                               [&](const Syntax& part) { return holds_flow(part, is_flow); });
}

bool jumps(const Syntax& syntax) {
  if (syntax.kind == Syntax::Kind::compare) return true;
  if (syntax.kind != Syntax::Kind::call) return false;
  constexpr Op bends[] = {Op::minimum, Op::maximum, Op::absolute, Op::round, Op::floor, Op::ceil};
  const Operation& function = *find_function(syntax.text);
  return function.kind != NodeKind::time_function &&
         std::find(std::begin(bends), std::end(bends), function.op) != std::end(bends);
}

}  // namespace

const Syntax* step_threshold(const Syntax& syntax, const IsName& is_flow, const IsName& is_tiers) {
  if (jumps(syntax) && holds_flow(syntax, is_flow)) return &syntax;
  if (syntax.kind == Syntax::Kind::name && is_tiers(syntax.text)) return &syntax;
  for (const Syntax& part : syntax.parts) {
    if (const Syntax* found = step_threshold(part, is_flow, is_tiers)) return found;
  }
  return nullptr;
}

Message threshold_remark(int steps_per_year, Unit per) {
  const bool months = steps_per_year == 12;
  if (per != Unit::year) {
    return say(
        "this threshold is applied in each {1}, at its rate per {2}; no year is seen as a whole",
        verbatim(months ? "month" : "quarter"), verbatim(singular_of(per)));
  }
  return months
             ? say("this threshold is applied in each month to a twelfth of the yearly figures; "
                   "no year is seen as a whole")
             : say("this threshold is applied in each quarter to a quarter of the yearly figures; "
                   "no year is seen as a whole");
}

}  // namespace gonogo

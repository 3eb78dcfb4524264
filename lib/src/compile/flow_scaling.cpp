// SPDX-License-Identifier: MIT
#include "compile/flow_scaling.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "gonogo/sheet/operation.hpp"

namespace gonogo {
namespace {

using Parts = std::vector<FlowScaling>;

FlowScaling common(std::span<const FlowScaling> parts) {
  const bool agree = std::all_of(parts.begin(), parts.end(),
                                 [&](FlowScaling each) { return each == parts.front(); });
  return agree ? parts.front() : FlowScaling::mixed;
}

bool are(const Parts& parts, FlowScaling a, FlowScaling b) {
  return parts[0] == a && parts[1] == b;
}

FlowScaling result_of(ScalingRule rule, const Parts& parts) {
  constexpr auto level = FlowScaling::level;
  constexpr auto flow = FlowScaling::flow;
  const bool levels = common(parts) == level;
  switch (rule) {
    case ScalingRule::common:
      return common(parts);
    case ScalingRule::product:
      if (are(parts, flow, level) || are(parts, level, flow)) return flow;
      break;
    case ScalingRule::quotient:
      if (are(parts, flow, level)) return flow;
      break;
    case ScalingRule::comparison:
      return parts[0] == parts[1] ? level : FlowScaling::mixed;
    case ScalingRule::branches:
      return parts[0] == FlowScaling::mixed ? FlowScaling::mixed
                                            : common(std::span(parts).subspan(1));
    case ScalingRule::flow:
      return flow;
    case ScalingRule::level:
      return level;
    case ScalingRule::levels_only:
      break;
  }
  return levels ? level : FlowScaling::mixed;
}

const Operation& operation_of(const Syntax& syntax) {
  if (syntax.kind == Syntax::Kind::negate) return operation(Op::negate);
  return syntax.kind == Syntax::Kind::call ? *find_function(syntax.text)
                                           : *find_operator(syntax.text);
}

}  // namespace

FlowScaling flow_scaling(const Syntax& syntax,
                         const std::function<bool(const std::string&)>& is_flow) {
  switch (syntax.kind) {
    case Syntax::Kind::number:
    case Syntax::Kind::index:
      return FlowScaling::level;
    case Syntax::Kind::name:
      return is_flow(syntax.text) ? FlowScaling::flow : FlowScaling::level;
    case Syntax::Kind::negate:
    case Syntax::Kind::binary:
    case Syntax::Kind::compare:
    case Syntax::Kind::call:
      break;
  }
  Parts parts;
  for (const Syntax& part : syntax.parts) parts.push_back(flow_scaling(part, is_flow));
  return result_of(operation_of(syntax).scaling, parts);
}

}  // namespace gonogo

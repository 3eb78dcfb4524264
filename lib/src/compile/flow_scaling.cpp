// SPDX-License-Identifier: MIT
#include "compile/flow_scaling.hpp"

namespace gonogo {
namespace {

FlowScaling scaling_of_call(const Syntax& call,
                            const std::function<bool(const std::string&)>& is_flow) {
  const auto part = [&](std::size_t n) { return flow_scaling(call.parts[n], is_flow); };
  const std::string& name = call.text;
  if (name == "change") return FlowScaling::flow;
  if (name == "cumulative") return FlowScaling::level;
  if (name == "abs" || name == "last_year") return part(0);
  if (name == "min" || name == "max") {
    FlowScaling result = part(0);
    for (std::size_t n = 1; n < call.parts.size(); ++n)
      result = result == part(n) ? result : FlowScaling::mixed;
    return result;
  }
  if (name == "if")
    return part(0) == FlowScaling::mixed || part(1) != part(2) ? FlowScaling::mixed : part(1);
  return part(0) == FlowScaling::level ? FlowScaling::level : FlowScaling::mixed;
}

FlowScaling scaling_of_binary(char op, FlowScaling a, FlowScaling b) {
  if (op == '+' || op == '-') return a == b ? a : FlowScaling::mixed;
  if (a == FlowScaling::level && b == FlowScaling::level) return FlowScaling::level;
  if (op == '*')
    return (a == FlowScaling::flow && b == FlowScaling::level) ||
                   (a == FlowScaling::level && b == FlowScaling::flow)
               ? FlowScaling::flow
               : FlowScaling::mixed;
  return op == '/' && a == FlowScaling::flow && b == FlowScaling::level ? FlowScaling::flow
                                                                        : FlowScaling::mixed;
}

}  // namespace

FlowScaling flow_scaling(const Syntax& syntax,
                         const std::function<bool(const std::string&)>& is_flow) {
  const auto part = [&](std::size_t n) { return flow_scaling(syntax.parts[n], is_flow); };
  switch (syntax.kind) {
    case Syntax::Kind::number:
    case Syntax::Kind::index:
      return FlowScaling::level;
    case Syntax::Kind::name:
      return is_flow(syntax.text) ? FlowScaling::flow : FlowScaling::level;
    case Syntax::Kind::negate:
      return part(0);
    case Syntax::Kind::call:
      return scaling_of_call(syntax, is_flow);
    case Syntax::Kind::binary:
      return scaling_of_binary(syntax.text[0], part(0), part(1));
    case Syntax::Kind::compare:
      break;
  }
  return part(0) == part(1) ? FlowScaling::level : FlowScaling::mixed;
}

}  // namespace gonogo

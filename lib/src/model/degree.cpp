// SPDX-License-Identifier: MIT
#include "model/degree.hpp"

namespace gonogo {
namespace {

Degree degree_of_call(const Syntax& call, const std::function<bool(const std::string&)>& is_flow) {
  const auto part = [&](std::size_t n) { return degree_of(call.parts[n], is_flow); };
  const std::string& name = call.text;
  if (name == "change") return Degree::flow;
  if (name == "cumulative") return Degree::level;
  if (name == "abs" || name == "last_year") return part(0);
  if (name == "min" || name == "max") {
    Degree result = part(0);
    for (std::size_t n = 1; n < call.parts.size(); ++n)
      result = result == part(n) ? result : Degree::mixed;
    return result;
  }
  if (name == "if") return part(0) == Degree::mixed || part(1) != part(2) ? Degree::mixed : part(1);
  return part(0) == Degree::level ? Degree::level : Degree::mixed;
}

Degree degree_of_binary(char op, Degree a, Degree b) {
  if (op == '+' || op == '-') return a == b ? a : Degree::mixed;
  if (a == Degree::level && b == Degree::level) return Degree::level;
  if (op == '*')
    return (a == Degree::flow && b == Degree::level) || (a == Degree::level && b == Degree::flow)
               ? Degree::flow
               : Degree::mixed;
  return op == '/' && a == Degree::flow && b == Degree::level ? Degree::flow : Degree::mixed;
}

}  // namespace

Degree degree_of(const Syntax& syntax, const std::function<bool(const std::string&)>& is_flow) {
  const auto part = [&](std::size_t n) { return degree_of(syntax.parts[n], is_flow); };
  switch (syntax.kind) {
    case Syntax::Kind::number:
    case Syntax::Kind::index:
      return Degree::level;
    case Syntax::Kind::name:
      return is_flow(syntax.text) ? Degree::flow : Degree::level;
    case Syntax::Kind::negate:
      return part(0);
    case Syntax::Kind::call:
      return degree_of_call(syntax, is_flow);
    case Syntax::Kind::binary:
      return degree_of_binary(syntax.text[0], part(0), part(1));
    case Syntax::Kind::compare:
      break;
  }
  return part(0) == part(1) ? Degree::level : Degree::mixed;
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "input/parsed_formula.hpp"

namespace gonogo {

Expression ParsedFormula::get(const std::string& text, const Place& place) {
  std::call_once(parsed_, [&] { formula_.emplace(text, place); });
  const bool same = formula_->text() == text && formula_->place() == place;
  return same ? *formula_ : Expression(text, place);
}

Expression formula_of(const Node& node, const std::string& text, const Place& place) {
  return node.formula ? node.formula->get(text, place) : Expression(text, place);
}

}  // namespace gonogo

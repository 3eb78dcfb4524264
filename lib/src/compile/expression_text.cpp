// SPDX-License-Identifier: MIT
#include "compile/expression_text.hpp"

namespace gonogo {

std::string expression_text(const Amount& amount) {
  const auto* single = std::get_if<Scalar>(&amount.value);
  const auto* expression = single ? std::get_if<Expression>(&single->value) : nullptr;
  return expression ? expression->text() : "";
}

}  // namespace gonogo

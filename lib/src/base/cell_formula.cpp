// SPDX-License-Identifier: MIT
#include "gonogo/base/cell_formula.hpp"

namespace gonogo {

Formula joined(std::initializer_list<FormulaPart> parts) {
  Formula result;
  for (const FormulaPart& part : parts)
    result.insert(result.end(), part.formula.begin(), part.formula.end());
  return result;
}

Formula quoted_text(Message text) { return {QuotedText{std::move(text)}}; }

Formula if_formula(const Formula& condition, const Formula& yes, const Formula& no) {
  return joined({"IF(", condition, ",", yes, ",", no, ")"});
}

}  // namespace gonogo

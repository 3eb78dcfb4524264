// SPDX-License-Identifier: MIT
#include "gonogo/base/cell_formula.hpp"

namespace gonogo {

Formula joined(std::initializer_list<FormulaPart> parts) {
  Formula result;
  for (const FormulaPart& part : parts)
    result.insert(result.end(), part.formula.begin(), part.formula.end());
  return result;
}

Formula quoted_text(std::string_view text) {
  std::string doubled;
  for (const char c : text) doubled += c == '"' ? "\"\"" : std::string(1, c);
  return {'"' + doubled + '"'};
}

Formula if_formula(const Formula& condition, const Formula& yes, const Formula& no) {
  return joined({"IF(", condition, ",", yes, ",", no, ")"});
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "compile/resolved.hpp"

#include <algorithm>

namespace gonogo {

Resolved made_of(std::initializer_list<Resolved> parts, Term term) {
  Resolved result{.term = term};
  for (const Resolved& part : parts) {
    result.begins = std::max(result.begins, part.begins);
    result.varies = result.varies || part.varies;
    result.uses_flow = result.uses_flow || part.uses_flow;
  }
  return result;
}

}  // namespace gonogo

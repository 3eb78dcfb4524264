// SPDX-License-Identifier: MIT
#include "compile/scalars_of.hpp"

namespace gonogo {

std::vector<const Scalar*> scalars_of(const Amount& amount) {
  std::vector<const Scalar*> result;
  if (const auto* single = std::get_if<Scalar>(&amount.value)) result.push_back(single);
  if (const auto* list = std::get_if<std::vector<Scalar>>(&amount.value)) {
    for (const Scalar& each : *list) result.push_back(&each);
  }
  if (const auto* entries = std::get_if<std::vector<Entry>>(&amount.value)) {
    for (const Entry& each : *entries) result.push_back(&each.value);
  }
  return result;
}

}  // namespace gonogo

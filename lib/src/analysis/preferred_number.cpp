// SPDX-License-Identifier: MIT
#include "analysis/preferred_number.hpp"

namespace gonogo {

std::optional<Variable> preferred_number(const Model& model) {
  const auto numbers = find_variables(model, {});
  for (const Role role : {Role::price, Role::volume}) {
    for (const Variable& each : numbers) {
      if (each.role == role) return each;
    }
  }
  return {};
}

Diagnostic no_preferred_number() {
  return {.code = "unknown-address",
          .message = say("the bid has no driver with the role price or volume"),
          .hint = say("name an address with --for")};
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
#include "compile/scalars_of.hpp"

namespace gonogo {

std::size_t count_of_scalars(const Amount& amount) {
  if (const auto* list = std::get_if<ValueList>(&amount.value)) return list->size();
  if (std::holds_alternative<SiteSum>(amount.value)) return 0;
  const auto* schedule = std::get_if<std::vector<Entry>>(&amount.value);
  return schedule ? schedule->size() : 1;
}

Scalar scalar_of(const Amount& amount, std::size_t n) {
  if (const auto* single = std::get_if<Scalar>(&amount.value)) return *single;
  if (const auto* list = std::get_if<ValueList>(&amount.value)) return (*list)[n - 1];
  return std::get<std::vector<Entry>>(amount.value)[n - 1].value;
}

}  // namespace gonogo

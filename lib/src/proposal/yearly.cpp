// SPDX-License-Identifier: MIT
#include "gonogo/proposal/yearly.hpp"

namespace gonogo {
namespace {

constexpr std::string_view of_year = ".year[";

}  // namespace

bool is_drawn_by_year(const Driver& driver) { return driver.uncertainty.scope != Scope::project; }

bool is_one_number(const Driver& driver) {
  const auto* single = std::get_if<Scalar>(&driver.value.value);
  return single && std::holds_alternative<double>(single->value);
}

Address address_of_year(const Driver& driver, int year) {
  return "drivers." + driver.id + std::string(of_year) + std::to_string(year) +
         (is_one_number(driver) ? "].plus" : "].times");
}

Address driver_of_year(std::string_view address) {
  const std::size_t at = address.find(of_year);
  return at == std::string_view::npos ? Address{} : Address(address.substr(0, at));
}

}  // namespace gonogo

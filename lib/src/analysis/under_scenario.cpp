// SPDX-License-Identifier: MIT
#include "analysis/under_scenario.hpp"

#include "gonogo/proposal/yearly.hpp"

namespace gonogo {

UnderScenario::UnderScenario(const Variable& number, double here, const Model& model,
                             const LaidOver& laid)
    : base_(number.base), here_(here) {
  constexpr std::string_view times = ".times";
  Address whole = number.address;
  if (number.factor) whole.erase(whole.size() - times.size());
  const Address driver = driver_of_year(number.address);
  if (laid.replaces(driver.empty() ? whole : driver)) {
    times_ = 0, plus_ = here;
  } else if (number.factor) {
    times_ = here / number.base;
  } else if (const auto by = laid.moved.find(whole);
             by != laid.moved.end() &&
             model.sheet.find_input(whole + std::string(times)) == no_input) {
    times_ = by->second.times, plus_ = by->second.plus;
  }
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// What a scenario makes of single numbers of the bid that it is laid over.
#pragma once

#include <map>
#include <set>

#include "gonogo/base/address.hpp"
#include "gonogo/proposal/value.hpp"

namespace gonogo {

struct LaidOver {
  std::map<Address, Levers> moved = {};  ///< by `times` and `plus`
  std::set<Address> replaced = {};       ///< by a value of the scenario, or the table around it

  /// Whether the scenario has a value of its own there, whatever the bid says.
  bool replaces(const Address& address) const;
};

}  // namespace gonogo

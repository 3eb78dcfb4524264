// SPDX-License-Identifier: MIT
/// What the rules of a bid ask.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"
#include "statements/books.hpp"

namespace gonogo {

/// The rules of the policy, then those of the bid. `npv >= 0` where none
/// of them judges the bid whatever its size.
std::vector<BoundRule> bind_rules(Books& books);

}  // namespace gonogo

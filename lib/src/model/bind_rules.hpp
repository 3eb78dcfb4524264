// SPDX-License-Identifier: MIT
/// What the rules of a bid ask.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"
#include "statements/books.hpp"

namespace gonogo {

/// The rules of policy and bid with their meaning; `npv >= 0` where there is none.
std::vector<BoundRule> bind_rules(Books& books);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Whose rates count, and what each rule asks.
#pragma once

#include <vector>

#include "gonogo/model/model.hpp"
#include "statements/books.hpp"

namespace gonogo {

/// The policy's rates (the bid's where it states none), and also the bid's own where its rules need
/// them.
void bind_perspectives(Books& books);

/// The rules of policy and bid with their meaning; `npv >= 0` where there is none.
std::vector<BoundRule> bind_rules(Books& books);

}  // namespace gonogo

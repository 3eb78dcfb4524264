// SPDX-License-Identifier: MIT
/// Whose rates count, and what each rule asks.
#pragma once

#include "gonogo/model/schedule.hpp"
#include "model/books.hpp"

namespace gonogo {

/// The policy's rates (the bid's where it states none), and beside them the bid's own where its
/// rules need them.
void find_perspectives(Books& books);

/// The rules of policy and bid with their meaning; `npv >= 0` where there is none.
void find_rules(Books& books);

/// Circles that only statements could build.
void check_circle(const Sheet& sheet, const Schedule& order, Diagnostics& diagnostics);

}  // namespace gonogo

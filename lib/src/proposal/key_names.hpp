// SPDX-License-Identifier: MIT
/// Questions about keys that only their names can answer: addresses have no types.
#pragma once

#include <optional>
#include <string_view>

namespace gonogo {

/// Whether a key of this name may hold an expression: its text can be scaled.
bool may_hold_expression(std::string_view key);

/// Whether a table with a key of this name is addressed as that key: a driver as its value.
bool is_principal(std::string_view key);

/// For a key that may be a number or a table: the key of the table that is the number. `growth`:
/// `rate`.
std::optional<std::string_view> number_within(std::string_view key);

/// Whether a scenario's own table describes this key: all others of its keys change the bid.
bool is_scenario_key(std::string_view key);

}  // namespace gonogo

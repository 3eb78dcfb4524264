// SPDX-License-Identifier: MIT
/// The bids and the policy that `gonogo new` begins with.
#pragma once

#include <string>
#include <vector>

#include "gonogo/base/message.hpp"

namespace gonogo::cli {

inline constexpr const char* policy_starter = "policy";

std::vector<std::string> kinds_of_bids();

/// A whole TOML file with comments. FILE in it stands for its name. Requires: `name` is a kind, or
/// policy_starter.
std::string starter(const std::string& name, Language language);

}  // namespace gonogo::cli

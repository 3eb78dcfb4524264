// SPDX-License-Identifier: MIT
/// The keys of JSON that the example of the help has not, as other bids and questions have them.
#pragma once

#include <span>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo::cli {

/// Keys of one place in the output of a command. A number behind a key counts: p1, p2, ...
struct MoreKeys {
  std::string_view command = {};
  std::string_view place = {};  ///< section, or section.table
  std::string_view keys = {};   ///< between commas; empty: the place itself is the key
  English meaning = {};
};

/// By command, in the order of the help.
std::span<const MoreKeys> more_keys();

}  // namespace gonogo::cli

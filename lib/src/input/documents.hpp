// SPDX-License-Identifier: MIT
/// A bid and its policy as read from their files, before any scenario or setting.
#pragma once

#include <string>

#include "gonogo/input/overlay.hpp"
#include "input/layers.hpp"
#include "input/series.hpp"

namespace gonogo {

/// All that `load` reads and parses: scenarios are applied to copies of it.
struct Documents {
  Layers layers = {};
  std::string bid_hash = {};     ///< SHA-256, in hexadecimal
  std::string policy_hash = {};  ///< empty without a policy
  Settings settings = {};
  SeriesColumns series = {};
  std::vector<std::string> kinds = {};  ///< of the policy: those that the bid may have by its place
};

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// A bid and its policy as read from their files, before any scenario or setting.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gonogo/base/date.hpp"
#include "gonogo/input/overlay.hpp"
#include "input/policy_file.hpp"
#include "input/series.hpp"

namespace gonogo {

/// All that `load` reads and parses: scenarios are applied to copies of it.
struct Documents {
  Layers layers = {};
  std::string bid_hash = {};                           ///< SHA-256, in hexadecimal
  std::string policy_hash = {};                        ///< empty without a policy
  std::shared_ptr<const PolicyFile> policy_file = {};  ///< what the policy was made from, if known
  Settings settings = {};
  SeriesColumns series = {};
  std::vector<std::string> kinds = {};  ///< of the policy: those that the bid may have by its place
  std::vector<std::string> waivers = {};  ///< of the policy: ids of those that concern the bid
  std::optional<Date> as_of = {};         ///< the day on which they must hold
};

}  // namespace gonogo

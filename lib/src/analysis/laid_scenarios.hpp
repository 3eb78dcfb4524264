// SPDX-License-Identifier: MIT
/// The scenarios of a bid as a workbook lays them over its inputs.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/bid.hpp"

namespace gonogo {

struct LaidScenario {
  std::string id = {};
  std::string name = {};
  EvaluatedModel model = {};
  LaidOver laid = {};
  /// It differs from the bid as written in numbers alone, so that one model computes both.
  bool in_numbers = false;
  bool judged = false;  ///< a rule is judged in it
};

/// The bid's scenarios, then the policy's, without those that cannot be computed.
std::vector<LaidScenario> laid_scenarios(const Bid& bid);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Rules with a probability: in how many of the simulated cases they pass.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"

namespace gonogo {

bool has_chance_rules(const Model& model);
/// The ids of the rules that only simulated cases judge.
std::vector<std::string> chance_rule_ids(const Model& model);

/// One element for each rule with a probability, in the order of Model::rules. Draws until each is
/// decided with its interval, 16,384 cases to 262,144. Of a bid in which nothing varies, one case.
Checked<std::vector<RuleChance>> judge_chance_rules(const Bid& bid);

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Rules that are asked for together.
#pragma once

#include "gonogo/model/model.hpp"

namespace gonogo {

enum class RuleGroup { all, mandatory };

inline bool is_mandatory(const BoundRule& rule) { return rule.rule.severity == Must::must; }

inline bool is_in(RuleGroup group, const BoundRule& rule) {
  return group == RuleGroup::all || is_mandatory(rule);
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Rules that are asked for together.
#pragma once

#include "gonogo/model/model.hpp"

namespace gonogo {

enum class RuleGroup { all, mandatory };

inline bool is_mandatory(const BoundRule& rule) { return rule.rule.severity == Must::must; }

/// What its failure counts as: that of a mandatory rule with a waiver as a discretionary one's.
inline Must weight_of(const BoundRule& rule) {
  return rule.waiver ? Must::should : rule.rule.severity;
}

inline bool is_in(RuleGroup group, const BoundRule& rule) {
  return group == RuleGroup::all || is_mandatory(rule);
}

}  // namespace gonogo

// SPDX-License-Identifier: MIT
/// Who answers for rules that fail: by a waiver, or by signing. In words, for all reports.
#pragma once

#include <string>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Who must sign, and the rules that fail for which.
struct RulesOfApprover {
  std::string approver = {};
  std::vector<std::string> rules = {};
};

/// The approver of the first failure first. A waiver stands for a signature.
std::vector<RulesOfApprover> approvers_of(const Model& model,
                                          const std::vector<RuleResult>& results);

/// "CONDITIONAL, approved with waiver W-14"; the verdict alone where no waiver makes it.
Message judgement_text(const Model& model, Verdict verdict, const std::vector<RuleResult>& results);

/// "Waiver W-14 for quick, by sales director until 2027-03-31: Opens an account (policy.toml:12:9)"
List waivers_list(const Model& model, const std::vector<RuleResult>& results);

/// "Must sign: finance director, for payback."
List approvers_list(const Model& model, const std::vector<RuleResult>& results);

}  // namespace gonogo

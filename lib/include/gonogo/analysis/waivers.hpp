// SPDX-License-Identifier: MIT
/// The waivers that an evaluation used, and those that nothing needs.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gonogo/analysis/evaluation.hpp"

namespace gonogo {

/// That accepts the failure; null: the rule does not fail, or nothing accepts it.
const Waiver* waiver_of(const Model& model, const RuleResult& result);

/// Those that accept failures, in the order of the results.
std::vector<const Waiver*> waivers_used(const Model& model, const std::vector<RuleResult>& results);

/// Which waivers some bids use.
class WaiverUse {
 public:
  /// One of several evaluations. A bid under a scenario or settings, or one that could not be judged,
  /// says nothing of what is needed.
  void add(const Bid& bid, const Evaluation& evaluation);

  /// Were all bids added, or some? Of some, only a waiver that names one file can be seen to be
  /// unused.
  enum class Extent { some, all };

  /// Warnings, in the order of the policies' files.
  Diagnostics unused(Extent extent) const;

 private:
  struct Use {
    Waiver waiver = {};
    bool of_one_bid = false;
    bool used = false;
  };
  std::map<std::pair<std::string, std::string>, Use> uses_ = {};  ///< by file and id
};

}  // namespace gonogo
